"""A broadcast at a set time: begun once, asked about when it is late, never after the deadline."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.scheduling import begin_due
from bot.store.deliveries import Deliveries
from bot.store.delivery import Instant
from bot.store.facts import Facts
from bot.store.holding import RESTORED
from handlers.audience_buttons import SetAudience
from handlers.coming import Answer
from handlers.coordinator import (
    announce_case,
    choose_audience,
    schedule_case,
    watch_broadcast,
)
from handlers.screen import Screen
from handlers.team_buttons import (
    Announce,
    AskWhen,
    CancelBroadcast,
    SendAt,
    SendBroadcast,
    WatchBroadcast,
)
from tests.bot.store.lines import plain
from tests.bot.store.raw import select
from tests.handlers.coordinator.documents import published_case
from tests.handlers.coordinator.test_announce import subscribe
from tests.handlers.parts import AMINA, BELA, NOW, key, keys, kinds, said, seen, services_on, tap

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.broadcast import Broadcast
    from bot.store.database import Database


class Waiting:
    """A broadcast to six people that waits for its moment."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.id = 0
        self.asked: list[str] = []

    async def begin(self) -> Screen:
        await subscribe(self.services, 6)
        case = await published_case(self.services)
        confirm = await announce_case.announce(
            await tap(self.services, BELA, Announce(case.id, case.version)), self.services
        )
        button = key(confirm, AskWhen)
        self.id = button.broadcast_id
        return await schedule_case.ask_when(await tap(self.services, BELA, button), self.services)

    async def writes(self, text: str, by: int = BELA) -> Screen | None:
        came = await said(self.services, by, text)
        given = {name: getattr(came, name) for name in came.__dataclass_fields__}
        answer = Answer(**given, asked=AskWhen(self.id))
        return await schedule_case.take_when(answer, self.services)

    async def at(self, moment: datetime) -> str:
        """The state after a tick at this moment."""
        later = replace(self.services, now=lambda: moment)

        async def ask(broadcast: Broadcast) -> None:
            found = await self.services.broadcasts.find(broadcast.id)
            self.asked.append(found.state if found else "")

        await begin_due(later, ask)
        return await self.state()

    async def state(self) -> str:
        found = await self.services.broadcasts.find(self.id)
        assert found is not None
        return found.state


@pytest.fixture
async def waiting(database: Database) -> Waiting:
    return Waiting(await services_on(database))


async def test_whoever_gave_no_zone_is_told_where_to_give_one(waiting: Waiting) -> None:
    where = "You can set your own time zone in /settings."
    asked = await waiting.begin()
    assert "Times are those of" in seen(asked)
    assert where in seen(asked)
    again = await waiting.writes("whenever")
    assert again is not None
    assert where in seen(again)
    await waiting.services.supporters.live_in(BELA, "PE", "America/Lima")
    again = await waiting.writes("whenever")
    assert again is not None
    assert "Times are those of America/Lima." in seen(again)
    assert where not in seen(again)


MOMENT = datetime(2026, 3, 11, 9, tzinfo=UTC)


