"""The title: beside the number, behind `URGENT ACTION`, or the first line like one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cases.document.dates import first_date, is_only_a_date
from cases.document.imprint import (
    AMONG_NUMBERS,
    COUNTRY_NUMBER,
    INDEX,
    NAME_WITH_SEX,
    NAMED_NUMBER,
    NUMBER,
)
from cases.document.labels import Part
from cases.document.languages import LANGUAGES
from cases.document.places import country_code, is_country
from cases.document.seen import Seen, seen_in
from cases.document.shapes import is_prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cases.document.lines import Line
    from cases.document.placed import Placed

_URGENT = "|".join(one.urgent_action for one in LANGUAGES)
_UPDATE = (
    r"(?:update|victory!?|good news!?|actuali[sz]aci[oó]n|mise [aà] jour|aggiornamento|appeal)"
)
_LEAD = re.compile(
    r"^[•*\s]*(?:take action!?\s*[-–]\s*"
    r"|(?:(?:further information|update|extra|second|third|fourth|fifth)\s*(?:on)?\s*)?"
    rf"(?:{_URGENT})(?:\s+{_UPDATE})?\s*[:–-]?\s*|{_UPDATE}\s*:\s*)",
    re.IGNORECASE,
)
_TAIL = re.compile(rf"\s*\((?P<inside>[^()]*{NUMBER}[^()]*)\)\s*$")
_COUNTRY_TAIL = re.compile(r"\s*\((?P<inside>[^()\d]{3,40})\)\s*$")
_NUMBER_LINE = re.compile(
    rf"^(?:.{{0,40}}?\b(?:UA|AU|EXTRA)\b\s?:?\s?){NUMBER}(?P<rest>.*)$", re.IGNORECASE
)
_BEHIND_DATES = re.compile(
    r"^\s*(?:and (?:follow-ups?|updates?)\s*)?(?:\([^()]*\d[^()]*\)[\s,]*)+"
)
_DATE_LABEL = re.compile(r"[\s–-]*\b(?:issue )?(?:date|datum|fecha|data)\s*:?\s*$", re.IGNORECASE)
_PLACE = re.compile(r"(?P<country>[^():]{2,30}) \([^()]{2,30}\)")
_FURNITURE = re.compile(
    r"^(?:PUBLIC|P[UÚ]BLICO|EXTERNAL|INTERNAL|APPEAL)\b|^(?:page|p[aá]gina)\s*\d|^\d+\s*$|\|"
    r"|^(?:photo|foto|©|dear|estimad|sehr geehrte|absender|musterbrief)|\bgetty\b"
    r"|\b(?:graphic|logo|banner|image|icon)$|^(?:document|home) [-–|]"
    r"|^(?:[^:]{2,30}\bsection|sektion|sección|sezione)\b|^\[|https?:|www\.|@",
    re.IGNORECASE,
)
_HEAD_LINES = 14
_LONGEST_TITLE = 160
_FEWEST_TITLE_WORDS = 2
_MOST_KICKER_WORDS = 3


def read_title(placed: Sequence[Placed]) -> Seen[str | None]:
    """The title with its line, or None where no line can be one."""
    parts = {Part.HEADING, Part.LABEL, Part.SUMMARY}
    head = [one for one in placed if one.part in parts][:_HEAD_LINES]
    found = next(_titles(head), None)
    if found is not None:
        return seen_in(found[0], [found[1]])
    found = next(_guesses(head), None) or next(_sentences(head), None)
    return Seen(found[0], tuple(found[1].numbers), sure=False) if found else Seen(None)


def _titles(head: Sequence[Placed]) -> Iterator[tuple[str, Line]]:
    lines = [one.line for one in head if one.part is Part.HEADING]
    yield from _beside_the_number(lines)
    for begins in (_LEAD, _TAIL):
        for line in lines:
            if begins.search(line.text) and _can_be_title(_bare(line.text), headed=True):
                yield _bare(line.text), line
    for before, one in zip([None, *head], head, strict=False):
        below = before is not None and before.part is Part.LABEL and one.part is Part.HEADING
        if below and _can_be_title(_bare(one.line.text)):
            yield _bare(one.line.text), one.line


def _guesses(head: Sequence[Placed]) -> Iterator[tuple[str, Line]]:
    story = _above_the_story(head)
    yield from (
        (_bare(one.line.text), one.line)
        for one in [*reversed(story), *head]
        if one.part is Part.HEADING and _can_be_title(_bare(one.line.text))
    )


def _sentences(head: Sequence[Placed]) -> Iterator[tuple[str, Line]]:
    """A title in small letters that reads like a sentence, but has no stop behind it."""
    for one in head[:1]:
        text = _bare(one.line.text)
        if one.part is Part.HEADING and text[-1:].isalnum() and _can_be_title(text, headed=True):
            yield text, one.line


def _above_the_story(placed: Sequence[Placed]) -> list[Placed]:
    """The head, its last line first: what stands above it may be a page's menu."""
    story = next((at for at, one in enumerate(placed) if one.part is Part.SUMMARY), len(placed))
    return list(placed[:story])


def _beside_the_number(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """`UA 1/05 Fear for safety`, `Further information on UA 1/05 (2 May 2005) – Torture`."""
    for line in lines:
        found = _NUMBER_LINE.match(line.text)
        rest = found["rest"] if found else ""
        rest = _BEHIND_DATES.sub("", rest)
        date = first_date(rest)
        rest = _DATE_LABEL.sub("", rest[: date.start]) if date else rest
        if not rest.lstrip().startswith(":") and _can_be_title(rest.strip(" :–-")):
            yield rest.strip(" :–-"), line


def _bare(text: str) -> str:
    bare = _TAIL.sub("", _LEAD.sub("", text)).strip()
    tail = _COUNTRY_TAIL.search(bare)
    return bare[: tail.start()].strip() if tail and is_country(tail["inside"]) else bare


def _can_be_title(text: str, *, headed: bool = False) -> bool:
    text = text.strip()
    if len(text.split()) < _FEWEST_TITLE_WORDS or len(text) > _LONGEST_TITLE:
        return False
    if is_only_a_date(text) or is_country(text) or text[0].islower():
        return False
    if (place := _PLACE.match(text)) and is_country(place["country"]):
        return False
    if any(known.search(text) for known in (_FURNITURE, INDEX, NAME_WITH_SEX, AMONG_NUMBERS)):
        return False
    if COUNTRY_NUMBER.fullmatch(text) or _is_kicker(text):
        return False
    told = is_prose(text) and not (headed and text[-1].isalnum())
    return not told and NAMED_NUMBER.search(text) is None and first_date(text) is None


def _is_kicker(text: str) -> bool:
    """`Écrire Mexique.` — a section's tag above the title."""
    words = text.split()
    return (
        len(words) <= _MOST_KICKER_WORDS
        and text.endswith(".")
        and country_code(words[-1]) is not None
    )
