"""Whom a new case reaches: those who want such a one now. The count before is the queue's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.store.broadcast import Choice, NewBroadcast
from bot.store.broadcasts import Broadcasts, month_of
from bot.store.deliveries import Deliveries
from bot.store.delivery import Instant, Settled
from bot.store.supporters import Supporters
from cases.themes import Region, Theme
from tests.bot.store.raw import select

if TYPE_CHECKING:
    from bot.store.database import Database

AMINA, BELA, CHIDI = 1001, 1002, 1003
NOW = datetime(2031, 3, 5, 12, tzinfo=UTC)
DAY = timedelta(days=1)
TORTURE = Choice((Theme.TORTURE, Theme.CHILDREN), (Region.AMERICAS,))


def ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


class Net:
    """Three subscribers, and the cases that are announced to them."""

    def __init__(self, database: Database, address: str) -> None:
        self.supporters, self.broadcasts = Supporters(database), Broadcasts(database)
        self.deliveries, self._address = Deliveries(database), address

    async def announce(
        self, case_id: int, choice: Choice | None = TORTURE, now: datetime = NOW
    ) -> list[int]:
        """Whom it is queued for; as many as were counted before."""
        new = NewBroadcast(f"case {case_id}", {}, "1002", case_id, choice=choice)
        counted = await self.broadcasts.audience(new, ms(now))
        made = await self.broadcasts.draft(new, ms(now))
        await self.broadcasts.start(made.id, "1002", ms(now))
        await self.broadcasts.queue(made.id, "en", "Europe/Madrid")
        sql = f"SELECT chat_id FROM deliveries WHERE broadcast_id = {made.id} ORDER BY chat_id"  # noqa: S608 - a number
        reached = [row[0] for row in await select(self._address, sql)]
        assert len(reached) == counted
        return reached


@pytest.fixture
async def net(database: Database, database_address: str) -> Net:
    net = Net(database, database_address)
    for id_ in (AMINA, BELA, CHIDI):
        await net.supporters.meet(id_, ms(NOW))
        await net.supporters.subscribe(id_, ms(NOW))
    return net


async def test_who_chose_nothing_gets_everything(net: Net) -> None:
    assert await net.announce(1) == [AMINA, BELA, CHIDI]
    assert await net.announce(2, Choice()) == [AMINA, BELA, CHIDI]
    assert await net.announce(3, None) == [AMINA, BELA, CHIDI]


async def test_themes_and_regions_are_both_respected_and_a_case_without_any_is_for_all(
    net: Net,
) -> None:
    await net.supporters.choose_themes(AMINA, (Theme.CHILDREN, Theme.REFUGEES))
    await net.supporters.choose_themes(BELA, (Theme.REFUGEES,))
    await net.supporters.choose_regions(CHIDI, (Region.AFRICA,))
    assert await net.announce(1) == [AMINA]
    assert await net.announce(2, Choice((Theme.REFUGEES,))) == [AMINA, BELA, CHIDI]
    assert await net.announce(3, Choice((), (Region.AFRICA,))) == [AMINA, BELA, CHIDI]
    assert await net.announce(4, Choice((Theme.LGBTI,), (Region.AFRICA,))) == [CHIDI]
    assert await net.announce(5, Choice()) == [AMINA, BELA, CHIDI]
    assert await net.announce(6, None) == [AMINA, BELA, CHIDI]


async def test_nobody_is_written_to_on_holiday_and_everybody_after_it(net: Net) -> None:
    await net.supporters.go_away(AMINA, ms(NOW + DAY))
    await net.supporters.go_away(BELA, ms(NOW - DAY))
    await net.supporters.go_away(CHIDI, ms(NOW + DAY))
    await net.supporters.go_away(CHIDI, None)
    assert await net.announce(1) == [BELA, CHIDI]
    assert await net.announce(2, now=NOW + DAY) == [AMINA, BELA, CHIDI]


async def test_at_most_so_many_a_month_and_again_in_the_next_one(net: Net) -> None:
    await net.supporters.receive_at_most(AMINA, 2)
    await net.supporters.receive_at_most(BELA, 1)
    assert await net.announce(1) == [AMINA, BELA, CHIDI]
    assert await net.announce(2) == [AMINA, CHIDI]
    assert await net.announce(3, now=datetime(2031, 3, 31, 23, 59, tzinfo=UTC)) == [CHIDI]
    assert await net.announce(4, None, datetime(2031, 4, 1, tzinfo=UTC)) == [AMINA, BELA, CHIDI]
    in_april = await net.announce(5, now=datetime(2031, 4, 1, tzinfo=UTC))
    assert in_april == [AMINA, BELA, CHIDI], "what is no new case is not counted"


async def test_what_did_not_arrive_is_not_counted(net: Net) -> None:
    await net.supporters.receive_at_most(AMINA, 1)
    await net.announce(1)
    claim = await net.deliveries.take_over(None)
    turn = await net.deliveries.turn(claim, [], 10, Instant(ms(NOW), ms(NOW)))
    assert turn
    failed = [Settled(one, "expired") for one in turn.claimed]
    await net.deliveries.turn(claim, failed, 0, Instant(ms(NOW), ms(NOW)))
    assert await net.announce(2) == [AMINA, BELA, CHIDI]


async def test_who_wants_the_digest_only_is_sent_no_new_case(net: Net) -> None:
    await net.supporters.receive_at_most(AMINA, 0)
    assert await net.announce(1) == [BELA, CHIDI]
    await net.supporters.receive_at_most(AMINA, None)
    assert await net.announce(2) == [AMINA, BELA, CHIDI]


async def test_a_delivery_knows_where_it_is_night_and_who_must_be_careful(net: Net) -> None:
    await net.supporters.live_in(AMINA, "JP", "Asia/Tokyo")
    await net.supporters.be_careful(AMINA, careful=True)
    await net.announce(1)
    claim = await net.deliveries.take_over(None)
    turn = await net.deliveries.turn(claim, [], 10, Instant(ms(NOW), ms(NOW)))
    assert turn
    assert sorted((one.chat_id, one.language, one.zone) for one in turn.claimed) == [
        (AMINA, "en-x-careful", "Asia/Tokyo"),
        (BELA, "en", "Europe/Madrid"),
        (CHIDI, "en", "Europe/Madrid"),
    ]


def test_a_month_begins_on_its_first_day() -> None:
    first = datetime(2031, 3, 1, tzinfo=UTC)
    assert month_of(ms(first)) == month_of(ms(NOW)) == ms(first)
    assert month_of(ms(first) - 1) == ms(datetime(2031, 2, 1, tzinfo=UTC))
