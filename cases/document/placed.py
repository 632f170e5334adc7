"""A line, and what it is taken for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cases.document.labels import Label, Part
    from cases.document.lines import Line


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and what it is taken for; of a label's line only the value behind the label.

    `starts` is true for the first line behind a label; `label` is given for a label's own line.
    """

    line: Line
    part: Part
    starts: bool = False
    label: Label | None = None
