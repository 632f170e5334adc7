from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot.reminding import due_in, remind
from cases.case import Case
from tests.bot.store.reminding import Network, at

if TYPE_CHECKING:
    from bot.store.database import Database

AMINA, BELA, CHIDI = 1001, 1002, 1003
MADRID, TOKYO, NIUE = ZoneInfo("Europe/Madrid"), ZoneInfo("Asia/Tokyo"), ZoneInfo("Pacific/Niue")
CASE = Case(id=7, title="A case", deadline=at(10).date())


@pytest.fixture
def network(database: Database, database_address: str) -> Network:
    return Network(database, database_address)


async def tick(network: Network, now: datetime, *cases: Case) -> int:
    return await remind(cases or (CASE,), network.reminders, MADRID, now)


async def test_everybody_is_reminded_when_the_day_has_come_where_they_live(
    network: Network,
) -> None:
    await network.joins(AMINA, BELA, CHIDI)
    await network.raw("UPDATE supporters SET zone = 'Asia/Tokyo' WHERE id = 1002")
    await network.raw("UPDATE supporters SET zone = 'Pacific/Niue' WHERE id = 1003")
    await network.announce(7, day=1)
    reminded = []
    for hour in range(48):
        moment = at(2, 0) + timedelta(hours=hour)
        if await tick(network, moment):
            reminded.append(moment)
    assert reminded == [at(2, 15), at(2, 23), at(3, 11)]  # midnight in Tokyo, Madrid, Niue
    assert await network.reminded() == [(who, "2031-03-04", (7,)) for who in (AMINA, BELA, CHIDI)]


async def test_week_and_last_days_are_two_reminders_and_acting_ends_them(
    network: Network,
) -> None:
    await network.joins(AMINA, BELA)
    await network.announce(7, day=1)
    assert await tick(network, at(4)) == 2
    await network.reports(BELA, 7, day=5)
    assert [await tick(network, at(day)) for day in range(5, 14)] == [0, 0, 0, 1, 0, 0, 0, 0, 0]


async def test_after_a_jump_of_the_clock_only_the_tightest_goes_out(network: Network) -> None:
    await network.joins(AMINA)
    await network.announce(7, day=0)
    assert await tick(network, at(8)) == 1
    assert await tick(network, at(9)) == 0
    [broadcast] = await network.broadcasts.active()
    assert broadcast.content == {"reminder": [7], "kind": "last_days"}


async def test_a_zone_that_no_longer_exists_counts_as_unknown(network: Network) -> None:
    await network.joins(AMINA, BELA)
    await network.raw("UPDATE supporters SET zone = 'Nowhere/Land' WHERE id = 1001")
    await network.raw("UPDATE supporters SET zone = '../../etc' WHERE id = 1002")
    await network.announce(7, day=1)
    assert await tick(network, at(4)) == 2


async def test_a_case_without_deadline_or_closed_reminds_nobody(network: Network) -> None:
    await network.joins(AMINA)
    await network.announce(7, day=1)
    endless = Case(id=7, title="A case")
    closed = Case(id=7, title="A case", deadline=CASE.deadline, closed_at=at(2))
    assert await tick(network, at(4), endless, closed) == 0


def test_a_reminder_lasts_from_midnight_to_the_end_of_the_deadline_where_it_is_read() -> None:
    today, now = date(2031, 3, 5), datetime(2031, 3, 5, 6, tzinfo=UTC)
    [one] = due_in([CASE], TOKYO, today, now)
    assert one.since == datetime(2031, 3, 4, tzinfo=TOKYO)
    assert one.last_moment == datetime(2031, 3, 12, tzinfo=TOKYO)
    [other] = due_in([CASE], NIUE, today, now)
    assert other.last_moment - one.last_moment == timedelta(hours=20)
