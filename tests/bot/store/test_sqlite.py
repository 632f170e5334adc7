"""One writing connection, whose transactions share their commits."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.store import open_database
from bot.store.facts import Facts
from tests.bot.store.raw import select

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.store.database import Database

LOST = (
    "INSERT INTO versions (case_id, version, content, made_by, made_at) VALUES (9, 1, '', '', 0)"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bot.db"


@pytest.fixture
async def database(path: Path) -> AsyncIterator[Database]:
    async with open_database(str(path)) as database:
        yield database


def contents(folder: Path) -> list[bytes]:
    return [file.read_bytes() for file in folder.iterdir()]


async def write(database: Database, name: str) -> None:
    async with database.transaction() as tx:
        await tx.run("set_fact", name=name, value="kept")


async def test_when_the_shared_commit_fails_everybody_is_told_and_nothing_is_kept(
    database: Database, path: Path
) -> None:
    async def breaks_the_commit() -> None:
        async with database.transaction() as tx:
            await tx.define("PRAGMA defer_foreign_keys = ON")
            await tx.define(LOST)  # of a case that there is not: found out at the commit

    ended = await asyncio.gather(
        write(database, "one"), breaks_the_commit(), write(database, "two"), return_exceptions=True
    )
    assert [type(error) for error in ended] == [sqlite3.IntegrityError] * 3
    assert await select(str(path), "SELECT * FROM facts") == []
    await write(database, "afterwards")
    assert await select(str(path), "SELECT name FROM facts") == [("afterwards",)]


async def test_while_another_program_writes_ours_fail_whole_and_go_on_afterwards(
    database: Database, path: Path
) -> None:
    async with database.transaction() as tx:
        await tx.define("PRAGMA busy_timeout = 1")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        names = [str(n) for n in range(5)]
        ended = await asyncio.gather(
            *(write(database, name) for name in names), return_exceptions=True
        )
        assert [type(error) for error in ended] == [sqlite3.OperationalError] * 5
        other.execute("ROLLBACK")
    assert await select(str(path), "SELECT * FROM facts") == []
    await asyncio.gather(*(write(database, name) for name in names))
    assert len(await select(str(path), "SELECT * FROM facts")) == 5


async def test_a_commit_is_waited_for_when_the_database_is_closed(path: Path) -> None:
    async with open_database(str(path)) as database:
        writing = asyncio.create_task(write(database, "last"))
        async with database.transaction() as tx:
            await tx.run("set_fact", name="first", value="kept")
    await writing
    assert len(await select(str(path), "SELECT * FROM facts")) == 2


async def test_of_two_programs_one_is_the_courier_until_it_dies(path: Path) -> None:
    async with open_database(str(path)) as one, open_database(str(path)) as other:
        async with one.only_courier() as lock, other.only_courier() as none:
            assert lock
            assert await lock.is_held()
            assert none is None
        async with other.only_courier() as lock:
            assert lock


async def test_it_is_as_durable_as_it_can_be_and_erases_what_is_deleted(
    database: Database, path: Path
) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    async with database.transaction() as tx:
        found = {}
        for pragma in wanted:
            rows = await tx._connection.execute_fetchall(f"PRAGMA {pragma}")  # type: ignore[attr-defined]
            found[pragma] = rows[0][0]
    assert found == wanted


async def test_the_erased_cannot_be_found_in_the_files(path: Path) -> None:
    async with open_database(str(path)) as database:
        facts = Facts(database)
        await facts.set("name", "A-name-to-be-erased")
        assert await facts.take("name", "A-name-to-be-erased")
    (left,) = contents(path.parent)
    assert b"A-name-to-be-erased" not in left


async def test_nobody_writes_where_only_reading_was_promised(database: Database) -> None:
    async with database.reading() as rows:
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            await rows.run("set_fact", name="a", value="b")


async def test_a_stop_that_is_asked_for_twice_undoes_one_transaction_and_no_other(
    database: Database, path: Path
) -> None:
    has_written = asyncio.Event()

    async def never_ends() -> None:
        async with database.transaction() as tx:
            await tx.run("set_fact", name="cut off", value="lost")
            has_written.set()
            await asyncio.Event().wait()

    for n in range(30):
        has_written.clear()
        cut_off = asyncio.create_task(never_ends())
        await has_written.wait()
        written = asyncio.create_task(write(database, f"neighbour {n}"))
        cut_off.cancel()
        await asyncio.sleep(0)  # it is undoing what it wrote
        cut_off.cancel()
        ended = await asyncio.gather(cut_off, written, return_exceptions=True)
        assert isinstance(ended[0], asyncio.CancelledError)
        assert ended[1] is None
    names = [name for (name,) in await select(str(path), "SELECT name FROM facts")]
    assert sorted(names) == sorted(f"neighbour {n}" for n in range(30))
