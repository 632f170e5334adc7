"""The totals of a case without Telegram."""

from __future__ import annotations

import csv
import io
import stat
import zipfile
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from bot.store import open_database
from bot.store.appeals import Appeal, Appeals, Told
from bot.store.cases import Cases
from bot.store.tallies import Tallies
from cases.document import read_text
from tests.bot.store.lines import plain
from tests.handlers.coordinator.documents import URGENT_ACTION
from tests.processes import Ended, command, refusal

if TYPE_CHECKING:
    from pathlib import Path

DATABASE = "data/bot.db"


async def published(folder: Path, reports: int, text: str = URGENT_ACTION) -> None:
    """A case with so many reports by e-mail to each of its two officials."""
    (folder / "data").mkdir(exist_ok=True)
    async with open_database(str(folder / DATABASE)) as database:
        cases, appeals = Cases(database), Appeals(database)
        case = await cases.keep_draft(read_text(text), "test", 0)
        await cases.publish(case.id, case.version, "test", 0)
        for target in case.targets:
            contact = target.contacts[-1]
            for person in range(reports):
                appeal = Appeal(3000 + person, case.id, target.id, contact.channel, contact.id)
                told = Told(language="en", own_words=person % 2 == 0)
                await appeals.report(appeal, 0, "2026-03-10", "ES", told)


def left_in(folder: Path) -> list[str]:
    """What the command left there."""
    return [path.name for path in folder.iterdir()]


async def shared(folder: Path) -> list[tuple[str, str]]:
    async with open_database(str(folder / DATABASE)) as database:
        return [(one.who, plain(one)) for one in await Tallies(database).shared(1, 20)]


async def test_the_totals_are_printed_and_nothing_is_shared(tmp_path: Path) -> None:
    await published(tmp_path, 12, URGENT_ACTION.replace("FOR A POEM", "FOR A \x1b[31m POEM"))
    ended = await command(tmp_path, "tally", "084/26")
    assert (ended.status, ended.err) == (0, "")
    for line in (
        "Urgent Action 84.26, version 1",
        "24 · Appeals reported",
        "  12 · Jane Roe",
        "  24 · Spain",
        "  24 · 10 Mar 2026",
        "Own words · 50 %",
    ):
        assert line in ended.out.splitlines()
    assert "\x1b" not in ended.out
    assert await shared(tmp_path) == []


async def test_few_reports_are_no_number_and_no_file(tmp_path: Path) -> None:
    await published(tmp_path, 2)
    ended = await command(tmp_path, "tally", "84.26")
    assert ended.status == 0
    assert "Fewer than 5 appeals have been reported" in ended.out
    assert "Jane Roe" not in ended.out
    refused = await command(tmp_path, "tally", "84.26", "--csv", "totals.csv")
    assert "fewer than 5 appeals of Urgent Action 84.26" in refusal(refused)
    assert not (tmp_path / "totals.csv").exists()


async def test_files_are_written_once_and_each_is_written_down(tmp_path: Path) -> None:
    await published(tmp_path, 6)
    out = await command(tmp_path, "tally", "84.26", "--csv", "-")
    rows = list(csv.reader(io.StringIO(out.out.removeprefix("\ufeff"))))
    assert rows[:2] == [["Table", "Group", "Reports"], ["Appeals reported", "", "12"]]
    assert await command(tmp_path, "tally", "84.26", "--xlsx", "totals.xlsx") == Ended(
        0, "written: totals.xlsx\n", ""
    )
    assert zipfile.is_zipfile(tmp_path / "totals.xlsx")
    letter = ("tally", "84.26", "--pdf", "letter.pdf", "--official", "2")
    ended = await command(tmp_path, *letter, contact="The Network\nnetwork@example.org")
    assert ended == Ended(0, "written: letter.pdf\n", "")
    with pypdfium2.PdfDocument(tmp_path / "letter.pdf") as document:
        page = document[0].get_textpage().get_text_bounded()
    assert "The Network" in page
    assert "12 appeals" in page
    assert await shared(tmp_path) == [
        ("command line", "shared file letter official Richard Doe"),
        ("command line", "shared file xlsx"),
        ("command line", "shared file csv"),
    ]


async def test_what_is_there_is_not_overwritten(tmp_path: Path) -> None:
    await published(tmp_path, 6)
    (tmp_path / "kept.csv").write_text("kept")
    line = refusal(await command(tmp_path, "tally", "84.26", "--csv", "kept.csv"))
    assert line == "uabot: kept.csv exists already: nothing is overwritten"
    assert (tmp_path / "kept.csv").read_text() == "kept"
    assert await shared(tmp_path) == []
    assert stat.S_ISREG((tmp_path / "kept.csv").stat().st_mode)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("85.26",), "there is no Urgent Action with the number 85.26"),
        (("<b>",), "<b> is no UA number"),
        (("84.26", "--csv", "no/such/folder.csv"), "no/such/folder.csv: No such file"),
        (("84.26", "--csv", "a.csv", "--pdf", "a.pdf"), "one of --csv, --xlsx and --pdf"),
        (("84.26", "--pdf", "a.pdf", "--official", "3"), "there is no official 3"),
    ],
)
async def test_what_cannot_be_done_is_one_line(
    tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    await published(tmp_path, 6)
    assert said in refusal(await command(tmp_path, "tally", *words))
    assert left_in(tmp_path) == ["data"]
