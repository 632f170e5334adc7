"""A PostgreSQL of the tests' own: the system's programs, a throw-away folder, no durability."""

from __future__ import annotations

import getpass
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import asyncpg

if TYPE_CHECKING:
    from collections.abc import Iterator

UNPRIVILEGED = "nobody"  # the server refuses to run as root
_numbers = count(1)


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
    """The address of a new, empty database on this server."""
    name = f"test_{next(_numbers)}"
    connection = await asyncpg.connect(server.format("postgres"))
    await connection.execute(f"CREATE DATABASE {name}")
    await connection.close()
    return server.format(name)


def _run(program: Path, *arguments: object) -> None:
    subprocess.run(  # noqa: S603 - the system's own programs, our own arguments
        [str(program), *map(str, arguments)],
        check=True,
        stdout=subprocess.DEVNULL,
        user=UNPRIVILEGED if getpass.getuser() == "root" else None,
        cwd="/",
    )
