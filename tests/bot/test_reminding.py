"""When people are reminded: at a civil hour of their own day, whatever clocks and bots do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from cases.case import Case
from tests.bot.store.reminding import Network, at, ends, ms

if TYPE_CHECKING:
    from bot.store.database import Database

AMINA, BELA, CHIDI = 1001, 1002, 1003
CASE = ends(7, 10)


@pytest.fixture
def network(database: Database, database_address: str) -> Network:
    return Network(database, database_address)


async def hours_pass(
    network: Network, begin: datetime, hours: int, *cases: Case, zone: str = "UTC"
) -> list[datetime]:
    """A tick an hour; the moments at which somebody was reminded, and the message arrived."""
    found = []
    for hour in range(hours):
        moment = begin + timedelta(hours=hour)
        if await network.tick(moment, *(cases or (CASE,)), zone=zone):
            found.append(moment)
            await network.arrive()
    return found


async def test_everybody_is_reminded_at_their_own_hour_where_they_live(network: Network) -> None:
    await network.joins(AMINA, BELA, CHIDI)
    await network.lives(BELA, "Asia/Tokyo", hour=9)
    await network.lives(CHIDI, "Pacific/Niue", hour=20)
    await network.announce(7, day=1)
    reminded = await hours_pass(network, at(2, 0), 48 + 12, zone="Europe/Madrid")
    assert reminded == [at(3, 0), at(3, 17), at(4, 7)]
    assert await network.reminded() == [(who, "2031-03-04", (7,)) for who in (AMINA, BELA, CHIDI)]


@pytest.mark.parametrize(("hour", "reminded"), [(0, 9), (8, 9), (9, 9), (20, 20), (23, 20)])
async def test_nobody_is_reminded_at_night_whatever_they_prefer(
    network: Network, hour: int, reminded: int
) -> None:
    await network.joins(AMINA)
    await network.lives(AMINA, "UTC", hour)
    await network.announce(7, day=1)
    assert await hours_pass(network, at(3, 0), 24) == [at(3, reminded)]


async def test_after_an_outage_only_the_tightest_goes_out_at_a_civil_hour(
    network: Network,
) -> None:
    await network.joins(AMINA)
    await network.announce(7, day=0)
    assert await hours_pass(network, at(8, 22), 24) == [at(9, 9)]
    assert await hours_pass(network, at(10, 22), 48) == []
    assert [cases for _, _, cases in await network.reminded()] == [(7,)]


async def test_on_the_day_of_a_tighter_reminder_that_one_is_waited_for(network: Network) -> None:
    await network.joins(AMINA)
    await network.announce(7, day=0)
    assert await hours_pass(network, at(8, 9), 12) == [at(8, 18)]


async def test_where_the_deadline_has_ended_nobody_is_reminded_and_elsewhere_they_are(
    network: Network,
) -> None:
    await network.joins(AMINA, BELA)
    await network.lives(AMINA, "Pacific/Auckland", hour=9)
    await network.lives(BELA, "Pacific/Honolulu", hour=9)
    await network.announce(7, day=1)
    # It is 08:30 on the eleventh day in Auckland, and 09:30 on the tenth in Honolulu.
    assert await network.tick(at(10, 19) + timedelta(minutes=30), CASE) == 1
    assert [who for who, _, _ in await network.reminded()] == [BELA]
    assert await network.tick(at(10, 20), CASE) == 0


async def test_a_zone_that_no_longer_exists_counts_as_unknown(network: Network) -> None:
    await network.joins(AMINA, BELA)
    await network.lives(AMINA, "Nowhere/Land")
    await network.lives(BELA, "../../etc")
    await network.announce(7, day=1)
    assert await hours_pass(network, at(3, 0), 24, zone="Europe/Madrid") == [at(3, 17)]


async def test_who_moves_east_or_west_is_reminded_once_on_a_date(network: Network) -> None:
    await network.joins(AMINA)
    await network.lives(AMINA, "Pacific/Auckland")
    await network.announce(7, day=1)
    await network.announce(8, day=1)
    assert await hours_pass(network, at(3, 0), 12) == [at(3, 5)]
    await network.lives(AMINA, "Pacific/Honolulu")
    # There it is the evening before: what is due then as well comes on the next day.
    other = ends(8, 9)
    assert await hours_pass(network, at(3, 20), 24 + 12, CASE, other) == [at(4, 19)]
    assert await network.reminded() == [
        (AMINA, "2031-03-04", (7,)),
        (AMINA, "2031-03-05", (8,)),
    ]


async def test_who_chooses_an_hour_that_is_over_is_reminded_in_the_evening(
    network: Network,
) -> None:
    await network.joins(AMINA)
    await network.lives(AMINA, "UTC", hour=18)
    await network.announce(7, day=1)
    assert await network.tick(at(10, 12), CASE) == 0
    await network.lives(AMINA, "UTC", hour=10)
    assert await hours_pass(network, at(10, 13), 9) == [at(10, 20)]


async def test_the_hour_that_is_left_out_and_the_hour_that_comes_twice(network: Network) -> None:
    await network.joins(AMINA)
    await network.lives(AMINA, "Africa/Cairo", hour=0)
    await network.announce(7, day=1)
    # Clocks go forward from midnight on 25 April 2031 there, and back on 31 October.
    zone = ZoneInfo("Africa/Cairo")
    for deadline in (datetime(2031, 4, 25, tzinfo=zone), datetime(2031, 10, 31, tzinfo=zone)):
        case = Case(id=7, title="x", deadline=deadline.date(), reminders=(0,))
        begin = datetime.combine(deadline.date(), datetime.min.time(), UTC) - timedelta(hours=6)
        [reminded] = await hours_pass(network, begin, 36, case)
        assert reminded.astimezone(zone).hour == 9
        assert reminded.astimezone(zone).date() == case.deadline


async def test_the_leap_day_is_a_day_like_any_other(network: Network) -> None:
    await network.joins(AMINA)
    await network.announce(7, day=1)
    case = Case(id=7, title="x", deadline=datetime(2032, 3, 2, tzinfo=UTC).date())
    begin = datetime(2032, 2, 23, tzinfo=UTC)
    reminded = await hours_pass(network, begin, 24 * 10, case)
    assert [f"{one:%m-%d}" for one in reminded] == ["02-24", "02-29", "03-02"]


async def test_a_deadline_brought_forward_is_reminded_of_by_the_tightest_and_never_twice(
    network: Network,
) -> None:
    await network.joins(AMINA)
    await network.announce(7, day=0)
    assert await hours_pass(network, at(3, 0), 24) == [at(3, 18)]
    sooner = ends(7, 5)
    assert await hours_pass(network, at(4, 0), 48 + 24, sooner) == [at(4, 9), at(5, 18)]


async def test_a_deadline_extended_a_little_repeats_nothing_and_by_weeks_begins_anew(
    network: Network,
) -> None:
    await network.joins(AMINA)
    await network.announce(7, day=0)
    assert len(await hours_pass(network, at(3, 0), 24 * 6)) == 2
    later, much_later = ends(7, 11), ends(7, 40)
    assert await hours_pass(network, at(9, 0), 72, later) == [at(11, 18)]
    assert await hours_pass(network, at(11, 20), 24 * 30, much_later) == [
        at(33, 18),
        at(38, 18),
        at(40, 18),
    ]


async def test_a_case_closed_within_the_minute_is_not_reminded_of(network: Network) -> None:
    await network.joins(AMINA, BELA)
    for case in (7, 8):
        await network.announce(case, day=1)
    await network.reports(BELA, 8, day=2)
    other = ends(8, 10)
    assert await network.tick(at(3, 18), CASE, other) == 2
    assert await network.reminders.withdraw([7]) == 2
    states = [one.state for one in await network.broadcasts.active()]
    assert states == ["cancelled", "cancelled"]


async def test_a_closed_case_is_found_by_the_next_tick_too(network: Network) -> None:
    await network.joins(AMINA)
    await network.announce(7, day=1)
    await network.tick(at(3, 18), CASE)
    assert await network.tick(at(3, 18)) == 0
    [broadcast] = await network.broadcasts.active()
    assert (broadcast.state, broadcast.why) == ("cancelled", "withdrawn")


async def test_what_was_put_off_comes_when_it_was_wanted_instead_of_before(
    network: Network,
) -> None:
    await network.joins(AMINA)
    await network.announce(7, day=1)
    await network.wishes.put_off(AMINA, 7, ms(at(5, 12)), ms(at(2)))
    assert await hours_pass(network, at(3, 0), 24 * 4) == [at(5, 12)]
    assert await network.reminded("snooze") == [(AMINA, "2031-03-06", (7,))]


async def test_what_was_put_off_to_the_hour_of_another_reminder_shares_its_message(
    network: Network,
) -> None:
    await network.joins(AMINA)
    for case in (7, 8):
        await network.announce(case, day=1)
    await network.wishes.put_off(AMINA, 7, ms(at(3, 18)), ms(at(2)))
    assert await hours_pass(network, at(3, 0), 24, CASE, ends(8, 10)) == [at(3, 18)]
    assert await network.reminded() == [(AMINA, "2031-03-04", (7, 8))]


async def test_what_was_put_off_is_never_sent_at_night_nor_after_the_deadline(
    network: Network,
) -> None:
    await network.joins(AMINA, BELA, CHIDI)
    await network.announce(7, day=1)
    await network.announce(8, day=1)
    for who, case, moment in ((AMINA, 7, at(5, 3)), (BELA, 8, at(5, 3)), (CHIDI, 8, at(4, 22))):
        await network.wishes.put_off(who, case, ms(moment), ms(at(2)))
    await network.reports(CHIDI, 8, day=4)
    cases = ends(7, 10, reminders=()), ends(8, 4, reminders=())
    assert await hours_pass(network, at(4, 20), 48, *cases) == [at(5, 9)]
    assert await network.reminded("snooze") == [(AMINA, "2031-03-06", (7,))]
    assert await network.raw("SELECT * FROM snoozes") == []


async def test_a_case_without_a_deadline_reminds_only_whoever_put_it_off(network: Network) -> None:
    await network.joins(AMINA, BELA)
    await network.announce(7, day=1)
    await network.wishes.put_off(AMINA, 7, ms(at(5, 12)), ms(at(2)))
    endless = Case(id=7, title="x")
    assert await hours_pass(network, at(3, 0), 24 * 4, endless) == [at(5, 12)]
