"""Who is reminded of what, over both databases."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.store import open_database
from bot.store.broadcast import LAST_DAY_REMINDERS, REMINDERS, NewBroadcast
from bot.store.wishes import Wish
from tests.bot.store.reminding import Network, at, ends, ms

if TYPE_CHECKING:
    from bot.store.database import Database

AMINA, BELA, CHIDI, DANA = 1001, 1002, 1003, 1004
CASE = ends(7, 10)


@pytest.fixture
def network(database: Database, database_address: str) -> Network:
    return Network(database, database_address)


async def test_who_received_the_case_and_has_not_acted_is_reminded_once(network: Network) -> None:
    await network.joins(AMINA, BELA)
    await network.announce(7, day=1)
    await network.reports(BELA, 7, day=2)
    assert [await network.tick(at(3, hour), CASE) for hour in (17, 18, 18, 20)] == [0, 1, 0, 0]
    assert await network.tick(at(4, 18), CASE) == 0
    assert await network.reminded() == [(AMINA, "2031-03-04", (7,))]
    [broadcast] = await network.broadcasts.active()
    assert (broadcast.state, broadcast.lane, broadcast.queued) == ("running", REMINDERS, 1)
    assert broadcast.not_after == ms(at(3, 21))


async def test_seven_days_two_days_and_the_last_day(network: Network) -> None:
    await network.joins(AMINA)
    await network.announce(7, day=1)
    for hour in range(24 * 12):
        await network.tick(at(0, 0) + timedelta(hours=hour), CASE)
        await network.arrive()
    assert [day for _, day, _ in await network.reminded()] == [
        "2031-03-04",
        "2031-03-09",
        "2031-03-11",
    ]


async def test_a_case_says_itself_when_it_reminds(network: Network) -> None:
    await network.joins(AMINA)
    await network.announce(7, day=1)
    for day in range(12):
        await network.tick(at(day, 18), ends(7, 10, reminders=(4,)), ends(8, 10, reminders=()))
        await network.arrive()
    assert await network.reminded() == [(AMINA, "2031-03-07", (7,))]


async def test_who_reads_digests_is_reminded_of_what_was_in_them(network: Network) -> None:
    await network.joins(AMINA, BELA)
    for case_ids, who in (([71, 17], AMINA), ([9, 7], BELA)):
        new = NewBroadcast("digest 2031-03-01", {"digest": case_ids}, "digest")
        id_ = (await network.broadcasts.draft(new, ms(at(0)))).id
        await network.broadcasts.start(id_, "digest", ms(at(0)))
        await network.raw(
            "INSERT INTO deliveries (chat_id, broadcast_id, occasion_id, language, state)"  # noqa: S608
            f" VALUES ({who}, {id_}, {id_}, 'en', 'sent')"
        )
        await network.raw("UPDATE broadcasts SET state = 'done', ended_at = 1")
    assert await network.tick(at(3, 18), CASE) == 0
    await network.raw("UPDATE supporters SET most = 0")
    assert await network.tick(at(4, 9), CASE) == 1
    assert await network.reminded() == [(BELA, "2031-03-05", (7,))]


async def test_who_received_it_on_the_day_itself_gets_none_of_that_kind(
    network: Network,
) -> None:
    await network.joins(AMINA)
    await network.announce(7, day=3)
    assert [await network.tick(at(day, 18), CASE) for day in range(3, 9)] == [0, 0, 0, 0, 0, 1]


async def test_a_case_announced_less_than_two_days_before_reminds_nobody_who_did_not_ask(
    network: Network,
) -> None:
    await network.joins(AMINA, BELA, CHIDI)
    await network.announce(7, day=9)
    await network.begins(BELA, 7, day=9)
    await network.wishes.wish(CHIDI, 7, Wish.REMIND, ms(at(9, 20)))
    assert await network.tick(at(10, 18), CASE) == 1
    assert await network.reminded() == [(CHIDI, "2031-03-11", (7,))]


async def test_who_began_by_a_link_is_reminded_and_who_only_was_to_receive_it_is_not(
    network: Network,
) -> None:
    await network.joins(AMINA)
    await network.announce(7, day=1, arrives=False)
    await network.joins(BELA, CHIDI)
    await network.begins(BELA, 7, day=2)
    await network.begins(CHIDI, 7, day=3)
    await network.tick(at(3, 18), CASE)
    assert await network.reminded() == [(BELA, "2031-03-04", (7,))]


async def test_who_stopped_blocked_or_was_forgotten_is_left_alone(network: Network) -> None:
    await network.joins(AMINA, BELA, CHIDI)
    await network.announce(7, day=1)
    await network.supporters.unsubscribe(AMINA)
    await network.supporters.lose(BELA, ms(at(2)))
    await network.supporters.forget(CHIDI)
    assert await network.tick(at(3, 18), CASE) == 0


async def test_who_asked_for_it_is_reminded_without_being_a_subscriber(network: Network) -> None:
    await network.joins(AMINA, BELA)
    for one in (AMINA, BELA):
        await network.supporters.unsubscribe(one)
        await network.wishes.wish(one, 7, Wish.REMIND, ms(at(2)))
    await network.wishes.end_all(BELA)
    assert await network.tick(at(3, 18), CASE) == 1
    assert await network.reminded() == [(AMINA, "2031-03-04", (7,))]


async def test_who_asks_after_the_hour_waits_for_the_next_reminder(network: Network) -> None:
    await network.joins(AMINA)
    await network.wishes.wish(AMINA, 7, Wish.REMIND, ms(at(3, 19)))
    assert [await network.tick(at(day, 20), CASE) for day in range(3, 9)] == [0, 0, 0, 0, 0, 1]


@pytest.mark.parametrize("wish", [Wish.NOT_THIS_ONE, Wish.NO_MORE])
async def test_who_wants_no_more_of_a_case_hears_no_more_of_it(
    network: Network, wish: Wish
) -> None:
    await network.joins(AMINA)
    await network.announce(7, day=1)
    await network.announce(8, day=1)
    await network.wishes.wish(AMINA, 7, wish, ms(at(2)))
    await network.tick(at(3, 18), CASE, ends(8, 10))
    assert await network.reminded() == [(AMINA, "2031-03-04", (8,))]
    await network.wishes.take_back(AMINA, 7)
    assert await network.tick(at(4, 9), CASE, ends(8, 10)) == 1


async def test_who_is_on_holiday_is_reminded_when_they_are_back(network: Network) -> None:
    await network.joins(AMINA)
    await network.announce(7, day=1)
    until = ms(at(4, 12))
    await network.raw(f"UPDATE supporters SET away_until = {until}")  # noqa: S608 - a number
    assert [await network.tick(at(day, 9), CASE) for day in (3, 4, 5)] == [0, 0, 1]


async def test_one_message_a_day_holds_all_that_is_due_for_that_supporter(
    network: Network,
) -> None:
    await network.joins(AMINA, BELA, CHIDI)
    for case in (7, 8, 9):
        await network.announce(case, day=0)
    await network.reports(BELA, 8, day=2)
    for case in (7, 8, 9):
        await network.reports(CHIDI, case, day=2)
    cases = CASE, ends(8, 3), ends(9, 5)
    assert await network.tick(at(3, 18), *cases) == 2
    assert await network.reminded() == [
        (AMINA, "2031-03-04", (8, 9, 7)),
        (BELA, "2031-03-04", (9, 7)),
    ]
    lanes = {(one.lane, one.not_after) for one in await network.broadcasts.active()}
    assert lanes == {(LAST_DAY_REMINDERS, ms(at(3, 21))), (REMINDERS, ms(at(3, 21)))}


async def test_who_was_reminded_today_gets_the_other_tomorrow(network: Network) -> None:
    await network.joins(AMINA)
    await network.announce(7, day=1)
    await network.announce(8, day=1)
    assert await network.tick(at(3, 18), CASE) == 1
    assert await network.tick(at(3, 19), CASE, ends(8, 10)) == 0
    await network.arrive()
    assert await network.tick(at(4, 9), CASE, ends(8, 10)) == 1
    assert [cases for _, _, cases in await network.reminded()] == [(7,), (8,)]


async def test_what_is_late_waits_for_what_is_due_on_the_same_day(network: Network) -> None:
    await network.joins(AMINA, BELA)
    for case in (7, 8):
        await network.announce(case, day=1)
    await network.reports(BELA, 8, day=2)
    cases = CASE, ends(8, 11)
    assert [await network.tick(at(4, hour), *cases) for hour in (9, 12, 18)] == [1, 0, 1]
    assert await network.reminded() == [(AMINA, "2031-03-05", (7, 8)), (BELA, "2031-03-05", (7,))]


async def test_two_processes_that_remind_at_once_remind_once(
    network: Network, database: Database, database_address: str
) -> None:
    await network.joins(*range(1, 31))
    await network.announce(7, day=1)
    await network.announce(8, day=1)
    for id_ in range(1, 31, 3):
        await network.reports(id_, 8, day=2)
    async with open_database(database_address) as beside:
        other = Network(beside, database_address)
        counts = await asyncio.gather(
            *(one.tick(at(3, 18), CASE, ends(8, 10)) for one in (network, other, network, other))
        )
    assert sum(counts) == 30
    assert [chat for chat, _, _ in await network.reminded()] == list(range(1, 31))
    assert sorted(b.queued for b in await network.broadcasts.active()) == [10, 20]


async def test_more_cases_than_one_message_holds_come_on_the_next_day(network: Network) -> None:
    await network.joins(AMINA)
    cases = [ends(case, 10) for case in range(1, 71)]
    for case in range(1, 71):
        await network.begins(AMINA, case, day=1)
    for day in (3, 4):
        assert await network.tick(at(day, 18), *cases) == 1
        await network.arrive()
    assert await network.reminded() == [
        (AMINA, "2031-03-04", tuple(range(1, 61))),
        (AMINA, "2031-03-05", tuple(range(61, 71))),
    ]
