from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE
from typing import TYPE_CHECKING

import pytest

from bot.store import open_database
from bot.store.database import DatabaseUnusable
from bot.store.facts import Facts
from bot.store.schema import bring_up_to_date, steps
from tests.bot.store.raw import select, tables
from tests.processes import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store.database import Database

OPEN = """
import asyncio, sys
from bot.store import open_database
async def main():
    async with open_database(sys.argv[1]): print("open")
asyncio.run(main())
"""


async def applied(address: str) -> list[int]:
    return [row[0] for row in await select(address, "SELECT step FROM schema_steps ORDER BY step")]


async def test_every_step_is_applied_once_and_what_is_kept_stays(bare_address: str) -> None:
    for opening in range(3):
        async with open_database(bare_address) as database:
            facts = Facts(database)
            assert await facts.get("bot_id") == (str(opening - 1) if opening else None)
            await facts.set("bot_id", str(opening))
    assert await applied(bare_address) == list(range(1, len(steps()) + 1))


async def test_programs_that_start_at_once_on_a_new_database_do_not_collide(
    bare_address: str,
) -> None:
    async def start() -> tuple[bytes, bytes]:
        program = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", OPEN, bare_address),
            cwd=ROOT,
            stdin=DEVNULL,
            stdout=PIPE,
            stderr=PIPE,
        )
        return await program.communicate()

    async with asyncio.timeout(30):
        told = await asyncio.gather(*(start() for _ in range(3)))
    assert told == [(b"open\n", b"")] * 3
    assert await applied(bare_address) == list(range(1, len(steps()) + 1))


async def test_an_older_program_refuses_what_a_newer_one_has_changed(
    database_address: str,
) -> None:
    async with open_database(database_address):
        newer = len(steps()) + 1
        await select(database_address, f"INSERT INTO schema_steps (step) VALUES ({newer})")  # noqa: S608 - a number of ours
    with pytest.raises(DatabaseUnusable, match=r"newer version .* run the newer program"):
        async with open_database(database_address):
            pass
    assert (await applied(database_address))[-1] == newer


async def test_a_newer_program_adds_its_steps_to_what_is_there(
    database: Database, database_address: str
) -> None:
    newer = [*steps(), ["CREATE TABLE letters (id BIGINT)", "CREATE INDEX read ON letters (id)"]]
    await Facts(database).set("bot_id", "1000")
    await bring_up_to_date(database, newer)
    assert "letters" in await tables(database_address)
    assert await Facts(database).get("bot_id") == "1000"
    assert await applied(database_address) == list(range(1, len(newer) + 1))


async def test_a_step_that_fails_leaves_everything_as_it_was(
    database: Database, database_address: str
) -> None:
    before = await tables(database_address)
    broken = [*steps(), ["CREATE TABLE letters (id BIGINT)"], ["CREATE TABLE oh no"]]
    with pytest.raises(Exception, match="syntax"):
        await bring_up_to_date(database, broken)
    assert await tables(database_address) == before
    assert await applied(database_address) == list(range(1, len(steps()) + 1))
    await bring_up_to_date(database, broken[:-1])
    assert "letters" in await tables(database_address)


@pytest.mark.parametrize(
    "content", [b"not a database, but a letter" * 50, b"SQLite format 3\0" * 9]
)
async def test_a_file_that_is_no_database_is_refused_with_one_line(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    with pytest.raises(DatabaseUnusable, match="cannot be opened as a database") as refused:
        async with open_database(str(path)):
            pass
    assert "\n" not in str(refused.value)
    assert path.read_bytes() == content


async def test_a_server_that_is_away_is_told_without_the_password() -> None:
    with pytest.raises(DatabaseUnusable, match="cannot be opened") as refused:
        async with open_database("postgresql://bot:s3cret@127.0.0.1:1/none"):
            pass
    assert "s3cret" not in str(refused.value)
