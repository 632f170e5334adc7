"""Whoever wonders why a document was read so is shown it line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.processes import command, refusal

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = """URGENT ACTION

WRITER HELD WITHOUT CHARGE

PLEASE TAKE ACTION AS SOON AS POSSIBLE UNTIL: 30 July 2031

CONTACT INFORMATION
Minister of Justice Jane Roe
1 High Street
Kingston, Jamaica
Email: roe@example.org
A line \x1b[31m that \u202e nobody can place anywhere at all here.
"""


async def test_each_line_is_shown_with_what_it_was_taken_for(tmp_path: Path) -> None:
    (tmp_path / "case.txt").write_text(DOCUMENT, encoding="utf-8")
    ended = await command(tmp_path, "read", "--explain", "case.txt")
    assert (ended.status, ended.err) == (0, "")
    rows = {int(row.split()[0]): row for row in ended.out.splitlines()}
    assert "heading" in rows[3]
    assert "title" in rows[3]
    assert "deadline" in rows[5]
    assert "targets[0].name" in rows[8]
    assert "targets[0].emails" in rows[11]
    assert "unplaced" in rows[12]
    assert rows[12].endswith("here.")


async def test_nothing_in_a_document_moves_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "case.txt").write_text(DOCUMENT, encoding="utf-8")
    ended = await command(tmp_path, "read", "--explain", "case.txt")
    assert not {"\x1b", "\u202e"} & set(ended.out)


async def test_what_cannot_be_read_is_one_line_here_too(tmp_path: Path) -> None:
    line = refusal(await command(tmp_path, "read", "--explain", "missing.txt"))
    assert line.startswith("uabot: missing.txt: ")
