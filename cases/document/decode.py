"""Bytes of a text file become text, or one clear sentence why they cannot."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from cases.document.reader import read_text

if TYPE_CHECKING:
    from cases.document.draft import Draft

MOST_BYTES = 2 * 1024 * 1024

_OTHER_FORMATS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "This is a PDF. Please send the document as a text file."),
    (b"PK\x03\x04", "This is a Word or ZIP file. Please send the document as a text file."),
    (b"\xd0\xcf\x11\xe0", "This is an old Word file. Please send the document as a text file."),
    (b"{\\rtf", "This is an RTF file. Please send the document as a text file."),
)


class Unreadable(ValueError):
    """A file that holds no readable text; its message is one sentence for the person."""


def read_bytes(data: bytes) -> Draft:
    """The draft of a text file: UTF-8, UTF-16 with its mark, else Windows' western letters."""
    return read_text(decoded(data))


def decoded(data: bytes) -> str:
    """The text of a file; raises `Unreadable` for one that is empty, too large or no text."""
    if len(data) > MOST_BYTES:
        raise Unreadable("This file is larger than 2 MB.")
    for start, sentence in _OTHER_FORMATS:
        if data.startswith(start):
            raise Unreadable(sentence)
    text = _text(data)
    if "\x00" in text:
        raise Unreadable("This file is not a text.")
    if not text.strip():
        raise Unreadable("This file is empty.")
    return text


def _text(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
