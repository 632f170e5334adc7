"""Looking past our queries at what really stands in the tables, and writing into them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

import asyncpg


async def select(address: str, sql: str) -> list[tuple[Any, ...]]:
    """The rows of any statement, run and committed beside the store."""
    if address.startswith("postgresql:"):
        connection = await asyncpg.connect(address)
        try:
            return [tuple(row) for row in await connection.fetch(sql)]
        finally:
            await connection.close()
    with closing(sqlite3.connect(address, timeout=10, isolation_level=None)) as file:
        return file.execute(sql).fetchall()
