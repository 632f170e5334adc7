"""What a courier does once a second: queue, expire, clear, and see that it still has the lock."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from bot.store.broadcast import LAST_DAY_REMINDERS
from bot.store.broadcasts import Broadcasts
from bot.store.deliveries import Deliveries
from bot.store.digests import Digests
from bot.store.holding import Holding
from bot.store.reminders import WITHDRAWN, Reminders

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.delivery.corrections import Corrections
    from bot.delivery.courier import Courier
    from bot.store.broadcast import Broadcast
    from bot.store.database import CourierLock
    from bot.store.delivery import Instant, Settled

logger = logging.getLogger(__name__)

LOOK = 1.0  # seconds between two looks, where nothing wakes it
ON_DUTY = 60.0  # seconds between two words that a courier is at work


class LockLost(Exception):
    """Another courier has taken over, or may have."""


class House:
    """Keeps the broadcasts in order, beside the turns."""

    def __init__(
        self,
        courier: Courier,
        at: Callable[[], Instant],
        more: asyncio.Event,
        corrections: Corrections | None = None,
    ) -> None:
        """`more` is set when a turn may find something to do."""
        self._courier, self._at, self._more = courier, at, more
        self._corrections = corrections
        self._broadcasts = Broadcasts(courier.database)
        self._deliveries = Deliveries(courier.database)
        self._reminders, self._digests = Reminders(courier.database), Digests(courier.database)
        self._holding, self._told = Holding(courier.database), 0.0
        self._settled: set[int] = set()  # broadcasts, since `_told`

    async def keep(self, lock: CourierLock) -> None:
        """Until cancelled; raises `LockLost`."""
        while True:
            if not await lock.is_held():
                raise LockLost
            await self._say_on_duty()
            if await self.look():
                self._more.set()
            await self._nap()

    def hear(self, settled: Iterable[Settled]) -> None:
        """These were settled a moment ago."""
        self._settled |= {one.delivery.broadcast_id for one in settled if one.state != "waiting"}

    async def look(self) -> bool:
        """Tidy once; whether any broadcast is active."""
        active = await self._broadcasts.active()
        for broadcast in active:
            if not broadcast.is_edit:
                await self._tidy(broadcast)
        if self._corrections is not None and any(one.is_edit for one in active):
            await self._corrections.look()
        return bool(active)

    async def _say_on_duty(self) -> None:
        """So that the next start knows how long nothing was sent."""
        now = self._courier.clock()
        if now - self._told >= ON_DUTY:
            self._told = now
            settled, self._settled = self._settled, set()
            await self._holding.on_duty(int(now * 1000), settled)

    async def _tidy(self, broadcast: Broadcast) -> None:
        now = self._at().domain
        if broadcast.state == "queueing":
            about = self._courier.language, self._courier.zone
            await self._broadcasts.queue(broadcast.id, *about)
        elif broadcast.state == "cancelled":
            await self._clear(broadcast, "cancelled", is_freed=broadcast.why == WITHDRAWN)
        elif broadcast.not_after is not None and broadcast.not_after <= now:
            # The evening is over. Where there is a tomorrow, what is left goes out then, anew.
            moves = "reminder" in broadcast.content and broadcast.lane != LAST_DAY_REMINDERS
            await self._clear(broadcast, "cancelled" if moves else "expired", is_freed=True)

    async def _clear(self, broadcast: Broadcast, state: str, *, is_freed: bool) -> None:
        cleared = await self._deliveries.clear(broadcast.id, state)
        if cleared:
            self._courier.count(state, cleared)
        if is_freed and "reminder" in broadcast.content:
            await self._reminders.free(broadcast.id, broadcast.content.get("zone", ""))
        if "digest" in broadcast.content and broadcast.why == WITHDRAWN:
            await self._digests.free()
        if await self._broadcasts.end(broadcast.id, self._at().domain):
            logger.info("broadcast ended", extra={"broadcast": broadcast.id})

    async def _nap(self) -> None:
        try:
            async with asyncio.timeout(LOOK):
                await self._courier.wake.wait()
        except TimeoutError:
            return
        self._courier.wake.clear()
