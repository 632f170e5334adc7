"""The second stage: each line is taken for a part of the document."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cases.document.chunks import unfolded
from cases.document.contacts import Field, Piece, count_labels, split_contacts
from cases.document.dates import is_only_a_date
from cases.document.labelled import Found, label_cuts, label_of
from cases.document.labels import Label, Part
from cases.document.lines import Line, pieces_at
from cases.document.people import Person, person_of, role_length
from cases.document.shapes import (
    OFFICE_LINES,
    bullet_cuts,
    bullet_of,
    greeting_of,
    heading_cuts,
    is_closing,
    is_prose,
    is_urgent_action,
    kicker_cuts,
)
from cases.document.words import is_office

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LOOK_AHEAD = 8
_ONE_LINE_BLOCK = 2
_DIPLOMATS = re.compile(
    r"(?:the )?(?:diplomatic rep|representantes dipl|repr[eé]sentants? dipl)", re.IGNORECASE
)
_HEAD = 12
# What stands before the imprint of an old document are the remarks of whoever posted it.
_IMPRINT = re.compile(r"(?:PUBLIC|EXTERNAL)?\s*AI Index\b", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?:UA|AU)\W{0,3}\d|urgent action|acci[oó]n urgente|action urgente", re.IGNORECASE
)
_TARGETS_MAY_FOLLOW = frozenset(
    {Part.ACTION, Part.DEADLINE, Part.LANGUAGE, Part.REPORT, Part.SIGNATURE, Part.UNPLACED}
)
_NO_LETTER_FROM = frozenset({Part.NAME, Part.PREVIOUS})


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and what it is taken for; of a label's line only the value behind the label.

    `starts` is true for the first line behind a label; `label` is given for a label's own line.
    """

    line: Line
    part: Part
    starts: bool = False
    label: Label | None = None


