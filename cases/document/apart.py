"""Lines that copying glued together come apart: at labels, titles, bullets, officials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.document.contact_labels import count_labels
from cases.document.glued import glued_cuts
from cases.document.labelled import label_cuts
from cases.document.lines import Line, pieces_at
from cases.document.shapes import bullet_cuts, heading_cuts, kicker_cuts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def apart(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, cut where labels, headings and bullets stand in the middle of one."""
    pieces: list[Line] = []
    for line in [*(tag for first in lines[:1] for tag in _without_tag(first)), *lines[1:]]:
        for piece in pieces_at(line, heading_cuts(line.text)):
            for part in pieces_at(piece, label_cuts(piece.text)):
                for one in pieces_at(part, glued_cuts(part.text)):
                    pieces.extend(_bullets_apart(one))
    return tuple(pieces)


def _without_tag(first: Line) -> Iterator[Line]:
    return pieces_at(first, kicker_cuts(first.text))


def _bullets_apart(line: Line) -> Iterator[Line]:
    cuts = bullet_cuts(line.text)
    return pieces_at(line, cuts) if cuts and not count_labels(line.text) else iter((line,))
