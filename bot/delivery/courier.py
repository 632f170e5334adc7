"""The courier: carries the deliveries of every broadcast, and is the only one of its bot."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.delivery.house import LockLost
from bot.delivery.shift import Shift

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from bot.delivery.pace import Pace
    from bot.delivery.telegram import Send
    from bot.store.broadcast import Broadcast
    from bot.store.database import Database

    Render = Callable[[Broadcast, str], Awaitable[bytes]]
    """The JSON body of sendMessage without its chat_id, in this language."""
    RenderEdit = Callable[[Broadcast, str, str], Awaitable[bytes]]
    """Of editMessageText, without its ids: for a message of this kind, in this language."""

logger = logging.getLogger(__name__)

RETRY = 2.0  # seconds until a courier that was not admitted, or that failed, tries again


def _uncounted(_state: str, _count: int) -> None:
    pass


@dataclass(frozen=True, kw_only=True)
class Editing:
    """How delivered messages are edited."""

    edit: Send
    render: RenderEdit


@dataclass(frozen=True, kw_only=True)
class Courier:
    """What a courier needs."""

    database: Database
    send: Send
    pace: Pace
    render: Render
    editing: Editing | None = None
    """None: this one only sends."""
    wake: asyncio.Event
    """Set it when a broadcast was started, paused, …: the courier looks at once, not in 1 s."""
    now: Callable[[], int]
    """The domain's now, in ms."""
    language: str = "en"
    """Of subscribers who chose none."""
    zone: str = ""
    """The time zone of subscribers of whom none is known; empty: they are never taken to sleep."""
    flights: Path | None = None
    """Its flight log, beside the SQLite file; None where another machine may take over."""
    count: Callable[[str, int], None] = _uncounted
    """Told how many deliveries ended in which state."""
    clock: Callable[[], float] = time.time
    """The machine's clock, in seconds."""

    async def run(self) -> None:
        """Carry, whenever no other courier does, until cancelled.

        Cancelled it finishes what is in flight and hands back the rest. It outlives errors of the
        database, and of its own: what was in flight then counts as sent or not, unknown.
        """
        has_rival = False
        while True:
            try:
                async with self.database.only_courier() as lock:
                    if lock is not None:
                        if has_rival:  # which was at work a moment ago
                            self.pace.rest()
                        await Shift(self).carry(lock)
                    has_rival = lock is None
            except* LockLost:
                logger.warning("courier replaced")
            except* Exception:
                logger.exception("courier failed")
            await self._wait_for_retry()

    async def _wait_for_retry(self) -> None:
        try:
            async with asyncio.timeout(RETRY):
                await self.wake.wait()
        except TimeoutError:
            return
        self.wake.clear()
