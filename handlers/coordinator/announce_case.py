"""One message to everybody, or to some: asked once more, and then on its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.broadcast import EVERYBODY
from handlers.coordinator.finding import NOT_BEGUN, announceable, member, too_late
from handlers.coordinator.progress import watched
from handlers.coordinator.screens import coordination
from handlers.coordinator.sending_question import ask_to_send
from handlers.screen import Screen

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.coming import Tap
    from handlers.screen import Shown
    from handlers.team_buttons import Announce, SendBroadcast


async def announce(tap: Tap[Announce], services: Services) -> Screen:
    """To whom, to how many, how long it takes, what they will read: nothing is sent yet."""
    case = await announceable(tap, tap.button.case_id, tap.button.version, services)
    if isinstance(case, Screen):
        return case
    return await ask_to_send(tap, case, EVERYBODY, services)


async def send(tap: Tap[SendBroadcast], services: Services) -> Shown:
    """Yes, to all of them, now: by the row's state, so that a second tap is nothing."""
    broadcast = await services.broadcasts.find(tap.button.broadcast_id)
    if broadcast is None or broadcast.case_id is None or "card" not in broadcast.content:
        return await coordination(tap, services, tap.words.label("broadcast_missing"))
    version = broadcast.content.get("version", 0)
    if broadcast.state in NOT_BEGUN:
        case = await announceable(tap, broadcast.case_id, version, services)
        if isinstance(case, Screen):
            return case
        if await services.broadcasts.start(broadcast.id, member(tap), tap.now_ms):
            services.announced()
            return await watched(tap, broadcast, services)
    return await too_late(tap, broadcast, services)
