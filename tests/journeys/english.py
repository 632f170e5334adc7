"""What was left in English on the screens of somebody who speaks another language."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, cast

from babel.messages.pofile import read_po

from bot.locale import LOCALE, PLACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.sandbox.person import Json

_TAG = re.compile(r"</?[a-z][^>]*>")
_VALUE = re.compile(r"%\(\w+\)s|\{\w+\}|\n")
_AROUND = re.compile(r"^\W+|\W+$")
_TELLING = 16
"""A piece of so many characters is one of our sentences; a shorter one has to be a whole line."""


def left_in_english(language: str, screens: Iterable[Json]) -> list[str]:
    """The sentences of the templates that stand on these screens although they are translated."""
    lines = {_bare(line) for screen in screens for line in _lines(screen)}
    everything = "\n".join(lines)
    return [
        sentence
        for sentence in _translated(language)
        if any(_stands(piece, lines, everything) for piece in _pieces(sentence))
    ]


def _lines(screen: Json) -> Iterator[str]:
    if screen["from"] == "bot":
        yield from screen["text"].splitlines()
        yield from (key["text"] for row in screen["buttons"] for key in row)


def _translated(language: str) -> Iterator[str]:
    """The English of what is said otherwise in this language."""
    with (LOCALE / language / PLACE).open("rb") as file:
        for message in read_po(file, locale=language):
            said = _forms(message.string)
            yield from (form for form in _forms(message.id) if form and form not in said)


def _forms(text: object) -> list[str]:
    return [str(text)] if isinstance(text, str) else [*map(str, cast("Sequence[object]", text))]


def _pieces(sentence: str) -> list[str]:
    """What stands between the values; of a short sentence with values none is telling."""
    plain = unescape(_TAG.sub("", sentence))
    pieces = [_bare(piece) for piece in _VALUE.split(plain)]
    return [one for one in pieces if len(one) >= _TELLING] if len(pieces) > 1 else pieces


def _stands(piece: str, lines: set[str], everything: str) -> bool:
    is_telling = len(piece) >= _TELLING and " " in piece
    return piece in everything if is_telling else piece in lines


def _bare(text: str) -> str:
    return _AROUND.sub("", text)
