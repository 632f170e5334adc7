"""On Mondays the team is told of its week: each in the morning of their own zone, once."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import orjson
import pytest

from bot.store.appeals import Appeal, Appeals
from bot.store.broadcast import NewBroadcast
from bot.store.supporters import Supporters
from bot.store.team import Role, Team
from bot.store.weeks import Weeks
from bot.week import tell_of_week
from cases.case import Case, Channel
from handlers.broadcast_messages import render
from tests.bot.store.raw import select
from tests.handlers.coordinator.documents import published_case
from tests.handlers.parts import services_on

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database

AMINA, BELA, CHIDI = 1001, 1002, 1003
MONDAY = datetime(2026, 3, 9, 9, tzinfo=UTC)
ZONE = ZoneInfo("UTC")
ENDING = ((7, date(2026, 3, 16)), (8, date(2026, 3, 17)))


def ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


class Network:
    """A team of an owner and a coordinator, and a reviewer; subscribers who act."""

    def __init__(self, database: Database, address: str) -> None:
        self.address, self.weeks = address, Weeks(database)
        self.team, self.supporters = Team(database), Supporters(database)
        self.appeals = Appeals(database)

    async def begin(self) -> None:
        for id_, role in ((BELA, Role.OWNER), (CHIDI, Role.REVIEWER)):
            await self.supporters.meet(id_, 0)
            await self.team.appoint(id_, role, 0)

    async def lives(self, count: int, at: datetime) -> None:
        """So many new subscribers, each of whom reports an appeal."""
        for id_ in range(2001, 2001 + count):
            await self.supporters.meet(id_, ms(at))
            await self.supporters.subscribe(id_, ms(at))
            appeal = Appeal(id_, 7, 70, Channel.EMAIL, 700)
            await self.appeals.report(appeal, ms(at), at.date().isoformat(), None)

    async def told(self) -> list[tuple[Any, ...]]:
        return list(
            await select(
                self.address,
                "SELECT b.occasion, d.chat_id FROM deliveries d JOIN broadcasts b"
                " ON b.id = d.broadcast_id ORDER BY d.chat_id, b.id",
            )
        )

    async def numbers(self) -> dict[str, Any]:
        ((content,),) = await select(self.address, "SELECT content FROM broadcasts")
        said: dict[str, Any] = orjson.loads(content)
        return said


@pytest.fixture
async def network(database: Database, database_address: str) -> Network:
    network = Network(database, database_address)
    await network.begin()
    return network


async def test_owners_and_coordinators_are_told_on_monday_morning_and_once(
    network: Network,
) -> None:
    for moment in (MONDAY - timedelta(seconds=1), MONDAY + timedelta(days=1)):
        assert await tell_of_week((), network.weeks, ZONE, moment) == 0
    calls = (tell_of_week((), network.weeks, ZONE, MONDAY) for _ in range(4))
    assert sorted(await asyncio.gather(*calls)) == [0, 0, 0, 1]
    assert await tell_of_week((), network.weeks, ZONE, MONDAY + timedelta(hours=3)) == 0
    assert await network.told() == [("week 2026-03-09", BELA)]
    assert await tell_of_week((), network.weeks, ZONE, MONDAY + timedelta(days=7)) == 1


async def test_each_zone_has_its_own_monday(network: Network, database_address: str) -> None:
    await select(
        database_address,
        f"UPDATE supporters SET zone = 'Pacific/Auckland' WHERE id = {BELA}",  # noqa: S608 - a number
    )
    sunday_evening = datetime(2026, 3, 8, 20, tzinfo=UTC)  # 9:00 on Monday in Auckland
    assert await tell_of_week((), network.weeks, ZONE, sunday_evening - timedelta(hours=1)) == 0
    assert await tell_of_week((), network.weeks, ZONE, sunday_evening) == 1
    assert await tell_of_week((), network.weeks, ZONE, MONDAY) == 0


async def test_after_a_night_without_power_monday_evening_is_too_late(network: Network) -> None:
    assert await tell_of_week((), network.weeks, ZONE, MONDAY + timedelta(hours=12)) == 0


async def test_the_week_is_counted_and_what_is_near_its_deadline_named(network: Network) -> None:
    await network.lives(6, MONDAY - timedelta(days=2))
    near, far = (Case(id=id_, title="A case", deadline=day) for id_, day in ENDING)
    await tell_of_week((near, far), network.weeks, ZONE, MONDAY)
    said = await network.numbers()
    assert said["week"] == {"subscribers": 6, "actions": 6, "aside": 0}
    assert (said["near"], said["stuck"], said["since"]) == ([7], [], "2026-03-02")


async def test_a_week_before_is_not_counted(network: Network) -> None:
    await network.lives(6, MONDAY - timedelta(days=9))
    await tell_of_week((), network.weeks, ZONE, MONDAY)
    assert (await network.numbers())["week"]["subscribers"] == 0
    assert (await network.numbers())["week"]["actions"] == 0


async def told(weeks: Weeks, services: Services, content: dict[str, Any]) -> dict[str, Any]:
    """The message as Telegram gets it."""
    assert await weeks.tell("", "2026-03-09", content, 2) == 1
    (broadcast,) = (one for one in await services.broadcasts.active() if "week" in one.content)
    said: dict[str, Any] = orjson.loads(await render(broadcast, "en", services))
    return said


def codes(said: dict[str, Any]) -> list[str]:
    """What its keys do."""
    return [one["callback_data"] for (one,) in said["reply_markup"]["inline_keyboard"]]


async def test_the_message_leads_to_what_waits_and_hides_small_numbers(
    database: Database,
) -> None:
    services = await services_on(database)
    case = await published_case(services)
    new = NewBroadcast("case 1", {"card": case.id, "version": 1}, str(BELA), case.id)
    paused = await services.broadcasts.draft(new, 0)
    await services.broadcasts.start(paused.id, str(BELA), 0)
    await services.broadcasts.queue(paused.id, "en")
    await services.broadcasts.pause(paused.id, str(BELA), 0)
    weeks = Weeks(database)
    stuck = await weeks.stuck(1)
    assert stuck == [paused.id]
    content = {
        "week": {"subscribers": 3, "actions": 1234, "aside": 2},
        "near": [case.id, 99],
        "stuck": [*stuck, 99],
        "since": "2026-03-02",
        "at": 1,
    }
    said = await told(weeks, services, content)
    assert "Fewer than 5 new subscribers" in said["text"]
    assert "<b>1,234</b> appeals reported" in said["text"]
    assert "1 broadcast is stuck" in said["text"]
    assert f"84.26 · {case.title}" in said["text"]
    assert "Since 2 March 2026" in said["text"]
    assert codes(said) == [f"watch:{paused.id}", f"draft:{case.id}:1:1", "team"]


async def test_a_quiet_week_says_so(database: Database) -> None:
    services = await services_on(database)
    content = {"week": dict.fromkeys(("subscribers", "actions", "aside"), 0), "near": [], "at": 1}
    said = await told(Weeks(database), services, content)
    assert "Nothing waits for you" in said["text"]
    assert "No appeals reported" in said["text"]
    assert codes(said) == ["team"]
