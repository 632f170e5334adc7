"""Backups: a consistent copy while everything runs, and the way back."""

from __future__ import annotations

import asyncio
import fcntl
import os
import re
import sqlite3
from contextlib import asynccontextmanager, closing, contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import asyncpg

from bot.store import is_server, open_database
from bot.store.database import DatabaseUnusable
from bot.store.facts import Facts
from bot.store.holding import RESTORED
from bot.store.postgres import open_postgres
from bot.store.programs import run_program, words_of_program
from bot.store.schema import steps
from bot.store.sqlite import open_sqlite
from bot.store.tables import names_on_server

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

    from bot.store.database import Database

    Told = Callable[[str, int, int | None], None]
    """Told as it grows: the file, its bytes so far, and all of them; None: nobody knows."""

BROKEN = (OSError, sqlite3.Error, asyncpg.PostgresError, asyncpg.InterfaceError)
"""Errors of a database or a disk that an operator is told of in one line."""
LOOKED_AT_EVERY = 0.1  # seconds
_TABLE = re.compile(r" TABLE \S+ (\S+) ")  # 215; 1259 16396 TABLE public facts bela
_PARTS = ("", "-wal", "-shm", ".flights")
_RUNNING = "a bot runs on this database: stop it first"


def quiet(part: str, done: int, whole: int | None) -> None:
    """Tells nobody."""


async def back_up(address: str, file: Path, told: Told = quiet) -> None:
    """Write the database to this new file: for PostgreSQL in the format of `pg_restore`.

    Only its owner can read it. The schema stays as it is: an older bot may run on it. Raises
    `DatabaseUnusable` where the file exists, so that no older backup is lost; what could not be
    written to the end is not there afterwards.
    """
    refuse_what_is_not_there(address)
    async with open_as_it_is(address) as database:
        whole = None if is_server(address) else _size(Path(address))
        with new_file(file, "a backup"):
            await _growing(file, whole, database.backup(file), told)


@contextmanager
def new_file(file: Path, what: str) -> Iterator[None]:
    """A file that was not there before, for its owner only; gone where it was not finished.

    Raises `DatabaseUnusable`, also in place of whatever is `BROKEN` meanwhile.
    """
    try:
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        raise DatabaseUnusable(f"{file} exists already: {what} overwrites nothing") from None
    except OSError as error:
        raise DatabaseUnusable(f"{file}: {error.strerror}") from None
    try:
        yield
    except BaseException as error:
        file.unlink(missing_ok=True)
        if isinstance(error, BROKEN):
            told = getattr(error, "strerror", None) or error
            raise DatabaseUnusable(f"{file} could not be written: {told}") from error
        raise


@asynccontextmanager
async def open_as_it_is(address: str) -> AsyncIterator[Database]:
    """A database of ours, whatever its schema. Raises `DatabaseUnusable` where it is none."""
    opening = open_postgres(address) if is_server(address) else open_sqlite(Path(address))
    async with opening as database:
        try:
            async with database.reading() as rows:
                await rows.one("last_schema_step")
        except (sqlite3.Error, asyncpg.PostgresError):
            raise DatabaseUnusable("BOT_DATABASE is no database of this bot") from None
        yield database


def _size(file: Path) -> int:
    return file.stat().st_size


async def _growing(file: Path, whole: int | None, work: Awaitable[None], told: Told) -> None:
    """Do the work that fills this file, and tell how far it is."""
    doing = asyncio.ensure_future(work)
    try:
        while not doing.done():
            told(file.name, _size(file), whole)
            await asyncio.wait([doing], timeout=LOOKED_AT_EVERY)
    finally:
        doing.cancel()
        await asyncio.wait([doing])
    await doing


async def restore_from(address: str, file: Path, told: Told = quiet) -> str:
    """Put the backup in the database's place, and say where the old one lies.

    Raises `DatabaseUnusable` where it is no backup or one of a newer program, or where a bot
    still runs on the database; then nothing has changed.
    """
    _refuse_what_is_missing(file)
    restored = f"restored from {file}: nothing is sent from it until an owner says so in /team"
    if is_server(address):
        await _restore_server(address, file)
        await _mark(address)
        return restored
    await asyncio.to_thread(_refuse_what_is_no_backup, file)
    database = Path(address)
    with nobody_runs(database):
        kept = _put_aside(database)
        with new_file(database, "a restore"):
            copying = asyncio.to_thread(_copy, file, database)
            await _growing(database, _size(file), copying, told)
    await _mark(address)
    return f"{restored}; {kept}"


async def _mark(address: str) -> None:
    """Its schema is brought up to date; the next start asks before anything is sent from it."""
    async with open_database(address) as database:
        await Facts(database).set(RESTORED, "yes")


def refuse_what_is_not_there(address: str) -> None:
    """Nothing is begun in a file that is not there. Raises `DatabaseUnusable`."""
    if not is_server(address) and not Path(address).exists():
        raise DatabaseUnusable(f"there is no database at {address}")


def _refuse_what_is_missing(file: Path) -> None:
    if not file.exists():
        raise DatabaseUnusable(f"{file} does not exist")
    if file.is_dir():
        raise DatabaseUnusable(f"{file} is a folder, not a backup")


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
        if await names_on_server(address) - await _tables_in(file):
            raise DatabaseUnusable(
                f"{file} is older than the database, whose newer tables would be in its way: "
                "restore it into an empty one, and set BOT_DATABASE to that"
            )
        await run_program(
            "pg_restore",
            address,
            *("--clean", "--if-exists", "--single-transaction", "--no-owner"),
            str(file),
        )


async def _tables_in(file: Path) -> set[str]:
    """The tables of a backup that `pg_dump` wrote. Raises `DatabaseUnusable` where it is none."""
    try:
        listed = await words_of_program("pg_restore", "--list", str(file))
    except DatabaseUnusable:
        raise DatabaseUnusable(f"{file} is no sound backup of this bot") from None
    tables = {found[1] for line in listed if (found := _TABLE.search(line))}
    if "schema_steps" not in tables:
        raise DatabaseUnusable(f"{file} is no sound backup of this bot")
    return tables
