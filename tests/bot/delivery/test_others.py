"""Several bots share one limit: the broadcast of one makes room for the replies of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.delivery.others import FORGOTTEN, LATELY, SILENT, Others
from bot.store.facts import Facts
from bot.store.replies_told import RepliesTold
from tests.bot.delivery.test_pace import Lane, most_in_a_second

if TYPE_CHECKING:
    from bot.store.database import Database

STEPS = 200  # of the clock in a second


class Town:
    """Two bots on one database and one clock: one carries a broadcast, the other one replies."""

    def __init__(self, database: Database, limit: int) -> None:
        self.bulk, self.replies = Lane(limit), Lane(limit)
        self.carrier = Others(self.bulk.pace, RepliesTold(database, "carrier"))
        self.other = Others(self.replies.pace, RepliesTold(database, "other"))
        self.now = self.began = self.bulk.now

    async def lives(self, seconds: int, *, replies: int, is_dead: bool = False) -> list[float]:
        """So long, with so many replies a second; when which messages left meanwhile."""
        before = len(self.bulk.left), len(self.replies.left)
        for _ in range(seconds):
            start = self.now
            for step in range(STEPS):
                self.now = self.bulk.now = self.replies.now = start + step / STEPS
                if step * replies // STEPS != (step - 1) * replies // STEPS:
                    self.replies.sends(reply=True)
                while place := self.bulk.pace.try_place():
                    self.bulk.leaves(place)
            self.now = start + 1
            await self.carrier.exchange()
            if not is_dead:
                await self.other.exchange()
        return [*self.bulk.left[before[0] :], *self.replies.left[before[1] :]]


@pytest.mark.parametrize(("limit", "replies"), [(30, 1), (30, 6), (200, 50)])
async def test_a_broadcast_gives_way_to_the_replies_of_another_bot(
    database: Database, limit: int, replies: int
) -> None:
    town = Town(database, limit)
    await town.lives(2, replies=0)
    begun = await town.lives(3, replies=replies)
    assert most_in_a_second(begun) > limit, "nobody could know"
    later = await town.lives(4, replies=replies)
    assert most_in_a_second(later) <= limit
    assert len(later) >= 4 * limit * 0.95


async def test_when_nobody_answers_any_more_the_broadcast_has_it_all(database: Database) -> None:
    town = Town(database, 30)
    await town.lives(3, replies=6)
    await town.lives(LATELY + 1, replies=0)
    assert len(await town.lives(3, replies=0)) >= 3 * 30 - 1
    assert await Facts(database).get("replies of other") is None


async def test_what_a_dead_bot_has_told_counts_no_longer_and_goes(database: Database) -> None:
    town = Town(database, 30)
    await town.lives(3, replies=6)
    await town.lives(SILENT + 1, replies=0, is_dead=True)
    assert len(await town.lives(3, replies=0, is_dead=True)) >= 3 * 30 - 1
    assert await Facts(database).get("replies of other") is not None
    for _ in range(FORGOTTEN):
        await town.carrier.exchange()
    assert await Facts(database).get("replies of other") is None


@pytest.mark.parametrize("told", ["", "x", "1 -5", "1 ٣", "1 1e9", "1 " + "9" * 5000])
async def test_whatever_stands_there_half_of_the_pace_is_the_broadcast_s(
    database: Database, told: str
) -> None:
    town = Town(database, 30)
    await Facts(database).set("replies of somebody", told)
    await town.lives(1, replies=30)
    assert len(await town.lives(2, replies=0)) >= 2 * 15
