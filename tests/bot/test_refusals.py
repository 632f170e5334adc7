"""Whatever database a command meets: it does its work, or says in one line why it does not."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.store import open_database
from bot.store.facts import Facts
from bot.store.moving import MOVED
from bot.store.schema import steps
from tests.handlers.coordinator.documents import URGENT_ACTION
from tests.processes import PATIENCE, Ended, command, environment, refusal

if TYPE_CHECKING:
    from pathlib import Path

NOWHERE = "postgresql://bela:s3cret@127.0.0.1:1/x"
TOKEN = "1000:of-no-bot"  # noqa: S105 - known to nobody
WORDS = {
    "run": ("run",),
    "import": ("import", "case.txt"),
    "announce": ("announce", "84.26"),
    "tally": ("tally", "84.26"),
    "backup": ("backup", "new.db"),
    "restore": ("restore", "copy.db"),
    "export": ("export", "new.zip"),
    "move": ("move", "--to", NOWHERE),
}


def connected(path: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(path, isolation_level=None))


async def made(folder: Path) -> Path:
    """A database of ours, a backup of it, and a document; nothing else."""
    database = folder / "bot.db"
    async with open_database(str(database)) as opened:
        await opened.backup(folder / "copy.db")
    (folder / "case.txt").write_text(URGENT_ACTION)
    return database


async def all_say(folder: Path, said: dict[str, str]) -> None:
    """Each of these commands is refused with these words, and leaves nothing behind."""
    before = left_in(folder)
    settings = {"database": str(folder / "bot.db"), "token": TOKEN, "listen": "127.0.0.1:0"}
    commands = (command(folder, *WORDS[name], **settings) for name in said)
    for name, ended in zip(said, await asyncio.gather(*commands), strict=True):
        line = refusal(ended)
        assert said[name] in line, (name, line)
        assert "s3cret" not in line
        assert TOKEN not in line
    assert left_in(folder) == before


def left_in(folder: Path) -> set[str]:
    """All files but the lock and the log that may lie beside any database."""
    beside = (".courier", "-wal", "-shm")
    return {one.name for one in folder.iterdir() if not one.name.endswith(beside)}


async def test_where_no_database_is_none_is_begun_but_for_a_document(tmp_path: Path) -> None:
    missing = f"there is no database at {tmp_path / 'bot.db'}"
    names = ("announce", "tally", "backup", "export", "move")
    await all_say(tmp_path, dict.fromkeys(names, missing) | {"restore": "copy.db does not exist"})


async def test_a_database_of_a_newer_version_is_left_to_the_newer_program(tmp_path: Path) -> None:
    database = await made(tmp_path)
    with connected(database) as file:
        file.execute("INSERT INTO schema_steps VALUES (?)", (len(steps()) + 1,))
    newer = "the database is of a newer version"
    await all_say(tmp_path, dict.fromkeys(("run", "import", "announce", "tally", "move"), newer))
    for name in ("backup", "export"):  # for these it need not be understood
        assert (await command(tmp_path, *WORDS[name], database=str(database))).status == 0


async def test_what_was_moved_away_is_written_to_by_nobody(tmp_path: Path) -> None:
    async with open_database(str(await made(tmp_path))) as opened:
        await Facts(opened).set(MOVED, "2026-11-22")
    told = "this database was moved away on 2026-11-22: set BOT_DATABASE to the new address"
    await all_say(tmp_path, dict.fromkeys(("import", "announce", "tally", "move"), told))


async def test_what_is_no_database_is_said_so(tmp_path: Path) -> None:
    database = await made(tmp_path)
    database.write_bytes(b"a letter, not a database" * 999)
    said = "cannot be opened as a database: file is not a database"
    names = ("run", "import", "tally", "backup", "move")
    await all_say(tmp_path, dict.fromkeys(names, said))


async def test_somebody_elses_database_is_neither_kept_nor_handed_out(tmp_path: Path) -> None:
    database = await made(tmp_path)
    database.unlink()
    with connected(database) as file:
        file.execute("CREATE TABLE songs (name TEXT)")
    shutil.copyfile(database, tmp_path / "copy.db")
    strange = "BOT_DATABASE is no database of this bot"
    sound = "copy.db is no sound backup of this bot"
    await all_say(tmp_path, {"backup": strange, "export": strange, "restore": sound})


async def test_a_folder_is_no_file(tmp_path: Path) -> None:
    database = await made(tmp_path)
    (tmp_path / "copy.db").unlink()
    for name in ("copy.db", "new.db", "new.zip"):
        (tmp_path / name).mkdir()
    said = {
        "restore": "copy.db is a folder, not a backup",
        "backup": "new.db exists already: a backup overwrites nothing",
        "export": "new.zip exists already: an export overwrites nothing",
    }
    await all_say(tmp_path, said)
    database.unlink()
    database.mkdir()
    names = ("run", "announce", "export")
    await all_say(tmp_path, dict.fromkeys(names, "cannot be opened as a database"))


@pytest.mark.parametrize("name", ["run", "announce", "export"])
async def test_a_server_that_does_not_answer_is_one_line_without_its_password(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "case.txt").write_text(URGENT_ACTION)
    ended = await command(tmp_path, *WORDS[name], database=NOWHERE, token=TOKEN)
    line = refusal(ended)
    assert "the PostgreSQL database cannot be opened" in line
    assert "s3cret" not in line
    assert left_in(tmp_path) == {"case.txt"}


@pytest.mark.parametrize("name", ["backup", "export"])
async def test_where_the_disk_is_full_nothing_half_stays(tmp_path: Path, name: str) -> None:
    database = await made(tmp_path)
    with connected(database) as file:
        noise = "INSERT INTO facts VALUES (hex(randomblob(8)), hex(randomblob(20000)))"
        for _ in range(20):
            file.execute(noise)
    before = left_in(tmp_path)
    ended = await _on_a_small_disk(tmp_path, *WORDS[name], database=str(database))
    line = refusal(ended)
    assert "could not be written" in line
    assert left_in(tmp_path) == before


async def _on_a_small_disk(folder: Path, *words: str, **settings: str) -> Ended:
    """No file may grow beyond 100 kB, which is how a full disk looks from a program."""
    shell = f'ulimit -f 100; exec "{sys.executable}" -m bot {" ".join(words)}'
    process = await asyncio.create_subprocess_exec(
        "bash",
        *("-c", shell),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=folder,
        env=environment(settings),
    )
    async with asyncio.timeout(PATIENCE):
        out, err = await process.communicate()
    return Ended(process.returncode or 0, out.decode(), err.decode())
