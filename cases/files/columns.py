"""Words of a page → blocks in reading order: columns that stand side by side stay apart.

Rows are taken from top to bottom. Where several rows leave the same gap free, what stands left of
it is read before what stands right of it; rows of a table are read one after the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from cases.files.printed import Block, Printed, Word, printed, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WIDE = 0.8  # of the size: what may be a gap between columns
_NARROWEST = 0.6  # of the size: what several rows have to leave free together
_TWO_ROWS_NEED = 1.8
_FEWEST_ROWS, _FEWEST_WIDE_ROWS = 3, 2
_NEXT_LINE = 2.0  # of the size: further below is another paragraph
_MORE = 1.3  # times the usual distance is a gap
_LABELS = 0.6
_LONGEST_LABEL = 25
_LONG_LINE = 32
_DEEPEST = 6
_SIGN = re.compile(r"[•◦▪■●◼◾○·∙*–—\-\uf0a7\uf0b7\uf076o]|\(?\d{1,2}[.)]|[a-zA-Z][.)]")


@dataclass(frozen=True, slots=True)
class Row:
    """The pieces of one line of the page, from left to right."""

    pieces: tuple[Printed, ...]

    @property
    def base(self) -> float:
        """The y on which its pieces stand."""
        return self.pieces[0].base

    @property
    def size(self) -> float:
        """That of its largest letters."""
        return max(piece.size for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Gutter:
    """The free space between two columns."""

    left: float
    right: float

    def beside(self, row: Row) -> Gutter | None:
        """What this row leaves free of it; None if it stands across."""
        left, right = self.left, self.right
        for piece in row.pieces:
            if piece.left < left and piece.right <= right:
                left = max(left, piece.right)
            elif piece.right > right and piece.left >= left:
                right = min(right, piece.left)
            elif piece.left < right and piece.right > left:
                return None
        wide_enough = right - left >= _NARROWEST * row.size
        return Gutter(left, right) if wide_enough else None

    def sides(self, row: Row) -> tuple[list[Printed], list[Printed]]:
        """The pieces left and right of it."""
        middle = (self.left + self.right) / 2
        return (
            [piece for piece in row.pieces if piece.left < middle],
            [piece for piece in row.pieces if piece.left >= middle],
        )


@dataclass(frozen=True, slots=True)
class Band:
    """The rows from `start` to `end` (not included), which all leave a gutter free."""

    start: int
    end: int
    gutter: Gutter


def blocks_of(words: Sequence[Word], limit: float) -> list[Block]:
    """The blocks of a page in reading order; `limit` is where its lines end at the right."""
    rows = [Row(tuple(_pieces(row))) for row in rows_of(words)]
    return list(_blocks(rows, limit, 0))


def _pieces(row: list[Word]) -> Iterator[Printed]:
    """The words of a line, cut at wide gaps, but not behind a bullet or a number."""
    held: list[Word] = []
    for word in row:
        gap = word.left - held[-1].right if held else 0.0
        is_sign = len(held) == 1 and _SIGN.fullmatch(held[0].text) is not None
        if held and not is_sign and gap > _WIDE * word.size:
            yield printed(held)
            held = []
        held.append(word)
    yield printed(held)


def _blocks(rows: Sequence[Row], limit: float, depth: int) -> Iterator[Block]:
    at = 0
    while at < len(rows):
        band = _next_band(rows, at) if depth < _DEEPEST else None
        plain = rows[at : band.start if band else len(rows)]
        if plain:
            yield Block(tuple(_whole(row) for row in plain), limit)
        if band is None:
            return
        for part in _table_rows(rows[band.start : band.end], band.gutter):
            yield from _side_by_side(part, band.gutter, limit, depth)
        at = band.end


def _side_by_side(
    rows: Sequence[Row], gutter: Gutter, limit: float, depth: int
) -> Iterator[Block]:
    sides = [gutter.sides(row) for row in rows]
    left = [Row(tuple(one)) for one, _ in sides if one]
    right = [Row(tuple(other)) for _, other in sides if other]
    yield from _blocks(left, gutter.right - _NARROWEST * rows[0].size, depth + 1)
    yield from _blocks(right, limit, depth + 1)


def _whole(row: Row) -> Printed:
    first, *others = row.pieces
    text = " ".join(piece.text for piece in row.pieces)
    right = others[-1].right if others else first.right
    return Printed(text, first.left, right, first.base, row.size, first.first_width)


def _next_band(rows: Sequence[Row], start: int) -> Band | None:
    """The first rows from here on that stand side by side, if any do."""
    for at in range(start, len(rows)):
        pieces = rows[at].pieces
        found = [
            band
            for before, after in pairwise(pieces)
            if (band := _grown(rows, at, start, Gutter(before.right, after.left))) is not None
        ]
        if found:
            return max(found, key=lambda band: band.end - band.start)
    return None


def _grown(rows: Sequence[Row], at: int, start: int, gutter: Gutter) -> Band | None:
    """The rows around this one that leave this gutter free, if they are columns."""
    end = at
    while end < len(rows) and (narrower := gutter.beside(rows[end])) is not None:
        gutter, end = narrower, end + 1
    end = _without_tail(rows, at, end, gutter)
    begin = at
    while begin > start and _continues(rows[begin - 1], rows[begin], gutter):
        begin -= 1
        gutter = gutter.beside(rows[begin]) or gutter
    return Band(begin, end, gutter) if _are_columns(rows[at:end], gutter) else None


def _continues(above: Row, below: Row, gutter: Gutter) -> bool:
    """Whether the row above is the first line of a right column that starts higher."""
    is_next = above.base - below.base <= _NEXT_LINE * below.size
    return is_next and gutter.beside(above) is not None and not gutter.sides(above)[0]


def _without_tail(rows: Sequence[Row], at: int, end: int, gutter: Gutter) -> int:
    """Where the columns end: what follows at the left, below a gap, is not theirs any more."""
    last = max(one for one in range(at, end) if gutter.sides(rows[one])[1])
    kept = last + 1
    above = next((row for row in reversed(rows[at:kept]) if gutter.sides(row)[0]), rows[last])
    near = _near(rows[at:kept], gutter)
    while kept < end and above.base - rows[kept].base <= near:
        above = rows[kept]
        kept += 1
    return kept


def _near(rows: Sequence[Row], gutter: Gutter) -> float:
    """How far below each other the lines of one paragraph stand in these columns."""
    columns = zip(*map(gutter.sides, rows), strict=True)
    bases = [[pieces[0].base for pieces in column if pieces] for column in columns]
    distances = [above - below for column in bases for above, below in pairwise(column)]
    close = [one for one in distances if one <= _NEXT_LINE * rows[0].size]
    return _MORE * median(close) if close else _NEXT_LINE * rows[0].size


def _are_columns(rows: Sequence[Row], gutter: Gutter) -> bool:
    both = [sides for row in rows if all(sides := gutter.sides(row))]
    width = gutter.right - gutter.left
    wide = rows and width >= _TWO_ROWS_NEED * rows[0].size
    if len(both) < (_FEWEST_WIDE_ROWS if wide else _FEWEST_ROWS):
        return False
    labels = sum(1 for left, _ in both if _is_label(left[-1].text))
    return labels < _LABELS * len(both)


def _is_label(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL and text.endswith(":")


def _table_rows(rows: Sequence[Row], gutter: Gutter) -> Iterator[Sequence[Row]]:
    """The rows of a table: both columns leave the same line free, and begin anew together.

    Long lines are a story in columns, which is read to the end of the first.
    """
    near = _near(rows, gutter)
    is_story = any(map(_is_story, zip(*map(gutter.sides, rows), strict=True)))
    start = 0
    for at in range(1, len(rows)):
        below, above = rows[at], rows[at - 1]
        is_gap = above.base - below.base > near
        if is_gap and all(gutter.sides(below)) and not is_story:
            yield rows[start:at]
            start = at
    yield rows[start:]


def _is_story(column: Sequence[Sequence[Printed]]) -> bool:
    """Whether most lines of a column are long."""
    lines = [piece for pieces in column for piece in pieces]
    return 2 * sum(1 for line in lines if len(line.text) >= _LONG_LINE) > len(lines)
