"""Which messages show a broadcast on its way, and are edited while it goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.store.database import Database

EVERY_MS = 3_000
"""A message is edited no more often than that."""


@dataclass(frozen=True, slots=True)
class Watch:
    """A member watches a broadcast in this message. `shown` tells what it showed last."""

    chat_id: int
    message_id: int
    broadcast_id: int
    edited_at: int  # the machine's ms
    shown: str


class Watches:
    """One row for each message that shows a broadcast; `clock` is the machine's, in ms."""

    def __init__(self, database: Database, clock: Callable[[], int]) -> None:
        self._database, self._clock = database, clock

    async def keep(self, chat_id: int, message_id: int, broadcast_id: int) -> None:
        """This message shows this broadcast, and was written just now."""
        await self._run(
            "keep_watch",
            chat_id=chat_id,
            message_id=message_id,
            broadcast_id=broadcast_id,
            now=self._clock(),
        )

    async def drop(self, chat_id: int, message_id: int) -> None:
        """This message shows something else now, or is not edited any more."""
        await self._run("drop_watch", chat_id=chat_id, message_id=message_id)

    async def due(self) -> list[Watch]:
        """Those that may be edited again, the longest waiting first."""
        async with self._database.reading() as rows:
            found = await rows.all("watches_due", before=self._clock() - EVERY_MS)
        return [
            Watch(
                row["chat_id"],
                row["message_id"],
                row["broadcast_id"],
                row["edited_at"],
                row["shown"],
            )
            for row in found
        ]

    async def take(self, watch: Watch) -> bool:
        """It is ours to edit now; False if another was quicker."""
        return await self._run(
            "take_watch",
            chat_id=watch.chat_id,
            message_id=watch.message_id,
            edited_at=watch.edited_at,
            now=self._clock(),
        )

    async def show(self, watch: Watch, shown: str) -> None:
        """What the message shows from now on."""
        await self._run(
            "show_watch", chat_id=watch.chat_id, message_id=watch.message_id, shown=shown
        )

    async def _run(self, query: str, **values: object) -> bool:
        async with self._database.transaction() as tx:
            return await tx.run(query, **values) == 1
