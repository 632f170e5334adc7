"""Reminders that are queued and not sent: the evening ends, people act, cases close."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.store.delivery import Instant, Settled
from bot.store.wishes import Wish
from tests.bot.reminded_life import Life, Story
from tests.bot.store.reminding import Network, at, ends, ms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.store.database import Database
    from cases.case import Case

AMINA, BELA, CHIDI = 1001, 1002, 1003
CASE = ends(7, 10)


class Evening:
    """A network, and a courier that can be asked to take a turn."""

    def __init__(self, life: Life) -> None:
        self.life, self.network = life, life.network

    async def ticks(self, now: datetime, *cases: Case) -> int:
        return await self.network.tick(now, *cases)

    async def sends(self, now: datetime, room: int) -> list[int]:
        """A turn of the courier at this moment; to whom, all of them arrive."""
        life, instant = self.life, Instant(ms(now), ms(now))
        life.now = now
        await life.house.look()
        turn = await life.deliveries.turn(life.claim, [], room, instant)
        assert turn is not None
        sent: Sequence[Settled] = [Settled(one, "sent", message_id=1) for one in turn.claimed]
        await life.deliveries.turn(life.claim, sent, 0, instant)
        return sorted(one.chat_id for one in turn.claimed)

    async def states(self) -> dict[str, int]:
        """What became of the reminders so far."""
        rows = await self.network.raw(
            "SELECT d.state, count(*) FROM deliveries d JOIN broadcasts b"
            " ON b.id = d.broadcast_id WHERE b.occasion LIKE 'reminder %' GROUP BY d.state"
        )
        return dict(rows)


@pytest.fixture
async def evening(database: Database, database_address: str) -> Evening:
    story = Story(at(0).date(), ((2, 18),) * 3, (3, 3), (), (), 1, 1)
    life = Life(database, database_address, story)
    await life.network.joins(AMINA, BELA, CHIDI)
    for case in (7, 8):
        await life.network.announce(case, day=0)
    life.claim = await life.deliveries.take_over(None)
    return Evening(life)


async def test_what_misses_the_evening_moves_to_the_next_morning(evening: Evening) -> None:
    assert await evening.ticks(at(3, 18), CASE) == 3
    assert len(await evening.sends(at(3, 20), room=1)) == 1
    assert await evening.sends(at(3, 21), room=3) == []
    assert await evening.ticks(at(3, 22), CASE) == 0
    assert await evening.states() == {"sent": 1, "cancelled": 2}
    assert await evening.ticks(at(4, 9), CASE) == 2
    assert len(await evening.sends(at(4, 9), room=3)) == 2
    assert await evening.states() == {"sent": 3, "cancelled": 2}


async def test_what_misses_the_last_evening_expires_and_is_counted(evening: Evening) -> None:
    assert await evening.ticks(at(10, 18), CASE) == 3
    await evening.sends(at(10, 20), room=1)
    assert await evening.sends(at(10, 21), room=3) == []
    assert await evening.ticks(at(11, 9), CASE) == 0
    assert await evening.states() == {"sent": 1, "expired": 2}


async def test_last_day_reminders_go_first(evening: Evening) -> None:
    await evening.network.reports(AMINA, 7, day=1)
    for who in (BELA, CHIDI):
        await evening.network.reports(who, 8, day=1)
    assert await evening.ticks(at(3, 18), CASE, ends(8, 3)) == 3
    assert await evening.sends(at(3, 18), room=1) == [AMINA]


async def test_who_acts_while_it_waits_gets_it_no_more(evening: Evening) -> None:
    assert await evening.ticks(at(3, 18), CASE) == 3
    await evening.network.reports(BELA, 7, day=3)
    assert await evening.sends(at(3, 18), room=10) == [AMINA, CHIDI]
    assert await evening.states() == {"sent": 2, "cancelled": 1}


async def test_who_acts_on_one_of_two_is_reminded_of_the_other(evening: Evening) -> None:
    other = ends(8, 10)
    assert await evening.ticks(at(3, 18), CASE, other) == 3
    await evening.network.reports(BELA, 7, day=3)
    assert await evening.sends(at(3, 18), room=10) == [AMINA, CHIDI]
    assert await evening.ticks(at(3, 19), CASE, other) == 1
    assert await evening.sends(at(3, 19), room=10) == [BELA]
    told = await evening.network.reminded()
    assert {cases for who, _, cases in told if who == BELA} == {(7, 8), (8,)}


async def test_who_wants_none_goes_away_or_moves_while_it_waits_gets_none(
    evening: Evening,
) -> None:
    assert await evening.ticks(at(3, 18), CASE) == 3
    await evening.network.wishes.wish(AMINA, 7, Wish.NO_MORE, ms(at(3, 18)))
    await evening.network.supporters.go_away(BELA, ms(at(5)))
    await evening.network.lives(CHIDI, "Asia/Tokyo")
    assert await evening.sends(at(3, 18), room=10) == []
    assert await evening.ticks(at(4, 0), CASE) == 1, "the morning in Tokyo"
    assert await evening.sends(at(4, 0), room=10) == [CHIDI]


async def test_a_case_closed_while_its_reminders_wait_reminds_nobody(evening: Evening) -> None:
    other = ends(8, 10)
    assert await evening.ticks(at(3, 18), CASE, other) == 3
    await evening.network.reminders.withdraw([7])
    assert await evening.sends(at(3, 18), room=10) == []
    assert await evening.ticks(at(3, 18), other) == 3
    assert await evening.sends(at(3, 18), room=10) == [AMINA, BELA, CHIDI]
    told = {cases for _, _, cases in await evening.network.reminded()}
    assert told == {(7, 8), (8,)}


async def test_a_snooze_that_misses_the_evening_comes_in_the_morning(evening: Evening) -> None:
    network: Network = evening.network
    await network.wishes.put_off(AMINA, 7, ms(at(3, 20)), ms(at(3, 18)))
    quiet = ends(7, 10, reminders=())
    assert await evening.ticks(at(3, 20), quiet) == 1
    assert await evening.sends(at(3, 21), room=10) == []
    assert await evening.ticks(at(3, 22), quiet) == 0
    assert await evening.ticks(at(4, 9), quiet) == 1
    assert await evening.sends(at(4, 9), room=10) == [AMINA]
