"""Plain text: the lines are there, only its characters have to be found out."""

from __future__ import annotations

import re

from cases.files.encodings import decoded
from cases.files.opened import MOST_TEXT_BYTES, Opened, Unreadable

_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a]")
_MOST_BINARY = 0.005


def opened(data: bytes) -> Opened:
    """The text as it is."""
    return Opened(plain_text(data))


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
