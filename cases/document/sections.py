"""The second stage: each line is taken for a part of the document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cases.document.labels import Part
from cases.document.mail import mail_lines
from cases.document.placed import Placed
from cases.document.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cases.document.lines import Line

_HEAD = 12
# What stands before the imprint of an old document are the remarks of whoever posted it.
_IMPRINT = re.compile(r"(?:PUBLIC|EXTERNAL)?\s*AI Index\b", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?:UA|AU)\W{0,3}\d|urgent action|acci[oó]n urgente|action urgente", re.IGNORECASE
)


def place(lines: Sequence[Line]) -> tuple[Placed, ...]:
    """Every line with the part of the document that it belongs to, in order."""
    start = next((at for at, line in enumerate(lines[:_HEAD]) if _IMPRINT.match(line.text)), 0)
    remarks = tuple(Placed(line, Part.UNPLACED) for line in lines[:start])
    return remarks + _walked(lines[start:])


def _walked(lines: Sequence[Line]) -> tuple[Placed, ...]:
    walk = Walk(lines, plain=not any(_NUMBERED.search(line.text) for line in lines))
    mail = mail_lines(lines)
    placed: list[Placed] = []
    for at, line in enumerate(lines):
        placed.extend([Placed(line, Part.FURNITURE)] if at in mail else walk.take(at))
    return tuple(placed)
