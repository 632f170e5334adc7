"""The third stage, heading: number, title, index, dates of issue, and the kind of document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.case import Kind
from cases.document.body import texts_in
from cases.document.dates import first_date, is_only_a_date
from cases.document.labels import Part
from cases.document.languages import LANGUAGES
from cases.document.places import country_code
from cases.document.shapes import is_prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cases.document.lines import Line
    from cases.document.sections import Placed

_NUMBER = r"(?P<number>\d{1,4}\s?[./]\s?(?:20)?\d{2})(?![\d/.]*\d)"
_NAMED_NUMBER = re.compile(
    r"(?:\b(?:UAs?(?:-Nr)?|AUs?|EXTRA|FI)\b\.?(?:[\s:]*UA)?"
    rf"|{'|'.join(one.urgent_action for one in LANGUAGES)})"
    rf"(?:\s(?:on|sur|sobre|no|n[º°]))?[\s:#.-]{{0,3}}{_NUMBER}",
    re.IGNORECASE,
)
_COUNTRY_NUMBER = re.compile(
    rf"(?:^(?:UA:\s?)?|[(:]\s?)(?P<country>[^\W\d][^\d():|]{{2,40}}?)[\s:,]+(?:UA\s?:?\s?)?{_NUMBER}"
)
_TAIL = re.compile(rf"\s*\((?P<inside>[^()]*{_NUMBER}[^()]*)\)\s*$")
_LEAD = re.compile(
    r"^[•*\s]*(?:(?:further information|update|extra|second|third|fourth|fifth)\s*(?:on)?\s*)?"
    rf"(?:{'|'.join(one.urgent_action for one in LANGUAGES)})"
    r"(?:\s+(?:update|actuali[sz]aci[oó]n|mise [aà] jour))?\s*[:–-]?\s*",
    re.IGNORECASE,
)
_NUMBER_LINE = re.compile(
    rf"^(?:.{{0,40}}?\b(?:UA|AU)\b\s?:?\s?){_NUMBER}(?P<rest>.*)$", re.IGNORECASE
)
_INDEX = re.compile(
    r"\b(?:ACT|AFR|AMR|ASA|DOC|EUR|IOR|MDE|ORG|POL|PRE) ?\d{2}/ ?\d{3,5}/(?:20)?\d{2}(?:\d{2})?\b"
)
_NAME_WITH_SEX = re.compile(
    r"^(?P<country>[A-ZÁÉÍÓÚ][A-ZÁÉÍÓÚ' -]{2,30})\s+(?P<name>[^\n]*\((?:m|f|v|h)\).*)$"
)
_FURNITURE = re.compile(
    r"^(?:PUBLIC|EXTERNAL|INTERNAL)\b|^(?:page|p[aá]gina)\s*\d|^\d+\s*$|\|", re.IGNORECASE
)

_KINDS = tuple(
    (kind, re.compile("|".join(words), re.IGNORECASE | re.MULTILINE))
    for kind in (Kind.ENDED, Kind.STOP, Kind.EXTENSION, Kind.FURTHER, Kind.UPDATE)
    if (words := [pattern for one in LANGUAGES for known, pattern in one.kinds if known is kind])
)
_HEAD_LINES = 14
_HEAD_CHARACTERS = 300
_LONGEST_TITLE = 160
_FEWEST_TITLE_WORDS = 2
_MOST_KICKER_WORDS = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """What the head of a document says."""

    ua_number: str | None = None
    title: str | None = None
    ai_index: str | None = None
    published: date | None = None
    country: str | None = None
    name_and_pronoun: str | None = None
    kind: Kind = Kind.FIRST


def read_heading(lines: Sequence[Line], placed: Sequence[Placed]) -> Heading:
    """The fields of the head; `lines` as they came, `placed` with their parts."""
    head = [line.text for line in lines[:_HEAD_LINES]]
    named = next((found for text in head if (found := _NAME_WITH_SEX.match(text))), None)
    return Heading(
        ua_number=_ua_number(lines, head),
        title=_title(placed),
        ai_index=next((found[0] for text in head if (found := _INDEX.search(text))), None),
        published=_published(head),
        country=named["country"] if named else _country(head),
        name_and_pronoun=named["name"] if named else None,
        kind=_kind(head, placed),
    )


def _ua_number(lines: Sequence[Line], head: Sequence[str]) -> str | None:
    for text in (line.text for line in lines):
        found = _NAMED_NUMBER.search(text)
        if found:
            return found["number"].replace(" ", "")
    found = next((one for text in head if (one := _COUNTRY_NUMBER.search(text))), None)
    return found["number"].replace(" ", "") if found and country_code(found["country"]) else None


def _title(placed: Sequence[Placed]) -> str | None:
    """The title: with the number, behind `URGENT ACTION`, or else the first line like one."""
    head = [one for one in placed if one.part in {Part.HEADING, Part.LABEL}][:_HEAD_LINES]
    return next(_titles(head), None)


def _titles(head: Sequence[Placed]) -> Iterator[str]:
    texts = [one.line.text for one in head if one.part is Part.HEADING]
    for text in texts:
        found = _NUMBER_LINE.match(text)
        if found and _can_be_title(found["rest"].strip()) and not found["rest"].startswith(":"):
            yield found["rest"].strip(" :–-")
    yield from (_bare(text) for text in texts if _LEAD.match(text) and _can_be_title(_bare(text)))
    yield from (_bare(text) for text in texts if _TAIL.search(text) and _can_be_title(_bare(text)))
    for before, one in zip([None, *head], head, strict=False):
        if before is not None and before.part is Part.LABEL and one.part is Part.HEADING:
            yield from (text for text in [_bare(one.line.text)] if _can_be_title(text))
    yield from (_bare(text) for text in texts if _can_be_title(text))


def _bare(text: str) -> str:
    return _TAIL.sub("", _LEAD.sub("", text)).strip()


def _can_be_title(text: str) -> bool:
    text = text.strip()
    if (
        len(text.split()) < _FEWEST_TITLE_WORDS
        or len(text) > _LONGEST_TITLE
        or is_only_a_date(text)
    ):
        return False
    if _FURNITURE.search(text) or _INDEX.search(text) or _NAME_WITH_SEX.match(text):
        return False
    if _COUNTRY_NUMBER.fullmatch(text) or _is_kicker(text):
        return False
    return not is_prose(text) and _NAMED_NUMBER.search(text) is None and first_date(text) is None


def _is_kicker(text: str) -> bool:
    """`Écrire Mexique.` — a section's tag above the title."""
    words = text.split()
    return (
        len(words) <= _MOST_KICKER_WORDS
        and text.endswith(".")
        and country_code(words[-1]) is not None
    )


