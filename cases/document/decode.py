"""Bytes of a text file become a draft, or one clear sentence why they cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.document.reader import read_text
from cases.files.formats import format_of
from cases.files.opened import Unreadable
from cases.files.opening import opened_as

if TYPE_CHECKING:
    from cases.document.draft import Draft


def read_bytes(data: bytes, name: str | None = None) -> Draft:
    """The draft of a plain text in any encoding; `name` tells Markdown by its ending.

    Raises `Unreadable`, also for a format that has to be parsed: a hostile file would do it here,
    in the middle of everything. `bot/reading.py` opens those, in a process of their own.
    """
    kind = format_of(data, name)
    if not kind.is_plain:
        raise Unreadable(f"This is a {kind.upper()} document, and not a text.")
    return read_text(opened_as(kind, data).text)
