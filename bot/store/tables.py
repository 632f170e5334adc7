"""All that is kept, table by table, as one moment left it: for exports and moves."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import asyncpg

from bot.store import is_server

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

CHUNK = 5_000
LEFT_OUT = "schema_steps"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of ours: its columns in order, and how many rows it has."""

    name: str
    columns: tuple[str, ...]
    count: int


class Tables(Protocol):
    """Every table of one database; whatever is written meanwhile is not seen."""

    async def all(self) -> list[Table]:
        """In an order in which they can be filled: who refers to a table comes after it."""
        ...

    def rows(self, table: Table) -> AsyncIterator[list[tuple[Any, ...]]]:
        """Its rows, in pieces, with the values in the order of its columns."""
        ...


@asynccontextmanager
async def open_tables(address: str) -> AsyncIterator[Tables]:
    """The tables of this database, whose schema is up to date, as they are now."""
    if is_server(address):
        connection = await asyncpg.connect(address)
        try:
            async with connection.transaction(isolation="repeatable_read", readonly=True):
                yield _ServerTables(connection)
        finally:
            await connection.close()
    else:
        with closing(_read_only(address)) as opened:
            opened.execute("BEGIN")
            yield _FileTables(opened)


def _read_only(address: str) -> sqlite3.Connection:
    there = f"{Path(address).absolute().as_uri()}?mode=ro"
    return sqlite3.connect(there, uri=True, check_same_thread=False)


class _FileTables:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    async def all(self) -> list[Table]:
        return await asyncio.to_thread(self._all)

    def _all(self) -> list[Table]:
        # Tables are made in the order of our schema, and what is referred to is made first.
        made = self._connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
            "AND name <> ? ORDER BY rowid",
            (LEFT_OUT,),
        ).fetchall()
        return [self._table(name) for (name,) in made]

    def _table(self, name: str) -> Table:
        columns = self._connection.execute(f"SELECT name FROM pragma_table_info('{name}')")  # noqa: S608 - our own schema's names
        (count,) = self._connection.execute(f"SELECT count(*) FROM {name}").fetchone()  # noqa: S608 - the same
        return Table(name, tuple(column for (column,) in columns), count)

    async def rows(self, table: Table) -> AsyncIterator[list[tuple[Any, ...]]]:
        cursor = self._connection.execute(_select(table))
        while chunk := await asyncio.to_thread(cursor.fetchmany, CHUNK):
            yield chunk


class _ServerTables:
    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def all(self) -> list[Table]:
        return [await self._table(name) for name in await _names(self._connection)]

    async def _table(self, name: str) -> Table:
        columns = await self._connection.fetch(
            "SELECT attname FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 "
            "AND NOT attisdropped ORDER BY attnum",
            name,
        )
        count = await self._connection.fetchval(f"SELECT count(*) FROM {name}")  # noqa: S608 - our own schema's names
        return Table(name, tuple(row["attname"] for row in columns), count)

    async def rows(self, table: Table) -> AsyncIterator[list[tuple[Any, ...]]]:
        cursor = await self._connection.cursor(_select(table))
        while chunk := await cursor.fetch(CHUNK):
            yield [tuple(row) for row in chunk]


async def names_on_server(address: str) -> set[str]:
    """Of the tables that `open_tables` would open."""
    connection = await asyncpg.connect(address)
    try:
        return set(await _names(connection))
    finally:
        await connection.close()


async def _names(connection: Any) -> list[str]:
    made = await connection.fetch(
        "SELECT relname AS name FROM pg_class WHERE relkind = 'r' "
        "AND relnamespace = current_schema()::regnamespace AND relname <> $1 ORDER BY oid",
        LEFT_OUT,
    )
    return [row["name"] for row in made]


def _select(table: Table) -> str:
    return f"SELECT {', '.join(table.columns)} FROM {table.name}"  # noqa: S608 - our own schema's names
