"""People to announce a case to, and the taps of whoever announces it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.coordinator import announce_case, choose_audience, watch_broadcast
from handlers.team_buttons import Announce, SendBroadcast, WatchBroadcast
from tests.handlers.parts import BELA, key, keys, tap

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from cases.case import Case
    from handlers.audience_buttons import ChooseAudience, SetAudience
    from handlers.screen import Screen, Shown


async def subscribe(services: Services, *ids: int, language: str | None = None) -> None:
    """These people get new cases from now on, in this language."""
    for id_ in ids:
        await services.supporters.meet(id_, 0)
        await services.supporters.subscribe(id_, 0)
        if language:
            await services.supporters.choose_language(id_, language)


async def announce(services: Services, case: Case, by: int = BELA) -> Screen:
    """The question whether to send it."""
    button = Announce(case.id, case.version)
    return await announce_case.announce(await tap(services, by, button), services)


async def send(services: Services, button: SendBroadcast, by: int = BELA) -> Shown:
    """Yes, send it now."""
    return await announce_case.send(await tap(services, by, button), services)


async def watch(services: Services, id_: int, by: int = BELA) -> Screen:
    """How far it is."""
    return await watch_broadcast.watch(await tap(services, by, WatchBroadcast(id_)), services)


async def choose(services: Services, button: ChooseAudience, by: int = BELA) -> Screen:
    """To whom."""
    return await choose_audience.choose_audience(await tap(services, by, button), services)


async def set_to(services: Services, button: SetAudience, by: int = BELA) -> Screen:
    """To these."""
    return await choose_audience.set_audience(await tap(services, by, button), services)


def labels(shown: Shown) -> list[str]:
    """What stands on the keys."""
    return [one.label for one in keys(shown)]


def draft_of_question(shown: Shown) -> int:
    """The broadcast that a question would send."""
    return key(shown, SendBroadcast).broadcast_id


async def arrives(services: Services, database: Database, id_: int, now: int) -> None:
    """It is queued, reaches everybody and ends."""
    await services.broadcasts.queue(id_, "en")
    async with database.transaction() as tx:
        await tx.define(f"UPDATE deliveries SET state = 'sent' WHERE broadcast_id = {id_}")  # noqa: S608 - a number
    assert await services.broadcasts.end(id_, now)
