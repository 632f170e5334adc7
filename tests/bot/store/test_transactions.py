"""All or nothing, durable, and nobody else's trouble: what everything else relies on."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from bot.store.facts import Facts
from tests.bot.store.raw import select

if TYPE_CHECKING:
    from bot.store.database import Database, Handle

MANY = 200


class Trouble(Exception):
    """Something went wrong in the middle."""


async def keep(tx: Handle, name: object) -> None:
    await tx.run("set_fact", name=str(name), value="kept")


async def kept(address: str) -> set[str]:
    """As any other program sees it."""
    return {row[0] for row in await select(address, "SELECT name FROM facts")}


async def test_what_a_transaction_wrote_is_durable_when_its_block_has_been_left(
    database: Database, database_address: str
) -> None:
    async def write(name: int) -> bool:
        async with database.transaction() as tx:
            await keep(tx, name)
        return str(name) in await kept(database_address)

    assert all(await asyncio.gather(*(write(name) for name in range(20))))


async def test_of_many_at_once_none_is_lost(database: Database, database_address: str) -> None:
    async def write(name: int) -> None:
        async with database.transaction() as tx:
            await keep(tx, name)

    await asyncio.gather(*(write(name) for name in range(MANY)))
    assert await kept(database_address) == {str(name) for name in range(MANY)}


async def test_one_that_fails_is_undone_and_takes_nobody_with_it(
    database: Database, database_address: str
) -> None:
    async def write(name: int) -> None:
        async with database.transaction() as tx:
            await keep(tx, f"{name} before")
            if name % 3 == 0:
                raise Trouble
            await keep(tx, f"{name} after")

    ended = await asyncio.gather(*(write(n) for n in range(60)), return_exceptions=True)
    assert [n for n, error in enumerate(ended) if error] == list(range(0, 60, 3))
    well = [n for n in range(60) if n % 3]
    assert await kept(database_address) == {
        f"{n} {when}" for n in well for when in ("before", "after")
    }


async def test_a_statement_that_fails_fails_its_own_transaction_only(
    database: Database, database_address: str
) -> None:
    async def write(name: int) -> None:
        async with database.transaction() as tx:
            await keep(tx, name)
            if name % 2:
                await tx.define("SELECT no_such_thing FROM nowhere")

    ended = await asyncio.gather(*(write(n) for n in range(20)), return_exceptions=True)
    assert [n for n, error in enumerate(ended) if error] == list(range(1, 20, 2))
    assert await kept(database_address) == {str(n) for n in range(0, 20, 2)}


async def test_one_that_is_cancelled_in_the_middle_leaves_nothing_and_harms_nobody(
    database: Database, database_address: str
) -> None:
    never = asyncio.Event()

    async def write(name: str, *, is_stuck: bool) -> None:
        async with database.transaction() as tx:
            await keep(tx, name)
            if is_stuck:
                entered.set()
                await never.wait()

    for round_ in range(5):
        entered = asyncio.Event()
        before = [asyncio.create_task(write(f"{round_} b{n}", is_stuck=False)) for n in range(3)]
        stuck = asyncio.create_task(write(f"{round_} stuck", is_stuck=True))
        after = [asyncio.create_task(write(f"{round_} a{n}", is_stuck=False)) for n in range(3)]
        await entered.wait()
        stuck.cancel()
        with suppress(asyncio.CancelledError):
            await stuck
        await asyncio.gather(*before, *after)
    there = await kept(database_address)
    assert len(there) == 30
    assert not any("stuck" in name for name in there)


async def test_those_who_are_cancelled_at_any_moment_wrote_all_or_nothing(
    database: Database, database_address: str
) -> None:
    async def write(name: int) -> None:
        async with database.transaction() as tx:
            for part in "abc":
                await keep(tx, f"{name} {part}")

    async def turns(count: int) -> None:
        for _ in range(count):
            await asyncio.sleep(0)

    for round_ in range(40):
        writing = [asyncio.create_task(write(3 * round_ + n)) for n in range(3)]
        await turns(round_)
        writing[1].cancel()
        await asyncio.gather(*writing, return_exceptions=True)
    there = await kept(database_address)
    for name in range(120):
        parts = sum(f"{name} {part}" in there for part in "abc")
        assert parts == 3 if name % 3 != 1 else parts in {0, 3}


async def test_what_is_not_committed_is_seen_by_nobody(
    database: Database, database_address: str
) -> None:
    facts = Facts(database)
    async with database.transaction() as tx:
        await keep(tx, "half")
        assert await facts.get("half") is None
        assert await kept(database_address) == set()
    assert await facts.get("half") == "kept"


async def test_readers_wait_for_no_writer(database: Database) -> None:
    facts = Facts(database)
    await facts.set("there", "yes")
    async with database.transaction() as tx, asyncio.timeout(5):
        await keep(tx, "slowly")
        assert await asyncio.gather(*(facts.get("there") for _ in range(20))) == ["yes"] * 20