def apart(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, cut where labels, headings and bullets stand in the middle of one."""
    pieces: list[Line] = []
    for line in [*(tag for first in lines[:1] for tag in _without_tag(first)), *lines[1:]]:
        for piece in pieces_at(line, heading_cuts(line.text)):
            for part in pieces_at(piece, label_cuts(piece.text)):
                pieces.extend(_bullets_apart(part))
    return tuple(pieces)


def _without_tag(first: Line) -> Iterator[Line]:
    return pieces_at(first, kicker_cuts(first.text))


def _bullets_apart(line: Line) -> Iterator[Line]:
    cuts = bullet_cuts(line.text)
    return pieces_at(line, cuts) if cuts and not count_labels(line.text) else iter((line,))


def place(lines: Sequence[Line]) -> tuple[Placed, ...]:
    """Every line with the part of the document that it belongs to, in order."""
    start = next((at for at, line in enumerate(lines[:_HEAD]) if _IMPRINT.match(line.text)), 0)
    remarks = tuple(Placed(line, Part.UNPLACED) for line in lines[:start])
    return remarks + _walked(lines[start:])


def _walked(lines: Sequence[Line]) -> tuple[Placed, ...]:
    walk = _Walk(lines, plain=not any(_NUMBERED.search(line.text) for line in lines))
    placed: list[Placed] = []
    for at in range(len(lines)):
        placed.extend(walk.take(at))
    return tuple(placed)


class _Walk:
    """Where the reading stands: the part that a line belongs to if nothing else is said."""

    def __init__(self, lines: Sequence[Line], *, plain: bool) -> None:
        self.lines = lines
        self.plain = plain and not any(label_of(line.text) for line in lines[:_LOOK_AHEAD])
        self.part = Part.HEADING
        self.letter_read = False
        self.starts = False

    def take(self, at: int) -> Iterator[Placed]:
        line = self.lines[at]
        if self._is_own_office(line):
            self.part = Part.OFFICE
        elif is_urgent_action(line.text):
            if self.part not in {Part.BACKGROUND, Part.LETTER}:
                self.part = Part.HEADING
            yield Placed(line, Part.LABEL)
            return
        else:
            found = label_of(line.text)
            if found is not None and bullet_of(line.text) is None:
                yield from self._labelled(line, found)
                return
            self._turn(at)
        yield Placed(line, self._part_of(line), self.starts)
        self._after(line)

    def _is_own_office(self, line: Line) -> bool:
        return self.part not in {Part.HEADING, Part.SUMMARY, Part.LETTER, Part.BACKGROUND} and (
            OFFICE_LINES.search(line.text) is not None and bullet_of(line.text) is None
        )

    def _labelled(self, line: Line, found: Found) -> Iterator[Placed]:
        label: Label = found.label
        is_value = found.value and not _DIPLOMATS.match(found.value)
        yield Placed(line, Part.LABEL, label=label)
        if is_value:
            value = replace(line, text=found.value, after_blank=True)
            yield Placed(value, label.part, starts=True)
        self.part = label.then or label.part
        self.starts = not is_value

    def _part_of(self, line: Line) -> Part:
        alone = self.part in {Part.TARGETS, Part.COPIES} and is_only_a_date(line.text)
        return Part.HEADING if alone else self.part

    def _after(self, line: Line) -> None:
        self.starts = False
        if self.part is Part.LETTER and self.letter_read and is_closing(line.text):
            self.part = Part.SIGNATURE

    def _turn(self, at: int) -> None:
        """Change the part where a line shows by its look that another one begins."""
        line, following = self.lines[at], self._following(at)
        may_greet = not self.letter_read and self.part not in _NO_LETTER_FROM
        if may_greet and greeting_of(line.text, following) is not None:
            self.part, self.letter_read = Part.LETTER, True
        elif self._targets_begin(at):
            self.part = Part.TARGETS
        elif self.part is Part.HEADING and is_prose(line.text):
            self.part = Part.SUMMARY
        elif self.part in {Part.TARGETS, Part.COPIES} and self._ends_targets(line):
            self.part = Part.UNPLACED

    def _following(self, at: int) -> str | None:
        return self.lines[at + 1].text if at + 1 < len(self.lines) else None

    def _ends_targets(self, line: Line) -> bool:
        if unfolded_block(line.text):
            return False
        return is_prose(line.text) or bullet_of(line.text) is not None

    def _targets_begin(self, at: int) -> bool:
        awaits_letter = self.part is Part.LETTER and not self.letter_read
        if (
            awaits_letter
            or self.part in _TARGETS_MAY_FOLLOW
            or (self.part is Part.HEADING and self.plain)
        ):
            return block_begins(self.lines[at : at + _LOOK_AHEAD])
        return (
            self.part is Part.OFFICE
            and self.lines[at].after_blank
            and (block_begins(self.lines[at : at + _LOOK_AHEAD]))
        )


def unfolded_block(text: str) -> bool:
    """Whether a line is a whole official's block: a person and at least two contacts."""
    first, *others = split_contacts(text) if count_labels(text) else [Piece(Field.REST, "")]
    if len(others) < _ONE_LINE_BLOCK or first.field is not Field.TEXT:
        return False
    return unfolded(first.value) is not None


def block_begins(lines: Sequence[Line]) -> bool:
    """Whether an official's block begins with these lines: a person, then an address."""
    first = lines[0].text
    if unfolded_block(first):
        return True
    if bullet_of(first) is not None:
        return False
    person = _person_in(first) or _leader_of(lines)
    if person is None:
        return False
    after = [line.text for line in _until_prose(lines[1:])]
    has_role = person.role is not None or any(role_length(text.split()) for text in after[:2])
    return any(_is_evidence(text) or (has_role and _has_office(text)) for text in after)


def _person_in(text: str) -> Person | None:
    piece = next(split_contacts(text), None)
    return person_of(piece.value) if piece and piece.field is Field.TEXT else None


def _leader_of(lines: Sequence[Line]) -> Person | None:
    """The person right below the office that they lead."""
    if not lines[1:] or not _has_office(lines[0].text):
        return None
    person = person_of(lines[1].text)
    return person if person and person.role else None


def _until_prose(lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines:
        if is_prose(line.text) or bullet_of(line.text) or label_of(line.text):
            return
        yield line


def _is_evidence(text: str) -> bool:
    if is_only_a_date(text):
        return False
    return count_labels(text) > 0 or any(char.isdigit() for char in text)


def _has_office(text: str) -> bool:
    return any(is_office(token) for token in text.split())
