"""Printed lines → paragraphs: what was broken only because the line was full is joined again."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cases.files.printed import Block, Printed

_SPACE = 0.3  # of the size
_SAME_SIZE = 0.12
_GAP = 1.4  # of the usual distance of lines
_LARGEST_DISTANCE = 1.9  # of the size, where lines stand close
_SMALLEST_DISTANCE = 1.1
_NEAR_THE_EDGE = 0.08
_FEWEST_FULL = 3
_SHARE_FULL = 0.3
_LONG = 30
_LOWER = 0.25
_INDENT = 0.9
_HYPHENS = ("-", "\u2010", "\xad")
BULLET = re.compile(
    r"(?:[•◦▪■●◼◾○·∙\uf0a7\uf0b7\uf076\uf0fc]|[*–-](?=\s)|o(?=\s[A-Z])|\(?\d{1,2}[.)](?=\s)"
    r"|[a-z]\)(?=\s))"
)
_URL_GOES_ON = re.compile(r"(?:https?://|www\.)\S*[/\-_.=?&%]$", re.IGNORECASE)
_HYPHENED = re.compile(r"\w+(?:-\w+)+")


def words_with_hyphen(blocks: Sequence[Block]) -> frozenset[str]:
    """The words that have a hyphen wherever they stand (`well-being`)."""
    return frozenset(
        found.lower()
        for block in blocks
        for line in block.lines
        for found in _HYPHENED.findall(line.text)
    )


def paragraphs(block: Block, hyphened: Collection[str]) -> list[str]:
    """The lines of a block as a reader of it would type them: a blank line where a gap is."""
    edge = _edge(block)
    pairs = list(pairwise(block.lines))
    usual = _usual_distance(pairs)
    full = [_is_full(above, below, edge) for above, below in pairs]
    is_story = _is_story([pair for pair, one in zip(pairs, full, strict=True) if one])
    lines = [block.lines[0].text]
    start = block.lines[0]
    for (above, below), is_full in zip(pairs, full, strict=True):
        if above.base - below.base > _GAP * max(usual, _SMALLEST_DISTANCE * below.size):
            lines += ["", below.text]
            start = below
        elif is_full and (is_story or _goes_on(below)) and _may_join(start, above, below):
            lines[-1] = joined(lines[-1], below.text, hyphened)
        else:
            lines.append(below.text)
            start = below
    return lines


def joined(above: str, below: str, hyphened: Collection[str]) -> str:
    """Two lines as one: the hyphen at the break is kept where the word has one elsewhere too."""
    if _URL_GOES_ON.search(above):
        return above + below
    if not above.endswith(_HYPHENS) or not above[-2:-1].isalpha():
        return f"{above} {below}"
    if not below[:1].islower():
        return above + below
    whole = f"{above.split()[-1]}{below.split()[0]}".strip(".,;:!?()“”\"'").lower()
    return above + below if whole in hyphened else above[:-1] + below


def goes_on_overleaf(above: str, below: str) -> bool:
    """Whether a paragraph at a page's end goes on at the start of the next."""
    ends = above.rstrip().endswith((".", "!", "?", ":", ";", "”"))
    return bool(above.strip()) and not ends and below[:1].islower() and len(above) > _LONG


def _edge(block: Block) -> float:
    """Where the lines of a block are full: at the edge that several share, else at its limit."""
    long = [line for line in block.lines if len(line.text) >= _LONG]
    if not long:
        return block.limit
    right = max(line.right for line in long)
    left = min(line.left for line in long)
    near = sum(1 for line in long if line.right >= right - _NEAR_THE_EDGE * (right - left))
    if near >= _FEWEST_FULL and near >= _SHARE_FULL * len(long):
        return right
    return max(right, block.limit)


def _usual_distance(pairs: Sequence[tuple[Printed, Printed]]) -> float:
    distances = [
        min(above.base - below.base, _LARGEST_DISTANCE * below.size) for above, below in pairs
    ]
    return median(distances) if distances else 0.0


def _is_full(above: Printed, below: Printed, edge: float) -> bool:
    """Whether the first word of the line below had no room in the line above."""
    return edge - above.right < below.first_width + _SPACE * below.size


def _is_story(full: Sequence[tuple[Printed, Printed]]) -> bool:
    """Whether full lines go on in the middle of sentences, as those of addresses do not."""
    lower = sum(1 for _, below in full if below.text[:1].islower())
    return lower >= _LOWER * len(full)


def _goes_on(below: Printed) -> bool:
    return below.text[:1].islower()


def _may_join(start: Printed, above: Printed, below: Printed) -> bool:
    if abs(above.size - below.size) > _SAME_SIZE * max(above.size, below.size):
        return False
    if BULLET.match(below.text):
        return False
    hangs = BULLET.match(start.text) is not None
    return hangs or below.left - above.left < _INDENT * below.size
