"""Parts that many stories need: a database of either kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.store import open_database
from tests import postgres

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from bot.store.database import Database


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL of the tests' own, with `{}` for the database."""
    programs = postgres.programs()
    if programs is None:
        pytest.skip("no PostgreSQL on this machine: install Debian's postgresql")
    with postgres.running(programs) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgres"])
async def database_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new, empty database is: once in a file, once on a server."""
    if request.param == "sqlite":
        return str(tmp_path / "bot.db")
    return await postgres.new_database(request.getfixturevalue("postgres_server"))


@pytest.fixture
async def database(database_address: str) -> AsyncIterator[Database]:
    """An empty database with our schema, of both kinds in turn."""
    async with open_database(database_address) as database:
        yield database
