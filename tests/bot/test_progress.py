"""Long work at a terminal has a bar, which is gone at the end; elsewhere there are plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.handlers.coordinator.documents import URGENT_ACTION
from tests.processes import Ended, command
from tests.terminal import command_at_terminal

if TYPE_CHECKING:
    from pathlib import Path

BAR = "━"
ERASED = "\x1b[2K"
LINES = (
    "one.txt: draft of Urgent Action 84.26, version 1\n"
    "two.txt: draft of Urgent Action 85.26, version 1\n"
)


def documents(folder: Path) -> tuple[str, str]:
    (folder / "one.txt").write_text(URGENT_ACTION)
    (folder / "two.txt").write_text(URGENT_ACTION.replace("84.26", "85.26"))
    return "one.txt", "two.txt"


def has_bar(ended: Ended, part: str) -> bool:
    """Drawn with this part's name, and taken away again."""
    assert "\x1b" not in ended.out
    drawn, erased, rest = ended.err.rpartition(ERASED)
    return part in drawn and BAR in drawn and bool(erased) and BAR not in rest


async def test_at_a_terminal_long_work_shows_how_far_it_is(tmp_path: Path) -> None:
    imported = await command_at_terminal(tmp_path, "import", *documents(tmp_path))
    assert (imported.status, imported.out) == (0, LINES)
    assert has_bar(imported, "documents")
    saved = await command_at_terminal(tmp_path, "backup", "copy.db")
    assert (saved.status, saved.out) == (0, "written: copy.db\n")
    assert has_bar(saved, "copy.db")
    exported = await command_at_terminal(tmp_path, "export", "all.zip")
    assert exported.out.startswith("written: ")
    assert exported.out.count("\n") == 1
    assert has_bar(exported, "versions")
    restored = await command_at_terminal(tmp_path, "restore", "copy.db")
    assert restored.out.startswith("restored from copy.db: nothing is sent from it until")
    assert has_bar(restored, "bot.db")


async def test_elsewhere_nothing_is_drawn(tmp_path: Path) -> None:
    imported = await command(tmp_path, "import", *documents(tmp_path))
    assert imported == Ended(0, LINES, "")
    assert await command(tmp_path, "backup", "copy.db") == Ended(0, "written: copy.db\n", "")
    exported = await command(tmp_path, "export", "all.zip")
    assert (exported.status, exported.err) == (0, "")
    assert "cases: 2\n" in exported.out
    assert "supporters" not in exported.out, "where nothing is, nothing is told"
    restored = await command(tmp_path, "restore", "copy.db")
    assert (restored.status, restored.err, restored.out.count("\n")) == (0, "", 1)


@pytest.mark.parametrize("words", [("read", "gone.txt"), ("import", "gone.txt", "lost.txt")])
async def test_at_a_terminal_trouble_is_one_line_too(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    ended = await command_at_terminal(tmp_path, *words)
    assert ended.status == 1
    line = ended.err.rpartition(ERASED)[2]
    assert "uabot: gone.txt: No such file or directory" in line
    assert line.count("\n") == 1