def _published(head: Sequence[str]) -> date | None:
    """The date of issue: a line of its own, or in the line of index and number."""
    for text in head:
        found = first_date(text[:_HEAD_CHARACTERS])
        if found and (is_only_a_date(text) or _is_imprint(text)):
            return found.date
    return None


def _is_imprint(text: str) -> bool:
    start = text[:_HEAD_CHARACTERS]
    return _INDEX.search(start) is not None or (text.startswith("by ") and "|" in text)


def _country(head: Sequence[str]) -> str | None:
    for text in head:
        for found in _COUNTRY_NUMBER.finditer(text[:_HEAD_CHARACTERS]):
            name = found["country"].strip(" :,")
            name = name[: -len("UA")].strip(" :,") if name.endswith("UA") else name
            if country_code(name):
                return name
    return next((name for text in head if (name := _country_in_imprint(text))), None)


def _country_in_imprint(text: str) -> str | None:
    """`… | Fecha: | Venezuela`, `Index: ASA 17/… China Date: …`: a country beside the index."""
    if _INDEX.search(text[:_HEAD_CHARACTERS]) is None:
        return None
    parts = re.split(
        r"[|:]|\bDate\b|\bFecha\b|\bIndex\b", _INDEX.sub("|", text[:_HEAD_CHARACTERS])
    )
    return next((part.strip() for part in parts if country_code(part.strip())), None)


def _kind(head: Sequence[str], placed: Sequence[Placed]) -> Kind:
    start = "\n".join(text[:_HEAD_CHARACTERS] for text in head)
    for kind, words in _KINDS:
        if words.search(start):
            return kind
    steps = "\n".join(texts_in(placed, Part.ACTION))
    again = dict(_KINDS)[Kind.FURTHER]
    return Kind.FURTHER if again.search(steps) else Kind.FIRST
