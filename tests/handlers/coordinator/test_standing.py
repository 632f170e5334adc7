"""How an announcement stands, on the desk of its case and in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.after_buttons import WithdrawCase
from handlers.coordinator.progress import watched
from handlers.coordinator.review_case import review
from handlers.coordinator.screens import coordination
from handlers.coordinator.withdraw_case import withdraw
from handlers.team_buttons import OpenCoordination, ReviewDraft, WatchBroadcast
from tests.handlers.coordinator.test_announce import NOW_MS, settle, started
from tests.handlers.parts import BELA, key, keys, screen_of, seen, services_on, tap

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database

OUT = "This version has been announced."


async def desk(services: Services) -> str:
    return seen(await review(await tap(services, BELA, ReviewDraft(1, 1, 1)), services))


async def listed(services: Services) -> list[str]:
    shown = await coordination(await tap(services, BELA, OpenCoordination()), services)
    return [one.label[0] for one in keys(shown) if isinstance(one.does, WatchBroadcast)]


async def test_the_desk_says_how_far_it_is_until_it_is_done(database: Database) -> None:
    services = await services_on(database)
    id_ = await started(services, 6)
    await settle(database, ["sent", "gone"])
    told = await desk(services)
    assert OUT not in told
    assert "On its way." in told
    assert "2 of 6" in told
    assert await listed(services) == ["📊"]
    assert await services.broadcasts.pause(id_, str(BELA), NOW_MS)
    told = await desk(services)
    assert "Paused. Nothing is sent until you resume it." in told
    assert "2 of 6" in told
    assert await listed(services) == ["⏸"]
    assert await services.broadcasts.resume(id_, str(BELA), NOW_MS)
    await services.broadcasts.stop(id_, "en: <b>KeyError</b>")
    assert "something is wrong with it: en: <b>KeyError</b>" in await desk(services)
    assert await listed(services) == ["🛑"]


async def test_fewer_than_five_are_not_counted_on_the_desk(database: Database) -> None:
    services = await services_on(database)
    await started(services, 4)
    told = await desk(services)
    assert "On its way." in told
    assert "of 4" not in told


async def test_after_the_end_of_a_withdrawal_nothing_is_being_edited(database: Database) -> None:
    services = await services_on(database)
    await started(services, 6)
    shown = await withdraw(await tap(services, BELA, WithdrawCase(1, 1)), services)
    id_ = key(
        await review(await tap(services, BELA, ReviewDraft(1, 1, 1)), services), WatchBroadcast
    )
    assert "are being edited" in seen(screen_of(shown))
    await services.edits.queue(id_.broadcast_id, "en", NOW_MS)
    assert await services.edits.end(id_.broadcast_id, NOW_MS)
    edits = await services.broadcasts.find(id_.broadcast_id)
    assert edits
    told = seen(await watched(await tap(services, BELA, id_), edits, services))
    assert "Withdrawn. Supporters see nothing of it any more." in told
    assert "being edited" not in told
    assert "Done." in told
