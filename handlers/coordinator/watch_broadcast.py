"""Watching a broadcast, and holding it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.coordinator.finding import member, refused
from handlers.coordinator.progress import watched
from handlers.coordinator.screens import coordination
from handlers.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.services import Services
    from bot.store.broadcast import Broadcast
    from bot.store.deciding import Who
    from handlers.coming import Tap
    from handlers.screen import Shown
    from handlers.team_buttons import (
        CancelBroadcast,
        OfBroadcast,
        PauseBroadcast,
        ResumeBroadcast,
        WatchBroadcast,
    )


async def watch(tap: Tap[WatchBroadcast], services: Services) -> Screen:
    """How it stands now."""
    broadcast = await _find(tap, services)
    if isinstance(broadcast, Screen):
        return broadcast
    return await watched(tap, broadcast, services, tap.words.label("refreshed"))


async def pause(tap: Tap[PauseBroadcast], services: Services) -> Shown:
    """Send nothing more for now."""
    return await _change(tap, services, services.broadcasts.pause, "paused")


async def resume(tap: Tap[ResumeBroadcast], services: Services) -> Shown:
    """Go on with what was paused, or stopped for a fault that was mended."""
    return await _change(tap, services, services.broadcasts.resume, "resumed")


async def cancel(tap: Tap[CancelBroadcast], services: Services) -> Shown:
    """Send nothing more, for good; a new announcement reaches those who are left."""
    return await _change(tap, services, services.broadcasts.cancel, "cancelled")


async def _change(
    tap: Tap[OfBroadcast],
    services: Services,
    change: Callable[[int, Who, int], Awaitable[bool]],
    done: str,
) -> Shown:
    """The broadcast after the change, which another may have been quicker to make."""
    broadcast = await _find(tap, services)
    if isinstance(broadcast, Screen):
        return broadcast
    if not await change(broadcast.id, member(tap), tap.now_ms):
        return await refused(tap, services) or await watched(tap, broadcast, services)
    services.announced()
    return await watched(tap, broadcast, services, tap.words.label("broadcast_changed", done))


async def _find(tap: Tap[OfBroadcast], services: Services) -> Broadcast | Screen:
    found = await services.broadcasts.find(tap.button.broadcast_id)
    if found is not None:
        return found
    return await coordination(tap, services, tap.words.label("broadcast_missing"))