async def scheduled(waiting: Waiting) -> Screen:
    asked = await waiting.begin()
    moment = next(one.does for one in keys(asked) if isinstance(one.does, SendAt))
    assert moment.minute * 60 == int(datetime(2026, 3, 10, 18, tzinfo=UTC).timestamp())
    button = SendAt(waiting.id, int(MOMENT.timestamp()) // 60)
    assert button in [one.does for one in keys(asked)]
    came = await tap(waiting.services, BELA, button)
    shown = await schedule_case.send_at(came, waiting.services)
    assert isinstance(shown, Screen)
    return shown


async def test_it_begins_at_its_moment_and_once(waiting: Waiting) -> None:
    screen = await scheduled(waiting)
    assert "It begins by itself: 11 March 2026, 09:00 (UTC)" in seen(screen)
    assert kinds(screen)[:3] == [WatchBroadcast, SendBroadcast, CancelBroadcast]
    assert await waiting.at(MOMENT - timedelta(seconds=1)) == "scheduled"
    assert await waiting.at(MOMENT) == "queueing"
    assert await waiting.at(MOMENT + timedelta(seconds=1)) == "queueing"
    assert waiting.asked == []
    log = await waiting.services.audit.newest(1)
    assert (log[0].who, plain(log[0])) == ("schedule", f"sent broadcast {waiting.id}")


async def test_after_an_hour_somebody_is_asked_and_nothing_is_sent(waiting: Waiting) -> None:
    await scheduled(waiting)
    assert await waiting.at(MOMENT + timedelta(hours=1, seconds=1)) == "late"
    assert waiting.asked == ["late"]
    assert await waiting.at(MOMENT + timedelta(hours=2)) == "late"
    assert waiting.asked == ["late"], "asked once"
    found = await waiting.services.broadcasts.find(waiting.id)
    assert found is not None
    watch = await watch_broadcast.watch(
        await tap(waiting.services, BELA, WatchBroadcast(waiting.id)), waiting.services
    )
    assert "It did not begin" in seen(watch)
    await announce_case.send(
        await tap(waiting.services, BELA, key(watch, SendBroadcast)), waiting.services
    )
    assert await waiting.state() == "queueing"


async def test_an_hour_is_not_yet_too_late_and_a_clock_that_went_back_begins_nothing(
    waiting: Waiting,
) -> None:
    await scheduled(waiting)
    assert await waiting.at(MOMENT - timedelta(days=1)) == "scheduled"
    assert await waiting.at(MOMENT + timedelta(hours=1)) == "queueing"
    assert await waiting.at(MOMENT - timedelta(days=1)) == "queueing", "it has begun"
    assert waiting.asked == []


@pytest.mark.parametrize("late", [timedelta(0), timedelta(hours=2)])
async def test_of_replicas_that_see_it_due_at_once_one_begins_it_or_asks(
    waiting: Waiting, late: timedelta
) -> None:
    """Also where their clocks differ: what one asks about the others do not begin."""
    await scheduled(waiting)
    await asyncio.gather(*(waiting.at(MOMENT + late) for _ in range(4)))
    assert await waiting.at(MOMENT) == ("late" if late else "queueing")
    assert waiting.asked == (["late"] if late else [])
    done = [one for one in await waiting.services.audit.newest(9) if one.who == "schedule"]
    assert len(done) == (0 if late else 1)
    assert not await waiting.services.broadcasts.begin_scheduled(waiting.id, "schedule", 0)


async def test_what_comes_due_while_all_is_held_reaches_nobody_before_an_owner_says_so(
    waiting: Waiting, database: Database
) -> None:
    await scheduled(waiting)
    await Facts(database).set(RESTORED, "yes")
    await waiting.services.holding.look(int(MOMENT.timestamp() * 1000))
    assert await waiting.at(MOMENT) == "queueing"
    await waiting.services.broadcasts.queue(waiting.id, "en")
    deliveries, at = Deliveries(database), int(MOMENT.timestamp() * 1000)
    claim = await deliveries.take_over(None)
    for sent in (0, 6):
        turn = await deliveries.turn(claim, [], 10, Instant(at, at))
        assert turn
        assert len(turn.claimed) == sent
        assert (await waiting.services.holding.now() is None) is bool(sent)
        await waiting.services.holding.go_on(BELA, at)


async def test_a_case_that_closed_is_not_sent(waiting: Waiting) -> None:
    await scheduled(waiting)
    (case,) = await waiting.services.cases.published()
    await waiting.services.cases.close(case.id, str(BELA), int(NOW.timestamp() * 1000))
    assert await waiting.at(MOMENT) == "cancelled"
    assert waiting.asked == ["cancelled"]


async def test_a_choice_of_people_is_kept_until_its_moment_and_made_then(
    waiting: Waiting, database_address: str
) -> None:
    await waiting.begin()
    supporters, broadcasts = waiting.services.supporters, waiting.services.broadcasts
    for id_ in (2001, 2002):
        await supporters.choose_language(id_, "es")
    spanish = await choose_audience.set_audience(
        await tap(waiting.services, BELA, SetAudience(waiting.id, "language", "es")),
        waiting.services,
    )
    waiting.id = key(spanish, AskWhen).broadcast_id
    shown = await waiting.writes("11 March 9:00")
    assert shown is not None
    assert "For: those who read Spanish" in seen(shown)
    await supporters.choose_language(2003, "es")
    await supporters.choose_language(2001, "en")
    assert await waiting.at(MOMENT) == "queueing"
    await broadcasts.queue(waiting.id, "en")
    got = await select(database_address, "SELECT chat_id FROM deliveries ORDER BY chat_id")
    assert [row[0] for row in got] == [2002, 2003], "who reads it at that moment"


async def test_an_approval_that_is_missing_by_then_is_asked_for(waiting: Waiting) -> None:
    await scheduled(waiting)
    await waiting.services.approvals.switch(BELA, 0, is_needed=True)
    assert await waiting.at(MOMENT) == "late"
    assert waiting.asked == ["late"]
    watch = await watch_broadcast.watch(
        await tap(waiting.services, BELA, WatchBroadcast(waiting.id)), waiting.services
    )
    assert "nobody had approved the case" in seen(watch)


async def test_it_can_be_cancelled_and_sent_before_its_moment(waiting: Waiting) -> None:
    screen = await scheduled(waiting)
    button = key(screen, CancelBroadcast)
    await watch_broadcast.cancel(await tap(waiting.services, BELA, button), waiting.services)
    assert await waiting.at(MOMENT) == "cancelled"
    assert waiting.asked == []


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("25 March 18:30", datetime(2026, 3, 25, 18, 30, tzinfo=UTC)),
        ("18:30", datetime(2026, 3, 10, 18, 30, tzinfo=UTC)),
        ("2026-03-25 07.05", datetime(2026, 3, 25, 7, 5, tzinfo=UTC)),
        ("el 25 de marzo de 2026 a las 18:30", datetime(2026, 3, 25, 18, 30, tzinfo=UTC)),
    ],
)
async def test_a_moment_can_be_written(waiting: Waiting, text: str, moment: datetime) -> None:
    await waiting.begin()
    screen = await waiting.writes(text)
    assert screen is not None
    found = await waiting.services.broadcasts.find(waiting.id)
    assert found is not None
    assert (found.state, found.start_at) == ("scheduled", int(moment.timestamp() * 1000))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("soon", "do not understand"),
        ("25 March", "do not understand"),
        ("99:99", "do not understand"),
        ("<b>18:30</b> {{ name }} 18h77", "do not understand"),
        ("1 January 2020 10:00", "cannot be sent then"),
        ("25 December 2026 10:00", "cannot be sent then"),
        ("11:59", "cannot be sent then"),
    ],
)
async def test_what_is_no_moment_to_send_is_told(waiting: Waiting, text: str, told: str) -> None:
    await waiting.begin()
    screen = await waiting.writes(text)
    assert screen is not None
    assert told in seen(screen)
    assert await waiting.state() == "draft"


async def test_the_answer_of_somebody_else_is_none(waiting: Waiting) -> None:
    await waiting.begin()
    assert await waiting.writes("25 March 18:30", by=AMINA) is None
    assert await waiting.state() == "draft"


async def test_nothing_is_scheduled_behind_the_deadline(waiting: Waiting) -> None:
    asked = await waiting.begin()
    found = await waiting.services.broadcasts.find(waiting.id)
    assert found is not None
    assert found.not_after is not None
    late = SendAt(waiting.id, found.not_after // 60_000 + 1)
    screen = await schedule_case.send_at(await tap(waiting.services, BELA, late), waiting.services)
    assert "cannot be sent then" in seen(screen)
    assert AskWhen not in kinds(asked)
    assert await waiting.state() == "draft"
