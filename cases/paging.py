"""Cut long texts where a reader would: between paragraphs, sentences, words. Nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PAGE = 3500
"""UTF-16 units of text on one page: Telegram takes 4096, a frame around it included."""


def length(text: str) -> int:
    """The length as Telegram counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def pages(paragraphs: Iterable[str], room: int = PAGE) -> list[tuple[str, ...]]:
    """The paragraphs on pages of at most `room` units; one too long goes on where words end."""
    found: list[tuple[str, ...]] = []
    page: list[str] = []
    left = room
    for paragraph in paragraphs:
        for piece in _pieces(paragraph, room):
            if length(piece) > left and page:
                found.append(tuple(page))
                page, left = [], room
            page.append(piece)
            left -= length(piece) + 2
    return [*found, tuple(page)] if page else found


def beginning(paragraphs: Iterable[str], room: int) -> tuple[str, ...]:
    """As much of the beginning as fits, with `…` where more follows."""
    text = list(paragraphs)
    first = pages(text, room)[:1]
    if not first or first[0] == tuple(text):
        return tuple(text)
    return (*first[0][:-1], first[0][-1].rstrip(" .,;:") + " …")


def _pieces(paragraph: str, room: int) -> Iterator[str]:
    while length(paragraph) > room:
        cut = _cut(paragraph, room)
        yield paragraph[:cut].rstrip()
        paragraph = paragraph[cut:].lstrip()
    yield paragraph


def _cut(text: str, room: int) -> int:
    """How many characters of the text come before the best place to cut."""
    fits = text.encode("utf-16-le")[: room * 2].decode("utf-16-le", errors="ignore")
    for end in (". ", "? ", "! ", " "):
        place = fits.rfind(end)
        if place > len(fits) // 2:
            return place + len(end)
    return len(fits)
