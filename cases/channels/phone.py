"""An appeal by phone: the number in international form, and what to say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import phonenumbers
from babel import Locale, UnknownLocaleError
from phonenumbers import timezone

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

OPENS, CLOSES = time(9), time(17)
"""When offices are likely open, on days that are no days of rest there."""

_USUAL_WEEKEND = frozenset({5, 6})

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
    number = _number(contact, target, case)
    if number is None:
        return contact.value
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


@dataclass(frozen=True, slots=True)
class There:
    """Where a number rings: what time it is, and whether offices are likely open.

    Where the number may ring in several zones, `now` is None if their clocks differ, and `is_open`
    if they differ in that. `opens` is the next moment at which offices open, if they are closed.
    """

    now: datetime | None
    is_open: bool | None
    opens: datetime | None


def there(contact: Contact, target: Target, case: Case, now: datetime) -> There | None:
    """The time where this number rings, at this aware moment; None where that is not known."""
    number = _number(contact, target, case)
    zones = _zones(number) if number else ()
    if number is None or not zones:
        return None
    rest = _weekend(phonenumbers.region_code_for_number(number) or "")
    local = [now.astimezone(zone) for zone in zones]
    working = {_is_working(moment, rest) for moment in local}
    is_open = working.pop() if len(working) == 1 else None
    opens = None if is_open is not False else min(_opening(moment, rest) for moment in local)
    is_one = len({moment.utcoffset() for moment in local}) == 1
    return There(local[0] if is_one else None, is_open, opens)


def _zones(number: phonenumbers.PhoneNumber) -> tuple[ZoneInfo, ...]:
    found = []
    for name in timezone.time_zones_for_number(number):
        try:
            found.append(ZoneInfo(name))
        except (ZoneInfoNotFoundError, ValueError):
            continue  # `Etc/Unknown`, and what this machine has no data of
    return tuple(found)


@cache
def _weekend(region: str) -> frozenset[int]:
    """The days of rest (Monday is 0) of a territory, by CLDR; Saturday and Sunday if unknown."""
    try:
        locale = Locale.parse(f"und_{region}")
    except (UnknownLocaleError, ValueError):
        return _USUAL_WEEKEND
    days = (locale.weekend_end - locale.weekend_start) % 7 + 1
    return frozenset((locale.weekend_start + day) % 7 for day in range(days))


def _is_working(moment: datetime, rest: frozenset[int]) -> bool:
    return moment.weekday() not in rest and OPENS <= moment.time() < CLOSES


def _opening(moment: datetime, rest: frozenset[int]) -> datetime:
    """The next time that offices open, in the zone of this moment."""
    days = (moment.date() + timedelta(days=day) for day in range(8))
    openings = (datetime.combine(day, OPENS, moment.tzinfo) for day in days)
    return next(one for one in openings if one > moment and one.weekday() not in rest)


def _number(contact: Contact, target: Target, case: Case) -> phonenumbers.PhoneNumber | None:
    for region in (None, *_regions(target, case)):
        try:
            number = phonenumbers.parse(contact.value, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return number
    return None


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


def script(
    case: Case,
    target: Target,
    signatory: Signatory,
    language: str | None = None,
    own: tuple[str, ...] = (),
) -> str:
    """What a caller may say: who calls, as far as they want to say, of what, and what is asked.

    The asks are the supporter's `own` words, where there are any; else the document's that go to
    this target, and of a sample letter its last paragraph.
    """
    phrases = PHRASES[language_of_frame(case, language)]
    asked = list(own) or [f"• {ask}" for ask in case.asks_of(target)]
    if case.letter and not asked:
        asked = list(case.letter.paragraphs[-1:])
    caller = phrases.caller(signatory.name, signatory.city)
    return "\n".join((*((caller,) if caller else ()), phrases.call(case), *asked))
