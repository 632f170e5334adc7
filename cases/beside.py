"""Two long texts beside each other, shortened so that what differs is seen."""

from __future__ import annotations

from cases.paging import length

CONTEXT = 4
"""A quarter of the room, at most, is for the words before the first difference."""


def beside(before: str, after: str, room: int) -> tuple[str, str]:
    """Both in at most `room` UTF-16 units each, `…` standing for what is left out.

    Where both fit, they stay whole. Else the first difference is in what is left of them, after a
    few of the words that both begin with; they begin and end between words, but for a word that
    is longer than a quarter of the room. Equal texts are shortened from their ends.
    """
    if length(before) <= room and length(after) <= room:
        return before, after
    differs = _first_difference(before, after) if before != after else 0
    start = _start(before, differs, room, max(length(before[differs:]), length(after[differs:])))
    return _shown(before, start, differs, room), _shown(after, start, differs, room)


def _first_difference(before: str, after: str) -> int:
    pairs = enumerate(zip(before, after, strict=False))
    return next((at for at, (old, new) in pairs if old != new), min(len(before), len(after)))


def _start(text: str, differs: int, room: int, following: int) -> int:
    """Where what is shown begins: what stands before `differs` is the same in both."""
    context = max(room // CONTEXT, room - following - 1)
    if length(text[:differs]) <= context:
        return 0
    nearest = _back(text, differs, context)
    word = next((at for at in range(differs, nearest, -1) if text[at - 1].isspace()), nearest)
    return next((at for at in range(nearest, word) if text[at - 1].isspace()), word)


def _back(text: str, end: int, room: int) -> int:
    """So far before `end` that the text between is of at most `room` UTF-16 units."""
    at = max(0, end - room)
    while length(text[at:end]) > room:
        at += 1
    return at


def _shown(text: str, start: int, differs: int, room: int) -> str:
    mark = "…" if start else ""
    rest = text[start:]
    if length(rest) + len(mark) <= room:
        return mark + rest
    units = rest[:room].encode("utf-16-le")[: 2 * (room - len(mark) - 1)]
    fits = units.decode("utf-16-le", errors="ignore")
    ends = range(len(fits), differs - start + 1, -1)
    end = next((at for at in ends if rest[at].isspace()), len(fits))
    return f"{mark}{fits[:end].rstrip()}…"
