"""The parts of a document, and the labels by which they are known; `languages/` has the labels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What a line of a document is taken for."""

    HEADING = "heading"
    SUMMARY = "summary"
    ACTION = "action"
    STEP = "step"
    TARGETS = "targets"
    COPIES = "copies"
    LETTER = "letter"
    BACKGROUND = "background"
    LANGUAGE = "language"
    DEADLINE = "deadline"
    NAME = "name"
    PREVIOUS = "previous"
    ENDED = "ended"
    OFFICE = "office"
    REPORT = "report"
    LABEL = "label"
    SIGNATURE = "signature"
    FURNITURE = "furniture"
    UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class Label:
    """A label of the format.

    `words` is a regular expression of what is printed, without case; it must stand at the start
    of a line. The rest of the line belongs to `part`, the lines after it to `then` (or to `part`).
    A label `alone` counts only where the line holds nothing else; one that is `inside` is also
    found in the middle of a line, printed in capitals, where copying glued paragraphs together.
    One that is a `sentence` names an official inside a sentence: contacts must follow in its line.
    """

    part: Part
    words: str
    then: Part | None = None
    alone: bool = False
    inside: bool = False
    sentence: bool = False


COUNT = r"(?:\d\s*[).]\s*)?"
"""A number that may stand before a label: `1) TAKE ACTION`."""
