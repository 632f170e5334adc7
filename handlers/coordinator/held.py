"""Nothing is sent until an owner says so: after a backup was restored, or a long absence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.deciding import OWNING
from bot.store.team import Role
from handlers.coordinator.calling_on import call_on
from handlers.coordinator.finding import refused
from handlers.coordinator.screens import LISTED, broadcast_key, coordination
from handlers.screen import Key, Screen
from handlers.team_buttons import GoOn, OpenCoordination

if TYPE_CHECKING:
    from bot.intake.calling import Call
    from bot.services import Services
    from bot.store.holding import Held
    from bot.texts import Words
    from handlers.coming import Came, Tap
    from handlers.screen import Shown


async def show_held(came: Came, services: Services) -> Screen:
    """Why nothing is sent, what waits (each can be cancelled), and the key that lets it go."""
    held = await services.holding.now()
    if held is None:
        return await coordination(came, services, came.words.label("not_held"))
    return await _screen(came.words, held, services, is_owner=came.role is Role.OWNER)


async def go_on(tap: Tap[GoOn], services: Services) -> Shown:
    """Send again, and write down who said so."""
    if await services.holding.go_on(tap.by.id, tap.now_ms):
        services.announced()
    elif (alert := await refused(tap, services, OWNING)) is not None:
        return alert
    return await coordination(tap, services, tap.words.label("not_held"))


async def ask_owners(call: Call, services: Services) -> None:
    """Where all is held, tell every owner in their language."""
    held = await services.holding.now()
    if held is None:
        return

    async def screen(words: Words) -> Screen:
        return await _screen(words, held, services, is_owner=True)

    for id_, role in (await services.team.members()).items():
        if role is Role.OWNER:
            await call_on(id_, screen, call, services)


async def _screen(words: Words, held: Held, services: Services, *, is_owner: bool) -> Screen:
    waiting = await services.broadcasts.active()
    rows = [await broadcast_key(words, one, services) for one in waiting[:LISTED]]
    if is_owner:
        rows.append((Key(words.label("go_on"), GoOn()),))
    rows.append((Key(words.label("to_team"), OpenCoordination()),))
    return Screen(words.say("team/held", why=held.why, waiting=held.waiting), tuple(rows))
