"""Line after line: the part of the document that each belongs to."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cases.document.begins import (
    asks_begin,
    block_begins,
    block_or_contact,
    block_surely_begins,
    is_note,
    unfolded_block,
)
from cases.document.contact_labels import count_labels
from cases.document.contacts import has_contact
from cases.document.dates import is_only_a_date
from cases.document.labelled import Found, label_of
from cases.document.labels import Part
from cases.document.placed import Placed
from cases.document.shapes import (
    OFFICE_LINES,
    bullet_of,
    greeting_of,
    is_closing,
    is_furniture,
    is_prose,
    is_request,
    is_urgent_action,
    tells_the_supporter,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cases.document.lines import Line

_LOOK_AHEAD = 8
_LONGEST_LABEL = 3
_LONGEST_HEADLINE = 130
_DIPLOMATS = re.compile(
    r"(?:the |a? ?los |la |les |aux )?"
    r"(?:diplomatic rep|representantes dipl|repr[eé]sentants? dipl)",
    re.IGNORECASE,
)
_TARGETS_MAY_FOLLOW = frozenset(
    {Part.ACTION, Part.DEADLINE, Part.LANGUAGE, Part.REPORT, Part.SIGNATURE, Part.UNPLACED}
)
_STORY = frozenset({Part.SUMMARY, Part.BACKGROUND, Part.HEADING, Part.LETTER})
_ASKS_MAY_FOLLOW = frozenset(
    {
        Part.HEADING,
        Part.SUMMARY,
        Part.UNPLACED,
        Part.TARGETS,
        Part.COPIES,
        Part.DEADLINE,
        Part.LANGUAGE,
    }
)
_MAY_BE_DATED = _TARGETS_MAY_FOLLOW | {Part.TARGETS, Part.COPIES, Part.OFFICE, Part.NAME}
_LONGEST_UNKNOWN_LABEL = 6
_NO_LETTER_FROM = frozenset({Part.NAME, Part.PREVIOUS})


def _is_headline(text: str) -> bool:
    """A title that reads like a sentence: no stop behind it, or a number in brackets."""
    ends = text[-1].isalnum() or text.endswith((")", "!", "?", "”"))
    return ends and len(text) <= _LONGEST_HEADLINE


def _is_listed(text: str) -> bool:
    has_contacts = bullet_of(text) is not None and count_labels(text) > 0
    return has_contacts or unfolded_block(text)


class Walk:
    """Where the reading stands: the part that a line belongs to if nothing else is said."""

    def __init__(self, lines: Sequence[Line], *, plain: bool) -> None:
        self.lines = lines
        self.plain = plain and not any(label_of(line.text) for line in lines[:_LOOK_AHEAD])
        self.part = Part.HEADING
        self.letter_read = False
        self.starts = False

    def take(self, at: int) -> Iterator[Placed]:
        """The line at this place with its part; a label and its value are two."""
        line = self.lines[at]
        if self._is_own_office(line):
            self.part = Part.OFFICE
        else:
            found = self._known(at)
            if found is not None:
                yield from found
                return
            self._turn(at)
        yield Placed(line, self._part_of(line), self.starts)
        self._after(line)

    def _known(self, at: int) -> Iterable[Placed] | None:
        """A line that says by itself what it is, whatever stands around it."""
        line = self.lines[at]
        if is_urgent_action(line.text):
            if self.part not in {Part.BACKGROUND, Part.LETTER}:
                self.part = Part.HEADING
            return [Placed(line, Part.LABEL)]
        if is_furniture(line.text):
            return [Placed(line, Part.FURNITURE)]
        label = label_of(line.text) if bullet_of(line.text) is None else None
        return self._labelled(at, label) if label is not None else self._beside(at)

    def _beside(self, at: int) -> Iterable[Placed] | None:
        """A line among others that is none of theirs: a date, a note, a lead-in."""
        line = self.lines[at]
        if self._is_dated(line):
            return self._with_its_date(line)
        if self._is_note(at):
            return [Placed(line, Part.UNPLACED)]
        if self._leads_on(line) and greeting_of(line.text, self._following(at)) is None:
            self.part, self.starts = Part.COPIES, True
            return [Placed(line, Part.UNPLACED)]
        return None

    def _is_note(self, at: int) -> bool:
        after = self.lines[at + 1] if at + 1 < len(self.lines) else None
        line = self.lines[at]
        in_block = self.part in {Part.TARGETS, Part.COPIES} and not self.starts
        return in_block and is_prose(line.text) and is_note(line, after)

    def _is_dated(self, line: Line) -> bool:
        """`Last day for letters: 30 June 2021`, in words that no label knows."""
        said, _, value = line.text.partition(":")
        is_short = len(said.split()) <= _LONGEST_UNKNOWN_LABEL
        return self.part in _MAY_BE_DATED and is_short and is_only_a_date(value)

    def _with_its_date(self, line: Line) -> Iterator[Placed]:
        yield Placed(line, Part.LABEL)
        value = line.text.partition(":")[2].strip()
        yield Placed(replace(line, text=value, after_blank=True), Part.DEADLINE, starts=True)
        self.part, self.starts = Part.DEADLINE, False

    def _leads_on(self, line: Line) -> bool:
        """`Please write to your own embassy as well:` among the officials."""
        words = line.text.split()
        in_block = self.part in {Part.TARGETS, Part.COPIES} and line.text.endswith(":")
        return in_block and len(words) > _LONGEST_LABEL and not count_labels(line.text)

    def _is_own_office(self, line: Line) -> bool:
        return self.part not in {Part.HEADING, Part.SUMMARY, Part.LETTER, Part.BACKGROUND} and (
            OFFICE_LINES.search(line.text) is not None and bullet_of(line.text) is None
        )

    def _labelled(self, at: int, found: Found) -> Iterator[Placed]:
        line, label = self.lines[at], found.label
        again = label_of(found.value) if label.part in {Part.COPIES, Part.OFFICE} else None
        if again is not None:
            yield Placed(line, Part.LABEL, label=label)
            label, found = again.label, again
        part, then = label.part, label.then or label.part
        if Part.TARGETS in {part, then} and self._asks_follow(at):
            part, then = part if part is Part.DEADLINE else Part.ACTION, Part.ACTION
        says_more = found.value and not _DIPLOMATS.match(found.value)
        is_value = says_more and not (part is Part.ACTION and found.value.isupper())
        yield Placed(line, Part.LABEL, label=label)
        if is_value:
            value = replace(line, text=found.value, after_blank=True)
            for_supporters = part is Part.ACTION and tells_the_supporter(value.text)
            yield Placed(value, Part.STEP if for_supporters else part, starts=True)
        self.part = then
        self.starts = not is_value

    def _asks_follow(self, at: int) -> bool:
        following = self._following(at)
        if following is None or unfolded_block(bullet_of(following) or ""):
            return False
        return bullet_of(following) is not None or is_request(following)

    def _part_of(self, line: Line) -> Part:
        if self.part is Part.ACTION and tells_the_supporter(line.text):
            return Part.STEP
        alone = self.part in {Part.TARGETS, Part.COPIES} and is_only_a_date(line.text)
        return Part.HEADING if alone else self.part

    def _after(self, line: Line) -> None:
        self.starts = False
        if self.part is Part.LETTER and self.letter_read and is_closing(line.text):
            self.part = Part.SIGNATURE

    def _turn(self, at: int) -> None:
        """Change the part where a line shows by its look that another one begins."""
        line = self.lines[at]
        if self._letter_begins(at):
            self.part, self.letter_read = Part.LETTER, True
        elif self._targets_begin(at):
            self.part = Part.TARGETS
        elif self._asks_begin(at):
            self.part = Part.ACTION
        elif self.part is Part.HEADING and is_prose(line.text) and not _is_headline(line.text):
            self.part = Part.SUMMARY
        elif self._ends_here(line) or self._heads_a_story(at):
            self.part = Part.UNPLACED

    def _following(self, at: int) -> str | None:
        return self.lines[at + 1].text if at + 1 < len(self.lines) else None

    def _letter_begins(self, at: int) -> bool:
        text = self.lines[at].text
        if self.letter_read or self.part in _NO_LETTER_FROM:
            return self.part is Part.SIGNATURE and self._closes_again(at)
        if greeting_of(text, self._following(at)) is None:
            return False
        return self.part is not Part.HEADING or not text.isupper()

    def _closes_again(self, at: int) -> bool:
        """`Thank you,` over `Yours sincerely,`: both belong to the letter."""
        return is_closing(self.lines[at].text) and is_closing(self.lines[at - 1].text)

    def _ends_here(self, line: Line) -> bool:
        if self.part in {Part.OFFICE, Part.REPORT}:
            return is_prose(line.text)
        if self.part not in {Part.TARGETS, Part.COPIES} or _is_listed(line.text):
            return False
        return is_prose(line.text) or bullet_of(line.text) is not None

    def _heads_a_story(self, at: int) -> bool:
        """`A long crisis` between the last contact of an official and a paragraph."""
        if self.part not in {Part.TARGETS, Part.COPIES} or not self.lines[at + 1 :]:
            return False
        before, line, after = self.lines[at - 1 : at + 2]
        is_told = is_prose(after.text) and greeting_of(after.text, None) is None
        return is_told and has_contact(before.text) and not block_or_contact(line.text)

    def _targets_begin(self, at: int) -> bool:
        ahead = self.lines[at : at + _LOOK_AHEAD]
        awaits_letter = self.part is Part.LETTER and not self.letter_read
        if awaits_letter or self.part in _TARGETS_MAY_FOLLOW:
            return block_begins(ahead)
        if self.part is Part.HEADING and self.plain:
            return block_begins(ahead)
        if self.part is Part.OFFICE:
            return self.lines[at].after_blank and block_begins(ahead)
        return self.part in _STORY and block_surely_begins(ahead)

    def _asks_begin(self, at: int) -> bool:
        before = self.lines[at - 1] if at else None
        after = self.lines[at + 1] if at + 1 < len(self.lines) else None
        return self.part in _ASKS_MAY_FOLLOW and asks_begin(self.lines[at], before, after)
