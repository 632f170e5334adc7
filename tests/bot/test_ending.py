"""What is asked and told when cases end, over both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot.ending import Over, ask_about_ended, over
from bot.store.endings import Begun, Endings
from bot.store.team import Role, Team
from cases.case import Case
from tests.bot.store.reminding import Network, at, ends, ms

if TYPE_CHECKING:
    from datetime import datetime

    from bot.store.database import Database

AMINA, BELA, CHIDI, DANA = 1001, 1002, 1003, 1004
CASE = ends(7, 5)
UTC_ZONE = ZoneInfo("UTC")


class Afterwards(Network):
    """A network whose cases end."""

    def __init__(self, database: Database, address: str) -> None:
        super().__init__(database, address)
        self.endings, self.team = Endings(database), Team(database)

    async def asks(self, now: datetime, *cases: Case) -> int:
        return await ask_about_ended(cases or (CASE,), self.endings, self.reminders, UTC_ZONE, now)

    async def asked(self) -> list[tuple[str, int]]:
        rows = await self.raw(
            "SELECT b.occasion, d.chat_id FROM deliveries d JOIN broadcasts b"
            " ON b.id = d.broadcast_id WHERE b.occasion NOT LIKE 'case %'"
            " ORDER BY b.occasion, d.chat_id"
        )
        return [(occasion, chat) for occasion, chat in rows]


@pytest.fixture
def network(database: Database, database_address: str) -> Afterwards:
    return Afterwards(database, database_address)


async def test_who_began_and_reported_nothing_is_asked_once_in_their_evening(
    network: Afterwards,
) -> None:
    await network.joins(AMINA, BELA, CHIDI, DANA)
    await network.lives(DANA, "Pacific/Niue")
    for who in (AMINA, BELA, DANA):
        await network.begins(who, 7, day=1)
    await network.reports(BELA, 7, day=2)
    # The deadline has ended everywhere at noon, UTC, of the day after.
    counts = [await network.asks(at(6, 0) + timedelta(hours=hour)) for hour in range(48)]
    assert [hour for hour, count in enumerate(counts) if count] == [18, 29]
    assert await network.asked() == [("after 7 sent", AMINA), ("after 7 sent", DANA)]
    assert await network.endings.begun(AMINA, 7) == [Begun(1, 1)]
    assert await network.endings.begun(BELA, 7) == []


async def test_the_team_is_asked_once_for_each_deadline_at_a_civil_hour(
    network: Afterwards,
) -> None:
    await network.joins(AMINA, BELA)
    await network.team.appoint(BELA, Role.OWNER, ms(at(0)))
    await network.team.appoint(CHIDI, Role.REVIEWER, ms(at(0)))
    assert [await network.asks(at(6, hour)) for hour in (11, 12, 13, 22)] == [0, 1, 0, 0]
    extended = replace(CASE, deadline=at(12).date())
    assert [await network.asks(at(day, 12), extended) for day in (7, 12, 13)] == [0, 0, 1]
    assert [who for _, who in await network.asked()] == [BELA, BELA]


async def test_a_case_closed_before_its_deadline_asks_nobody(network: Afterwards) -> None:
    await network.joins(AMINA)
    await network.begins(AMINA, 7, day=1)
    assert await network.asks(at(6, 18), replace(CASE, closed_at=at(3))) == 0
    assert await network.asks(at(40, 18)) == 0, "too long ago"


async def test_news_close_the_case_and_go_to_those_who_acted_once(network: Afterwards) -> None:
    await network.joins(AMINA, BELA, CHIDI)
    for who in (AMINA, CHIDI):
        await network.reports(who, 7, day=1)
    await network.begins(BELA, 7, day=1)
    await network.supporters.unsubscribe(CHIDI)
    assert await network.endings.acted(7) == 1
    id_ = await network.endings.draft_news(7, "good", "She is free.", "1002", ms(at(2)))
    assert await network.asked() == []
    assert await network.endings.tell_news(id_, "1002", ms(at(2)))
    assert not await network.endings.tell_news(id_, "1002", ms(at(2)))
    await network.broadcasts.queue(id_, "en")
    assert await network.asked() == [("outcome 7", AMINA)]


async def test_a_closed_case_leads_to_the_last_that_was_said_to_follow(
    network: Afterwards,
) -> None:
    assert await network.endings.follow_up(7) is None
    for following in (8, 9):
        await network.endings.lead_to(7, following, "1002", ms(at(2)))
    assert await network.endings.follow_up(7) == 9


def test_a_case_without_a_deadline_is_asked_about_every_four_weeks() -> None:
    endless = Case(id=7, title="x")
    published = {7: at(0)}
    weeks = [list(over([endless], published, at(7 * week, 13))) for week in range(9)]
    assert weeks[3] == []
    assert weeks[4] == weeks[7] == [Over(7, "endless 1", of_team=True)]
    assert weeks[8] == [Over(7, "endless 2", of_team=True)]
    assert list(over([replace(endless, closed_at=at(1))], published, at(60))) == []
