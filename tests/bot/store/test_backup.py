from __future__ import annotations

import asyncio
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.store import is_server, open_database
from bot.store.backup import back_up, restore_from
from bot.store.database import DatabaseUnusable
from bot.store.facts import Facts
from bot.store.programs import without_password
from bot.store.schema import steps
from tests.bot.store.raw import select

if TYPE_CHECKING:
    from bot.store.database import Database


@pytest.fixture
def database_address(bare_address: str) -> str:
    """What is there is part of these stories: so they begin with nothing."""
    return bare_address


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "backup"


@pytest.fixture(autouse=True)
def _folder(file: Path) -> None:
    file.parent.mkdir()


def exists(path: Path) -> bool:
    return path.exists()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def puts(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def beside(address: str) -> list[str]:
    """The names of what lies where the database lies, but for its lock."""
    home = Path(address).parent
    return sorted(path.name for path in home.iterdir() if path.suffix == ".db" or "-" in path.name)


async def says(database: Database, **facts: str) -> None:
    for name, value in facts.items():
        await Facts(database).set(name, value)


async def said(address: str, name: str) -> str | None:
    async with open_database(address) as database:
        return await Facts(database).get(name)


async def test_what_was_backed_up_comes_back_and_what_came_later_goes(
    database_address: str, file: Path
) -> None:
    async with open_database(database_address) as database:
        await says(database, day="Monday <b>'; -- 🕊")
        await back_up(database_address, file)
        await says(database, day="Tuesday", late="yes")
    told = await restore_from(database_address, file)
    assert str(file) in told
    assert await said(database_address, "day") == "Monday <b>'; -- 🕊"
    assert await said(database_address, "late") is None


async def test_a_backup_is_consistent_while_everything_runs(
    database_address: str, file: Path
) -> None:
    """Each transaction writes the same value under two names: a backup has them equal."""
    stop = asyncio.Event()

    async def writes(database: Database, who: str) -> None:
        turn = 0
        while not stop.is_set():
            async with database.transaction() as tx:
                await tx.run("set_fact", name=f"{who} a", value=str(turn))
                await tx.run("set_fact", name=f"{who} b", value=str(turn))
            turn += 1
            if turn == 5:
                started.release()

    started = asyncio.Semaphore(0)
    async with open_database(database_address) as database, asyncio.TaskGroup() as writing:
        for who in ("one", "two", "three"):
            writing.create_task(writes(database, who))
        for _ in range(3):
            await started.acquire()
        await back_up(database_address, file)
        stop.set()
    now = await said(database_address, "one a")
    await restore_from(database_address, file)
    async with open_database(database_address) as database:
        facts = Facts(database)
        for who in ("one", "two", "three"):
            value = await facts.get(f"{who} a")
            assert value == await facts.get(f"{who} b")
            assert int(value or 0) >= 4
        assert int(await facts.get("one a") or 0) <= int(now or 0)


async def test_a_backup_overwrites_nothing(database_address: str, file: Path) -> None:
    async with open_database(database_address):
        await back_up(database_address, file)
    with pytest.raises(DatabaseUnusable, match="a backup overwrites nothing"):
        await back_up(database_address, file)


async def test_a_restore_is_refused_while_a_bot_runs(database_address: str, file: Path) -> None:
    async with open_database(database_address) as database:
        await says(database, day="Monday")
        await back_up(database_address, file)
        await says(database, day="Tuesday")
        async with database.only_courier():
            with pytest.raises(DatabaseUnusable, match="stop it first"):
                await restore_from(database_address, file)
        assert await Facts(database).get("day") == "Tuesday"


async def test_a_backup_is_for_its_owner_only_and_changes_no_older_bots_tables(
    database_address: str, file: Path
) -> None:
    async with open_database(database_address) as database:
        await says(database, day="Monday")
    await select(database_address, "CREATE TABLE later (id BIGINT)")
    await select(database_address, f"DELETE FROM schema_steps WHERE step = {len(steps())}")  # noqa: S608 - a number
    before = await select(database_address, "SELECT step FROM schema_steps")
    await back_up(database_address, file)
    assert await select(database_address, "SELECT step FROM schema_steps") == before
    assert mode(file) == 0o600


async def test_what_is_no_database_of_ours_is_not_backed_up(
    database_address: str, file: Path
) -> None:
    await select(database_address, "CREATE TABLE songs (name TEXT)")
    with pytest.raises(DatabaseUnusable, match="no database of this bot"):
        await back_up(database_address, file)
    assert not exists(file)


async def test_it_is_told_how_far_a_copy_is(database_address: str, file: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    async with open_database(database_address) as database:
        await says(database, day="Monday")
    await back_up(database_address, file, lambda *part: told.append(part))
    assert {name for name, *_ in told} == {file.name}
    assert told[0][2] == (None if is_server(database_address) else told[0][2]) != 0


@pytest.mark.parametrize("content", [b"", b"a letter, not a backup" * 99])
async def test_what_is_no_backup_is_refused_and_changes_nothing(
    database_address: str, file: Path, content: bytes
) -> None:
    async with open_database(database_address) as database:
        await says(database, day="Tuesday")
    puts(file, content)
    with pytest.raises(DatabaseUnusable):
        await restore_from(database_address, file)
    with pytest.raises(DatabaseUnusable, match="does not exist"):
        await restore_from(database_address, file.with_name("missing"))
    assert await said(database_address, "day") == "Tuesday"


class TestAFile:
    """What only a SQLite file can do, or needs."""

    @pytest.fixture
    def address(self, tmp_path: Path) -> str:
        return str(tmp_path / "bot.db")

    async def test_there_is_nothing_to_back_up_where_no_database_is(
        self, address: str, file: Path
    ) -> None:
        with pytest.raises(DatabaseUnusable, match="there is no database at"):
            await back_up(address, file)
        assert not exists(Path(address))

    async def test_a_backup_can_be_restored_where_nothing_was(
        self, address: str, file: Path, tmp_path: Path
    ) -> None:
        async with open_database(address) as database:
            await says(database, day="Monday")
            await back_up(address, file)
        new = str(tmp_path / "new" / "bot.db")
        assert "no database before" in await restore_from(new, file)
        assert await said(new, "day") == "Monday"

    async def test_every_restore_keeps_what_was_there_under_a_name_of_its_own(
        self, address: str, file: Path
    ) -> None:
        async with open_database(address) as database:
            await says(database, day="Monday")
            await back_up(address, file)
        for day in ("Tuesday", "Wednesday"):
            async with open_database(address) as database:
                await says(database, day=day)
            assert "before-restore" in await restore_from(address, file)
        for number, day in enumerate(("Tuesday", "Wednesday"), start=1):
            assert await said(f"{address}.before-restore-{number}", "day") == day

    async def test_what_the_dead_courier_had_in_flight_is_put_aside_with_its_database(
        self, address: str, file: Path
    ) -> None:
        async with open_database(address):
            await back_up(address, file)
        flights = Path(address + ".flights")
        puts(flights, b"of another day")
        await restore_from(address, file)
        assert not exists(flights)
        assert exists(Path(address + ".before-restore-1.flights"))

    async def test_the_last_words_of_a_killed_bot_are_put_aside_too(
        self, address: str, file: Path, tmp_path: Path
    ) -> None:
        async with open_database(address) as database:
            await back_up(address, file)
            await says(database, day="Tuesday")
            killed = tmp_path / "killed.db"
            for part in ("", "-wal"):
                shutil.copyfile(address + part, f"{killed}{part}")
        await restore_from(str(killed), file)
        assert await said(str(killed), "day") is None
        assert await said(f"{killed}.before-restore-1", "day") == "Tuesday"

    async def test_a_sound_database_of_somebody_else_is_no_backup(
        self, address: str, file: Path
    ) -> None:
        with closing(sqlite3.connect(file)) as other:
            other.execute("CREATE TABLE songs (name TEXT)")
        with pytest.raises(DatabaseUnusable, match="no sound backup of this bot"):
            await restore_from(address, file)
        assert not exists(Path(address))

    async def test_a_backup_of_a_newer_program_is_refused_before_anything_is_moved(
        self, address: str, file: Path
    ) -> None:
        async with open_database(address) as database:
            await says(database, day="Tuesday")
            await back_up(address, file)
        with closing(sqlite3.connect(file, isolation_level=None)) as backup:
            backup.execute("INSERT INTO schema_steps VALUES (?)", (len(steps()) + 1,))
        with pytest.raises(DatabaseUnusable, match="run the newer program"):
            await restore_from(address, file)
        assert beside(address) == ["bot.db"]
        assert await said(address, "day") == "Tuesday"

    async def test_a_backup_is_one_file(self, address: str, file: Path) -> None:
        async with open_database(address):
            await back_up(address, file)
        assert beside(str(file)) == []
        assert await select(str(file), "PRAGMA integrity_check") == [("ok",)]


async def test_on_a_server_an_older_backup_does_not_mix_with_newer_tables(
    postgres_server: str, tmp_path: Path, file: Path
) -> None:
    name = f"older_{abs(hash(tmp_path))}"
    await select(postgres_server.format("postgres"), f"CREATE DATABASE {name}")
    address = postgres_server.format(name)
    async with open_database(address) as database:
        await says(database, day="Monday")
    await back_up(address, file)
    await select(address, "CREATE TABLE later (id BIGINT)")
    with pytest.raises(DatabaseUnusable, match="is older than the database"):
        await restore_from(address, file)
    assert await said(address, "day") == "Monday"


@pytest.mark.parametrize(
    ("address", "shown", "secret"),
    [
        ("postgresql://a:s%20c@b.example:1/c", "postgresql://a@b.example:1/c", "s c"),
        ("postgresql://a@b/c?password=x&y=z", "postgresql://a@b/c?y=z", "x"),
        ("postgresql:///c?host=/run/d&user=a", "postgresql:///c?host=/run/d&user=a", None),
        ("postgres://b/c", "postgres://b/c", None),
    ],
)
def test_no_password_stands_on_the_command_line_of_a_program(
    address: str, shown: str, secret: str | None
) -> None:
    assert is_server(address)
    assert without_password(address) == (shown, {"PGPASSWORD": secret} if secret else {})
