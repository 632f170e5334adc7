"""What an operator types, and the one line that is said when it cannot be done."""

from __future__ import annotations

import asyncio
import json
import re
from typing import TYPE_CHECKING

import pytest

from cases.document import read_bytes
from tests.handlers.coordinator.documents import URGENT_ACTION
from tests.processes import ROOT, command, refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SERVER = "postgresql://bela:s3cret@"
LARGEST = 2 * 1024 * 1024


def left_in(folder: Path) -> list[str]:
    """What the command left there."""
    return [path.name for path in folder.iterdir()]


# read


async def test_reading_prints_what_was_read_and_keeps_nothing(tmp_path: Path) -> None:
    document = (URGENT_ACTION + "\n«{name}» \u202e 🕯 <b>\x1b[31m").encode()
    (tmp_path / "ein Fall.txt").write_bytes(document)
    ended = await command(tmp_path, "read", "ein Fall.txt")
    assert (ended.status, ended.err) == (0, "")
    assert json.loads(ended.out) == read_bytes(document).contract()
    assert json.loads(ended.out)["ua_number"] == "84.26"
    assert left_in(tmp_path) == ["ein Fall.txt"]


UNREADABLE: list[tuple[Callable[[Path], object], str]] = [
    (lambda _: None, "No such file"),
    (lambda path: path.mkdir(), "Is a directory"),
    (lambda path: path.write_bytes(b"x" * (LARGEST + 1)), "larger than 2 MB"),
    (lambda path: path.write_bytes(bytes(range(256)) * 40), "not a text"),
    (lambda path: path.write_bytes(b"%PDF-1.7\n"), "damaged"),
    (lambda path: path.write_bytes(b"PK\x03\x04"), "Word file is damaged"),
    (lambda path: path.write_bytes(b" \n"), "empty"),
    (lambda path: path.symlink_to("/dev/zero"), "larger than 20 MB"),
    (lambda path: path.symlink_to(path.name), "symbolic links"),
]


async def test_what_cannot_be_read_is_one_line_that_names_it(tmp_path: Path) -> None:
    async def refused(number: int, make: Callable[[Path], object], said: str) -> None:
        file = tmp_path / f"document {number}.txt"
        make(file)
        line = refusal(await command(tmp_path, "read", file.name))
        assert line.startswith(f"uabot: {file.name}: ")
        assert said in line

    await asyncio.gather(*(refused(number, *one) for number, one in enumerate(UNREADABLE)))


# the words themselves


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("anounce 84.26", "There is no command anounce. Did you mean announce? See"),
        ("🕯", "There is no command 🕯. See python -m bot --help"),
        ("--token 1:x", "Unknown option: --token"),
        ("read", "uabot: read needs FILE. See python -m bot read --help"),
        ("import", "import needs FILES. See"),
        ("announce", "announce needs UA_NUMBER. See"),
        ("move", "move needs --to. See"),
        ("move --to", "--to needs a value. See python -m bot move --help"),
        ("backup a b", "b is too much. See python -m bot backup --help"),
        ("run --adpot", "Unknown option: --adpot. Did you mean --adopt?"),
    ],
)
async def test_a_slip_is_met_with_what_was_meant_and_where_to_look(
    tmp_path: Path, words: str, said: str
) -> None:
    assert said in refusal(await command(tmp_path, *words.split()), status=2)
    assert left_in(tmp_path) == []


async def test_every_command_of_the_guide_is_there_and_explains_itself(tmp_path: Path) -> None:
    guide = (ROOT / "bot/README.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `([a-z]+)[ `]", guide, re.MULTILINE))
    whole = await command(tmp_path, "--help")
    listed = set(re.findall(r"^. ([a-z]+) {2,}\S", whole.out, re.MULTILINE))
    assert listed == told
    assert (whole.status, whole.err) == (0, "")
    for explained in await asyncio.gather(*(command(tmp_path, one, "--help") for one in told)):
        assert (explained.status, explained.err) == (0, "")
        assert explained.out.startswith("Usage: uabot ")
    assert left_in(tmp_path) == []


# what is missing, wrong or taken


@pytest.mark.parametrize(
    ("words", "settings", "said"),
    [
        ("run", {}, "BOT_TOKEN is missing: @BotFather gives it"),
        ("run", {"token": "gibberish"}, "BOT_TOKEN must be what @BotFather gave"),
        ("demo", {"database": "mine.db"}, "BOT_DATABASE is not for the demo"),
        ("demo", {"owners": "1"}, "BOT_OWNERS is not for the demo"),
        ("demo", {"api": "http://127.0.0.1:1"}, "BOT_API is not for the demo"),
        ("", {"database": "mine.db"}, "BOT_DATABASE is not for the demo, which has its own"),
        ("announce 84.26", {"rate": "0"}, "BOT_RATE"),
        ("sandbox --listen nowhere", {}, "--listen must be HOST:PORT"),
        ("sandbox --listen 127.0.0.1:65536", {}, "--listen must be HOST:PORT"),
        ("sandbox --listen 192.0.2.1:1", {}, "--listen 192.0.2.1:1: cannot assign"),
        ("sandbox --token gibberish", {}, "--token must be"),
        ("backup copy.db", {}, "there is no database at data/bot.db"),
        ("restore copy.db", {}, "copy.db does not exist"),
        ("import case.txt", {"database": "/dev/null/bot.db"}, "/dev/null"),
        ("import case.txt", {"database": "."}, "cannot be opened as a database"),
        ("announce 84.26", {"database": f"{SERVER}127.0.0.1:1/x"}, "Connection refused"),
        ("announce 84.26", {"database": f"{SERVER}[half"}, "BOT_DATABASE must be postgresql"),
        ("announce 84.26", {"database": f"{SERVER}h:s3cret/x"}, "BOT_DATABASE must be postgresql"),
    ],
)
async def test_what_is_missing_or_wrong_is_named_and_nothing_is_begun(
    tmp_path: Path, words: str, settings: dict[str, str], said: str
) -> None:
    line = refusal(await command(tmp_path, *words.split(), **settings))
    assert said in line
    assert "s3cret" not in line
    assert left_in(tmp_path) == []


async def test_the_demo_refuses_what_stands_in_the_file_of_settings_too(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BOT_DATABASE=mine.db\n")
    assert "BOT_DATABASE is not for the demo" in refusal(await command(tmp_path, "demo"))


async def test_a_backup_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "case.txt").write_text(URGENT_ACTION)
    assert (await command(tmp_path, "import", "case.txt")).status == 0
    line = refusal(await command(tmp_path, "backup", "no-such-folder/copy.db"))
    assert "no-such-folder/copy.db" in line
    refused = await command(tmp_path, "restore", "case.txt")
    assert "case.txt is no sound backup" in refusal(refused)
