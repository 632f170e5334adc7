"""Scheduled broadcasts begin at their moment, once; or somebody is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.broadcast import Late

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.services import Services
    from bot.store.broadcast import Broadcast

    Ask = Callable[[Broadcast], Awaitable[None]]
    """Tells whoever scheduled it that it did not begin by itself."""

WHO = "schedule"
LATE_MS = 3_600_000
"""What comes due while the bot was down for longer may be news no longer."""


async def begin_due(services: Services, ask: Ask) -> None:
    """Begin what is due. One of no use any more is cancelled; a late one waits to be decided.

    So does one that lost its approval, as an extension does to it, or whose coordinator left.

    Of several replicas one does it: each change of state is some call's, and no other's.
    """
    now = int(services.now().timestamp() * 1000)
    for id_ in await services.broadcasts.due(now):
        broadcast = await services.broadcasts.find(id_)
        if broadcast is not None:
            await _begin(broadcast, now, services, ask)


async def _begin(broadcast: Broadcast, now: int, services: Services, ask: Ask) -> None:
    if not await _is_of_use(broadcast, services):
        if await services.broadcasts.cancel(broadcast.id, WHO, now):
            await ask(broadcast)
    elif now - (broadcast.start_at or now) > LATE_MS:
        if await services.broadcasts.be_late(broadcast.id, Late.LONG_OVER):
            await ask(broadcast)
    else:
        begun = await services.broadcasts.begin_scheduled(broadcast.id, WHO, now)
        if isinstance(begun, Late):
            await ask(broadcast)
        elif begun:
            services.announced()


async def _is_of_use(broadcast: Broadcast, services: Services) -> bool:
    """Whether the case is open in the version that was scheduled."""
    case = await services.cases.find(broadcast.case_id) if broadcast.case_id else None
    version = broadcast.content.get("version")
    return case is not None and case.version == version and case.is_open(services.now())
