"""The log of SQLite is written back while others write."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.store import open_database

if TYPE_CHECKING:
    from pathlib import Path


async def test_what_was_committed_reaches_the_file_without_another_commit(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    async with open_database(str(path)) as database, asyncio.timeout(20):
        async with database.transaction() as tx:
            await tx.run("set_fact", name="name", value="An-officer-has-answered")
        while b"An-officer-has-answered" not in path.read_bytes():
            async with database.reading() as rows:
                await rows.one("fact", name="name")


async def test_a_log_that_cannot_be_written_back_now_keeps_nobody_from_writing(
    tmp_path: Path,
) -> None:
    async with open_database(str(tmp_path / "bot.db")) as database:
        async with database.transaction() as tx:
            await tx.define("CREATE TABLE pages (page TEXT)")
        for _ in range(50):  # some thousand pages: a commit writes them back where it has to
            async with database.transaction() as tx:
                await tx.define(
                    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                    " WHERE i < 100) INSERT INTO pages SELECT hex(zeroblob(2000)) FROM n"
                )
        assert (tmp_path / "bot.db-wal").stat().st_size < 40e6
