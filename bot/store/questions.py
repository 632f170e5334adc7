"""What a chat has been asked and answers by writing; at most one question at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.store.database import Database


class Questions:
    """The open question of each chat, as the packed button that asked it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def open(self, chat_id: int) -> str | None:
        """What this chat has been asked, or None."""
        async with self._database.reading() as rows:
            row = await rows.one("question", chat_id=chat_id)
        return str(row["asked"]) if row else None

    async def ask(self, chat_id: int, asked: str, now: int) -> None:
        """What the chat writes next is the answer to this."""
        async with self._database.transaction() as tx:
            await tx.run("ask_question", chat_id=chat_id, asked=asked, now=now)

    async def end(self, chat_id: int) -> None:
        """What the chat writes next is the answer to nothing."""
        async with self._database.transaction() as tx:
            await tx.run("end_question", chat_id=chat_id)
