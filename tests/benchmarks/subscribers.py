"""A new database with many subscribers, for benchmarks."""

from __future__ import annotations

import tempfile
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import asyncpg

from bot.main import machine_ms
from bot.store import is_server, open_database
from tests import postgres

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

SUBSCRIBERS = 1_000_000


@asynccontextmanager
async def database(name: str) -> AsyncIterator[str]:
    """The address of a new `SQLite` or `PostgreSQL` database, which syncs its disk."""
    with tempfile.TemporaryDirectory() as folder:
        if name == "SQLite":
            yield str(Path(folder) / "bot.db")
            return
        programs = postgres.programs()
        if programs is None:
            raise RuntimeError("no PostgreSQL on this machine: install Debian's postgresql")
        with postgres.running(programs, is_durable=True) as server:
            await _say(server.format("postgres"), "CREATE DATABASE benchmark")
            yield server.format("benchmark")


async def subscribe(address: str, count: int) -> None:
    """Fill a new database with so many subscribers; 1 is the first of them."""
    async with open_database(address) as opened, opened.transaction() as tx:
        await tx.define(
            "WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n"  # noqa: S608 - numbers
            f" WHERE id < {count}) INSERT INTO supporters (id, language, joined_at, seen_at,"
            f" subscribed_at, introduced_at) SELECT id, 'en', 0, {machine_ms()}, 0, 0 FROM n"
        )
    if is_server(address):  # they did not come all in one minute
        await _say(address, "VACUUM ANALYZE supporters", "CHECKPOINT")


def at(took: Sequence[float], share: float) -> float:
    """The value that this share of them does not exceed."""
    return sorted(took)[min(int(len(took) * share), len(took) - 1)]


async def _say(address: str, *statements: str) -> None:
    connection = await asyncpg.connect(address)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()
