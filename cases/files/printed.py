"""Text that stands somewhere on a page: words, and lines of them. Lengths in points, y upwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Word:
    """A word; `base` is the y of the line it stands on, `size` that of its letters."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Printed:
    """Words side by side, read as one; `first_width` is how wide the first of them is."""

    text: str
    left: float
    right: float
    base: float
    size: float
    first_width: float


@dataclass(frozen=True, slots=True)
class Block:
    """Lines below each other that share a column; the column ends at `limit`."""

    lines: tuple[Printed, ...]
    limit: float


def printed(words: Iterable[Word]) -> Printed:
    """Words of one line, at least one, as one."""
    found = sorted(words, key=lambda word: word.left)
    return Printed(
        " ".join(word.text for word in found),
        found[0].left,
        max(word.right for word in found),
        found[0].base,
        max(word.size for word in found),
        found[0].right - found[0].left,
    )


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """The words by the line they stand on, from top to bottom, each line from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.base, word.left)):
        first = rows[-1][0] if rows else None
        if first is not None and first.base - word.base <= 0.4 * min(first.size, word.size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.left) for row in rows]
