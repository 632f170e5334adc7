"""A word to members of the team that nobody asked for; /team says it as well."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.intake.calling import CallFailed
from bot.store.team import Role
from handlers.coordinator.reading import brief
from handlers.coordinator.screens import broadcast_key
from handlers.routing import COORDINATING
from handlers.screen import Screen
from handlers.showing import content

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.intake.calling import Call
    from bot.services import Services
    from bot.store.broadcast import Broadcast
    from bot.texts import Words

TOLD_OF_STOP = "told of stop "
"""The fact, with the broadcast's id, that somebody knows that it has stopped."""
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
    """It did not begin by itself: told to whoever scheduled it, or else to the owners."""
    found = await services.broadcasts.find(broadcast.id)

    async def screen(words: Words) -> Screen:
        state = found.state if found else "cancelled"
        key = await broadcast_key(words, broadcast, services)
        why = found.why if found else None
        return Screen(words.say("team/not_begun", state=state, why=why), (key,))

    await _tell_maker(broadcast, screen, call, services)


async def tell_of_stops(call: Call, services: Services) -> None:
    """What has stopped by itself, and why: told once, by one replica, until it goes on again."""
    for broadcast in await services.broadcasts.active():
        fact = f"{TOLD_OF_STOP}{broadcast.id}"
        known = await services.facts.get(fact)
        if broadcast.state != "stopped":
            if known is not None:
                await services.facts.take(fact, known)
        elif known is None and await services.facts.claim(fact, "yes"):
            screen = partial(_stopped, broadcast=broadcast, services=services)
            await _tell_maker(broadcast, screen, call, services)


async def _stopped(words: Words, broadcast: Broadcast, services: Services) -> Screen:
    row = await broadcast_key(words, broadcast, services)
    return Screen(words.say("team/stopped_itself", why=brief(broadcast.why or "")), (row,))


async def _tell_maker(
    broadcast: Broadcast,
    screen: Callable[[Words], Awaitable[Screen]],
    call: Call,
    services: Services,
) -> None:
    """Whoever made it, if they may still announce; or else the owners."""
    members = await services.team.members()
    made_by = int(broadcast.made_by) if broadcast.made_by.isdigit() else 0
    owners = [id_ for id_, role in members.items() if role is Role.OWNER]
    for member_id in [made_by] if members.get(made_by) in COORDINATING else owners:
        await call_on(member_id, screen, call, services)
