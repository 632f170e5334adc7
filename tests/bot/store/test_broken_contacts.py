"""A contact is dead when three different people say so."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.store.broken_contacts import BrokenContacts

if TYPE_CHECKING:
    from bot.store.database import Database

NOW = 1_700_000_000_000


@pytest.fixture
def broken(database: Database) -> BrokenContacts:
    return BrokenContacts(database)


async def test_three_supporters_are_enough_and_one_who_says_it_often_is_not(
    broken: BrokenContacts,
) -> None:
    told = await asyncio.gather(*(broken.tell(7, 11, 1001, NOW) for _ in range(5)))
    assert sum(told) == 1
    await broken.tell(7, 11, 1002, NOW)
    assert await broken.dead(7) == frozenset()
    await broken.tell(7, 11, 1003, NOW)
    await broken.tell(7, 12, 1003, NOW)
    await broken.tell(8, 12, 1003, NOW)
    assert await broken.dead(7) == {11}
    assert await broken.dead(8) == frozenset()


async def test_one_who_takes_it_back_is_believed(broken: BrokenContacts) -> None:
    for id_ in (1001, 1002, 1003):
        await broken.tell(7, 11, id_, NOW)
    assert await broken.take_back(7, 11, 1001)
    assert not await broken.take_back(7, 11, 1001)
    assert await broken.dead(7) == frozenset()
