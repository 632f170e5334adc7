"""Lines that were broken to fit a page or a mail are joined again; columns come apart."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import reduce
from itertools import pairwise
from typing import TYPE_CHECKING

from cases.document.contact_labels import count_labels
from cases.document.labelled import label_of
from cases.document.shapes import (
    bullet_of,
    is_closing,
    is_prose,
    is_urgent_action,
    without_step_number,
)
from cases.document.words import CONNECTORS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cases.document.lines import Line

_LONE_SIGN = re.compile(r"[•◼◾▪■●·∙*–-]")
_GOES_ON = re.compile(r"(?!c/o\b|o/c\b)[^\W\d_]+(?![\w.]*[./@])")
_FEWEST_WORDS = 5
_NARROWEST, _WIDEST = 45, 100
_RAGGED = 20
_FEWEST_LINES = 3


def unbroken(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, joined where a sentence or a bullet goes on in the next one."""
    joined: list[Line] = []
    for paragraph in _paragraphs(_with_their_signs(lines)):
        joined.extend(_one_line(paragraph) if _is_wrapped(paragraph) else _sentences(paragraph))
    return tuple(joined)


def _with_their_signs(lines: Sequence[Line]) -> Iterator[Line]:
    """A bullet sign that stands alone belongs to the next line."""
    sign: Line | None = None
    for line in lines:
        if _LONE_SIGN.fullmatch(line.text):
            sign = line
            continue
        yield _joined(sign, line) if sign else line
        sign = None


def _paragraphs(lines: Iterator[Line]) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for line in lines:
        ended = bool(paragraph) and paragraph[-1].text.endswith((":", ";"))
        if paragraph and (line.after_blank or ended or _begins_anew(line.text)):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _begins_anew(text: str) -> bool:
    return (
        bullet_of(text) is not None
        or without_step_number(text) != text
        or count_labels(text) > 0
        or label_of(text) is not None
        or is_urgent_action(text)
        or is_closing(text)
    )


def _is_wrapped(paragraph: Sequence[Line]) -> bool:
    """Whether all lines but the last are about as wide as the page, and read as one sentence."""
    widths = [len(line.text) for line in paragraph[:-1]]
    if len(paragraph) < _FEWEST_LINES or not _NARROWEST <= max(widths) <= _WIDEST:
        return False
    going_on = [_may_go_on(before.text, line.text) for before, line in pairwise(paragraph)]
    if min(widths) < max(widths) - _RAGGED or 2 * sum(going_on) < len(going_on):
        return False
    return is_prose(" ".join(line.text for line in paragraph))


def _may_go_on(before: str, text: str) -> bool:
    """Whether a sentence may go on from one line to the next."""
    last = before.split()[-1]
    return text[0].islower() or last[0].islower() or (last.endswith(",") and text[0].isdigit())


def _one_line(paragraph: Sequence[Line]) -> Iterator[Line]:
    yield reduce(_joined, paragraph)


def _joined(line: Line, after: Line) -> Line:
    return replace(line, text=f"{line.text} {after.text}", until=after.numbers[-1])


def _sentences(paragraph: Sequence[Line]) -> Iterator[Line]:
    if not paragraph:
        return
    current = paragraph[0]
    for before, line in pairwise(paragraph):
        if _goes_on(before.text, line.text):
            current = _joined(current, line)
            continue
        yield current
        current = line
    yield current


def _goes_on(before: str, text: str) -> bool:
    """Whether a line in small letters goes on with a sentence."""
    if text[0].islower() and before.split()[-1] in CONNECTORS and "|" not in text:
        return True
    return (
        text[0].islower()
        and len(before.split()) >= _FEWEST_WORDS
        and _GOES_ON.match(text) is not None
        and not before.endswith((".", ":", ";", "!", "?"))
        and "|" not in text
        and is_prose(f"{before} {text}")
    )
