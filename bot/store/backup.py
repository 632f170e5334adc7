"""Backups: a consistent copy while everything runs, and the way back."""

from __future__ import annotations

import asyncio
import fcntl
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bot.store import is_server, open_database
from bot.store.database import DatabaseUnusable

if TYPE_CHECKING:
    from collections.abc import Iterator

WAL = ("-wal", "-shm")


async def back_up(address: str, file: Path) -> None:
    """Write the database to this new file: for PostgreSQL in the format of `pg_restore`.

    Raises `DatabaseUnusable` where the file exists, so that no older backup is lost.
    """
    _refuse_what_cannot_be_backed_up(address, file)
    async with open_database(address) as database:
        await database.backup(file)


async def restore_from(address: str, file: Path) -> str:
    """Put the backup in the database's place, and say where the old one lies.

    Raises `DatabaseUnusable` where it is no backup, or where a bot still runs on the database.
    """
    _refuse_what_is_missing(file)
    if is_server(address):
        await _restore_server(address, file)
        return f"restored from {file}"
    _refuse_what_is_no_backup(file)
    database = Path(address)
    with _nobody_runs(database):
        kept = _put_aside(database)
        await asyncio.to_thread(_copy, file, database)
    async with open_database(address):
        pass  # its schema is brought up to date, or it is refused as of a newer program
    return f"restored from {file}; {kept}"


def _refuse_what_cannot_be_backed_up(address: str, file: Path) -> None:
    if file.exists():
        raise DatabaseUnusable(f"{file} exists already: a backup overwrites nothing")
    if not is_server(address) and not Path(address).exists():
        raise DatabaseUnusable(f"there is no database at {address}")


def _refuse_what_is_missing(file: Path) -> None:
    if not file.exists():
        raise DatabaseUnusable(f"{file} does not exist")


def _refuse_what_is_no_backup(file: Path) -> None:
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            connection.execute("SELECT max(step) FROM schema_steps")
            healthy = connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    except sqlite3.Error:
        healthy = False
    if not healthy:
        raise DatabaseUnusable(f"{file} is no sound backup of this bot")


@contextmanager
def _nobody_runs(database: Path) -> Iterator[None]:
    database.parent.mkdir(parents=True, exist_ok=True)
    with database.with_name(database.name + ".courier").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise DatabaseUnusable("a bot runs on this database: stop it first") from None
        yield


def _put_aside(database: Path) -> str:
    if not database.exists():
        return "there was no database before"
    aside = database.with_name(database.name + ".before-restore")
    for suffix in ("", *WAL):
        part = database.with_name(database.name + suffix)
        if part.exists():
            part.replace(aside.with_name(aside.name + suffix))
    return f"what was there before is {aside}"


def _copy(file: Path, database: Path) -> None:
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(database)) as target:
        source.backup(target)


async def _restore_server(address: str, file: Path) -> None:
    program = await asyncio.create_subprocess_exec(
        "pg_restore",
        "--clean",
        "--if-exists",
        "--single-transaction",
        "--no-owner",
        f"--dbname={address}",
        str(file),
    )
    if await program.wait():
        raise DatabaseUnusable("pg_restore could not restore; its words stand above")
