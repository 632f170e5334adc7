"""What the bot does by itself, again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.reminding import remind
from bot.schedule import Tick

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.services import Services
    from bot.store.inbox import Inbox
    from bot.store.reminders import Reminders

HOUR = 3600.0
WALKS_KEPT_MS = 7 * 24 * 3_600_000
COUNTED_EVERY = 5.0


def ticks(
    services: Services,
    reminders: Reminders,
    inbox: Inbox,
    machine_ms: Callable[[], int],
    reminded_every: float,
) -> list[Tick]:
    """Everything that is done in intervals; each is harmless when late, double or cut off."""

    async def remind_supporters() -> None:
        now = services.now()
        cases = await services.cases.open(now)
        if await remind(cases, reminders, services.zone, now):
            services.announced()

    async def sweep() -> None:
        await inbox.sweep(machine_ms())
        await services.appeals.drop_walks(machine_ms() - WALKS_KEPT_MS)

    async def count() -> None:
        services.metrics.inbox_open.set(await inbox.waiting())

    return [
        Tick("reminders", reminded_every, remind_supporters),
        Tick("sweep", HOUR, sweep),
        Tick("count", COUNTED_EVERY, count),
    ]
