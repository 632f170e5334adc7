"""What became of one attempt to send."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram took it, as this message of the chat."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Gone:
    """This person cannot be reached any more: they blocked the bot or left Telegram."""


@dataclass(frozen=True, slots=True)
class Later:
    """Not sent; worth trying again, not before so many seconds (a 429: can be hours)."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Refused:
    """Not sent, by our fault: the message is wrong, and would be for the next chat too."""

    why: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """It left and nothing came back: it may have arrived."""


Outcome = Sent | Gone | Later | Refused | Unknown
