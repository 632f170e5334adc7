"""From a file to a server with everything, and out of both as a file."""

from __future__ import annotations

import errno
import json
import stat
import zipfile
from typing import TYPE_CHECKING

import asyncpg
import pytest

from bot.identity import belongs_to
from bot.intake.calling import StartRefused
from bot.store import open_database
from bot.store.backup import nobody_runs
from bot.store.cases import Cases
from bot.store.database import DatabaseUnusable
from bot.store.facts import Facts
from bot.store.moving import export, move
from bot.store.supporters import Supporters
from bot.store.tables import open_tables
from bot.store.team import Role, Team
from cases.document import read_text
from tests.handlers.coordinator.documents import URGENT_ACTION

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store.tables import Table

AMINA, BELA = 1001, 1002
NOW, TODAY = 1_700_000_000_000, "2026-11-22"


@pytest.fixture
async def server(postgres_server: str, tmp_path: Path) -> str:
    """An empty database on a server."""
    name = f"moved_{tmp_path.name.replace('-', '_')}_{abs(hash(tmp_path))}"[:60].lower()
    connection = await asyncpg.connect(postgres_server.format("postgres"))
    await connection.execute(f"CREATE DATABASE {name}")
    await connection.close()
    return postgres_server.format(name)


def quiet(part: str, done: int, whole: int) -> None:
    """Tells nobody."""


async def lives(address: str) -> None:
    """Something of everything: a supporter with any letters, a member, a case with a draft."""
    async with open_database(address) as database:
        await Supporters(database).meet(AMINA, NOW)
        await Supporters(database).introduce(AMINA, 'Ámina 🕯 «О’К» \\x00 "', "Ōsaka\n", NOW)
        await Team(database).appoint(BELA, Role.OWNER, NOW)
        case = await Cases(database).keep_draft(read_text(URGENT_ACTION), "1002", NOW)
        await Cases(database).publish(case.id, 1, "1002", NOW)


async def kept(address: str) -> dict[Table, list[str]]:
    async with open_tables(address) as tables:
        return {
            table: sorted([str(row) async for chunk in tables.rows(table) for row in chunk])
            for table in await tables.all()
        }


async def test_everything_arrives_and_goes_on_there(tmp_path: Path, server: str) -> None:
    source = str(tmp_path / "bot.db")
    await lives(source)
    before = await kept(source)
    told: list[tuple[str, int, int]] = []
    rows = await move(source, server, lambda *part: told.append(part), TODAY)
    there = await kept(server)
    assert {table.name: lines for table, lines in there.items()} == {
        table.name: lines for table, lines in before.items()
    }
    assert rows == sum(table.count for table in before) > 5
    assert {name for name, done, whole in told if done == whole} == {one.name for one in before}
    async with open_database(server) as database:
        amina = await Supporters(database).find(AMINA)
        assert amina is not None
        assert amina.name == 'Ámina 🕯 «О’К» \\x00 "'
        case = await Cases(database).keep_draft(read_text("URGENT ACTION\nUA: 85.26"), "x", NOW)
        assert case.id == 2, "ids go on where they stood"


async def test_no_bot_starts_on_what_was_moved_away(tmp_path: Path, server: str) -> None:
    source = str(tmp_path / "bot.db")
    await lives(source)
    await move(source, server, quiet, TODAY)
    async with open_database(source) as old, open_database(server) as new:
        with pytest.raises(StartRefused, match="moved away on 2026-11-22"):
            await belongs_to(Facts(old), 1)
        await belongs_to(Facts(new), 1)


async def test_what_was_moved_away_is_moved_nowhere_else(tmp_path: Path, server: str) -> None:
    source = str(tmp_path / "bot.db")
    await lives(source)
    await move(source, server, quiet, TODAY)
    with pytest.raises(DatabaseUnusable, match="was moved away on 2026-11-22: set BOT_DATABASE"):
        await move(source, server, quiet, TODAY)


async def test_into_a_database_that_is_in_use_nothing_is_moved(
    tmp_path: Path, server: str
) -> None:
    source = str(tmp_path / "bot.db")
    await lives(source)
    async with open_database(server) as database:
        await Supporters(database).meet(BELA, NOW)
    before = await kept(server)
    with pytest.raises(DatabaseUnusable, match="not empty"):
        await move(source, server, quiet, TODAY)
    assert await kept(server) == before
    async with open_database(source) as old:
        await belongs_to(Facts(old), 1)


async def test_while_a_bot_runs_on_either_nothing_is_moved(tmp_path: Path, server: str) -> None:
    source = tmp_path / "bot.db"
    await lives(str(source))
    with nobody_runs(source), pytest.raises(DatabaseUnusable, match="stop it first"):
        await move(str(source), server, quiet, TODAY)
    async with open_database(server) as database, database.only_courier() as lock:
        assert lock is not None
        with pytest.raises(DatabaseUnusable, match="stop it first"):
            await move(str(source), server, quiet, TODAY)


async def test_what_postgresql_cannot_hold_leaves_both_as_they_were(
    tmp_path: Path, server: str
) -> None:
    source = str(tmp_path / "bot.db")
    await lives(source)
    async with open_database(source) as database:
        await Facts(database).set("odd", "a\x00b")
    with pytest.raises(DatabaseUnusable, match="nothing was moved"):
        await move(source, server, quiet, TODAY)
    assert all(table.count == 0 for table in await kept(server))


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("{folder}/none.db", "postgresql://x@127.0.0.1:1/x", "there is no database"),
        ("{folder}/none.db", "{folder}/other.db", "--to must be postgresql"),
        ("postgresql://x@127.0.0.1:1/x", "postgresql://x@127.0.0.1:1/y", "a server already"),
    ],
)
async def test_what_cannot_be_moved_is_one_clear_line(
    tmp_path: Path, source: str, target: str, said: str
) -> None:
    with pytest.raises(DatabaseUnusable, match=said) as refused:
        await move(source.format(folder=tmp_path), target.format(folder=tmp_path), quiet, TODAY)
    assert "\n" not in str(refused.value)


async def test_an_export_holds_every_row_and_only_its_owner_reads_it(
    database_address: str, tmp_path: Path
) -> None:
    await lives(database_address)
    file = tmp_path / "all.zip"
    rows = await export(database_address, file, quiet)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with zipfile.ZipFile(file) as archive:
        lines = {
            name: [json.loads(line) for line in archive.read(name).splitlines()]
            for name in archive.namelist()
        }
    assert rows == sum(map(len, lines.values()))
    (supporter,) = lines["supporters.jsonl"]
    assert (supporter["id"], supporter["city"]) == (AMINA, "Ōsaka\n")
    assert lines["reminded.jsonl"] == []


async def test_an_export_that_breaks_off_leaves_nothing_behind(
    database_address: str, tmp_path: Path
) -> None:
    await lives(database_address)
    file = tmp_path / "all.zip"

    def full(part: str, done: int, whole: int) -> None:
        if part == "cases":
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(DatabaseUnusable, match="No space left on device"):
        await export(database_address, file, full)
    assert not file.exists()


async def test_an_export_overwrites_nothing(database_address: str, tmp_path: Path) -> None:
    await lives(database_address)
    file = tmp_path / "all.zip"
    file.write_bytes(b"mine")
    with pytest.raises(DatabaseUnusable, match="overwrites nothing"):
        await export(database_address, file, quiet)
    assert file.read_bytes() == b"mine"
