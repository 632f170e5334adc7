"""From the inbox to the conversations: chats side by side, a chat's updates in their order."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING

import structlog

from bot.intake.faults import judge
from bot.log import place
from bot.store.inbox import Done, Ended, Open
from bot.store.lost import LOST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.store.inbox import Inbox

Handle = Callable[[Open], Awaitable[None]]
"""Handles one update: returns when its answer has been shown, or raises.

An update is handled again after a crash, so what it writes must be keyed.
"""

CONCURRENCY = 64
LIMIT_SECONDS = 120.0
LAST_SECONDS = 10.0
_LOOK_SECONDS = 0.5  # for what other replicas received, or left

_log = structlog.get_logger(__name__)


class HandledTooLong(Exception):
    """An update was being handled for so long that its chat has to go on without it."""


class Dispatcher:
    """Claims, handles and settles updates under this replica's name.

    On SQLite every process may use the same name, as only one runs; on PostgreSQL no two may.
    """

    def __init__(
        self,
        inbox: Inbox,
        handle: Handle,
        replica: str,
        concurrency: int = CONCURRENCY,
        limit_seconds: float = LIMIT_SECONDS,
    ) -> None:
        self._inbox, self._handle, self._replica = inbox, handle, replica
        self._room, self._limit = concurrency, limit_seconds
        self._wake = asyncio.Event()
        self._is_stopping = False
        self.is_lost = False
        """Whether the database was away when it was last tried, half a second ago or less."""
        self._in_hand: dict[int, asyncio.Task[None]] = {}  # until it is settled
        self._ended: list[Ended] = []

    def wake(self) -> None:
        """Something was received: look at once."""
        self._wake.set()

    def stop(self) -> None:
        """Let `run` finish what is in hand, and return."""
        self._is_stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Handle updates until `stop`. What cannot be finished in time is given back."""
        with suppress(*LOST):
            await self._inbox.free(self._replica)
        async with asyncio.TaskGroup() as tasks:
            renewing = tasks.create_task(self._renew())
            while not self._is_stopping:
                for update in await self._settle(self._room):
                    task = tasks.create_task(self._handle_one(update))
                    self._in_hand[update.id] = task
                await self._woken()
            await self._finish()
            renewing.cancel()

    async def _handle_one(self, update: Open) -> None:
        limit = asyncio.timeout(self._limit)
        try:
            async with limit:
                await self._handle(update)
        except asyncio.CancelledError:
            del self._in_hand[update.id]  # its claim runs out or is given back
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the chat has to go on
            ended: Ended = judge(update, HandledTooLong() if limit.expired() else error)
        else:
            ended = Done(update.id)
        self._ended.append(ended)
        self._wake.set()

    async def _settle(self, room: int) -> Sequence[Open]:
        """Settle what has ended and fill the room; nothing while the database is away."""
        ended, self._ended = self._ended, []
        free = room - len(self._in_hand) + len(ended)
        try:
            claimed = await self._inbox.settle(self._replica, ended, free)
        except LOST as error:
            self._ended = ended + self._ended
            await self._without_database(error)
            return ()
        self.is_lost = False
        for one in ended:
            self._in_hand.pop(one.id, None)
        # A claim that ran out while the database was away is ours again, and still in hand.
        return [update for update in claimed if update.id not in self._in_hand]

    async def _without_database(self, error: Exception) -> None:
        if not self.is_lost:
            _log.error("database lost", error=place(error))
        self.is_lost = True
        await asyncio.sleep(_LOOK_SECONDS)

    async def _woken(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(_LOOK_SECONDS):
                await self._wake.wait()
        self._wake.clear()

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(self._inbox.claim_seconds / 3)
            if self._in_hand:
                with suppress(*LOST):
                    await self._inbox.renew(self._replica, list(self._in_hand))

    async def _finish(self) -> None:
        running = set(self._in_hand.values())
        if running:
            _, late = await asyncio.wait(running, timeout=LAST_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.wait(running)
        await self._settle(0)
        with suppress(*LOST):
            await self._inbox.free(self._replica)
