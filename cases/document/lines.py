"""The first stage: text becomes numbered lines, and what copying glued together comes apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cases.document.columns import in_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINE_ENDS = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_BOOKMARK = re.compile(r"\[bookmark:[^\]\n]{0,80}\]|\{#?_?Hlk\w{0,40}\}")
_NEW_TAB = re.compile(
    r"\s?\(?(?:opens? in (?:a )?new (?:tab|window)|se abre en una (?:ventana|pestaña) nueva"
    r"|s[’']ouvre dans (?:une )?(?:nouvelle fenêtre|un nouvel onglet))\)?",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^\s*(?:>\s?)+")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_SPACES = re.compile(r"[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_SIGN_FONT = str.maketrans(dict.fromkeys("\uf0b7\uf0a7\uf076\uf0fc", "•"))


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something: `number` counts from 1 in the text as it came.

    `text` is never blank, has no spaces at its ends and only single spaces inside; several lines
    share a number where one came apart, and one joined from several ends with line `until`.
    `after_blank` tells whether a blank line stood before it.
    """

    number: int
    text: str
    after_blank: bool = False
    until: int = 0

    @property
    def numbers(self) -> range:
        """The numbers of all the lines that it was joined from."""
        return range(self.number, max(self.number, self.until) + 1)


def raw_lines(text: str) -> list[str]:
    """The lines as they came; line `number` is at `number - 1`."""
    return _LINE_ENDS.split(text)


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text without Word's bookmarks, control and direction characters."""
    return tuple(_numbered(in_columns(raw_lines(text))))


def _numbered(raw_lines: Iterable[tuple[int, str]]) -> Iterator[Line]:
    after_blank = False
    for number, raw in raw_lines:
        text = clean(raw)
        if text:
            yield Line(number, text, after_blank)
        after_blank = not text


def clean(raw: str) -> str:
    """One line without what a reader does not see, with single spaces."""
    seen = _INVISIBLE.sub("", _BOOKMARK.sub("", raw)).translate(_SIGN_FONT)
    return _SPACES.sub(" ", _NEW_TAB.sub("", _QUOTED.sub("", seen))).strip()


def pieces_at(line: Line, cuts: list[int]) -> Iterator[Line]:
    """The line, cut before each of these positions; pieces that say nothing are left out."""
    after_blank = line.after_blank
    for start, end in zip([0, *cuts], [*cuts, len(line.text)], strict=True):
        piece = line.text[start:end].strip()
        if piece:
            yield replace(line, text=piece, after_blank=after_blank)
            after_blank = False
