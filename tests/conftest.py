"""Parts that many stories need: a database of either kind."""

from __future__ import annotations

import shutil
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
async def bare_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a database can be that nobody has opened yet: once in a file, once on a server."""
    if request.param == "sqlite":
        return str(tmp_path / "bot.db")
    return await postgres.new_database(request.getfixturevalue("postgres_server"))


@pytest.fixture(params=["sqlite", "postgres"])
async def database_address(
    request: pytest.FixtureRequest, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[str]:
    """Where an empty database with our tables is: once in a file, once on a server."""
    if request.param == "sqlite":
        file = tmp_path / "bot.db"
        shutil.copyfile(await _empty_file(tmp_path_factory.getbasetemp()), file)
        yield str(file)
        return
    server = request.getfixturevalue("postgres_server")
    async with postgres.empty_database(server) as address:
        yield address


async def _empty_file(folder: Path) -> Path:
    """An empty database with our tables, made once and copied for each story."""
    file = folder / "empty.db"
    if not file.exists():
        async with open_database(str(file)):
            pass
    return file


@pytest.fixture
async def database(database_address: str) -> AsyncIterator[Database]:
    """An empty database with our schema, of both kinds in turn."""
    async with open_database(database_address) as database:
        yield database
