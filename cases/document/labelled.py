"""Labels found in a line: at its start, or in its middle where paragraphs were glued together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cases.document.contacts import has_contact
from cases.document.labels import Label, Part
from cases.document.languages import LANGUAGES

LABELS = tuple(label for one in LANGUAGES for label in one.labels)
_AT_START = tuple((label, re.compile(label.words, re.IGNORECASE)) for label in LABELS)
_INSIDE = re.compile("|".join(rf"(?:{label.words})" for label in LABELS if label.inside))
_SENTENCES = re.compile(
    "|".join(rf"(?<!\w)(?:{label.words})" for label in LABELS if label.sentence), re.IGNORECASE
)
_AFTER_LABEL = re.compile(r"[\s:.]*")
_START_IS_ENOUGH = 400


@dataclass(frozen=True, slots=True)
class Found:
    """A label at the start of a line, and what the line says after it."""

    label: Label
    value: str


def label_of(text: str) -> Found | None:
    """The label that a line begins with: the one that covers most of it."""
    start = text[:_START_IS_ENOUGH]
    best: tuple[int, Label] | None = None
    for label, pattern in _AT_START:
        match = pattern.match(start)
        if match is None or not _is_printed_as_label(label, text, match):
            continue
        if best is None or match.end() > best[0]:
            best = match.end(), label
    if best is None:
        return None
    end, label = best
    after = _AFTER_LABEL.match(text, end)
    return Found(label, text[after.end() if after else end :].strip())


_MAY_BE_A_SENTENCE = frozenset({Part.DEADLINE, Part.LANGUAGE, Part.NAME, Part.BACKGROUND})
_SHORT_VALUE = 60


def _is_printed_as_label(label: Label, text: str, match: re.Match[str]) -> bool:
    """Whether it is a label, and not the first words of a sentence."""
    rest = text[match.end() :].strip()
    if label.alone:
        return not rest.strip(" :.!")
    if label.sentence:
        return has_contact(rest)
    if label.part not in _MAY_BE_A_SENTENCE:
        return True
    return match[0].isupper() or rest.startswith(":") or len(rest) <= _SHORT_VALUE


def label_cuts(text: str) -> list[int]:
    """Where labels printed in capitals begin and end inside a line of glued paragraphs."""
    cuts: list[int] = []
    for match in _INSIDE.finditer(text):
        if match.end() - match.start() < len(text):
            cuts.extend(_around(text, match))
    if has_contact(text):
        cuts.extend(match.start() for match in _SENTENCES.finditer(text))
    return sorted({cut for cut in cuts if 0 < cut < len(text)})


def _around(text: str, match: re.Match[str]) -> tuple[int, ...]:
    found = label_of(text[match.start() :])
    if found is None or found.label.part not in {Part.ACTION, Part.TARGETS, Part.LETTER}:
        return (match.start(),)
    return match.start(), len(text) - len(found.value)
