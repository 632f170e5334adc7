"""The stages, one after the other: text → lines → parts → what each part says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.document.apart import apart
from cases.document.body import PrintedLetter, read_asks, read_letter
from cases.document.facts import (
    Deadline,
    read_deadline,
    read_languages,
    read_previous_link,
    value_of,
)
from cases.document.flow import unbroken
from cases.document.heading import Heading, read_heading
from cases.document.labels import Part
from cases.document.lines import Line, lines_of
from cases.document.sections import place
from cases.document.targets import Officials, read_targets

if TYPE_CHECKING:
    from cases.document.placed import Placed
    from cases.document.seen import Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """What each stage made of a text, for reading and for explaining."""

    lines: tuple[Line, ...]
    placed: tuple[Placed, ...]
    heading: Heading
    officials: Officials
    letter: PrintedLetter | None
    asks: tuple[Seen[str], ...]
    deadline: Deadline
    languages: Seen[tuple[str, ...]]
    name: Seen[str | None]
    previous: Seen[str | None]

    @property
    def is_open_letter(self) -> bool:
        """A document that is a letter itself: officials first, no heading, no label."""
        first = self.placed[0].part if self.placed else None
        numbered = self.heading.ua_number.value is not None
        return first is Part.TARGETS and self.letter is not None and not numbered


def stages_of(text: str) -> Stages:
    """Every stage's value for this text."""
    lines = lines_of(text)
    whole = unbroken(lines)
    placed = place(apart(whole))
    heading = read_heading(whole, placed)
    name = value_of(placed, Part.NAME)
    return Stages(
        lines=lines,
        placed=placed,
        heading=heading,
        officials=read_targets(placed),
        letter=read_letter(placed),
        asks=read_asks(placed),
        deadline=read_deadline(placed),
        languages=read_languages(placed),
        name=name if name.value else heading.name_and_pronoun,
        previous=read_previous_link(placed),
    )
