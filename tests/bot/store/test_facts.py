from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.store.facts import Facts, take_id, take_ids

if TYPE_CHECKING:
    from bot.store.database import Database


async def test_an_id_is_given_once_to_whoever_asks_at_the_same_time(database: Database) -> None:
    async def ask() -> int:
        async with database.transaction() as tx:
            return await take_id(tx, "cases")

    given = await asyncio.gather(*(ask() for _ in range(30)))
    assert sorted(given) == list(range(1, 31))


async def test_ids_come_in_one_piece_and_each_noun_has_its_own(database: Database) -> None:
    async with database.transaction() as tx:
        assert await take_ids(tx, "contacts", 3) == range(1, 4)
        assert await take_ids(tx, "contacts", 2) == range(4, 6)
        assert await take_ids(tx, "targets", 2) == range(1, 3)


async def test_a_one_time_link_is_taken_by_one_of_two(database: Database) -> None:
    facts = Facts(database)
    await facts.set("invitation", "abc")
    taken = await asyncio.gather(*(facts.take("invitation", "abc") for _ in range(2)))
    assert sorted(taken) == [False, True]
    assert await facts.get("invitation") is None


async def test_a_fact_is_moved_on_by_one_of_two(database: Database) -> None:
    facts = Facts(database)
    await facts.set("read up to", "7")
    moved = await asyncio.gather(*(facts.move("read up to", "7", "9") for _ in range(2)))
    assert sorted(moved) == [False, True]
    assert not await facts.move("never kept", "7", "9")
    assert await facts.get("read up to") == "9"
