"""The third stage, single facts: deadline, languages, country, name, the earlier document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.document.dates import PrintedDate, dates_in
from cases.document.labels import Part
from cases.document.languages import LANGUAGES
from cases.document.places import countries_in, languages_in, most_named
from cases.document.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cases.document.draft import DraftTarget
    from cases.document.sections import Placed

_BEFORE_DATE = re.compile("|".join(one.before_deadline for one in LANGUAGES), re.IGNORECASE)
_APPEALS = re.compile("|".join(one.appeals for one in LANGUAGES), re.IGNORECASE)
_LANGUAGES = re.compile(
    "|".join(one.named_languages.replace("<named>", f"<{one.code}>") for one in LANGUAGES),
    re.IGNORECASE,
)
_EMBASSY = re.compile(
    r"\b(?:embassy|embajada|ambassade|consulate) (?:of|de|du|d[’'])(?P<rest>.*)", re.IGNORECASE
)
_URL = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
NOTHING = frozenset(words for one in LANGUAGES for words in one.nothing)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day for appeals; `month` where no day is printed, `text` as printed."""

    date: date | None = None
    month: str | None = None
    text: str | None = None


def value_of(placed: Sequence[Placed], part: Part) -> str | None:
    """The value behind the label of a part, or None where there is none or it says `n/a`."""
    value = next((one.line.text for one in placed if one.part is part and one.starts), None)
    return None if value is None or fold(value).strip(" .:[]()") in NOTHING else value


def read_deadline(placed: Sequence[Placed]) -> Deadline:
    """The deadline behind its label (of several the latest), or in a sentence of the actions."""
    labelled = [one.line.text for one in placed if one.part is Part.DEADLINE and one.starts]
    found = [(text, day) for text in labelled for day in dates_in(text)]
    if found:
        text, day = max(found, key=lambda one: (one[1].year_month, one[1].day or 0))
        return _deadline(text, day)
    if labelled:
        return Deadline(text=labelled[0])
    return next(_in_sentences(placed), Deadline())


def _in_sentences(placed: Sequence[Placed]) -> Iterator[Deadline]:
    parts = {Part.ACTION, Part.UNPLACED, Part.REPORT, Part.OFFICE}
    for text in (one.line.text for one in placed if one.part in parts or _is_sentence(one)):
        if _APPEALS.search(text):
            for day in dates_in(text):
                if _BEFORE_DATE.search(text[max(0, day.start - 30) : day.start]):
                    yield _deadline(text, day)


def _is_sentence(one: Placed) -> bool:
    return one.label is not None and one.label.sentence


def _deadline(text: str, day: PrintedDate) -> Deadline:
    return Deadline(day.date, None if day.day else day.year_month, text)


def read_languages(placed: Sequence[Placed]) -> tuple[str, ...]:
    """The languages to address the targets in, as ISO 639-1 codes."""
    value = value_of(placed, Part.LANGUAGE)
    if value:
        return languages_in(value)
    for text in (one.line.text for one in placed if one.line.text.endswith(":")):
        found = _LANGUAGES.search(text[-200:])
        named = found and next((one for one in found.groups() if one), None)
        if found and named and _APPEALS.search(text):
            return languages_in(named)
    return ()


def read_country(targets: Sequence[DraftTarget], placed: Sequence[Placed]) -> str | None:
    """The country of a document whose heading names none, in the spelling of its own text.

    Officials' addresses tell it best, then whose embassy is written to, then the text.
    """
    home = [line for one in targets if not _embassy(one) for line in _spoken(one)]
    sent = [rest for one in targets if (rest := _embassy(one))]
    prose = [
        one.line.text
        for one in placed
        if one.part in {Part.SUMMARY, Part.HEADING, Part.LETTER, Part.BACKGROUND}
    ]
    for texts in (home, sent, prose):
        found = most_named(texts)
        if found:
            return _spelling(found, prose)
    return None


def _spoken(target: DraftTarget) -> tuple[str, ...]:
    return (*target.address_lines, target.role or "")


def _embassy(target: DraftTarget) -> str | None:
    found = _EMBASSY.search(" ".join(target.address_lines))
    return found["rest"][:60] if found else None


def _spelling(country: tuple[str, str], prose: Sequence[str]) -> str:
    code, printed = country
    spelt = most_named(
        name for text in prose for other, name in countries_in(text) if other == code
    )
    return spelt[1] if spelt else printed


def read_previous_link(placed: Sequence[Placed]) -> str | None:
    """The address of the earlier document, or None."""
    value = value_of(placed, Part.PREVIOUS)
    found = _URL.search(value) if value else None
    return found[0].rstrip(".,;)") if found else None
