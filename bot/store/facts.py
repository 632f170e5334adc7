"""What the database remembers of itself, and the ids it gives out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.store.database import Database, Handle


async def take_ids(tx: Handle, name: str, count: int = 1) -> range:
    """`count` ids that nobody was or will be given; they go on after any deletion."""
    row = await tx.one("take_ids", name=name, count=count)
    last = int(row["value"]) if row else 0
    return range(last - count + 1, last + 1)


async def take_id(tx: Handle, name: str) -> int:
    """One id that nobody was or will be given."""
    return (await take_ids(tx, name))[0]


class Facts:
    """Single named values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, name: str) -> str | None:
        """The value, or None where there is none."""
        async with self._database.reading() as rows:
            row = await rows.one("fact", name=name)
        return str(row["value"]) if row else None

    async def set(self, name: str, value: str) -> None:
        """Keep this value under this name, whatever was there."""
        async with self._database.transaction() as tx:
            await tx.run("set_fact", name=name, value=value)

    async def claim(self, name: str, value: str) -> bool:
        """Keep this value where there is none; True for exactly one caller."""
        async with self._database.transaction() as tx:
            return await tx.run("claim_fact", name=name, value=value) == 1

    async def move(self, name: str, value: str, other: str) -> bool:
        """Put another value where this one is; True for exactly one caller."""
        async with self._database.transaction() as tx:
            return await tx.run("move_fact", name=name, value=value, other=other) == 1

    async def take(self, name: str, value: str) -> bool:
        """Remove the value if it is this one; True for exactly one caller."""
        async with self._database.transaction() as tx:
            return await tx.run("drop_fact", name=name, value=value) == 1
