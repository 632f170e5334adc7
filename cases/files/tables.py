"""The cells of a table become lines, so that what stands side by side does not run together."""

from __future__ import annotations

import re
from typing import TypeAlias

Cell: TypeAlias = list[str]
"""The lines of one cell."""
Row: TypeAlias = list[Cell]

_LABEL = re.compile(
    r"(?:[\w\s/().-]{1,40}:|(?:e-?mail|phone|tel(?:ephone)?|fax|twitter|x|facebook|instagram"
    r"|address|salutation|name|role|website|web|correo|teléfono|courriel|adresse)\.?)$",
    re.IGNORECASE,
)
_FEWEST_WOVEN = 3
_LONGEST_WOVEN = 70
_PAIR = 2


def table_lines(rows: list[Row]) -> list[str]:
    """The lines of a table, a blank one between cells.

    Row by row; a row of a label and its value is one line; a table that holds one line of several
    addresses in each of its rows is read column by column.
    """
    rows = [row for row in ([_filled(cell) for cell in row] for row in rows) if any(row)]
    if rows and all(_is_pair(row) for row in rows):
        return ["", *(_pair(row) for row in rows), ""]
    if _is_woven(rows):
        return _apart([[line for row in rows for line in row[at]] for at in range(len(rows[0]))])
    return _apart([cell for row in rows for cell in row])


def _filled(cell: Cell) -> Cell:
    while cell and not cell[-1].strip():
        cell = cell[:-1]
    while cell and not cell[0].strip():
        cell = cell[1:]
    return cell


def _apart(cells: list[Cell]) -> list[str]:
    lines = [""]
    for cell in cells:
        lines += [*cell, ""] if cell else []
    return lines


def _is_pair(row: Row) -> bool:
    if len(row) != _PAIR or not all(len(cell) == 1 for cell in row):
        return False
    return _LABEL.match(row[0][0].strip()) is not None


def _pair(row: Row) -> str:
    return f"{row[0][0].strip().rstrip(':')}: {row[1][0].strip()}"


def _is_woven(rows: list[Row]) -> bool:
    """Several columns, and each row gives each column one short line of its own."""
    width = len(rows[0]) if rows else 0
    if width < _PAIR or len(rows) < _FEWEST_WOVEN:
        return False
    whole = sum(1 for row in rows if all(row))
    return whole * 2 >= len(rows) and all(
        len(row) == width and all(len(cell) <= 1 for cell in row) and _are_short(row)
        for row in rows
    )


def _are_short(row: Row) -> bool:
    return all(len(line) <= _LONGEST_WOVEN for cell in row for line in cell)
