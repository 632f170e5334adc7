"""Two lists of texts: which texts of one stand in the place of which of the other."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ALIKE = 0.3
"""Shared words of all words: above it, one text is the other, changed."""
MOST_COMPARED = 10_000
"""Pairs: each is compared with each, and hostile documents have thousands of paragraphs."""
_WORD = re.compile(r"\w+")


def unlike(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str | None, str | None]]:
    """Pairs of a text that is no more and the one in its place; None where there is none.

    What is in both lists, in whatever order, is left out. Putting one text of a pair in the place
    of the other leaves every other pair as it was.
    """
    gone, come = _without(before, after), _without(after, before)
    found = dict(_pairs(gone, come))
    for place, old in enumerate(gone):
        yield old, come[found[place]] if place in found else None
    taken = set(found.values())
    yield from ((None, new) for place, new in enumerate(come) if place not in taken)


def _without(texts: Iterable[str], others: Iterable[str]) -> list[str]:
    """The texts that are not among the others; of one that is there twice and once, one."""
    left = Counter(others)
    found = []
    for text in texts:
        if left[text]:
            left[text] -= 1
        else:
            found.append(text)
    return found


def _pairs(gone: list[str], come: list[str]) -> Iterator[tuple[int, int]]:
    """The places of those that are alike, the most alike first."""
    if len(gone) * len(come) > MOST_COMPARED:
        return
    words = [
        [frozenset(_WORD.findall(text.casefold())) for text in texts] for texts in (gone, come)
    ]
    compared = sorted(
        (-_likeness(old, new), n, m)
        for n, old in enumerate(words[0])
        for m, new in enumerate(words[1])
    )
    old_taken: set[int] = set()
    new_taken: set[int] = set()
    for likeness, n, m in compared:
        if -likeness >= ALIKE and n not in old_taken and m not in new_taken:
            old_taken.add(n)
            new_taken.add(m)
            yield n, m


def _likeness(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / (len(some | others) or 1)
