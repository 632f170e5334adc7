"""A word to members of the team that nobody asked for; /team says it as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.intake.calling import CallFailed
from bot.store.team import Role
from handlers.coordinator.screens import broadcast_key
from handlers.screen import Screen
from handlers.showing import content

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.intake.calling import Call
    from bot.services import Services
    from bot.store.broadcast import Broadcast
    from bot.texts import Words

_SECONDS = 20.0


async def call_on(
    member_id: int, screen: Callable[[Words], Awaitable[Screen]], call: Call, services: Services
) -> None:
    """Send this member a screen in their own language; a failure is let pass."""
    known = await services.supporters.find(member_id)
    shown = await screen(services.texts.in_(known.language if known else None))
    try:
        said = {"chat_id": member_id, **content(shown.text, shown.rows)}
        await call("sendMessage", said, _SECONDS)
    except CallFailed:
        return


async def tell_of_schedule(broadcast: Broadcast, call: Call, services: Services) -> None:
    """It did not begin by itself: told to whoever made it, or else to the owners."""
    found = await services.broadcasts.find(broadcast.id)

    async def screen(words: Words) -> Screen:
        state = found.state if found else "cancelled"
        key = await broadcast_key(words, broadcast, services)
        return Screen(words.say("team/not_begun", state=state), (key,))

    members = await services.team.members()
    made_by = int(broadcast.made_by) if broadcast.made_by.isdigit() else 0
    owners = [id_ for id_, role in members.items() if role is Role.OWNER]
    for member_id in [made_by] if made_by in members else owners:
        await call_on(member_id, screen, call, services)
