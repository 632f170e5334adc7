"""Weeks of a network's life, step by step: what the bot does, what people do, and outages."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as some

from bot.delivery.courier import Courier
from bot.delivery.house import House
from bot.delivery.pace import Pace
from bot.store.deliveries import Deliveries
from bot.store.delivery import Instant, Settled
from bot.store.wishes import Wish
from cases.case import Case
from tests.bot.store.reminding import Network, ms

if TYPE_CHECKING:
    from bot.store.database import Database

ZONES = (
    "Pacific/Auckland",
    "Asia/Tokyo",
    "Europe/Madrid",
    "America/St_Johns",
    "Pacific/Honolulu",
    "Etc/GMT+12",
)
PEOPLE, CASES = (1001, 1002, 1003), (7, 8)
DAYS, STEP = 11, timedelta(hours=1)
STEPS = DAYS * 24

Event = tuple[int, str, int, int, int]
"""A step, what happens, who, which case, and a number: a zone, days, an hour."""


@dataclass(frozen=True)
class Story:
    """What is drawn: where and when people live, when cases end, what happens, how fast it is."""

    begin: date
    homes: tuple[tuple[int, int], ...]  # zone, preferred hour
    deadlines: tuple[int, ...]  # days after the beginning
    events: tuple[Event, ...]
    outages: tuple[tuple[int, int], ...]  # first step, steps
    rate: int  # messages a step
    replicas: int


stories = some.builds(
    Story,
    begin=some.sampled_from([date(2031, 3, 25), date(2031, 10, 20), date(2032, 2, 22)]),
    homes=some.tuples(*[some.tuples(some.integers(0, 5), some.integers(0, 23)) for _ in PEOPLE]),
    deadlines=some.tuples(*[some.integers(3, 9) for _ in CASES]),
    events=some.lists(
        some.tuples(
            some.integers(24, STEPS - 1),
            some.sampled_from(
                ["report", "move", "away", "stop", "snooze", "not_this_one", "remind", "extend"]
            ),
            some.sampled_from(PEOPLE),
            some.sampled_from(CASES),
            some.integers(0, 5),
        ),
        max_size=5,
    ).map(tuple),
    outages=some.lists(some.tuples(some.integers(0, STEPS), some.integers(1, 60)), max_size=3).map(
        tuple
    ),
    rate=some.sampled_from([1, 2, 100]),
    replicas=some.sampled_from([1, 2]),
)


@dataclass(frozen=True)
class Arrived:
    """A reminder that arrived."""

    at: datetime
    who: int
    cases: tuple[int, ...]
    is_snooze: bool
    zone: str


@dataclass
class Life:
    """The story as it goes on."""

    database: Database
    address: str
    story: Story
    arrived: list[Arrived] = field(default_factory=list)
    reported: dict[tuple[int, int], datetime] = field(default_factory=dict)
    touched: set[int] = field(default_factory=set)  # of whom anything happened
    extended: set[int] = field(default_factory=set)
    up: set[datetime] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.network = Network(self.database, self.address)
        self.deliveries = Deliveries(self.database)
        self.begin = datetime.combine(self.story.begin, time(0), UTC)
        self.now = self.begin
        self.cases = {
            id_: Case(id=id_, title="x", deadline=self.story.begin + timedelta(days=days))
            for id_, days in zip(CASES, self.story.deadlines, strict=True)
        }
        self.homes = {
            who: ZONES[zone] for who, (zone, _) in zip(PEOPLE, self.story.homes, strict=True)
        }
        courier: Any = Courier(
            database=self.database,
            send=None,  # type: ignore[arg-type]  # the story is the Telegram
            pace=Pace(None),
            render=None,  # type: ignore[arg-type]
            wake=asyncio.Event(),
            now=lambda: ms(self.now),
        )
        self.house = House(courier, lambda: Instant(ms(self.now), ms(self.now)), asyncio.Event())

    async def is_lived(self) -> None:
        """From the announcement, a day before the beginning, to the end."""
        await self.network.joins(*PEOPLE)
        for who, (zone, hour) in zip(PEOPLE, self.story.homes, strict=True):
            await self.network.lives(who, ZONES[zone], hour)
        for case in CASES:
            await self.network.announce_at(case, ms(self.begin - timedelta(days=1)))
        self.claim = await self.deliveries.take_over(None)
        for step in range(STEPS):
            self.now = self.begin + step * STEP
            for event in self.story.events:
                if event[0] == step:
                    await self.happens(*event[1:])
            if not any(first <= step < first + long for first, long in self.story.outages):
                self.up.add(self.now)
                await self.bot_works()

    async def bot_works(self) -> None:
        """A tick of each replica, and what the courier does meanwhile."""
        still_open = [case for case in self.cases.values() if case.is_open(self.now)]
        await asyncio.gather(
            *(self.network.tick(self.now, *still_open) for _ in range(self.story.replicas))
        )
        await self.house.look()
        at = Instant(ms(self.now), ms(self.now))
        turn = await self.deliveries.turn(self.claim, [], self.story.rate, at)
        assert turn is not None
        for delivery in turn.claimed:
            broadcast = await self.network.broadcasts.find(delivery.broadcast_id)
            assert broadcast is not None
            cases = tuple(broadcast.content["reminder"])
            is_snooze = broadcast.occasion.startswith("snooze")
            zone = self.homes[delivery.chat_id]
            self.arrived.append(Arrived(self.now, delivery.chat_id, cases, is_snooze, zone))
        sent = [Settled(one, "sent", message_id=1) for one in turn.claimed]
        await self.deliveries.turn(self.claim, sent, 0, at)

    async def happens(self, what: str, who: int, case: int, number: int) -> None:
        """One event."""
        self.touched.add(who)
        wishes, now = self.network.wishes, ms(self.now)
        match what:
            case "report":
                self.reported.setdefault((who, case), self.now)
                await self.network.reports_at(who, case, now)
            case "move":
                self.homes[who] = ZONES[number]
                await self.network.lives(who, ZONES[number])
            case "away":
                until = ms(self.now + timedelta(days=number))
                await self.network.supporters.go_away(who, until)
            case "stop":
                await self.network.supporters.unsubscribe(who)
                await wishes.end_all(who)
            case "snooze":
                until = ms(self.now + timedelta(hours=7 * number + 1))
                await wishes.put_off(who, case, until, now)
            case "extend":
                self.extended.add(case)
                deadline = self.cases[case].deadline or self.story.begin
                longer = deadline + timedelta(days=number - 2)
                self.cases[case] = replace(self.cases[case], deadline=longer)
            case _:
                await wishes.wish(who, case, Wish(what), now)

    def check(self) -> None:
        """What holds in every life."""
        dates = [
            (one.who, one.at.astimezone(ZoneInfo(one.zone)).date())
            for one in self.arrived
            if not one.is_snooze
        ]
        assert len(dates) == len(set(dates)), "one reminder a day"
        for one in self.arrived:
            local = one.at.astimezone(ZoneInfo(one.zone))
            assert 9 <= local.hour < 21
            for case in one.cases:
                assert self.reported.get((one.who, case), self.now) >= one.at
                deadline = self.cases[case].deadline
                assert deadline is not None
                assert local.date() <= deadline or case in self.extended
        for who in set(PEOPLE) - self.touched:
            for case in set(CASES) - self.extended:
                self.check_untouched(who, case)

    def check_untouched(self, who: int, case: int) -> None:
        """Of whom nothing happened they hear at least once, and of each kind at most once."""
        told = [one for one in self.arrived if one.who == who and case in one.cases]
        assert len(told) <= 3
        zone, deadline = ZoneInfo(self.homes[who]), self.cases[case].deadline
        assert deadline is not None
        days = [deadline - timedelta(days=left) for left in range(3)]
        if self.story.rate > len(PEOPLE) and any(self.was_up(day, zone) for day in days):
            assert told, "they were awake, and the bot was up on one of the last days"

    def was_up(self, day: date, zone: ZoneInfo) -> bool:
        """Whether the bot worked through all civil hours of this day, which is in the story."""
        hours = {
            datetime.combine(day, time(hour, 59), zone).astimezone(UTC).replace(minute=0, second=0)
            for hour in range(9, 21)
        }
        return hours <= self.up
