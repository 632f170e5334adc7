"""What a conversation shows, as a value: the edge shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handlers.button import Button


@dataclass(frozen=True, slots=True)
class Link:
    """Opens an http(s) address; Telegram takes no other."""

    url: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Puts 1–256 characters on the clipboard."""

    text: str


@dataclass(frozen=True, slots=True)
class Inline:
    """Asks for a chat, and begins an inline query there: `@bot query`."""

    query: str


@dataclass(frozen=True, slots=True)
class Key:
    """One key under a message: its plain label, and what it does."""

    label: str
    does: Button | Link | Copy | Inline


Row = tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class File:
    """A file to send."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture (PNG or JPEG) to look at."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as a contact that a tap calls."""

    number: str
    name: str


@dataclass(frozen=True, slots=True)
class Screen:
    """One message of Telegram's HTML with its keys.

    After a tap it takes the place of the tapped message, unless `is_new`; after anything
    written it is a new message. `before` are messages, files and contacts shown above it, which
    make it a new message too; `after` is one more message, below it.
    """

    text: str
    rows: tuple[Row, ...] = ()
    before: tuple[str | File | Photo | Phone, ...] = ()
    after: Screen | None = None
    toast: str | None = None
    is_new: bool = False
    vanishes: bool = False
    """It shows a letter, which leaves the chat of a careful supporter after a while."""
    walk_of: int | None = None
    """The case that this message shows, or whose walk goes on in it: edited where that changes."""
    watch_of: int | None = None
    """The broadcast that this message shows, and goes on showing."""


@dataclass(frozen=True, slots=True)
class Toast:
    """Only a word at the top of the chat; the message stays as it is."""

    text: str
    is_alert: bool = False


Shown = Screen | Toast
