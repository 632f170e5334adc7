"""Long work in steps, between which everybody else goes first."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from bot.store import open_database

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.store.database import Database


@pytest.fixture
async def file(tmp_path: Path) -> AsyncIterator[Database]:
    async with open_database(str(tmp_path / "bot.db")) as database:
        yield database


async def test_what_a_step_wrote_is_kept(database: Database) -> None:
    async with database.transaction(bulk=True) as tx:
        await tx.run("set_fact", name="queued", value="1")
    async with database.reading() as rows:
        found = await rows.one("fact", name="queued")
    assert found
    assert found["value"] == "1"


async def test_a_step_that_fails_leaves_nothing(database: Database) -> None:
    with suppress(OSError):
        async with database.transaction(bulk=True) as tx:
            await tx.run("set_fact", name="queued", value="1")
            raise OSError
    async with database.reading() as rows:
        assert await rows.one("fact", name="queued") is None


async def test_between_the_transactions_of_a_tap_no_long_step_begins(file: Database) -> None:
    done: list[str] = []
    has_begun = asyncio.Event()

    async def tap() -> None:
        for name in ("received", "claimed", "reported", "settled"):
            async with file.transaction() as tx:
                has_begun.set()
                await tx.run("set_fact", name=name, value="")
            done.append(name)

    async def queue() -> None:
        await has_begun.wait()
        async with file.transaction(bulk=True) as tx:
            await tx.run("set_fact", name="queued", value="")
        done.append("queued")

    await asyncio.gather(queue(), tap())
    assert done == ["received", "claimed", "reported", "settled", "queued"]


async def test_nobody_keeps_long_work_waiting_for_ever(file: Database) -> None:
    is_queued = asyncio.Event()

    async def people_tap() -> None:
        while not is_queued.is_set():
            async with file.transaction() as tx:
                await tx.run("set_fact", name="tapped", value="")

    async with asyncio.timeout(20), asyncio.TaskGroup() as people:
        people.create_task(people_tap())
        async with file.transaction(bulk=True) as tx:
            await tx.run("set_fact", name="queued", value="")
        is_queued.set()
