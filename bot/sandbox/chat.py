"""One chat: a person's own with the bot, a group, a channel, or two people's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.revision import Revision

if TYPE_CHECKING:
    from bot.sandbox.message import Message

# Older messages of one chat are let go, so that a long benchmark stays small.
KEPT_MESSAGES = 2000


class Chat:
    """Messages with ids from 1, and a revision that grows with each change.

    `members` are the people in it; of a group's the first one made it.
    """

    __slots__ = (
        "_json", "has_bot", "id", "kind", "members", "messages", "next_id", "revision", "title"
    )  # fmt: skip

    def __init__(self, id_: int, kind: str, title: str, members: tuple[int, ...]) -> None:
        self.id, self.kind, self.title, self.members = id_, kind, title, members
        self.has_bot = kind == "private"
        self.messages: dict[int, Message] = {}
        self.next_id = 1
        self.revision = Revision()
        self._json: dict[str, Any] | None = None

    def rename(self, title: str) -> None:
        """From now on it has this title, or its person this name."""
        self.title, self._json = title, None

    def as_json(self) -> dict[str, Any]:
        """The Bot API's Chat."""
        if self._json is None:
            name = "first_name" if self.kind == "private" else "title"
            self._json = {"id": self.id, name: self.title, "type": self.kind}
        return self._json

    def take_id(self) -> int:
        """The next message id."""
        self.next_id += 1
        return self.next_id - 1

    def add(self, message: Message) -> None:
        """A new message stands at the end."""
        messages = self.messages
        messages[message.id] = message
        if len(messages) > KEPT_MESSAGES:
            del messages[next(iter(messages))]
        self.revision.grow()

    def remove(self, message_id: int) -> None:
        """It vanishes for everybody."""
        del self.messages[message_id]
        self.revision.grow()
