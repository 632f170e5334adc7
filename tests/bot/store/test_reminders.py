from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.store import open_database
from bot.store.broadcasts import LAST_DAY_REMINDERS, REMINDERS
from tests.bot.store.reminding import Network, at, due, ms

if TYPE_CHECKING:
    from bot.store.database import Database

AMINA, BELA, CHIDI, DANA = 1001, 1002, 1003, 1004


@pytest.fixture
def network(database: Database, database_address: str) -> Network:
    return Network(database, database_address)


async def test_who_received_the_case_and_has_not_acted_is_reminded_once(network: Network) -> None:
    await network.joins(AMINA, BELA)
    await network.announce(7, day=1)
    await network.reports(BELA, 7, day=2)
    week = due(7, since=3, until=10)
    assert await network.remind(3, week) == 1
    assert await network.remind(3, week) == 0
    assert await network.remind(4, week) == 0
    assert await network.reminded() == [(AMINA, "2031-03-04", (7,))]
    [broadcast] = await network.broadcasts.active()
    assert (broadcast.state, broadcast.lane, broadcast.queued) == ("running", REMINDERS, 1)
    assert broadcast.not_after == ms(at(11, 0))
    assert broadcast.content == {"reminder": [7], "kind": "week"}


async def test_who_received_it_after_the_reminder_was_due_gets_none_of_that_kind(
    network: Network,
) -> None:
    await network.joins(AMINA)
    await network.announce(7, day=4)
    assert await network.remind(4, due(7, since=4, until=10)) == 0
    assert await network.remind(5, due(7, since=4, until=10)) == 0
    assert await network.remind(9, due(7, since=9, until=10, kind="last")) == 1


async def test_who_began_by_a_link_is_reminded_and_who_only_was_to_receive_it_is_not(
    network: Network,
) -> None:
    await network.joins(AMINA)
    await network.announce(7, day=1, arrives=False)
    await network.joins(BELA, CHIDI)
    await network.begins(BELA, 7, day=2)
    await network.begins(CHIDI, 7, day=3)
    await network.remind(3, due(7, since=3, until=10))
    assert await network.reminded() == [(BELA, "2031-03-04", (7,))]


async def test_a_card_that_arrived_late_is_reminded_of_on_the_next_day(network: Network) -> None:
    await network.joins(AMINA)
    await network.announce(7, day=2, arrives=False)
    assert await network.remind(3, due(7, since=3, until=10)) == 0
    await network.raw("UPDATE deliveries SET state = 'sent'")
    assert await network.remind(4, due(7, since=3, until=10)) == 1


async def test_who_stopped_blocked_or_was_forgotten_is_left_alone(network: Network) -> None:
    await network.joins(AMINA, BELA, CHIDI)
    await network.announce(7, day=1)
    await network.supporters.unsubscribe(AMINA)
    await network.supporters.lose(BELA, ms(at(2)))
    await network.supporters.forget(CHIDI)
    assert await network.remind(3, due(7, since=3, until=10)) == 0
    assert await network.reminders.zones() == []


async def test_one_message_a_day_holds_all_that_is_due_for_that_supporter(
    network: Network,
) -> None:
    await network.joins(AMINA, BELA, CHIDI)
    for case in (7, 8, 9):
        await network.announce(case, day=1)
    await network.reports(BELA, 8, day=2)
    await network.reports(CHIDI, 7, day=2)
    await network.reports(CHIDI, 8, day=2)
    await network.reports(CHIDI, 9, day=2)
    cases = [due(7, since=3, until=10), due(8, since=3, until=4, kind="last"), due(9, 2, 9)]
    assert await network.remind(3, *cases) == 2
    assert await network.reminded() == [
        (AMINA, "2031-03-04", (8, 9, 7)),
        (BELA, "2031-03-04", (9, 7)),
    ]
    ends = {broadcast.not_after for broadcast in await network.broadcasts.active()}
    assert ends == {ms(at(5, 0)), ms(at(10, 0))}


async def test_who_was_reminded_today_gets_the_other_tomorrow(network: Network) -> None:
    await network.joins(AMINA)
    await network.announce(7, day=1)
    await network.announce(8, day=1)
    first, other = due(7, since=3, until=10), due(8, since=3, until=10)
    assert await network.remind(3, first) == 1
    assert await network.remind(3, first, other) == 0
    assert await network.remind(4, first, other) == 1
    assert await network.reminded() == [
        (AMINA, "2031-03-04", (7,)),
        (AMINA, "2031-03-05", (8,)),
    ]


async def test_on_the_last_day_it_goes_before_other_reminders(network: Network) -> None:
    await network.joins(AMINA)
    await network.announce(7, day=1)
    await network.remind(10, due(7, since=8, until=10, kind="last"))
    [broadcast] = await network.broadcasts.active()
    assert broadcast.lane == LAST_DAY_REMINDERS


async def test_each_zone_is_reminded_on_its_own_and_moving_brings_no_second_one(
    network: Network,
) -> None:
    await network.joins(AMINA, BELA)
    await network.raw("UPDATE supporters SET zone = 'Asia/Tokyo' WHERE id = 1002")
    await network.announce(7, day=1)
    week = due(7, since=3, until=10)
    assert set(await network.reminders.zones()) == {None, "Asia/Tokyo"}
    assert await network.remind(3, week, zone="Asia/Tokyo") == 1
    assert await network.reminded() == [(BELA, "2031-03-04", (7,))]
    await network.raw("UPDATE supporters SET zone = NULL")
    assert await network.remind(3, week) == 1
    assert [chat for chat, _, _ in await network.reminded()] == [AMINA, BELA]


async def test_two_processes_that_remind_at_once_remind_once(
    network: Network, database: Database, database_address: str
) -> None:
    await network.joins(*range(1, 31))
    await network.announce(7, day=1)
    await network.announce(8, day=1)
    for id_ in range(1, 31, 3):
        await network.reports(id_, 8, day=2)
    cases = due(7, since=3, until=10), due(8, since=3, until=10)
    async with open_database(database_address) as beside:
        other = Network(beside, database_address)
        counts = await asyncio.gather(
            *(one.remind(3, *cases) for one in (network, other, network, other))
        )
    assert sum(counts) == 30
    assert [chat for chat, _, _ in await network.reminded()] == list(range(1, 31))
    assert sorted(b.queued for b in await network.broadcasts.active()) == [10, 20]


async def test_nothing_due_asks_nothing_of_the_database(network: Network) -> None:
    assert await network.remind(3) == 0


async def test_more_cases_than_one_message_holds_come_on_the_next_day(network: Network) -> None:
    await network.joins(AMINA)
    cases = [due(case, since=3, until=10) for case in range(1, 71)]
    for case in range(1, 71):
        await network.begins(AMINA, case, day=1)
    assert await network.remind(3, *cases) == 1
    assert await network.remind(4, *cases) == 1
    assert await network.reminded() == [
        (AMINA, "2031-03-04", tuple(range(1, 61))),
        (AMINA, "2031-03-05", tuple(range(61, 71))),
    ]
