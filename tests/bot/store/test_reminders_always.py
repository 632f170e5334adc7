"""Whatever happens in whatever order: nobody is reminded twice, too late or in vain."""

from __future__ import annotations

import asyncio
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as some

from bot.store import open_database
from tests.bot.store.reminding import Network, at, due

if TYPE_CHECKING:
    from bot.store.reminders import DueReminder

PEOPLE = (1001, 1002, 1003)
# case: the first day of its week, the first of its last days, its deadline
CASES = {7: (2, 4, 6), 8: (2, 4, 6), 9: (3, 5, 7)}
DAYS = 8

Happening = tuple[int, str, int, int]  # day, what, who, case

happenings = some.lists(
    some.tuples(
        some.integers(0, DAYS - 1),
        some.sampled_from(["announce", "begin", "report", "leave", "tick", "two ticks"]),
        some.sampled_from(PEOPLE),
        some.sampled_from(sorted(CASES)),
    ),
    max_size=20,
)


def due_on(day: int) -> list[DueReminder]:
    found = []
    for case, (week, last, deadline) in CASES.items():
        if last <= day <= deadline:
            found.append(due(case, last, deadline, "last"))
        elif week <= day < last:
            found.append(due(case, week, deadline, "week"))
    return found


class Story:
    """What happened, remembered beside the database."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.announced: dict[int, int] = {}
        self.begun: dict[tuple[int, int], int] = {}
        self.reported: dict[tuple[int, int], int] = {}
        self.left: dict[int, int] = {}

    async def tell(self, happening: Happening) -> None:
        day, what, who, case = happening
        match what:
            case "announce" if case not in self.announced:
                self.announced[case] = day
                await self.network.announce(case, day)
            case "begin":
                self.begun.setdefault((who, case), day)
                await self.network.begins(who, case, day)
            case "report":
                self.reported.setdefault((who, case), day)
                await self.network.reports(who, case, day)
            case "leave":
                self.left.setdefault(who, day)
                await self.network.supporters.unsubscribe(who)
            case "tick":
                await self.network.remind(day, *due_on(day))
            case "two ticks":
                await asyncio.gather(*(self.network.remind(day, *due_on(day)) for _ in range(2)))
            case _:
                pass

    async def check(self) -> None:
        days = {at(day).date().isoformat(): day for day in range(DAYS)}
        given_kinds: Counter[tuple[int, int, str]] = Counter()
        given_days: Counter[tuple[int, str]] = Counter()
        for who, date, cases in await self.network.reminded():
            given_days[who, date] += 1
            for case in cases:
                day = days[date]
                _, last, _ = CASES[case]
                given_kinds[who, case, "last" if day >= last else "week"] += 1
                self.check_one(who, case, day)
        assert set(given_kinds.values()) | set(given_days.values()) <= {1}

    def check_one(self, who: int, case: int, day: int) -> None:
        week, last, _ = CASES[case]
        since = last if day >= last else week
        known = [self.begun.get((who, case), DAYS), self.announced.get(case, DAYS)]
        assert min(known) < since
        assert self.reported.get((who, case), DAYS) >= day
        assert self.left.get(who, DAYS) >= day


async def live_through(story: list[Happening]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        address = str(Path(folder) / "bot.db")
        async with open_database(address) as database:
            told = Story(Network(database, address))
            await told.network.joins(*PEOPLE)
            for happening in sorted(story, key=lambda one: one[0]):
                await told.tell(happening)
            await told.check()


@settings(max_examples=40, deadline=None)
@given(happenings)
def test_nobody_is_reminded_twice_nor_after_acting_nor_of_what_just_came(
    story: list[Happening],
) -> None:
    asyncio.run(live_through(story))
