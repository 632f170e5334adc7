"""The stages, one after the other: text → lines → parts → targets, letter, asks → draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from cases.case import Kind
from cases.document.body import PrintedLetter, read_asks, read_letter, texts_in, unread_actions
from cases.document.draft import Doubt, Draft
from cases.document.facts import (
    read_country,
    read_deadline,
    read_languages,
    read_previous_link,
    value_of,
)
from cases.document.flow import unbroken
from cases.document.heading import Heading, read_heading
from cases.document.labels import Part
from cases.document.lines import Line, lines_of
from cases.document.review import doubts_about
from cases.document.sections import Placed, apart, place
from cases.document.targets import Officials, read_targets

if TYPE_CHECKING:
    from collections.abc import Sequence

READ_AT_MOST = 100_000
"""Characters of a document that are read: some 35 pages, in less than a second."""


@dataclass(frozen=True, slots=True)
class Stages:
    """What each stage made of a text, for reading and for explaining."""

    lines: tuple[Line, ...]
    placed: tuple[Placed, ...]
    officials: Officials
    letter: PrintedLetter | None
    heading: Heading

    @property
    def is_open_letter(self) -> bool:
        """A document that is a letter itself: officials first, no heading, no label."""
        first = self.placed[0].part if self.placed else None
        return first is Part.TARGETS and self.letter is not None


def stages_of(text: str) -> Stages:
    """Every stage's value for this text."""
    lines = lines_of(text)
    placed = place(apart(unbroken(lines)))
    return Stages(
        lines, placed, read_targets(placed), read_letter(placed), read_heading(lines, placed)
    )


def read_text(text: str) -> Draft:
    """The draft of a document's text; what could not be read is empty and named in its review."""
    stages = stages_of(text[:READ_AT_MOST])
    draft = _open_letter(stages) if stages.is_open_letter else _urgent_action(stages)
    doubts = doubts_about(draft, stages.placed)
    if len(text) > READ_AT_MOST:
        doubts += (Doubt("unplaced", f"only the first {READ_AT_MOST:,} characters were read"),)
    return replace(draft, needs_review=doubts)


def _urgent_action(stages: Stages) -> Draft:
    placed, heading, letter = stages.placed, stages.heading, stages.letter
    deadline = read_deadline(placed)
    previous = read_previous_link(placed)
    further = previous is not None and heading.kind is Kind.FIRST
    targets = stages.officials.targets
    return Draft(
        title=heading.title,
        ua_number=heading.ua_number,
        kind=Kind.FURTHER if further else heading.kind,
        deadline=deadline.date,
        deadline_month=deadline.month,
        languages=read_languages(placed),
        targets=targets,
        letter=letter.letter if letter else None,
        letter_is_cut=letter is not None and letter.is_cut,
        asks=read_asks(placed),
        name_and_pronoun=value_of(placed, Part.NAME) or heading.name_and_pronoun,
        previous_ua_link=previous,
        ai_index=heading.ai_index,
        country=heading.country or read_country(targets, placed),
        published=heading.published,
        summary=_each_once(texts_in(placed, Part.SUMMARY)),
        additional_information=texts_in(placed, Part.BACKGROUND),
        unplaced=_unplaced(stages),
    )


def _open_letter(stages: Stages) -> Draft:
    """An open letter is no sample for supporters: its text is the story to start from."""
    letter = stages.letter.letter if stages.letter else None
    return Draft(
        kind=Kind.OPEN_LETTER,
        targets=stages.officials.targets,
        country=read_country(stages.officials.targets, stages.placed),
        published=stages.heading.published,
        summary=letter.paragraphs if letter else (),
        additional_information=texts_in(stages.placed, Part.SIGNATURE),
        unplaced=_unplaced(stages),
    )


def _each_once(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(text for text, _ in groupby(texts))


def _unplaced(stages: Stages) -> tuple[str, ...]:
    """The lines that no field holds and that are not known furniture."""
    after_values = (
        one.line.text
        for one in stages.placed
        if one.part in {Part.DEADLINE, Part.LANGUAGE, Part.NAME, Part.PREVIOUS} and not one.starts
    )
    deadline = read_deadline(stages.placed).text
    return (
        *(text for text in texts_in(stages.placed, Part.UNPLACED) if text != deadline),
        *(text for text in unread_actions(stages.placed) if text != deadline),
        *after_values,
        *stages.officials.unplaced,
    )
