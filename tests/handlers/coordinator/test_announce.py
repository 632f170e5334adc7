"""One message to everybody: asked once more, sent once, watched, held."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.store.deliveries import Deliveries
from bot.store.delivery import Instant, Settled
from handlers.audience_buttons import ChooseAudience
from handlers.coordinator import announce_case, watch_broadcast
from handlers.screen import Screen
from handlers.screens import delivered_card
from handlers.team_buttons import (
    Announce,
    AskWhen,
    CancelBroadcast,
    PauseBroadcast,
    ResumeBroadcast,
    ReviewDraft,
    SendBroadcast,
    WatchBroadcast,
)
from tests.bot.store.lines import plain
from tests.handlers.coordinator.documents import URGENT_ACTION, draft_of, published_case
from tests.handlers.parts import (
    BELA,
    CHIDI,
    NOW,
    Bell,
    key,
    kinds,
    screen_of,
    seen,
    services_on,
    tap,
)

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from cases.case import Case

NOW_MS = int(NOW.timestamp() * 1000)


async def subscribe(services: Services, count: int) -> None:
    for person in range(2001, 2001 + count):
        await services.supporters.meet(person, 0)
        await services.supporters.subscribe(person, 0)


async def announce(services: Services, case: Case) -> Screen:
    button = Announce(case.id, case.version)
    return await announce_case.announce(await tap(services, BELA, button), services)


async def send(services: Services, button: SendBroadcast, by: int = BELA) -> Screen:
    shown = await announce_case.send(await tap(services, by, button), services)
    assert isinstance(shown, Screen)
    return shown


async def watch(services: Services, id_: int, by: int = BELA) -> Screen:
    return await watch_broadcast.watch(await tap(services, by, WatchBroadcast(id_)), services)


async def started(services: Services, people: int) -> int:
    """A broadcast to so many people, gathered and on its way."""
    await subscribe(services, people)
    confirm = await announce(services, await published_case(services))
    id_ = key(confirm, SendBroadcast).broadcast_id
    await send(services, SendBroadcast(id_))
    await services.broadcasts.queue(id_, "en")
    return id_


async def test_the_question_names_the_people_the_time_and_the_words(database: Database) -> None:
    services = await services_on(database)
    await subscribe(services, 65)
    case = await published_case(services)
    confirm = await announce(services, case)
    assert "People: 65" in seen(confirm)
    assert "less than a minute, at 30 messages a second" in seen(confirm)
    assert delivered_card(services.texts.in_("en"), case, is_demo=False).text in confirm.text
    assert kinds(confirm) == [SendBroadcast, AskWhen, ChooseAudience, ReviewDraft]
    assert await services.broadcasts.active() == []


@pytest.mark.parametrize(("rate", "told"), [(1, "about 2 minutes"), (1000, "less than a minute")])
async def test_the_time_follows_the_rate(database: Database, rate: int, told: str) -> None:
    services = replace(await services_on(database), rate=rate)
    await subscribe(services, 65)
    assert told in seen(await announce(services, await published_case(services)))


@pytest.mark.parametrize("people", [0, 1, 4])
async def test_a_few_subscribers_are_not_counted(database: Database, people: int) -> None:
    services = await services_on(database)
    await subscribe(services, people)
    case = await published_case(services)
    confirm = await announce(services, case)
    assert "People: fewer than 5" in seen(confirm)
    watched = seen(await send(services, key(confirm, SendBroadcast)))
    await services.broadcasts.queue(key(confirm, SendBroadcast).broadcast_id, "en")
    watched += seen(await watch(services, key(confirm, SendBroadcast).broadcast_id))
    assert "fewer than 5 people" in watched
    assert "still to come" not in watched


async def test_a_second_tap_sends_nothing_and_wakes_nobody(database: Database) -> None:
    bell = Bell()
    services = replace(await services_on(database), announced=bell)
    case = await published_case(services)
    confirm = key(await announce(services, case), SendBroadcast)
    first, again = await asyncio.gather(send(services, confirm), send(services, confirm))
    assert kinds(first) == kinds(again) == [WatchBroadcast, CancelBroadcast, ReviewDraft]
    assert bell.rung == 1
    assert [plain(one) for one in await services.audit.all()].count("sent broadcast 1") == 1


async def test_two_who_announce_at_once_write_to_everybody_once(database: Database) -> None:
    services = await services_on(database)
    await subscribe(services, 6)
    case = await published_case(services)
    questions = await asyncio.gather(announce(services, case), announce(services, case))
    for question in questions:
        await send(services, key(question, SendBroadcast))
    ids = [one.id for one in await services.broadcasts.active()]
    for id_ in ids:
        await services.broadcasts.queue(id_, "en")
    ledgers = [await services.broadcasts.ledger(id_) for id_ in ids]
    assert sum(ledger.audience for ledger in ledgers) == 6


async def test_asked_again_the_same_draft_waits(database: Database) -> None:
    services = await services_on(database)
    case = await published_case(services)
    first, again = await announce(services, case), await announce(services, case)
    assert first == again
    (draft,) = await services.broadcasts.of_case(case.id)
    assert (draft.content, draft.occasion) == ({"card": case.id, "version": 1}, f"case {case.id}")
    assert draft.made_by == str(BELA)
    assert draft.not_after == 1774958400000  # 31 March 2026, 12:00 UTC: the 30th is over


async def test_what_was_announced_is_watched_and_a_new_version_announced_anew(
    database: Database,
) -> None:
    services = await services_on(database)
    id_ = await started(services, 6)
    case = (await services.cases.published())[0]
    assert key(await announce(services, case), WatchBroadcast).broadcast_id == id_
    newer = await draft_of(services, URGENT_ACTION.replace("POEM", "SONG"))
    await services.cases.publish(newer.id, newer.version, str(BELA), 0)
    assert key(await announce(services, newer), SendBroadcast).broadcast_id != id_
    assert (await services.broadcasts.of_case(case.id))[0].occasion == f"case {case.id} version 2"


async def test_what_changed_after_the_question_is_not_sent(database: Database) -> None:
    services = await services_on(database)
    confirm = key(await announce(services, await published_case(services)), SendBroadcast)
    await published_case(services, URGENT_ACTION.replace("POEM", "SONG"))
    screen = await send(services, confirm)
    assert "SONG" in seen(screen)
    assert screen.toast == "This case has changed since. Here it is as it stands now."
    assert await services.broadcasts.active() == []


async def test_a_closed_case_or_one_whose_deadline_is_over_is_not_announced(
    database: Database,
) -> None:
    services = await services_on(database)
    case = await published_case(services)
    confirm = key(await announce(services, case), SendBroadcast)
    later = replace(services, now=lambda: NOW + timedelta(days=30))
    assert (await send(later, confirm)).toast == "This case is closed."
    assert (await announce(later, case)).toast == "This case is closed."
    await services.cases.close(case.id, str(BELA), NOW_MS)
    assert (await send(services, confirm)).toast == "This case is closed."
    assert [one for one in await services.broadcasts.active() if not one.is_edit] == []


async def test_a_draft_that_nobody_published_is_not_announced(database: Database) -> None:
    services = await services_on(database)
    screen = await announce(services, await draft_of(services))
    assert screen.toast == "This draft or case is not here any more."
    assert (
        await send(services, SendBroadcast(99))
    ).toast == "This broadcast is not here any more."


async def test_the_ledger_adds_up_to_the_audience(database: Database) -> None:
    services = await services_on(database)
    id_ = await started(services, 9)
    await settle(database, ["sent", "sent", "sent", "gone", "unknown", "refused"])
    text = seen(await watch(services, id_))
    for line in (
        "3 got it",
        "1 has blocked the bot",
        "1 unknown: Telegram did not answer",
        "1 refused by Telegram",
        "3 still to come",
        "9 people in all",
        "66 %",
    ):
        assert line in text
    assert "Less than a minute left, at 30 messages a second" in text


async def settle(database: Database, states: list[str]) -> None:
    """The courier carried so many, with these ends."""
    deliveries, at = Deliveries(database), Instant(NOW_MS, NOW_MS)
    claim = await deliveries.take_over(None)
    turn = await deliveries.turn(claim, [], len(states), at)
    assert turn is not None
    settled = [Settled(one, state) for one, state in zip(turn.claimed, states, strict=True)]
    assert await deliveries.hand_back(claim, settled, at)


async def test_it_is_paused_resumed_and_cancelled_each_audited(database: Database) -> None:
    bell = Bell()
    services = replace(await services_on(database), announced=bell)
    id_ = await started(services, 6)
    paused = await watch_broadcast.pause(await tap(services, BELA, PauseBroadcast(id_)), services)
    assert "Paused." in seen(paused)
    assert kinds(paused) == [WatchBroadcast, ResumeBroadcast, CancelBroadcast, ReviewDraft]
    resumed = await watch_broadcast.resume(
        await tap(services, BELA, ResumeBroadcast(id_)), services
    )
    assert kinds(resumed) == [WatchBroadcast, PauseBroadcast, CancelBroadcast, ReviewDraft]
    again = await watch_broadcast.resume(await tap(services, BELA, ResumeBroadcast(id_)), services)
    assert screen_of(again).toast is None
    cancelled = await watch_broadcast.cancel(
        await tap(services, BELA, CancelBroadcast(id_)), services
    )
    assert "Being cancelled." in seen(cancelled)
    assert kinds(cancelled) == [WatchBroadcast, ReviewDraft]
    told = [plain(one) for one in await services.audit.all() if "broadcast" in plain(one)]
    assert told == [
        f"{done} broadcast {id_}" for done in ("sent", "paused", "resumed", "cancelled")
    ]
    assert bell.rung == 4


async def test_what_stopped_itself_says_why_and_can_go_on(database: Database) -> None:
    services = await services_on(database)
    id_ = await started(services, 6)
    await services.broadcasts.stop(id_, "Bad Request: can't parse <entities>")
    screen = await watch(services, id_)
    assert "something is wrong with it: Bad Request: can't parse <entities>" in seen(screen)
    assert ResumeBroadcast in kinds(screen)


async def test_a_reviewer_watches_and_holds_nothing(database: Database) -> None:
    services = await services_on(database)
    id_ = await started(services, 6)
    assert kinds(await watch(services, id_, by=CHIDI)) == [WatchBroadcast, ReviewDraft]


async def test_a_broadcast_that_never_was_is_not_there(database: Database) -> None:
    services = await services_on(database)
    steps: list[tuple[Any, Any]] = [
        (watch_broadcast.watch, WatchBroadcast(99)),
        (watch_broadcast.pause, PauseBroadcast(99)),
        (watch_broadcast.resume, ResumeBroadcast(99)),
        (watch_broadcast.cancel, CancelBroadcast(99)),
    ]
    for step, button in steps:
        screen = await step(await tap(services, BELA, button), services)
        assert screen.toast == "This broadcast is not here any more."
