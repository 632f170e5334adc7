"""The last stages: what was read becomes a draft, with its doubts."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from cases.case import Kind
from cases.document.body import texts_in
from cases.document.draft import Doubt, Draft
from cases.document.facts import read_country
from cases.document.found import found_in, traces_of, unplaced_in
from cases.document.labels import Part
from cases.document.repair import repaired
from cases.document.review import doubts_about
from cases.document.source import lines_at, with_places
from cases.document.stages import Stages, stages_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cases.case import SampleLetter

READ_AT_MOST = 100_000
"""Characters of a document that are read: some 35 pages, in less than a second."""


def read_text(text: str) -> Draft:
    """The draft of a document's text; what could not be read is empty and named in its review."""
    whole = repaired(text[:READ_AT_MOST])
    stages = stages_of(whole.text)
    draft = _open_letter(stages) if stages.is_open_letter else _urgent_action(stages)
    doubts = with_places(doubts_about(draft, stages), traces_of(stages))
    spans = [*(one.lines for one in draft.found), *(one.lines for one in doubts)]
    if whole.examples:
        doubts += (Doubt("text", f"letters were garbled and repaired: {whole.examples}"),)
    if len(text) > READ_AT_MOST:
        doubts += (Doubt("unplaced", f"only the first {READ_AT_MOST:,} characters were read"),)
    return replace(draft, needs_review=doubts, lines=lines_at(whole.text, spans))


def _urgent_action(stages: Stages) -> Draft:
    placed, heading, letter = stages.placed, stages.heading, stages.letter
    previous = stages.previous.value
    further = previous is not None and heading.kind is Kind.FIRST
    targets = stages.officials.targets
    return Draft(
        title=heading.title.value,
        ua_number=heading.ua_number.value,
        kind=Kind.FURTHER if further else heading.kind,
        deadline=stages.deadline.date,
        deadline_month=stages.deadline.month,
        languages=stages.languages.value,
        targets=targets,
        letter=letter.letter if letter else None,
        letter_is_cut=letter is not None and letter.is_cut,
        asks=tuple(ask.value for ask in stages.asks),
        name_and_pronoun=stages.name.value,
        previous_ua_link=previous,
        ai_index=heading.ai_index.value,
        country=heading.country.value or read_country(targets, placed),
        published=heading.published.value,
        summary=_each_once(texts_in(placed, Part.SUMMARY)),
        additional_information=texts_in(placed, Part.BACKGROUND),
        unplaced=unplaced_in(stages),
        found=found_in(stages),
    )


def _open_letter(stages: Stages) -> Draft:
    """An open letter is no sample for supporters: its text is the story to start from."""
    letter = stages.letter.letter if stages.letter else None
    return Draft(
        kind=Kind.OPEN_LETTER,
        targets=stages.officials.targets,
        country=read_country(stages.officials.targets, stages.placed),
        published=stages.heading.published.value,
        summary=_whole(letter) if letter else (),
        additional_information=texts_in(stages.placed, Part.SIGNATURE),
        unplaced=unplaced_in(stages),
        found=found_in(stages),
    )


def _whole(letter: SampleLetter) -> tuple[str, ...]:
    lines = (letter.salutation, *letter.paragraphs, letter.closing)
    return tuple(line for line in lines if line)


def _each_once(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(text for text, _ in groupby(texts))
