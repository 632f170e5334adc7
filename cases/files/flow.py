"""Printed lines → paragraphs: what was broken only because the line was full is joined again."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cases.files.printed import Block, Printed

_SPACE = 0.3  # of the size
_SAME_SIZE = 0.12
_GAP, _MORE = 1.4, 1.12  # of the usual distance of lines
_LARGEST_DISTANCE = 1.9  # of the size, where lines stand close
_SMALLEST_DISTANCE = 1.05
_NEAR_THE_EDGE = 0.08
_FEWEST_FULL = 3
_SHARE_FULL = 0.3
_LONG, _LONG_LINE = 30, 60  # characters
_LOWER = 0.25
_EXACT = 1.5  # points
_SHARE_EXACT = 0.5
_SLACK = 1.5  # of the size
_SHORT = 0.6
_NARROW = 0.2  # of the column
_INDENT = 0.9
_STOPS = (".", "!", "?", ".”", '."')
_HYPHENS = ("-", "\u2010", "\xad")
BULLET = re.compile(
    r"(?:[•◦▪■●◼◾○·∙\uf0a7\uf0b7\uf076\uf0fc]|[*–-](?=\s)|o(?=\s[A-Z])|\(?\d{1,2}[.)](?=\s)"
    r"|[a-z]\)(?=\s))"
)
_URL_GOES_ON = re.compile(r"(?:https?:/|www\.)\S*[/\-_.=?&%]$", re.IGNORECASE)
_LABELLED = re.compile(r"[^\W\d_][\w/.-]{0,18}(?: [\w/.-]{1,18})?\s?:(?!//)")
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
    pairs = list(pairwise(block.lines))
    edge = _edge(block)
    usual = _usual_distances(pairs)
    is_story = _is_story([pair for pair in pairs if _is_full(*pair, edge)])
    lines = [block.lines[0].text]
    start = block.lines[0]
    for at, (above, below) in enumerate(pairs):
        following = block.lines[at + 2].text if at + 2 < len(block.lines) else ""
        further = (above.base - below.base) / usual[round(below.size)]
        if (
            further <= _GAP
            and _is_wrapped(above, below, edge, is_story=is_story)
            and _may_join(start, above, below)
            and not _ends(above, below, following, is_apart=further > _MORE)
        ):
            lines[-1] = joined(lines[-1], below.text, hyphened)
            continue
        lines += ["", below.text] if further > _GAP else [below.text]
        start = below
    return lines


def joined(above: str, below: str, hyphened: Collection[str]) -> str:
    """Two lines as one: the hyphen at the break is kept where the word has one elsewhere too."""
    ends = above.endswith(".") and not below[:1].islower()
    if _URL_GOES_ON.search(above) and not ends:
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


@dataclass(frozen=True, slots=True)
class _Edge:
    """Where lines are full; all but the last of a justified paragraph end exactly there.

    `is_outer` if other lines of the document show it, and not only those of the block.
    """

    right: float
    justified: bool = False
    is_outer: bool = False


def _edge(block: Block) -> _Edge:
    """The edge that several lines of a block share, else the limit of the block."""
    long = [line for line in block.lines if len(line.text) >= _LONG]
    if not long:
        return _Edge(block.limit, is_outer=True)
    right = max(line.right for line in long)
    left = min(line.left for line in long)
    exact = sum(1 for line in long if line.right >= right - _EXACT)
    near = sum(1 for line in long if line.right >= right - _NEAR_THE_EDGE * (right - left))
    if near >= _FEWEST_FULL and near >= _SHARE_FULL * len(long):
        return _Edge(right, justified=exact >= max(_FEWEST_FULL, _SHARE_EXACT * len(long)))
    return _Edge(max(right, block.limit), is_outer=right <= block.limit)


def _usual_distances(pairs: Sequence[tuple[Printed, Printed]]) -> dict[int, float]:
    """How far below each other lines of one paragraph stand, by size: the closest do."""
    usual: dict[int, float] = {}
    for above, below in pairs:
        size = round(below.size)
        distance = max(above.base - below.base, _SMALLEST_DISTANCE * below.size)
        known = usual.get(size, _LARGEST_DISTANCE * below.size)
        is_same = abs(above.size - below.size) <= _SAME_SIZE * below.size
        usual[size] = min(known, distance) if is_same else known
    return usual


def _is_wrapped(above: Printed, below: Printed, edge: _Edge, *, is_story: bool) -> bool:
    """Whether the line below stands there only because the one above was full."""
    if _is_hyphened(above, below):
        return True
    trusted = is_story or _goes_on(below.text) or _is_narrow(below, edge)
    return trusted and _is_full(above, below, edge)


def _is_full(above: Printed, below: Printed, edge: _Edge) -> bool:
    """Whether the first word of the line below had no room in the line above."""
    if math.isinf(edge.right):
        return _goes_on(below.text) and len(above.text) >= _LONG
    room = edge.right - above.right
    if edge.justified and above.right - above.left > _SHARE_EXACT * (edge.right - above.left):
        return room <= _EXACT
    is_open = above.text[-1:].isalpha() and _goes_on(above.text.split()[-1])
    slack = _SLACK if is_open else 0.0
    return room < below.first_width + (_SPACE + slack) * below.size


def _is_hyphened(above: Printed, below: Printed) -> bool:
    return above.text.endswith(_HYPHENS) and above.text[-2:-1].isalpha() and _goes_on(below.text)


def _is_narrow(below: Printed, edge: _Edge) -> bool:
    """Whether a word is so short that a line has no room for it only if it is really full."""
    return edge.is_outer and below.first_width < _NARROW * (edge.right - below.left)


def _is_story(full: Sequence[tuple[Printed, Printed]]) -> bool:
    """Whether full lines go on in the middle of sentences, as those of addresses do not."""
    lower = sum(1 for _, below in full if _goes_on(below.text))
    return lower >= _LOWER * len(full)


def _goes_on(text: str) -> bool:
    return text[:1].islower()


def _ends(above: Printed, below: Printed, following: str, *, is_apart: bool) -> bool:
    """Whether a full line ends a paragraph all the same: a sentence ends, a short line begins."""
    if _goes_on(below.text) or not above.text.endswith((*_STOPS, ":")):
        return False
    if is_apart:
        return True
    is_short = below.right - below.left < _SHORT * (above.right - above.left)
    is_sentence = below.text.endswith(_STOPS) or _goes_on(following)
    return above.text.endswith(":") or (is_short and not is_sentence)


def _may_join(start: Printed, above: Printed, below: Printed) -> bool:
    if abs(above.size - below.size) > _SAME_SIZE * max(above.size, below.size):
        return False
    is_label = len(above.text) < _LONG_LINE and _LABELLED.match(below.text) is not None
    if is_label or BULLET.match(below.text):
        return False
    hangs = BULLET.match(start.text) is not None
    return hangs or below.left - above.left < _INDENT * below.size
