"""What came in, parsed once at the edge: who, in which words, when, and what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from handlers.button import Button

if TYPE_CHECKING:
    from datetime import datetime

    from bot.store.supporters import Supporter
    from bot.store.team import Role
    from bot.texts import Words

B_co = TypeVar("B_co", bound=Button, covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """Someone came, in their private chat with the bot."""

    by: Supporter
    first_name: str
    role: Role | None
    words: Words
    now: datetime
    message_id: int
    app_language: str | None = None
    """The language of their app, as Telegram tells it (`es`, `pt-br`)."""

    @property
    def now_ms(self) -> int:
        """The moment as the store keeps it."""
        return int(self.now.timestamp() * 1000)

    def again(self, by: Supporter | None = None, words: Words | None = None) -> Came:
        """The same arrival, of whom more is known by now, or answered in other words."""
        return Came(
            by=by or self.by,
            first_name=self.first_name,
            role=self.role,
            words=words or self.words,
            now=self.now,
            message_id=self.message_id,
            app_language=self.app_language,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tap(Came, Generic[B_co]):
    """They tapped a button."""

    button: B_co


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Came):
    """They wrote something; after a command, what stands behind it."""

    text: str = ""
    sent_at: datetime | None = None
    """By Telegram's clock, in whole seconds; None where nobody asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Said, Generic[B_co]):
    """They wrote the answer to a question."""

    asked: B_co


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent(Came):
    """They sent a document."""

    name: str
    size: int
    file_id: str
