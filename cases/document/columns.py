"""Columns that were printed side by side, with gaps between them, come apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cases.document.contact_labels import count_labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CELL = re.compile(r"\S+(?:[ \xa0]{1,2}\S+)*")
_FEWEST_LINES = 3
_SLACK = 3
_TAB = 8


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of a line, with the number of the line and the place where it begins."""

    number: int
    start: int
    text: str


def in_columns(raw_lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Each line with its number, from 1; those of columns one column after the other.

    Only lines with contacts are taken for columns: in other tables a row says one thing.
    """
    at = 0
    while at < len(raw_lines):
        end = _end_of_columns(raw_lines, at)
        if end - at >= _FEWEST_LINES and any(count_labels(one) for one in raw_lines[at:end]):
            yield from _column_by_column(raw_lines, at, end)
        else:
            end = at + 1
            yield end, raw_lines[at]
        at = end


def _cells(number: int, raw: str) -> list[Cell]:
    cells: list[Cell] = []
    for one in _CELL.finditer(raw.expandtabs(_TAB)):
        if cells and cells[-1].text.endswith(":"):
            cells[-1] = replace(cells[-1], text=f"{cells[-1].text} {one[0]}")
        else:
            cells.append(Cell(number, one.start(), one[0]))
    return cells


def _end_of_columns(raw_lines: Sequence[str], at: int) -> int:
    """Where the lines with gaps that begin here end; a column may stop before the others."""
    if len(_cells(at, raw_lines[at])) < 2:  # noqa: PLR2004 - two columns are the fewest
        return at
    end = at
    starts = {one.start for one in _cells(at, raw_lines[at])}
    while end < len(raw_lines) and _fits(raw_lines[end], starts):
        end += 1
    return end


def _fits(raw: str, starts: set[int]) -> bool:
    cells = _cells(0, raw)
    return (
        bool(cells)
        and all(any(abs(cell.start - start) <= _SLACK for start in starts) for cell in cells)
        and (len(cells) > 1 or cells[0].start > _SLACK or count_labels(raw) > 0)
    )


def _column_by_column(raw_lines: Sequence[str], at: int, end: int) -> Iterator[tuple[int, str]]:
    starts = [cell.start for cell in _cells(0, raw_lines[at])]
    cells = [cell for index in range(at, end) for cell in _cells(index + 1, raw_lines[index])]
    for start in starts:
        for cell in cells:
            if min(starts, key=lambda one: abs(one - cell.start)) == start:
                yield cell.number, cell.text
        yield end, ""
