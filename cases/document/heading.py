"""The third stage, heading: number, index, date of issue, country, and the kind of document."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from cases.case import Kind
from cases.document.body import texts_in
from cases.document.dates import dates_in, is_only_a_date
from cases.document.imprint import (
    COUNTRY_NUMBER,
    INDEX,
    NAME_WITH_SEX,
    NAMED_NUMBER,
)
from cases.document.labels import Part
from cases.document.languages import LANGUAGES
from cases.document.places import country_code
from cases.document.seen import Seen, seen_in
from cases.document.shapes import is_prose
from cases.document.title import read_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cases.document.dates import PrintedDate
    from cases.document.lines import Line
    from cases.document.placed import Placed

_KINDS = tuple(
    (kind, re.compile("|".join(words), re.IGNORECASE | re.MULTILINE))
    for kind in (Kind.ENDED, Kind.STOP, Kind.EXTENSION, Kind.FURTHER, Kind.UPDATE)
    if (words := [pattern for one in LANGUAGES for known, pattern in one.kinds if known is kind])
)
_DATED = re.compile(
    r"(?:\b(?:date|datum|fecha|data|issued?|published|ver[oö]ffentlicht|publi[eé])\b[^:\d]{0,24}:?\s*"
    rf"|(?:{'|'.join(one.urgent_action for one in LANGUAGES)})\b[^\d]{{0,40}})$",
    re.IGNORECASE,
)
_TAIL_COUNTRY = re.compile(r"\((?P<country>[^()\d]{3,40})\)\s*$")
_HEAD_LINES = 14
_HEAD_CHARACTERS = 300
_LONGEST_NAME = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What the head of a document says, each with its lines."""

    ua_number: Seen[str | None]
    title: Seen[str | None]
    ai_index: Seen[str | None]
    published: Seen[date | None]
    country: Seen[str | None]
    name_and_pronoun: Seen[str | None]
    kind: Kind

    def seen(self) -> dict[str, tuple[int, ...]]:
        """The numbers of the lines by field."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: one.lines for name, one in values.items() if isinstance(one, Seen)}


def read_heading(lines: Sequence[Line], placed: Sequence[Placed]) -> Heading:
    """The fields of the head; `lines` as they came, `placed` with their parts."""
    head = lines[:_HEAD_LINES]
    return Heading(
        ua_number=_ua_number(lines, head),
        title=read_title(placed),
        ai_index=_index(head),
        published=next(_published(head), Seen(None)),
        country=next(_countries(head), Seen(None)),
        name_and_pronoun=next(_names(head), Seen(None)),
        kind=_kind([line.text for line in head], placed),
    )


def _ua_number(lines: Sequence[Line], head: Sequence[Line]) -> Seen[str | None]:
    for line in lines:
        found = NAMED_NUMBER.search(line.text)
        if found:
            return seen_in(found["number"].replace(" ", ""), [line])
    for line in head:
        found = COUNTRY_NUMBER.search(line.text)
        if found and country_code(found["country"]):
            return seen_in(found["number"].replace(" ", ""), [line])
    return Seen(None)


def _index(head: Sequence[Line]) -> Seen[str | None]:
    for line in head:
        found = INDEX.search(line.text)
        if found:
            return seen_in(found[0], [line])
    return Seen(None)


def _names(head: Sequence[Line]) -> Iterator[Seen[str | None]]:
    for line in head:
        found = NAME_WITH_SEX.match(line.text)
        if found and len(line.text) <= _LONGEST_NAME and not is_prose(found["name"]):
            yield seen_in(_behind_the_country(found), [line])


def _behind_the_country(found: re.Match[str]) -> str:
    """The name, with what was taken for a country's last word: `MYANMAR U Roe (m)`."""
    words = (found["country"] or "").split()
    return " ".join([*words[_words_of_a_country(words) or len(words) :], found["name"]])


def _words_of_a_country(words: Sequence[str]) -> int:
    known = (n for n in range(len(words), 0, -1) if country_code(" ".join(words[:n])))
    return next(known, 0)


def _published(head: Sequence[Line]) -> Iterator[Seen[date | None]]:
    """The date of issue: a line of its own, behind `Date:`, or in the line of index and number."""
    for is_of_issue in (_is_dated, _is_beside_the_number):
        for line in head:
            text = line.text[:_HEAD_CHARACTERS]
            for day in dates_in(text):
                if not _is_in_brackets(text, day) and is_of_issue(text, day):
                    yield seen_in(day.date, [line])


def _is_in_brackets(text: str, day: PrintedDate) -> bool:
    """`Further information on UA 1/05 (2 May 2005)`: the date of the earlier one."""
    return text[: day.start].count("(") > text[: day.start].count(")")


def _is_dated(text: str, day: PrintedDate) -> bool:
    before = text[: day.start]
    posted = text.startswith("by ") and "|" in text
    return is_only_a_date(text) or _DATED.search(before) is not None or posted


def _is_beside_the_number(text: str, _: PrintedDate) -> bool:
    number = NAMED_NUMBER.search(text)
    beside = number is not None and text[-1] != "." and ":" not in text[number.end() :]
    return beside or INDEX.search(text) is not None


def _countries(head: Sequence[Line]) -> Iterator[Seen[str | None]]:
    """The country by which the document is headed; the surest place first."""
    for place in (_before_a_name, _beside_a_number, _in_imprint, _alone_or_last):
        for line in head:
            for name in place(line.text):
                yield seen_in(name.strip(), [line])


def _before_a_name(text: str) -> Iterator[str]:
    named = NAME_WITH_SEX.match(text)
    words = (named["country"] or "").split() if named else []
    if _words_of_a_country(words):
        yield " ".join(words[: _words_of_a_country(words)])


def _alone_or_last(text: str) -> Iterator[str]:
    """A line that is a country and nothing else, or ends with one in brackets."""
    tail = _TAIL_COUNTRY.search(text)
    if tail and country_code(tail["country"]) and not is_prose(text):
        yield tail["country"]
    if country_code(text):
        yield text


def _beside_a_number(text: str) -> Iterator[str]:
    for found in COUNTRY_NUMBER.finditer(text[:_HEAD_CHARACTERS]):
        name = found["country"].strip(" :,")
        name = name[: -len("UA")].strip(" :,") if name.endswith("UA") else name
        if country_code(name):
            yield name


def _in_imprint(text: str) -> Iterator[str]:
    """`… | Fecha: | Venezuela`, `Index: ASA 17/… China Date: …`: a country beside the index."""
    if INDEX.search(text[:_HEAD_CHARACTERS]) is None:
        return
    parts = re.split(
        r"[|:,]|\bDate\b|\bFecha\b|\bIndex\b", INDEX.sub("|", text[:_HEAD_CHARACTERS])
    )
    names = (part.strip(" ()[]") for part in parts)
    yield from (name for name in names if country_code(name))


def _kind(head: Sequence[str], placed: Sequence[Placed]) -> Kind:
    start = "\n".join(text[:_HEAD_CHARACTERS] for text in head)
    for kind, words in _KINDS:
        if words.search(start):
            return kind
    steps = "\n".join((*texts_in(placed, Part.STEP), *texts_in(placed, Part.ACTION)))
    again = dict(_KINDS)[Kind.FURTHER]
    return Kind.FURTHER if again.search(steps) else Kind.FIRST
