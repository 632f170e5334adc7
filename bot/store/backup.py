"""Backups: a consistent copy while everything runs, and the way back."""

from __future__ import annotations

import asyncio
import fcntl
import sqlite3
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from bot.store import is_server, open_database
from bot.store.database import DatabaseUnusable
from bot.store.facts import Facts
from bot.store.holding import RESTORED
from bot.store.postgres import open_postgres
from bot.store.programs import run_program
from bot.store.schema import steps

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTS = ("", "-wal", "-shm", ".flights")
_RUNNING = "a bot runs on this database: stop it first"


async def back_up(address: str, file: Path) -> None:
    """Write the database to this new file: for PostgreSQL in the format of `pg_restore`.

    Raises `DatabaseUnusable` where the file exists, so that no older backup is lost.
    """
    _refuse_what_cannot_be_backed_up(address, file)
    async with open_database(address) as database:
        await database.backup(file)


async def restore_from(address: str, file: Path) -> str:
    """Put the backup in the database's place, and say where the old one lies.

    Raises `DatabaseUnusable` where it is no backup or one of a newer program, or where a bot
    still runs on the database; then nothing has changed.
    """
    _refuse_what_is_missing(file)
    if is_server(address):
        await _restore_server(address, file)
        await _mark(address)
        return f"restored from {file}"
    await asyncio.to_thread(_refuse_what_is_no_backup, file)
    database = Path(address)
    with nobody_runs(database):
        kept = _put_aside(database)
        await asyncio.to_thread(_copy, file, database)
    await _mark(address)
    return f"restored from {file}; {kept}"


async def _mark(address: str) -> None:
    """Its schema is brought up to date; the next start asks before anything is sent from it."""
    async with open_database(address) as database:
        await Facts(database).set(RESTORED, "yes")


def _refuse_what_cannot_be_backed_up(address: str, file: Path) -> None:
    if file.exists():
        raise DatabaseUnusable(f"{file} exists already: a backup overwrites nothing")
    if not file.parent.is_dir():
        raise DatabaseUnusable(f"there is no folder for {file}")
    refuse_what_is_not_there(address)


def refuse_what_is_not_there(address: str) -> None:
    """Nothing is begun in a file that is not there. Raises `DatabaseUnusable`."""
    if not is_server(address) and not Path(address).exists():
        raise DatabaseUnusable(f"there is no database at {address}")


def _refuse_what_is_missing(file: Path) -> None:
    if not file.exists():
        raise DatabaseUnusable(f"{file} does not exist")


def _refuse_what_is_no_backup(file: Path) -> None:
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as backup:
            (step,) = backup.execute("SELECT max(step) FROM schema_steps").fetchone()
            (health,) = backup.execute("PRAGMA quick_check").fetchone()
    except sqlite3.Error:
        step, health = None, ""
    if step is None or health != "ok":
        raise DatabaseUnusable(f"{file} is no sound backup of this bot")
    if step > len(steps()):
        raise DatabaseUnusable(f"{file} was written by a newer version: run the newer program")


@contextmanager
def nobody_runs(database: Path) -> Iterator[None]:
    """No bot begins to run on this file. Raises `DatabaseUnusable` where one does."""
    database.parent.mkdir(parents=True, exist_ok=True)
    with database.with_name(database.name + ".courier").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise DatabaseUnusable(_RUNNING) from None
        yield


def _put_aside(database: Path) -> str:
    """Rename the database and what lies beside it: its log, and its courier's flights."""
    if not database.exists():
        return "there was no database before"
    names = (f"{database.name}.before-restore-{number}" for number in count(1))
    aside = next(path for name in names if not (path := database.with_name(name)).exists())
    for part in _PARTS:
        there = database.with_name(database.name + part)
        if there.exists():
            there.replace(aside.with_name(aside.name + part))
    return f"what was there before is {aside}"


def _copy(file: Path, database: Path) -> None:
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(database)) as target:
        source.backup(target)


async def _restore_server(address: str, file: Path) -> None:
    async with open_postgres(address) as database, database.only_courier() as lock:
        if lock is None:
            raise DatabaseUnusable(_RUNNING)
        await run_program(
            "pg_restore",
            address,
            *("--clean", "--if-exists", "--single-transaction", "--no-owner"),
            str(file),
        )
