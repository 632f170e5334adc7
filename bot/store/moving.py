"""From a file to a server, and out of both: everything, or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

import asyncpg
import orjson

from bot.store import is_server, open_database
from bot.store.backup import new_file, nobody_runs, open_as_it_is, refuse_what_is_not_there
from bot.store.database import DatabaseUnusable
from bot.store.facts import Facts
from bot.store.postgres import open_postgres
from bot.store.tables import open_tables

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.store.database import Database
    from bot.store.tables import Table, Tables

    Progress = Callable[[str, int, int], None]
    """Told after each piece: the table, its rows so far, and all of its rows."""

MOVED = "moved"
"""The fact that a database has been moved away: no bot starts on it again."""
_RUNNING = "a bot runs on the new database: stop it first"


async def move(source: str, target: str, progress: Progress, now: str) -> int:
    """Carry a SQLite database over to an empty PostgreSQL; how many rows.

    All or nothing: a move that was cut off is begun again. What was moved stays where it is, and
    no bot starts on it any more. Raises `DatabaseUnusable` where a bot runs on either, where the
    new one is not empty, and where it takes a value that PostgreSQL does not.
    """
    if is_server(source):
        raise DatabaseUnusable("BOT_DATABASE is on a server already: a file is moved to one")
    if not is_server(target):
        raise DatabaseUnusable("--to must be postgresql://user:password@host/name")
    refuse_what_is_not_there(source)
    with nobody_runs(Path(source)):
        async with open_database(source) as old:
            await refuse_what_was_moved(old)
            async with open_database(target):
                rows = await _carry(source, target, progress)
            await Facts(old).set(MOVED, now)
    return rows


async def refuse_what_was_moved(database: Database) -> None:
    """Nothing is done in a database that no bot starts on. Raises `DatabaseUnusable`."""
    if (moved := await Facts(database).get(MOVED)) is not None:
        raise DatabaseUnusable(
            f"this database was moved away on {moved}: set BOT_DATABASE to the new address"
        )


async def _carry(source: str, target: str, progress: Progress) -> int:
    async with open_postgres(target) as new, new.only_courier() as lock:
        if lock is None:
            raise DatabaseUnusable(_RUNNING)
        async with open_tables(source) as tables:
            connection = await asyncpg.connect(target)
            try:
                async with connection.transaction():
                    rows = await _copy(tables, connection, progress)
                await connection.execute("ANALYZE")
            except (asyncpg.PostgresError, ValueError) as error:
                said = str(error).partition("\n")[0]
                raise DatabaseUnusable(f"nothing was moved: {said}") from None
            finally:
                await connection.close()
    return rows


async def _copy(tables: Tables, connection: Any, progress: Progress) -> int:
    every = await tables.all()
    for table in every:
        if await connection.fetchval(f"SELECT count(*) FROM {table.name}"):  # noqa: S608 - our own schema's names
            raise DatabaseUnusable("the new database is not empty: nothing was moved")
    for table in every:
        await connection.copy_records_to_table(
            table.name, columns=table.columns, records=_told(tables, table, progress)
        )
        count = await connection.fetchval(f"SELECT count(*) FROM {table.name}")  # noqa: S608 - the same
        if count != table.count:
            raise DatabaseUnusable(f"{table.name}: {count} of {table.count} rows arrived")
    return sum(table.count for table in every)


async def _told(
    tables: Tables, table: Table, progress: Progress
) -> AsyncIterator[tuple[Any, ...]]:
    done = 0
    progress(table.name, done, table.count)
    async for chunk in tables.rows(table):
        for row in chunk:
            yield row
        done += len(chunk)
        progress(table.name, done, table.count)


async def export(address: str, file: Path, progress: Progress) -> int:
    """Write everything that is kept to a new ZIP, a file of JSON lines for each table; how many.

    It holds what is known of supporters: only its owner can read it. It can be written while a
    bot runs, and an older one too: the schema stays as it is. Raises `DatabaseUnusable` where the
    file exists; what could not be written to the end is not there afterwards.
    """
    refuse_what_is_not_there(address)
    rows = 0
    async with open_as_it_is(address), open_tables(address) as tables:
        with (
            new_file(file, "an export"),
            file.open("wb") as opened,
            ZipFile(opened, "w", ZIP_DEFLATED) as archive,
        ):
            for table in await tables.all():
                rows += await _write(archive, tables, table, progress)
    return rows


async def _write(archive: ZipFile, tables: Tables, table: Table, progress: Progress) -> int:
    done = 0
    with archive.open(f"{table.name}.jsonl", "w") as lines:
        progress(table.name, done, table.count)
        async for chunk in tables.rows(table):
            for row in chunk:
                lines.write(orjson.dumps(dict(zip(table.columns, row, strict=True))) + b"\n")
            done += len(chunk)
            progress(table.name, done, table.count)
    return done
