"""The tables, as numbered steps that only go forward: `0001_first.sql`, `0002_…`."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from bot.store.database import DatabaseUnusable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.store.database import Database


def steps() -> list[list[str]]:
    """The statements of each step, in order; the first step is number 1."""
    found = sorted(file.name for file in files(__name__).iterdir() if file.name.endswith(".sql"))
    for number, name in enumerate(found, start=1):
        if not name.startswith(f"{number:04}_"):
            raise ValueError(f"schema step {number} is missing: found {name}")
    texts = [files(__name__).joinpath(name).read_text() for name in found]
    return [[part for part in text.split(";\n") if part.strip()] for text in texts]


async def bring_up_to_date(
    database: Database, wanted: Sequence[Sequence[str]] | None = None
) -> None:
    """Apply the steps that are missing, all or none; whoever starts meanwhile waits.

    Raises `DatabaseUnusable` where a newer program has been here, one with more than the
    `wanted` steps, which are this program's.
    """
    wanted = steps() if wanted is None else wanted
    async with database.transaction() as tx:
        await tx.one("lock_schema")
        await tx.define("CREATE TABLE IF NOT EXISTS schema_steps (step BIGINT PRIMARY KEY)")
        row = await tx.one("last_schema_step")
        applied = int(row["step"]) if row else 0
        if applied > len(wanted):
            raise DatabaseUnusable(
                f"the database is of a newer version (schema {applied}; "
                f"this program knows {len(wanted)}): run the newer program"
            )
        for number, statements in enumerate(wanted[applied:], start=applied + 1):
            for statement in statements:
                await tx.define(statement)
            await tx.run("keep_schema_step", step=number)
