"""Looking past our queries at what really stands in the tables, and writing into them."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from typing import Any

import asyncpg

ANY = 424_243  # a number that no story has


async def select(address: str, sql: str) -> list[tuple[Any, ...]]:
    """The rows of any statement, run and committed beside the store."""
    if address.startswith("postgresql:"):
        connection = await asyncpg.connect(address)
        try:
            return [tuple(row) for row in await connection.fetch(sql)]
        finally:
            await connection.close()
    # In a thread: a bot of this process may have to go on before the file is free.
    return await asyncio.to_thread(_select, address, sql)


def _select(file: str, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(file, timeout=10, isolation_level=None)) as opened:
        return opened.execute(sql).fetchall()


async def tables(address: str) -> list[str]:
    """The names of all tables."""
    if address.startswith("postgresql:"):
        found = await select(
            address,
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'",
        )
    else:
        found = await select(address, "SELECT name FROM sqlite_master WHERE type = 'table'")
    return sorted(row[0] for row in found)


async def columns(address: str, table: str) -> dict[str, bool]:
    """The columns of a table, and whether each holds numbers."""
    if address.startswith("postgresql:"):
        found = await select(
            address,
            "SELECT column_name, data_type FROM information_schema.columns"  # noqa: S608 - ours
            f" WHERE table_schema = 'public' AND table_name = '{table}'",
        )
    else:
        found = await select(address, f"SELECT name, type FROM pragma_table_info('{table}')")  # noqa: S608 - ours
    return {name: kind.lower() != "text" for name, kind in found}


async def put(address: str, table: str, **given: object) -> None:
    """A row with these values, and with any in the other columns."""
    there = await columns(address, table)
    values = {name: ANY if is_number else f"'{name}'" for name, is_number in there.items()}
    values |= {name: f"'{value}'" for name, value in given.items()}
    told = ", ".join(map(str, values.values()))
    await select(address, f"INSERT INTO {table} ({', '.join(values)}) VALUES ({told})")  # noqa: S608 - our own tables


async def traces(address: str, of: object) -> dict[str, int]:
    """In how many rows of which table this stands: as a value, or within a text."""
    found = {}
    for table in await tables(address):
        rows = await select(address, f"SELECT * FROM {table}")  # noqa: S608 - our own tables
        found[table] = sum(any(str(of) in str(value) for value in row) for row in rows)
    return {table: count for table, count in found.items() if count}
