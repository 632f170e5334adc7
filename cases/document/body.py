"""The third stage, texts: the sample letter, the asks, the story."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.case import SampleLetter
from cases.document.labels import Part
from cases.document.languages import LANGUAGES
from cases.document.shapes import (
    bullet_of,
    greeting_of,
    is_closing,
    without_step_number,
)
from cases.document.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cases.document.lines import Line
    from cases.document.sections import Placed

_STOP_WORDS = {one.code: frozenset(one.stop_words.split()) for one in LANGUAGES}
_STEP = re.compile("|".join(one.steps for one in LANGUAGES), re.IGNORECASE)
_ENDS_WELL = (".", "!", "?", "”", '"', "»", ")", ":")


@dataclass(frozen=True, slots=True)
class PrintedLetter:
    """The sample letter; `is_cut` where it stops in the middle of a sentence."""

    letter: SampleLetter
    is_cut: bool


def lines_in(placed: Sequence[Placed], part: Part) -> tuple[Line, ...]:
    """The lines of one part, in their order."""
    return tuple(one.line for one in placed if one.part is part)


def texts_in(placed: Sequence[Placed], part: Part) -> tuple[str, ...]:
    """The texts of one part, in their order."""
    return tuple(line.text for line in lines_in(placed, part))


def read_letter(placed: Sequence[Placed]) -> PrintedLetter | None:
    """The sample letter, its paragraphs unaltered, or None where no letter is printed."""
    lines = list(texts_in(placed, Part.LETTER))
    closing = lines.pop() if lines and is_closing(lines[-1]) else None
    salutation, paragraphs = _greeting_apart(lines)
    if not paragraphs:
        return None
    is_cut = closing is None and not paragraphs[-1].endswith(_ENDS_WELL)
    letter = SampleLetter(
        language_of(" ".join(paragraphs)) or "en", paragraphs, salutation, closing
    )
    return PrintedLetter(letter, is_cut)


def _greeting_apart(lines: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
    for at, text in enumerate(lines):
        greeting = greeting_of(text, lines[at + 1] if at + 1 < len(lines) else None)
        if greeting is not None:
            glued = text[len(greeting) :].strip()
            return greeting, tuple(part for part in (glued, *lines[at + 1 :]) if part)
    return None, tuple(lines)


def language_of(text: str) -> str | None:
    """The language of a text among those the letters are written in, None if none shows."""
    words = [word(token) for token in text.split()[:400]]
    counts = {
        language: sum(1 for one in words if one in known)
        for language, known in _STOP_WORDS.items()
    }
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else None


def read_asks(placed: Sequence[Placed]) -> tuple[str, ...]:
    """What is asked of the officials: the bullets that are no steps for the supporter."""
    items = _items(texts_in(placed, Part.ACTION))
    return tuple(one for one in items if not _STEP.match(without_step_number(one)))


def _items(texts: Sequence[str]) -> Iterator[str]:
    """The bullets, each with the lines over which it was broken."""
    item: list[str] = []
    for text in texts:
        bullet = bullet_of(text)
        if bullet or not _goes_on(text):
            yield from [" ".join(item)] if item else []
            item = [bullet] if bullet else []
        elif item:
            item.append(text)
    yield from [" ".join(item)] if item else []


def _goes_on(text: str) -> bool:
    return text[0].islower()


def unread_actions(placed: Sequence[Placed]) -> tuple[str, ...]:
    """The lines under what to do that are no ask, no step and no introduction to them."""
    return tuple(
        text
        for text in texts_in(placed, Part.ACTION)
        if bullet_of(text) is None and not _goes_on(text) and not _is_introduction(text)
    )


def _is_introduction(text: str) -> bool:
    plain = without_step_number(text)
    return plain != text or _STEP.match(plain) is not None or text.endswith(":")
