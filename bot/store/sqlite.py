"""The SQLite driver: one file, one writing connection, and readers that never wait for it."""

from __future__ import annotations

import asyncio
import fcntl
import sqlite3
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

import aiosqlite
from aiosql.adapters.aiosqlite import AioSQLiteAdapter

from bot.store import queries
from bot.store.database import DatabaseUnusable
from bot.store.handle import NamedQueries

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine
    from pathlib import Path

    from bot.store.database import CourierLock, Handle

READERS = 2
QUIET = 0.004  # seconds without a transaction after which whoever had several is through
PATIENCE = 0.05  # seconds that bulk waits for that, at most
DURABLE = (
    "PRAGMA busy_timeout = 10000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)


class _OneHop(AioSQLiteAdapter):
    """Each call to the connection's thread costs 50 µs and more: fetch in one instead of three."""

    async def select(
        self, conn: Any, _query_name: str, sql: str, parameters: Any, _record_class: Any = None
    ) -> AsyncIterator[Any]:
        for row in await conn.execute_fetchall(sql, parameters):
            yield row

    async def select_one(
        self, conn: Any, _query_name: str, sql: str, parameters: Any, _record_class: Any = None
    ) -> Any:
        return next(iter(await conn.execute_fetchall(sql, parameters)), None)

    async def insert_update_delete(
        self, conn: Any, _query_name: str, sql: str, parameters: Any
    ) -> int:
        before = conn.total_changes  # only one transaction at a time writes on a connection
        await conn.execute_fetchall(sql, parameters)
        return int(conn.total_changes) - int(before)


class SqliteHandle(NamedQueries):
    """A `Handle` on one connection."""

    async def run(self, query: str, **values: object) -> int:
        """Run a statement; how many rows it touched."""
        return int(await self._named[query](self._connection, **values))

    async def define(self, statement: str) -> None:
        """Run one statement of the schema."""
        await self._connection.execute_fetchall(statement)


class SqliteDatabase:
    """A `Database` in one file. Transactions that arrive together share one commit."""

    def __init__(
        self, path: Path, writer: aiosqlite.Connection, readers: list[aiosqlite.Connection]
    ) -> None:
        self._path, self._writer = path, writer
        named = queries.load("sqlite", _OneHop)
        self._handle = SqliteHandle(writer, named)
        self._readers: asyncio.LifoQueue[SqliteHandle] = asyncio.LifoQueue()
        for reader in readers:
            self._readers.put_nowait(SqliteHandle(reader, named))
        # One connection has one transaction: without the lock a coroutine would write into
        # the transaction of another, and be rolled back with it.
        self._turn = asyncio.Lock()
        self._commit: asyncio.Task[None] | None = None
        self._others = 0  # transactions that are no bulk
        self._others_ended = 0.0  # when, by the loop's clock

    @asynccontextmanager
    async def transaction(self, *, bulk: bool = False) -> AsyncIterator[Handle]:
        """All or nothing; durable when the block has been left."""
        if bulk:
            await self._let_others_go_first()
            async with self._in_turn() as handle:
                yield handle
            return
        self._others += 1
        try:
            async with self._in_turn() as handle:
                yield handle
        finally:
            self._others -= 1
            self._others_ended = asyncio.get_running_loop().time()

    async def _let_others_go_first(self) -> None:
        """A tap is several transactions: between two of them nothing long may begin."""
        loop = asyncio.get_running_loop()
        latest = loop.time() + PATIENCE
        while (now := loop.time()) < latest:
            left = QUIET if self._others else self._others_ended + QUIET - now
            if left <= 0:
                return
            await asyncio.sleep(left)

    @asynccontextmanager
    async def _in_turn(self) -> AsyncIterator[Handle]:
        async with self._turn:
            commit = await self._join()
            await self._writer.execute_fetchall("SAVEPOINT one")
            try:
                yield self._handle
            except BaseException:
                await _to_the_end(self._undo())
                raise
            await self._writer.execute_fetchall("RELEASE one")
        await asyncio.shield(commit)

    async def _join(self) -> asyncio.Task[None]:
        """The commit that this transaction will share. A commit syncs the disk: 1 to 20 ms."""
        if self._commit is None:
            # It queues for the turn behind all who wait already: they join it before it runs.
            self._commit = commit = asyncio.create_task(self._commit_in_turn())
            await self._writer.execute_fetchall("BEGIN IMMEDIATE")
            return commit
        return self._commit

    async def _commit_in_turn(self) -> None:
        async with self._turn:
            self._commit = None
            try:
                await self._writer.commit()
            except BaseException:
                await self._writer.rollback()
                raise

    async def _undo(self) -> None:
        await self._writer.execute_fetchall("ROLLBACK TO one")
        await self._writer.execute_fetchall("RELEASE one")

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Handle]:
        """Reads what is committed, without making any writer wait."""
        reader = await self._readers.get()
        try:
            yield reader
        finally:
            self._readers.put_nowait(reader)

    @asynccontextmanager
    async def only_courier(self) -> AsyncIterator[CourierLock | None]:
        """An OS lock beside the file: it dies with the process, however that dies."""
        with self._path.with_name(self._path.name + ".courier").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                yield None
            else:
                yield _Held()

    async def backup(self, path: Path) -> None:
        """Write a consistent copy to this new file, while everything runs."""
        async with aiosqlite.connect(self._path) as source, aiosqlite.connect(path) as target:
            await source.backup(target)

    async def close(self) -> None:
        """Finish the commit that is on its way."""
        if self._commit is not None:
            with suppress(sqlite3.Error):
                await asyncio.shield(self._commit)


async def _to_the_end(work: Coroutine[Any, Any, None]) -> None:
    """Done before this returns or raises, however often it is cancelled meanwhile.

    Else the turn would be given up while it is still at work on the one connection.
    """
    task, cancelled = asyncio.create_task(work), None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    task.result()
    if cancelled is not None:
        raise cancelled


class _Held:
    async def is_held(self) -> bool:
        return True


@asynccontextmanager
async def open_sqlite(path: Path) -> AsyncIterator[SqliteDatabase]:
    """The database in this file, which may be new; closed at the end of the block."""
    path.parent.mkdir(parents=True, exist_ok=True)
    async with AsyncExitStack() as stack:
        try:
            # Where aiosqlite cannot open a file, its thread may outlive the loop, and complain.
            sqlite3.connect(path).close()
            writer = await stack.enter_async_context(_connect(path, DURABLE))
            readers = [
                await stack.enter_async_context(_connect(path, ("PRAGMA query_only = ON",)))
                for _ in range(READERS)
            ]
        except sqlite3.Error as error:
            raise DatabaseUnusable(f"{path} cannot be opened as a database: {error}") from error
        database = SqliteDatabase(path, writer, readers)
        stack.push_async_callback(database.close)
        yield database


@asynccontextmanager
async def _connect(path: Path, pragmas: tuple[str, ...]) -> AsyncIterator[aiosqlite.Connection]:
    async with aiosqlite.connect(path, isolation_level=None) as connection:
        connection.row_factory = aiosqlite.Row
        for pragma in pragmas:
            await connection.execute_fetchall(pragma)
        yield connection
