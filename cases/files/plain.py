"""Plain text: the lines are there, only its characters have to be found out."""

from __future__ import annotations

import re

from cases.files.encodings import decoded
from cases.files.opened import MOST_TEXT_BYTES, Opened, Unreadable

_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a]")
_MOST_BINARY = 0.005
_QUOTED = re.compile(r"^(?:>\s?)+")
_MOSTLY = 0.8


def opened(data: bytes) -> Opened:
    """The text as it is; the `>` before each line of a quoted mail is taken away."""
    return Opened(unquoted(plain_text(data)))


def plain_text(data: bytes) -> str:
    """The characters of a text. Raises `Unreadable` for one that is none, or too large."""
    if len(data) > MOST_TEXT_BYTES:
        raise Unreadable("This text is larger than 2 MB.")
    text = decoded(data)
    controls = len(_BINARY.findall(text)) + text.count("\ufffd")
    if "\x00" in text or controls > _MOST_BINARY * len(text) + 2:
        raise Unreadable("This file is not a text.")
    if not text.strip():
        raise Unreadable("This file is empty.")
    return text


def unquoted(text: str) -> str:
    """The text without the signs of quoting, if nearly every line that says something has one."""
    lines = text.split("\n")
    spoken = [line for line in lines if line.strip()]
    quoted = sum(1 for line in spoken if line.startswith(">"))
    if not spoken or quoted < _MOSTLY * len(spoken):
        return text
    return "\n".join(_QUOTED.sub("", line) for line in lines)
