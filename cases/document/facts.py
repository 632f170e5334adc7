"""The third stage, single facts: deadline, languages, country, name, the earlier document."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cases.document.dates import PrintedDate, dates_in
from cases.document.labels import Part
from cases.document.languages import LANGUAGES
from cases.document.places import countries_in, languages_in, most_named
from cases.document.seen import Seen, seen_in
from cases.document.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cases.document.draft import DraftTarget
    from cases.document.lines import Line
    from cases.document.placed import Placed

_BEFORE_DATE = re.compile("|".join(one.before_deadline for one in LANGUAGES), re.IGNORECASE)
_APPEALS = re.compile("|".join(one.appeals for one in LANGUAGES), re.IGNORECASE)
_LANGUAGES = re.compile(
    "|".join(one.named_languages.replace("<named>", f"<{one.code}>") for one in LANGUAGES),
    re.IGNORECASE,
)
_OWN_LANGUAGE = re.compile(
    "|".join(one.own_language.replace("<named>", f"<{one.code}>") for one in LANGUAGES),
    re.IGNORECASE,
)
_UPDATE_OF = re.compile(
    r"\b(?:update (?:of|on|to)|actualizaci[oó]n de|mise [aà] jour de)"
    r" (?:the |la |l[’'])?(?:UA|AU)\b",
    re.IGNORECASE,
)
_APPEALING = frozenset(
    {Part.HEADING, Part.ACTION, Part.STEP, Part.UNPLACED, Part.REPORT, Part.OFFICE}
)
_NO_DEADLINE_IN = frozenset({Part.LETTER, Part.BACKGROUND, Part.TARGETS, Part.COPIES})
_LAST = 200
_EMBASSY = re.compile(
    r"\b(?:embassy|embajada|ambassade|consulate) (?:of|de|du|d[’'])(?P<rest>.*)", re.IGNORECASE
)
_AMBASSADOR = re.compile(r"\b(?:ambassa|embaja|embaixa|botschaft|ambascia|consul|permanent rep)")
_URL = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
NOTHING = frozenset(words for one in LANGUAGES for words in one.nothing)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day for appeals; `month` where no day is printed, `text` as printed."""

    date: date | None = None
    month: str | None = None
    text: str | None = None
    lines: tuple[int, ...] = ()
    labelled: bool = True


def value_of(placed: Sequence[Placed], part: Part) -> Seen[str | None]:
    """The value behind the label of a part, or None where there is none or it says `n/a`."""
    line = next((one.line for one in placed if one.part is part and one.starts), None)
    if line is None or fold(line.text).strip(" .:[]()") in NOTHING:
        return Seen(None)
    return seen_in(line.text, [line])


def read_deadline(placed: Sequence[Placed]) -> Deadline:
    """The deadline behind its label (of several the latest), or in a sentence of the actions."""
    labelled = [one.line for one in placed if one.part is Part.DEADLINE and one.starts]
    found = [(line, day) for line in labelled for day in dates_in(line.text)]
    if found:
        line, day = max(found, key=lambda one: (one[1].year_month, one[1].day or 0))
        return _deadline(line, day)
    if labelled:
        return Deadline(text=labelled[0].text, lines=(labelled[0].number,))
    return next(_in_sentences(placed), Deadline())


def _in_sentences(placed: Sequence[Placed]) -> Iterator[Deadline]:
    for one in placed:
        text = one.line.text
        if one.part in _NO_DEADLINE_IN or not (one.part in _APPEALING or _is_sentence(one)):
            continue
        if _APPEALS.search(text):
            for day in dates_in(text):
                if _BEFORE_DATE.search(text[max(0, day.start - 30) : day.start]):
                    yield replace(_deadline(one.line, day), labelled=False)


def _is_sentence(one: Placed) -> bool:
    return one.label is not None and one.label.sentence


def _deadline(line: Line, day: PrintedDate) -> Deadline:
    month = None if day.day else day.year_month
    return Deadline(day.date, month, line.text, tuple(line.numbers))


def read_languages(placed: Sequence[Placed]) -> Seen[tuple[str, ...]]:
    """The languages to address the targets in, as ISO 639-1 codes."""
    value = value_of(placed, Part.LANGUAGE)
    if value.value:
        return Seen(languages_in(value.value), value.lines)
    for one in placed:
        if one.part in _NO_DEADLINE_IN:
            continue
        for named in _named_languages(one.line.text):
            return seen_in(named, [one.line])
    return Seen(())


def _named_languages(text: str) -> Iterator[tuple[str, ...]]:
    """`in French, English or your own language`, in a sentence about appeals."""
    if not _APPEALS.search(text):
        return
    ends = _LANGUAGES.finditer(text[-_LAST:]) if text.endswith(":") else ()
    for match in (*_OWN_LANGUAGE.finditer(text), *ends):
        named = next((one for one in match.groups() if one), "")
        codes = languages_in(named)
        if codes:
            yield codes


def read_previous_link(placed: Sequence[Placed]) -> Seen[str | None]:
    """The address of the earlier document, or None."""
    value = value_of(placed, Part.PREVIOUS)
    found = _URL.search(value.value) if value.value else None
    if found:
        return Seen(found[0].rstrip(".,;)"), value.lines)
    for one in placed:
        again = _UPDATE_OF.search(one.line.text)
        link = _URL.search(one.line.text, again.end()) if again else None
        if link:
            return seen_in(link[0].rstrip(".,;)"), [one.line])
    return Seen(None)


def read_country(targets: Sequence[DraftTarget], placed: Sequence[Placed]) -> str | None:
    """The country of a document whose heading names none, in the spelling of its own text.

    Officials' addresses tell it best, then whose embassy is written to, then the text.
    """
    home = [line for one in targets if not _is_abroad(one) for line in _spoken(one)]
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
    """The lines that name the country, the surest first: the last of the address."""
    return (*reversed(target.address_lines), target.role or "")


def _is_abroad(target: DraftTarget) -> bool:
    return bool(_embassy(target)) or _AMBASSADOR.search(fold(target.role or "")) is not None


def _embassy(target: DraftTarget) -> str | None:
    found = _EMBASSY.search(" ".join(target.address_lines))
    return found["rest"][:60] if found else None


def _spelling(country: tuple[str, str], prose: Sequence[str]) -> str:
    code, printed = country
    spelt = most_named(
        name for text in prose for other, name in countries_in(text) if other == code
    )
    return spelt[1] if spelt else printed
