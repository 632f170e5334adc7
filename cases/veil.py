"""Passages of a story that are hidden until they are tapped, wherever the text is cut.

In a veiled text two marks stand around each such passage. They are characters for private use,
which no document means anything by, and are taken out of what was printed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BEGINS, ENDS = "\ue000", "\ue001"
_MARKS = re.compile(f"[{BEGINS}{ENDS}]")


def veiled(paragraphs: Iterable[str], passages: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs with marks around these passages, however their lines were broken."""
    pieces = [piece for passage in passages for piece in passage.split("\n") if piece.strip()]
    # The longest first: a passage may be the beginning of another one.
    found = "|".join(
        r"\s+".join(map(re.escape, piece.split())) for piece in sorted(pieces, key=len)[::-1]
    )
    plain = (_MARKS.sub("", paragraph) for paragraph in paragraphs)
    if not found:
        return tuple(plain)
    return tuple(re.sub(found, rf"{BEGINS}\g<0>{ENDS}", paragraph) for paragraph in plain)


def closed(pieces: Iterable[str]) -> tuple[str, ...]:
    """The pieces of a veiled text that was cut, each with both marks of what is hidden in it."""
    whole: list[str] = []
    is_hidden = False
    for piece in pieces:
        began = BEGINS + piece if is_hidden else piece
        is_hidden = began.rfind(BEGINS) > began.rfind(ENDS)
        whole.append(began + ENDS if is_hidden else began)
    return tuple(whole)


def spans(piece: str) -> tuple[tuple[str, bool], ...]:
    """The parts of a piece that has both of its marks, in order, and whether each is hidden."""
    parts = []
    for part in piece.split(BEGINS):
        hidden, mark, shown = part.partition(ENDS)
        parts += [(hidden, True), (shown, False)] if mark else [(part, False)]
    return tuple((text, is_hidden) for text, is_hidden in parts if text)
