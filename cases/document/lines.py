"""The first stage: text becomes numbered lines, and what copying glued together comes apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE_ENDS = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_BOOKMARK = re.compile(r"\[bookmark:[^\]\n]{0,80}\]|\{#?_?Hlk\w{0,40}\}")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_SPACES = re.compile(r"[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_SIGN_FONT = str.maketrans(dict.fromkeys("\uf0b7\uf0a7\uf076\uf0fc", "•"))


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something: `number` counts from 1 in the text as it came.

    `text` is never blank, has no spaces at its ends and only single spaces inside; several lines
    share a number where one came apart. `after_blank` tells whether a blank line stood before it.
    """

    number: int
    text: str
    after_blank: bool = False


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text without Word's bookmarks, control and direction characters."""
    return tuple(_numbered(_LINE_ENDS.split(text)))


def _numbered(raw_lines: list[str]) -> Iterator[Line]:
    after_blank = False
    for number, raw in enumerate(raw_lines, start=1):
        text = clean(raw)
        if text:
            yield Line(number, text, after_blank)
        after_blank = not text


def clean(raw: str) -> str:
    """One line without what a reader does not see, with single spaces."""
    seen = _INVISIBLE.sub("", _BOOKMARK.sub("", raw)).translate(_SIGN_FONT)
    return _SPACES.sub(" ", seen).strip()


def pieces_at(line: Line, cuts: list[int]) -> Iterator[Line]:
    """The line, cut before each of these positions; pieces that say nothing are left out."""
    after_blank = line.after_blank
    for start, end in zip([0, *cuts], [*cuts, len(line.text)], strict=True):
        piece = line.text[start:end].strip()
        if piece:
            yield Line(line.number, piece, after_blank)
            after_blank = False
