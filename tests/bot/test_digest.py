"""The Sunday digest: once, at the reader's hour, with what they chose."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot.announcing import announcement
from bot.digest import due_edition, is_sunday_somewhere, send_digests
from bot.store.broadcasts import Broadcasts
from bot.store.digests import Digests
from bot.store.supporters import Supporters
from cases.case import Case
from cases.themes import Theme

if TYPE_CHECKING:
    from bot.store.database import Database

AMINA, BELA, CHIDI = 1001, 1002, 1003
MADRID = ZoneInfo("Europe/Madrid")
SUNDAY = datetime(2031, 3, 9, tzinfo=MADRID)
WEDNESDAY = SUNDAY - timedelta(days=4)
TORTURED = Case(id=1, title="One", themes=("torture",))
CHILD = Case(id=2, title="Two", themes=("children",))
UNSORTED = Case(id=3, title="Three")
CASES = (TORTURED, CHILD, UNSORTED)


def ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


class Readers:
    """Who reads digests, and what they were given."""

    def __init__(self, database: Database) -> None:
        self.database, self.digests = database, Digests(database)
        self.supporters, self.broadcasts = Supporters(database), Broadcasts(database)

    async def joins(self, id_: int, most: int | None = 0, zone: str | None = None) -> None:
        await self.supporters.meet(id_, 1)
        await self.supporters.subscribe(id_, 1)
        await self.supporters.receive_at_most(id_, most)
        await self.supporters.live_in(id_, None, zone)

    async def announce(self, *cases: Case, now: datetime = WEDNESDAY) -> None:
        for case in cases:
            made = await self.broadcasts.draft(announcement(case, "1002"), ms(now))
            await self.broadcasts.start(made.id, "1002", ms(now))
            await self.broadcasts.queue(made.id, "en")

    async def tick(self, now: datetime) -> int:
        return await send_digests(CASES, self.digests, MADRID, now)

    async def given(self) -> dict[int, list[int]]:
        """The cases in the digests that are on their way, by reader."""
        found: dict[int, list[int]] = {}
        for id_ in (AMINA, BELA, CHIDI):
            known = await self.supporters.all_known(id_)
            of_digests = [one for one in known["deliveries"] if "digest" in one["occasion"]]
            assert len({one["occasion"] for one in of_digests}) == len(of_digests)
            for made in await self.broadcasts.active():
                if any(one["broadcast"] == made.id for one in of_digests):
                    found.setdefault(id_, []).extend(made.content["digest"])
        return found


@pytest.fixture
def readers(database: Database) -> Readers:
    return Readers(database)


async def test_on_sunday_at_their_hour_readers_get_the_new_cases_of_the_week_once(
    readers: Readers,
) -> None:
    await readers.joins(AMINA)
    await readers.joins(BELA, most=None)
    await readers.supporters.choose_language(AMINA, "es")
    await readers.announce(TORTURED, CHILD)
    await readers.announce(UNSORTED, now=SUNDAY - timedelta(days=8))
    assert await readers.tick(SUNDAY - timedelta(hours=1)) == 0
    assert await readers.tick(SUNDAY + timedelta(hours=17, minutes=59)) == 0
    assert await readers.tick(SUNDAY + timedelta(hours=18)) == 1
    assert [await readers.tick(SUNDAY + timedelta(hours=hour)) for hour in range(18, 40)] == [
        0
    ] * 22
    assert await readers.given() == {AMINA: [1, 2]}


async def test_a_digest_has_what_its_reader_chose_and_nobody_gets_an_empty_one(
    readers: Readers,
) -> None:
    for id_ in (AMINA, BELA, CHIDI):
        await readers.joins(id_)
    await readers.supporters.choose_themes(BELA, (Theme.CHILDREN,))
    await readers.supporters.choose_themes(CHIDI, (Theme.LGBTI,))
    await readers.announce(TORTURED, CHILD)
    assert await readers.tick(SUNDAY + timedelta(hours=20)) == 2
    assert await readers.given() == {AMINA: [1, 2], BELA: [2]}


async def test_it_is_sunday_where_the_reader_lives(readers: Readers) -> None:
    await readers.joins(AMINA, zone="Asia/Tokyo")
    await readers.joins(BELA, zone="Pacific/Honolulu")
    await readers.announce(CHILD)
    given = [
        (moment.isoformat(), count)
        for hour in range(60)
        if (count := await readers.tick(moment := SUNDAY.astimezone(UTC) + timedelta(hours=hour)))
    ]
    assert given == [("2031-03-09T09:00:00+00:00", 1), ("2031-03-10T04:00:00+00:00", 1)]


async def test_after_a_failure_it_still_comes_on_monday_morning_and_then_no_more(
    readers: Readers,
) -> None:
    await readers.joins(AMINA)
    await readers.announce(CHILD)
    assert due_edition("", MADRID, SUNDAY + timedelta(hours=36)) is None
    assert await readers.tick(SUNDAY + timedelta(hours=33)) == 1
    (made,) = [one for one in await readers.broadcasts.active() if "digest" in one.content]
    assert made.not_after == ms(SUNDAY + timedelta(hours=36))


async def test_nobody_gets_a_digest_on_holiday_or_of_before_they_came(readers: Readers) -> None:
    for id_ in (AMINA, BELA):
        await readers.joins(id_)
    await readers.announce(CHILD)
    await readers.supporters.go_away(AMINA, ms(SUNDAY + timedelta(days=3)))
    await readers.supporters.unsubscribe(BELA)
    await readers.supporters.subscribe(BELA, ms(SUNDAY + timedelta(hours=10)))
    assert await readers.tick(SUNDAY + timedelta(hours=20)) == 0


async def test_two_replicas_give_it_once(readers: Readers) -> None:
    await readers.joins(AMINA)
    await readers.announce(CHILD)
    again = Digests(readers.database)
    now = SUNDAY + timedelta(hours=20)
    edition = due_edition("", MADRID, now)
    assert edition
    assert await readers.tick(now) == 1
    async with readers.database.transaction() as tx:
        await tx.run("set_fact", name="digest ", value="forgotten")
    assert await send_digests(CASES, again, MADRID, now) == 0
    assert await readers.given() == {AMINA: [2]}


def test_on_most_days_nothing_is_looked_up() -> None:
    noon = datetime(2031, 3, 12, 12, tzinfo=UTC)
    days = [is_sunday_somewhere(noon + timedelta(days=day)) for day in range(7)]
    # At noon in London it is Sunday in Kiribati on a Saturday, and on Baker Island on a Monday.
    assert days == [False, False, False, True, True, True, False]
