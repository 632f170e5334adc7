"""What stands on every page of a document and belongs to none: heads, feet, page numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.files.printed import printed, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cases.files.printed import Word

_AT_AN_EDGE = 5  # rows
_EDGE_SHARE = 0.2  # of the page's height
_HALF = 2
_SAME_PLACE = 5.0
_NUMBER = re.compile(
    r"\W*(?:(?:page|p[aá]gina|seite|p\.)\s*)?\d{1,3}\s*(?:(?:/|of|de|von|sur|\|)\s*\d{1,3})?\W*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Page:
    """The words of a page, and how high it is, in points."""

    words: tuple[Word, ...]
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class _Edge:
    """A row near the top or foot of a page, so many points away from it."""

    page: int
    at_top: bool
    distance: float
    text: str
    words: frozenset[int]
    """The places of its words among those of the page."""

    @property
    def is_number(self) -> bool:
        return _NUMBER.fullmatch(self.text) is not None

    def is_like(self, other: _Edge) -> bool:
        """Whether both say the same in the same place, but for numbers."""
        same_place = abs(self.distance - other.distance) <= _SAME_PLACE
        return self.at_top == other.at_top and same_place and _key(self) == _key(other)


def without_furniture(pages: Sequence[Page]) -> tuple[list[list[Word]], tuple[str, ...]]:
    """The words of each page without its furniture, and the feet that were on several pages.

    A head that all pages share stays on the first, where it may say the number of the case.
    """
    edges = [[*_edges(number, page)] for number, page in enumerate(pages)]
    dropped: list[set[int]] = [set() for _ in pages]
    feet: dict[str, None] = {}
    for edge in (edge for some in edges for edge in _furniture(some, edges)):
        if edge.is_number:
            dropped[edge.page] |= edge.words
        elif not (edge.at_top and edge.page == 0):
            dropped[edge.page] |= edge.words
            feet |= {} if edge.at_top or edge.page else {edge.text: None}
    kept = [
        [word for at, word in enumerate(page.words) if at not in dropped[number]]
        for number, page in enumerate(pages)
    ]
    return kept, tuple(feet)


def _furniture(edges: Sequence[_Edge], all_edges: Sequence[Sequence[_Edge]]) -> Iterator[_Edge]:
    """The rows of a page, from its edges inwards, up to the first that only it has."""
    needed = max(_HALF, (len(all_edges) + 1) // _HALF)
    for at_top in (True, False):
        for edge in (one for one in edges if one.at_top == at_top):
            alike = sum(1 for some in all_edges if any(edge.is_like(one) for one in some))
            if alike < needed and not edge.is_number:
                break
            yield edge


def _key(edge: _Edge) -> str:
    return _DIGITS.sub("#", edge.text).casefold()


def _edges(number: int, page: Page) -> Iterator[_Edge]:
    """The rows at both edges of a page, from the edge inwards."""
    places = {id(word): at for at, word in enumerate(page.words)}
    rows = rows_of(page.words)
    share = _EDGE_SHARE * (page.top - page.bottom)
    for at_top, some in ((True, rows[:_AT_AN_EDGE]), (False, rows[: -_AT_AN_EDGE - 1 : -1])):
        for row in some:
            distance = page.top - row[0].base if at_top else row[0].base - page.bottom
            if distance <= share:
                words = frozenset(places[id(word)] for word in row)
                yield _Edge(number, at_top, distance, printed(row).text, words)
