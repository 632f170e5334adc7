"""A PostgreSQL of the tests' own: the system's programs, a throw-away folder, no durability."""

from __future__ import annotations

import getpass
import os
import shutil
import subprocess
import tempfile
from contextlib import asynccontextmanager, contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import asyncpg

from bot.store import open_database

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

UNPRIVILEGED = "nobody"  # the server refuses to run as root
# Whatever is made, dropped or changed in the tables shows here; what stands in them does not.
_SHAPE = """
SELECT (SELECT string_agg(oid || relname, ' ' ORDER BY oid)
        FROM pg_class WHERE relnamespace = 'public'::regnamespace)
    || (SELECT count(*) || ' ' || max(xmin::text::bigint) FROM pg_attribute WHERE attrelid > 16383)
    || (SELECT count(*) FROM pg_trigger) || ' ' || (SELECT count(*) FROM pg_constraint)
    || (SELECT count(*) || ' ' || max(step) FROM schema_steps)
"""
_THROWING_OUT = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
_EMPTYING = """
SELECT coalesce('TRUNCATE ' || string_agg(relname, ', ') || ' CASCADE', 'SELECT 1') FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'schema_steps'
AND pg_relation_size(oid) > 0
"""
_numbers = count(1)
_emptied: dict[str, list[tuple[str, str]]] = {}  # of each server, and the shape of each


def programs() -> Path | None:
    """The folder of `initdb` and `pg_ctl`, newest first; None where there is no PostgreSQL."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    if found:
        return found[0].parent
    there = shutil.which("initdb")
    return Path(there).resolve().parent if there else None


@contextmanager
def running(programs: Path, *, is_durable: bool = False) -> Iterator[str]:
    """The address of a new server, without a database name; stopped at the end of the block.

    A durable one syncs its disk as it comes: that is for figures, and slow.
    """
    home = Path(tempfile.mkdtemp(prefix="uabot-postgres-"))
    if os.geteuid() == 0:
        shutil.chown(home, UNPRIVILEGED)
    try:
        _run(programs / "initdb", "-D", home / "data", "-U", "test", "-A", "trust", "-N")
        options = f"-c listen_addresses='' -c unix_socket_directories={home}"
        options += "" if is_durable else " -c fsync=off"
        log = home / "log"
        _run(programs / "pg_ctl", "-D", home / "data", "-l", log, "-o", options, "-w", "start")
        try:
            yield f"postgresql:///{{}}?host={home}&user=test"
        finally:
            _run(programs / "pg_ctl", "-D", home / "data", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


async def new_database(server: str) -> str:
    """The address of a new database on this server, in which there is nothing."""
    name = f"test_{next(_numbers)}"
    async with _connected(server.format("postgres")) as connection:
        await connection.execute(f"CREATE DATABASE {name}")
    return server.format(name)


@asynccontextmanager
async def empty_database(server: str) -> AsyncIterator[str]:
    """The address of a database with our tables, all empty, for as long as the block runs.

    To make one takes 0.3 s, to empty one 0.01 s: the next story has it, if it is as it was.
    """
    emptied = _emptied.setdefault(server, [])
    address, shape = emptied.pop() if emptied else await _with_tables(server)
    yield address
    if await _is_emptied(address, shape):
        emptied.append((address, shape))


async def _with_tables(server: str) -> tuple[str, str]:
    address = await new_database(server)
    async with open_database(address):
        pass
    async with _connected(address) as connection:
        return address, str(await connection.fetchval(_SHAPE))


async def _is_emptied(address: str, shape: str) -> bool:
    """Whoever is left in it is thrown out first, so that nothing is written afterwards."""
    async with _connected(address) as connection:
        while await connection.fetch(_THROWING_OUT):
            pass
        if await connection.fetchval(_SHAPE) != shape:
            return False
        await connection.execute(await connection.fetchval(_EMPTYING))
    return True


@asynccontextmanager
async def _connected(address: str) -> AsyncIterator[Any]:
    connection = await asyncpg.connect(address)
    try:
        yield connection
    finally:
        await connection.close()


def _run(program: Path, *arguments: object) -> None:
    subprocess.run(  # noqa: S603 - the system's own programs, our own arguments
        [str(program), *map(str, arguments)],
        check=True,
        stdout=subprocess.DEVNULL,
        user=UNPRIVILEGED if getpass.getuser() == "root" else None,
        cwd="/",
    )
