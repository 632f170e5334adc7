"""The one door to every format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from cases.files.formats import Format, format_of
from cases.files.opened import Opened, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

_MODULES = {
    Format.TEXT: "plain",
    Format.MARKDOWN: "markdown",
    Format.HTML: "html",
    Format.MAIL: "mail",
    Format.DOCX: "docx",
    Format.PDF: "pdf",
}


def open_file(data: bytes, name: str | None = None) -> Opened:
    """The text of a file of any format. Raises `Unreadable`, `MemoryError`, `RecursionError`.

    All but plain text belong into a process of their own (`bot/reading.py`): a hostile file may
    take all memory and time, or break its parser.
    """
    return opened_as(format_of(data, name), data)


def opened_as(kind: Format, data: bytes) -> Opened:
    """The text of a file of this format."""
    opened: Callable[[bytes], Opened] = import_module(f"cases.files.{_MODULES[kind]}").opened
    found = opened(data)
    if not found.text.strip():
        raise Unreadable("This file holds no text.")
    return found
