"""What is kept: one module for each noun, over one of two databases."""

from __future__ import annotations

import sqlite3
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import asyncpg

from bot.store.database import DatabaseUnusable
from bot.store.postgres import open_postgres
from bot.store.schema import bring_up_to_date
from bot.store.sqlite import open_sqlite

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.store.database import Database


@asynccontextmanager
async def open_database(address: str) -> AsyncIterator[Database]:
    """The database at this address (`postgresql://…`, or a path for SQLite), schema applied.

    Raises `DatabaseUnusable` where it cannot be opened or a newer program made it.
    """
    if is_server(address):
        async with open_postgres(address) as postgres:
            await _bring_up_to_date(postgres)
            yield postgres
    else:
        async with open_sqlite(Path(address)) as sqlite:
            await _bring_up_to_date(sqlite)
            yield sqlite


async def _bring_up_to_date(database: Database) -> None:
    try:
        await bring_up_to_date(database)
    except (sqlite3.Error, asyncpg.PostgresError) as error:
        raise DatabaseUnusable(f"the database cannot be brought up to date: {error}") from error


def is_server(address: str) -> bool:
    """Whether this is the address of a PostgreSQL server, and not the path of a file."""
    return address.startswith(("postgresql:", "postgres:"))
