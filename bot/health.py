"""What an operator's machines ask: whether this process is useful, and how much waits in it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from math import nan
from typing import TYPE_CHECKING

from bot.store.lost import LOST

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from prometheus_client import Gauge

    from bot.metrics import Metrics
    from bot.receiving import Receiving
    from bot.store.deliveries import Deliveries
    from bot.store.facts import Facts
    from bot.store.inbox import Inbox

AWAY: tuple[type[Exception], ...] = (TimeoutError, *LOST)
PATIENCE = 3.0  # seconds; who asks waits 5


@dataclass(frozen=True, slots=True)
class Health:
    """Looks when it is asked, and remembers nothing."""

    receiving: Receiving
    facts: Facts
    inbox: Inbox
    deliveries: Deliveries
    metrics: Metrics

    async def ready(self) -> dict[str, bool]:
        """What must work for this process to be useful, by name."""
        return {
            "database": await _count(self._reads) == 1 and self.receiving.has_database,
            "updates": self.receiving.is_ready,
        }

    async def measure(self) -> None:
        """Set the gauges; those of a lost database are no number."""
        await _show(self.metrics.inbox_open, self.inbox.waiting)
        await _show(self.metrics.poison, self.inbox.poisoned)
        await _show(self.metrics.deliveries_waiting, self.deliveries.waiting)

    async def _reads(self) -> int:
        await self.facts.get("bot_id")
        return 1


async def _show(gauge: Gauge, count: Callable[[], Awaitable[int]]) -> None:
    gauge.set(await _count(count))


async def _count(count: Callable[[], Awaitable[int]]) -> float:
    try:
        async with asyncio.timeout(PATIENCE):
            return await count()
    except AWAY:
        return nan
