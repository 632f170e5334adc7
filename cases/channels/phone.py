"""An appeal by phone: the number in international form, and what to say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import phonenumbers

from cases.case import Channel
from cases.document.places import countries_in, country_code
from cases.letter import PHRASES, language_of_frame

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cases.case import Case, Contact, Target
    from cases.letter import Signatory

_EMBASSY = re.compile(
    r"\b(?:embassy|consulate|embajada|consulado|ambassade|consulat)\b", re.IGNORECASE
)

# Postal codes that only one country writes like this tell where an embassy stands.
_POSTAL_CODES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("US", re.compile(r"\b(?:[A-Z]{2}|D\.C)[.,]{0,2} \d{5}(?:-\d{4})?\b")),
    ("GB", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")),
    ("CA", re.compile(r"\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b")),
)


def international(contact: Contact, target: Target, case: Case) -> str:
    """The number as it is dialled from anywhere (`+1 202-728-1600`), or else as printed.

    A number without its country's code is read as one of the country of the target's own
    address; only where that names none, and it is no embassy, as one of the case's country.
    """
    for region in (None, *_regions(target, case)):
        try:
            number = phonenumbers.parse(contact.value, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return contact.value


def _regions(target: Target, case: Case) -> Iterator[str]:
    lines = [line for one in target.by(Channel.POST) for line in one.value.splitlines()]
    for line in lines:
        yield from (region for region, code in _POSTAL_CODES if code.search(line))
    stands_in = [line for line in lines if not _EMBASSY.search(line)]
    yield from (code for line in reversed(stands_in) for code, _ in countries_in(line))
    is_embassy = len(stands_in) < len(lines) or _EMBASSY.search(target.role)
    home = country_code(case.country) if case.country and not is_embassy else None
    if home:
        yield home


def script(case: Case, signatory: Signatory, language: str | None = None) -> str:
    """What a caller may say: who calls, as far as they want to say, of what, and what is asked.

    The asks are the document's own words; of a sample letter it is the last paragraph.
    """
    phrases = PHRASES[language_of_frame(case, language)]
    asked = [f"• {ask}" for ask in case.asks]
    if case.letter and not asked:
        asked = list(case.letter.paragraphs[-1:])
    caller = phrases.caller(signatory.name, signatory.city)
    return "\n".join((*((caller,) if caller else ()), phrases.opening(case), *asked))
