"""The PostgreSQL driver: a pool, so that several replicas can work at once."""

from __future__ import annotations

from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING, Any

import asyncpg
from aiosql.adapters.asyncpg import AsyncPGAdapter

from bot.store import queries
from bot.store.database import DatabaseUnusable
from bot.store.handle import NamedQueries
from bot.store.programs import run_program

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.store.database import CourierLock, Handle

_NOT_AN_ADDRESS = (
    "BOT_DATABASE must be postgresql://user:password@host/name, special characters in it as %xx"
)
COURIER_LOCK = 0x7561626F74  # "uabot": any number that nobody else locks in this database


class PostgresHandle(NamedQueries):
    """A `Handle` on one connection."""

    async def run(self, query: str, **values: object) -> int:
        """Run a statement; how many rows it touched."""
        status = await self._named[query](self._connection, **values)
        last = status.rsplit(" ", 1)[-1]  # "INSERT 0 3", "UPDATE 3", but "ANALYZE"
        return int(last) if last.isdigit() else 0

    async def define(self, statement: str) -> None:
        """Run one statement of the schema."""
        await self._connection.execute(statement)


class PostgresDatabase:
    """A `Database` on a server."""

    def __init__(self, url: str, pool: Any) -> None:
        self._url, self._pool = url, pool
        self._named = queries.load("postgres", AsyncPGAdapter)

    @asynccontextmanager
    async def transaction(self, *, bulk: bool = False) -> AsyncIterator[Handle]:
        """All or nothing; durable when the block has been left, but for bulk."""
        async with self._pool.acquire() as connection, connection.transaction():
            if bulk:
                await connection.execute("SET LOCAL synchronous_commit = off")
            yield PostgresHandle(connection, self._named)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Handle]:
        """Reads what is committed."""
        async with self._pool.acquire() as connection:
            yield PostgresHandle(connection, self._named)

    @asynccontextmanager
    async def only_courier(self) -> AsyncIterator[CourierLock | None]:
        """A session's advisory lock: it dies with its connection."""
        connection = await asyncpg.connect(self._url)
        try:
            held = await connection.fetchval("SELECT pg_try_advisory_lock($1)", COURIER_LOCK)
            yield _Session(connection) if held else None
        finally:
            await connection.close(timeout=5)

    async def backup(self, path: Path) -> None:
        """PostgreSQL has a better tool for this, whose files its operators know."""
        await run_program("pg_dump", self._url, "--format=custom", f"--file={path}")


class _Session:
    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def is_held(self) -> bool:
        try:
            await self._connection.fetchval("SELECT 1", timeout=5)
        except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
            return False
        return True


@asynccontextmanager
async def open_postgres(url: str) -> AsyncIterator[PostgresDatabase]:
    """The database at this address; its connections are closed at the end of the block."""
    options = {
        # A small table is not worth a scan on today's disks: without this a settle scans it.
        "random_page_cost": "1.1",
        # Compiling a statement costs 60 ms each time that a table's size makes it seem worth it.
        "jit": "off",
        "application_name": "urgent-action-bot",
    }
    opening = asyncpg.create_pool(url, min_size=1, max_size=12, server_settings=options)
    async with AsyncExitStack() as stack:
        try:
            pool = await stack.enter_async_context(opening)
        except ValueError:  # which may quote the password
            raise DatabaseUnusable(_NOT_AN_ADDRESS) from None
        except (OSError, asyncpg.PostgresError) as error:
            raise DatabaseUnusable(f"the PostgreSQL database cannot be opened: {error}") from error
        yield PostgresDatabase(url, pool)
