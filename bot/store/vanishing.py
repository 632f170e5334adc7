"""Messages with letters that are to leave the chats of careful supporters."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.store.database import Database

AT_ONCE = 100
CLAIMED_MS = 60_000
"""One that nobody is done with after a minute is free for another replica."""


class Message(NamedTuple):
    """One message of a private chat."""

    chat_id: int
    message_id: int


class Vanishing:
    """One row for each message, from when it is shown until it is deleted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def let_vanish(self, messages: Iterable[Message], due_at: int) -> None:
        """Delete these at this moment (ms); one that was due earlier shows something new."""
        async with self._database.transaction() as tx:
            for one in messages:
                await tx.run("let_vanish", **one._asdict(), due_at=due_at)

    async def let_stay(self, message: Message) -> None:
        """This one shows no letter any more, or is no more."""
        async with self._database.transaction() as tx:
            await tx.run("let_stay", **message._asdict())

    async def due(self, now: int) -> list[Message]:
        """Some of those that nobody is deleting yet, the oldest first."""
        async with self._database.reading() as rows:
            found = await rows.all("due_to_vanish", now=now, count=AT_ONCE)
        return [Message(row["chat_id"], row["message_id"]) for row in found]

    async def claim(self, message: Message, now: int) -> bool:
        """Whether it is ours to delete; then for a minute nobody else's."""
        until = now + CLAIMED_MS
        async with self._database.transaction() as tx:
            claimed = await tx.run("claim_vanishing", **message._asdict(), now=now, until=until)
        return claimed == 1
