"""PostgreSQL's own programs, which write and read its backups."""

from __future__ import annotations

import asyncio
import os
from asyncio.subprocess import PIPE
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlencode

from bot.store.database import DatabaseUnusable

if TYPE_CHECKING:
    from collections.abc import Mapping


async def run_program(program: str, address: str, *options: str) -> None:
    """Run `pg_dump` or `pg_restore` on this database.

    Raises `DatabaseUnusable` with the first trouble that it tells of, and where it is not
    installed.
    """
    address, secret = without_password(address)
    await words_of_program(program, f"--dbname={address}", *options, **secret)


async def words_of_program(program: str, *options: str, **secret: str) -> list[str]:
    """The lines that it prints; `secret` stands in its environment. Raises as `run_program`."""
    try:
        process = await asyncio.create_subprocess_exec(
            program, *options, env={**os.environ, **secret}, stdout=PIPE, stderr=PIPE
        )
    except OSError as error:
        told = f"{program}: {error.strerror}; it comes with PostgreSQL's client programs"
        raise DatabaseUnusable(told) from None
    try:
        printed, said = await process.communicate()
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()
    if process.returncode:
        raise DatabaseUnusable(_trouble(program, said.decode(errors="replace")))
    return printed.decode(errors="replace").splitlines()


def _trouble(program: str, said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    worst = next((line for line in lines if "error:" in line), "".join(lines[:1]))
    return f"{program} failed: {worst.removeprefix(f'{program}: ').removeprefix('error: ')}"


def without_password(address: str) -> tuple[str, Mapping[str, str]]:
    """The address as everybody on the machine may see it, and what its environment adds."""
    scheme, _, rest = address.partition("://")
    place, _, query = rest.partition("?")
    login, at, host = place.rpartition("@")
    user, _, password = login.partition(":")
    options = parse_qsl(query, keep_blank_values=True)
    secrets = [value for name, value in options if name == "password"]
    shown = urlencode([option for option in options if option[0] != "password"], safe="/")
    secret = secrets[-1] if secrets else unquote(password)
    address = f"{scheme}://{user}{at}{host}" + (f"?{shown}" if shown else "")
    return address, {"PGPASSWORD": secret} if secret else {}
