"""Asks and letters as a coordinator writes them, message by message."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cases.case import SampleLetter
from cases.document.body import language_of
from cases.document.shapes import greeting_of, is_closing
from cases.own_text import paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cases.case import Case

_BULLET = re.compile(r"\s*(?:[-–—•◦‣▪■●·∙*]+|\(?\d{1,2}[.)](?!\d))\s+")
_LONGEST_GREETING = 120
_LONGEST_CLOSING = 80
_GREETS, _CLOSES = (",", "،", ":", ";", "!", "！", "，"), (",", "،", "，")
_PLACEHOLDER = re.compile(r"[\[\(<_…].*")


def asks_of(messages: Sequence[str]) -> tuple[str, ...]:
    """The asks: one a bullet, else one a paragraph, else one a line; without their bullets."""
    paragraphs = paragraphs_of(messages)
    lines = [line for text in paragraphs for line in text.split("\n")]
    if any(map(_BULLET.match, lines)):
        return tuple(_bulleted(paragraphs))
    parts = lines if len(paragraphs) == 1 else paragraphs
    return tuple(one for one in (" ".join(part.split()) for part in parts) if one)


def _bulleted(paragraphs: Sequence[str]) -> Iterator[str]:
    """A line without a bullet goes on with the one above it, unless a blank line parts them."""
    for paragraph in paragraphs:
        ask = ""
        for line in paragraph.split("\n"):
            found = _BULLET.match(line)
            if found and ask:
                yield ask
                ask = ""
            ask = f"{ask} {' '.join(line[found.end() if found else 0 :].split())}".strip()
        if ask:
            yield ask


def letter_of(messages: Sequence[str], case: Case) -> SampleLetter | None:
    """The letter, its greeting and closing apart where they stand; None where it says nothing.

    The language is the one that shows; else that of the letter before, else the case's first.
    """
    paragraphs = list(paragraphs_of(messages))
    former = case.letter
    salutation = _greeting_apart(paragraphs, former)
    closing = _closing_apart(paragraphs, former)
    if not paragraphs:
        return None
    usual = former.language if former else next(iter(case.languages), "en")
    return SampleLetter(
        language_of(" ".join(paragraphs)) or usual,
        tuple(paragraphs),
        salutation,
        closing,
        former.subject if former else None,
    )


def _greeting_apart(paragraphs: list[str], former: SampleLetter | None) -> str | None:
    """Take the greeting off the first paragraph; a line of it, or the whole."""
    line, _, rest = paragraphs[0].partition("\n")
    following = rest or next(iter(paragraphs[1:]), "")
    known = former.salutation if former else None
    found = line if line == known else greeting_of(line, following or None)
    if found is None and following and _is_short(line, _LONGEST_GREETING, _GREETS):
        found = line
    if found is None or not following:
        return None
    left = f"{line[len(found) :].strip()}\n{rest}".strip()
    paragraphs[:1] = [left] if left else []
    return found


def _closing_apart(paragraphs: list[str], former: SampleLetter | None) -> str | None:
    """Take the closing off the end; a place for a name below it is no part of a letter."""
    known = former.closing if former else None
    if len(paragraphs) > 1 and known is not None and paragraphs[-1] == known:
        return paragraphs.pop()
    while len(paragraphs) > 1 and _PLACEHOLDER.fullmatch(paragraphs[-1]):
        paragraphs.pop()
    lines = paragraphs[-1].split("\n") if paragraphs else []
    while len(lines) > 1 and _PLACEHOLDER.fullmatch(lines[-1].strip()):
        lines.pop()
    if not lines:
        return None
    last = lines[-1].strip()
    is_all = len(paragraphs) == 1 and len(lines) == 1
    if is_all or not (is_closing(last) or _is_short(last, _LONGEST_CLOSING, _CLOSES)):
        return None
    paragraphs[-1:] = ["\n".join(lines[:-1]).strip()] if lines[:-1] else []
    return last


def _is_short(line: str, most: int, ends: tuple[str, ...]) -> bool:
    return len(line) <= most and line.endswith(ends) and "\n" not in line
