"""PostgreSQL's own programs, which write and read its backups."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlencode

from bot.store.database import DatabaseUnusable

if TYPE_CHECKING:
    from collections.abc import Mapping


async def run_program(program: str, address: str, *options: str) -> None:
    """Run `pg_dump` or `pg_restore` on this database; its words go to standard error.

    Raises `DatabaseUnusable` where it fails, `OSError` where it is not installed.
    """
    address, secret = without_password(address)
    process = await asyncio.create_subprocess_exec(
        program, f"--dbname={address}", *options, env={**os.environ, **secret}
    )
    if await process.wait():
        raise DatabaseUnusable(f"{program} failed; its words stand above")


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
