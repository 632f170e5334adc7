"""The lines of a document that a doubt or a field is about, for whoever compares them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cases.document.lines import clean, raw_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cases.document.draft import Doubt

LONGEST_LINE = 400
"""Characters of a line that are kept; a document without line ends is one line."""
ENDING = 150
FEW = 3
"""Of more lines only the first and the last are kept."""
_FIRST, _LAST = frozenset({"letter_starts", "extra.letter_salutation"}), frozenset({"letter_ends"})
_OF_LETTER = _FIRST | _LAST | {"has_sample_letter", "extra.letter_closing"}
_OF_TARGET = re.compile(r"(targets\[\d+\])(?:\.|$)")


def with_places(doubts: Iterable[Doubt], traces: Mapping[str, Iterable[int]]) -> tuple[Doubt, ...]:
    """The doubts, each with its first and last line where the document has some.

    `traces` are the numbers of the lines of each field. Where an official's field has none, it is
    where that official begins.
    """
    spans = {path: (min(numbers), max(numbers)) for path, numbers in traces.items() if numbers}
    begins: dict[str, int] = {}
    for path, (first, _) in spans.items():
        if found := _OF_TARGET.match(path):
            begins[found[1]] = min(first, begins.get(found[1], first))
    return tuple(
        one if one.lines else replace(one, lines=_place(one.field, spans, begins))
        for one in doubts
    )


def lines_at(text: str, spans: Iterable[tuple[int, ...]]) -> tuple[tuple[int, str], ...]:
    """The lines at the ends of these spans, by their numbers, as a reader sees them."""
    wanted = {number for span in spans for number in shown_of(span)}
    if not wanted:
        return ()
    return tuple(
        (number, _cut(clean(raw)))
        for number, raw in enumerate(raw_lines(text), start=1)
        if number in wanted
    )


def shown_of(span: tuple[int, ...]) -> tuple[int, ...]:
    """The numbers of the lines that stand for a span: all of a few, else its first and last."""
    if not span:
        return ()
    first, last = span[0], span[-1]
    return tuple(range(first, last + 1)) if last - first < FEW else (first, last)


def _cut(line: str) -> str:
    """Of a long line its beginning and its end."""
    if len(line) <= LONGEST_LINE:
        return line
    return f"{line[: LONGEST_LINE - ENDING]} … {line[-ENDING:]}"


def _place(
    field: str, spans: Mapping[str, tuple[int, int]], begins: Mapping[str, int]
) -> tuple[int, ...]:
    if field in spans:
        return spans[field]
    if field in _OF_LETTER and "letter" in spans:
        first, last = spans["letter"]
        return last if field in _LAST else first, first if field in _FIRST else last
    found = _OF_TARGET.match(field)
    if found is None or found[1] not in begins:
        return ()
    return begins[found[1]], begins[found[1]]
