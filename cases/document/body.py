"""The third stage, texts: the sample letter, the asks, the story."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cases.case import SampleLetter
from cases.document.labels import Part
from cases.document.languages import LANGUAGES
from cases.document.seen import Seen, seen_in
from cases.document.shapes import (
    bullet_of,
    greeting_of,
    is_closing,
    is_request,
    without_step_number,
)
from cases.document.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cases.document.lines import Line
    from cases.document.placed import Placed

_STOP_WORDS = {one.code: frozenset(one.stop_words.split()) for one in LANGUAGES}
_ENDS_WELL = (".", "!", "?", "”", '"', "»", ")", ":")


@dataclass(frozen=True, slots=True)
class PrintedLetter:
    """The sample letter and its lines; `is_cut` where it stops in the middle of a sentence."""

    letter: SampleLetter
    is_cut: bool
    salutation_lines: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()
    closing_lines: tuple[int, ...] = ()


def lines_in(placed: Sequence[Placed], part: Part) -> tuple[Line, ...]:
    """The lines of one part, in their order."""
    return tuple(one.line for one in placed if one.part is part)


def texts_in(placed: Sequence[Placed], part: Part) -> tuple[str, ...]:
    """The texts of one part, in their order."""
    return tuple(line.text for line in lines_in(placed, part))


def read_letter(placed: Sequence[Placed]) -> PrintedLetter | None:
    """The sample letter, its paragraphs unaltered, or None where no letter is printed."""
    lines = list(lines_in(placed, Part.LETTER))
    closing = lines.pop() if lines and is_closing(lines[-1].text) else None
    greeting, lines = _greeting_apart(lines)
    if not lines:
        return None
    paragraphs = tuple(line.text for line in lines)
    is_cut = closing is None and not paragraphs[-1].endswith(_ENDS_WELL)
    language = language_of(" ".join(paragraphs)) or "en"
    return PrintedLetter(
        SampleLetter(
            language,
            paragraphs,
            greeting.text if greeting else None,
            closing.text if closing else None,
        ),
        is_cut,
        tuple(greeting.numbers) if greeting else (),
        seen_in(None, lines).lines,
        tuple(closing.numbers) if closing else (),
    )


def _greeting_apart(lines: Sequence[Line]) -> tuple[Line | None, list[Line]]:
    for at, line in enumerate(lines):
        greeting = greeting_of(line.text, lines[at + 1].text if at + 1 < len(lines) else None)
        if greeting is not None:
            glued = line.text[len(greeting) :].strip()
            first = [replace(line, text=glued)] if glued else []
            return replace(line, text=greeting), [*first, *lines[at + 1 :]]
    return None, list(lines)


def language_of(text: str) -> str | None:
    """The language of a text among those the letters are written in, None if none shows."""
    words = [word(token) for token in text.split()[:400]]
    counts = {
        language: sum(1 for one in words if one in known)
        for language, known in _STOP_WORDS.items()
    }
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else None


def read_asks(placed: Sequence[Placed]) -> tuple[Seen[str], ...]:
    """What is asked of the officials: the bullets that are no steps for the supporter.

    Without any bullet sign the lines that begin as a request does are the asks.
    """
    items = _items(lines_in(placed, Part.ACTION))
    return tuple(seen_in(" ".join(line.text for line in item), item) for item in items)


def _items(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The bullets, each with the lines over which it was broken."""
    item: list[Line] = []
    has_signs = any(bullet_of(line.text) for line in lines)
    for line in lines:
        ask = _ask_in(line.text, has_signs=has_signs)
        if ask or line.after_blank or not _goes_on(line.text):
            yield from [item] if item else []
            item = [replace(line, text=ask)] if ask else []
        elif item:
            item.append(line)
    yield from [item] if item else []


def _ask_in(text: str, *, has_signs: bool) -> str | None:
    bullet = bullet_of(text)
    if bullet or has_signs:
        return bullet
    plain = without_step_number(text)
    return plain if plain != text or is_request(plain) else None


def _goes_on(text: str) -> bool:
    return text[0].islower()


def unread_actions(placed: Sequence[Placed], asks: Sequence[Seen[str]]) -> tuple[Line, ...]:
    """The lines under what to do that are no ask."""
    return tuple(line for line in lines_in(placed, Part.ACTION) if not _is_asked(line, asks))


def _is_asked(line: Line, asks: Sequence[Seen[str]]) -> bool:
    plain = bullet_of(line.text) or without_step_number(line.text)
    return any(line.number in ask.lines and plain in ask.value for ask in asks)
