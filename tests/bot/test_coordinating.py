"""A coordinator without Telegram: documents become cases, and a case is announced once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.announcing import announcement
from bot.main import machine_ms, machine_now
from bot.store import open_database
from bot.store.approvals import Approvals
from bot.store.audit import Audit
from bot.store.broadcast import Audience
from bot.store.broadcasts import Broadcasts
from bot.store.cases import Cases
from bot.store.supporters import Supporters
from bot.store.team import Role, Team
from tests.bot.operating import AMINA, Operator, operating
from tests.bot.store.lines import plain
from tests.handlers.coordinator.documents import URGENT_ACTION
from tests.processes import Ended, command, refusal

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

DATABASE = "data/bot.db"
LONG = 30.0  # seconds: processes start on a machine that may be busy


def written(folder: Path, name: str = "case.txt", **changes: str) -> str:
    """A document of this name, open for some days; its name."""
    until = (machine_now() + timedelta(days=20)).strftime("%d %B %Y")
    text = URGENT_ACTION.replace("30 March 2026", until)
    for old, new in changes.items():
        text = text.replace(old.replace("_", " "), new)
    (folder / name).write_text(text, encoding="utf-8")
    return name


async def state_of(folder: Path) -> tuple[list[str], list[str], list[str]]:
    """The titles of the published cases, those of the drafts, and what is audited."""
    async with open_database(str(folder / DATABASE)) as database:
        published = [case.title for case in await Cases(database).published()]
        drafts = [case.title for case in await Cases(database).drafts()]
        done = await Audit(database).all()
    assert {one.who for one in done} <= {"command line"}
    return published, drafts, [plain(one) for one in done]


async def broadcasts_in(folder: Path) -> list[str]:
    """The state of every broadcast of the first case that sends something."""
    async with open_database(str(folder / DATABASE)) as database:
        found = await Broadcasts(database).of_case(1)
    return [one.state for one in found if not one.is_edit]


# import


async def test_imported_documents_are_drafts_that_only_coordinators_see(tmp_path: Path) -> None:
    written(tmp_path)
    written(tmp_path, "other.txt", POEM="SONG", **{"84.26": "85.26"})
    ended = await command(tmp_path, "import", "case.txt", "other.txt")
    assert ended == Ended(
        0,
        "case.txt: draft of Urgent Action 84.26, version 1\n"
        "other.txt: draft of Urgent Action 85.26, version 1\n",
        "",
    )
    assert await state_of(tmp_path) == (
        [],
        ["TEACHER HELD FOR A POEM", "TEACHER HELD FOR A SONG"],
        ["imported version 1"] * 2,
    )


async def test_a_document_without_doubts_is_published_where_asked(tmp_path: Path) -> None:
    ended = await command(tmp_path, "import", "--publish", written(tmp_path))
    assert ended == Ended(0, "case.txt: published Urgent Action 84.26, version 1\n", "")
    again = await command(tmp_path, "import", "--publish", written(tmp_path, POEM="SONG"))
    assert again.out == "case.txt: published Urgent Action 84.26, version 2\n"
    assert (await state_of(tmp_path))[0] == ["TEACHER HELD FOR A SONG"]


async def test_doubts_keep_a_draft_unless_they_are_accepted(tmp_path: Path) -> None:
    doubtful = written(tmp_path, **{"UNTIL: ": "SOON"})
    line = refusal(await command(tmp_path, "import", doubtful, "--publish"))
    assert "draft of Urgent Action 84.26, version 1, not published: look at deadline" in line
    assert "--accept-doubts" in line
    assert (await state_of(tmp_path))[:2] == ([], ["TEACHER HELD FOR A POEM"])
    accepted = await command(tmp_path, "import", doubtful, "--publish", "--accept-doubts")
    assert accepted == Ended(0, "case.txt: published Urgent Action 84.26, version 2\n", "")


async def test_what_would_break_supporters_screens_is_published_by_no_option(
    tmp_path: Path,
) -> None:
    nameless = written(tmp_path, **{"TEACHER HELD FOR A POEM\n": ""})
    endless = written(tmp_path, "endless.txt", **{"lawyer has seen.": "lawyer has seen. " * 2000})
    ended = await command(tmp_path, "import", "--publish", "--accept-doubts", nameless, endless)
    line = refusal(ended)
    assert "case.txt: draft of Urgent Action 84.26, version 1, not published: it has no" in line
    assert "is longer than 20000 characters" in line
    published, drafts, _ = await state_of(tmp_path)
    assert (published, len(drafts)) == ([], 2)


async def test_a_document_in_trouble_keeps_no_other_from_being_imported(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").write_bytes(b"\x00\x01")
    good = written(tmp_path, "good \udcff.txt".encode(errors="surrogateescape").hex() + ".txt")
    ended = await command(tmp_path, "import", "--publish", "gone.txt", good, "broken.txt")
    assert ended.status == 1
    assert ended.out == f"{good}: published Urgent Action 84.26, version 1\n"
    assert ended.err.splitlines() == [
        "uabot: gone.txt: No such file or directory; broken.txt: This file is not a text"
    ]


# announce


async def test_what_cannot_be_announced_is_told_and_nobody_is_written_to(tmp_path: Path) -> None:
    await command(tmp_path, "import", written(tmp_path))
    for number, said in (
        ("84", "84 is no UA number: write it like 84.19"),
        ("' OR 1=1", "is no UA number"),
        ("99.26", "there is no Urgent Action with the number 99.26"),
        ("084/2026", "Urgent Action 84.26 is only a draft: publish it first"),
    ):
        assert said in refusal(await command(tmp_path, "announce", number))
    assert await broadcasts_in(tmp_path) == []
    (tmp_path / "case.txt").write_text(URGENT_ACTION.replace("2026", "2020"))
    await command(tmp_path, "import", "--publish", "--accept-doubts", "case.txt")
    line = refusal(await command(tmp_path, "announce", "84.26"))
    assert line == "uabot: the deadline of Urgent Action 84.26, version 2 is over"
    async with open_database(str(tmp_path / DATABASE)) as database:
        await Cases(database).close(1, "1002", machine_ms())
    line = refusal(await command(tmp_path, "announce", "84.26"))
    assert line == "uabot: Urgent Action 84.26, version 2 is closed"
    assert await broadcasts_in(tmp_path) == []


@pytest.mark.parametrize(("people", "told"), [(4, "fewer than 5"), (5, "5")])
async def test_announced_twice_nobody_is_queued_twice_and_few_are_not_counted(
    tmp_path: Path, people: int, told: str
) -> None:
    await command(tmp_path, "import", "--publish", written(tmp_path))
    async with open_database(str(tmp_path / DATABASE)) as database:
        for id_ in range(people):
            await Supporters(database).meet(id_ + 1, 0)
            await Supporters(database).subscribe(id_ + 1, 0)
    first = await command(tmp_path, "announce", "084/26")
    name = "Urgent Action 84.26, version 1"
    assert first == Ended(0, f"announcing {name} to {told} subscribers\n", "")
    again = await command(tmp_path, "announce", "84.26")
    before = f"{name} was announced before: that broadcast is queueing\n"
    assert again == Ended(0, before, "")
    assert await broadcasts_in(tmp_path) == ["queueing"]
    assert (await state_of(tmp_path))[2][-1] == "sent broadcast 1"


async def test_after_some_got_it_the_command_goes_on_with_all_the_others(tmp_path: Path) -> None:
    await command(tmp_path, "import", "--publish", written(tmp_path))
    async with open_database(str(tmp_path / DATABASE)) as database:
        supporters, broadcasts = Supporters(database), Broadcasts(database)
        for id_ in range(1, 13):
            await supporters.meet(id_, 0)
            await supporters.choose_language(id_, "es" if id_ < 6 else "en")
            await supporters.subscribe(id_, 0)
        case = await Cases(database).find(1)
        assert case
        new = announcement(case, "1002", Audience(language="es"))
        id_ = (await broadcasts.draft(new, machine_ms())).id
        await broadcasts.start(id_, "1002", machine_ms())
        await broadcasts.queue(id_, "en")
    before = "Urgent Action 84.26, version 1 was announced before: that broadcast is running\n"
    assert await command(tmp_path, "announce", "84.26") == Ended(0, before, "")
    with closing(sqlite3.connect(tmp_path / DATABASE)) as opened, opened:
        opened.execute("UPDATE deliveries SET state = 'sent'")
        opened.execute("UPDATE broadcasts SET state = 'done', ended_at = 1")
    told = "announcing Urgent Action 84.26, version 1 to 7 subscribers\n"
    assert await command(tmp_path, "announce", "84.26") == Ended(0, told, "")
    assert await broadcasts_in(tmp_path) == ["queueing", "done"]


async def test_in_a_team_the_commands_wait_for_a_members_approval(tmp_path: Path) -> None:
    await command(tmp_path, "import", "--publish", written(tmp_path))
    async with open_database(str(tmp_path / DATABASE)) as database:
        for id_, role in ((1002, Role.OWNER), (1003, Role.REVIEWER)):
            await Team(database).appoint(id_, role, 0)
    line = refusal(await command(tmp_path, "announce", "84.26"))
    name = "Urgent Action 84.26, version 1"
    assert line == f"uabot: {name} waits for a second person's approval in /team"
    assert await broadcasts_in(tmp_path) == []
    other = written(tmp_path, "other.txt", **{"84.26": "85.26"})
    line = refusal(await command(tmp_path, "import", "--publish", "--accept-doubts", other))
    draft = "other.txt: draft of Urgent Action 85.26, version 1, not published"
    assert line == f"uabot: {draft}: it waits for a second person's approval in /team"
    async with open_database(str(tmp_path / DATABASE)) as database:
        assert [case.id for case in await Cases(database).drafts()] == [2]
        assert [case.id for case in await Cases(database).published()] == [1]
        stored = await Cases(database).version(1, 1)
        assert stored
        approvals = Approvals(database)
        assert await approvals.approve(1, 1, 1003, machine_ms(), stored.revision)
    told = f"announcing {name} to fewer than 5 subscribers\n"
    assert await command(tmp_path, "announce", "84.26") == Ended(0, told, "")


# beside a bot that runs


@pytest.fixture
async def operator(tmp_path: Path) -> AsyncIterator[Operator]:
    async with operating(tmp_path) as operator:
        yield operator


async def test_what_is_announced_beside_a_running_bot_is_received(operator: Operator) -> None:
    async with operator.runs() as bot:
        amina = await operator.welcomes(AMINA, "Amina")
        number = await operator.publishes_a_case()
        assert (await operator.tells("announce", number)).status == 0
        await amina.waits_for(f"Urgent Action {number}", LONG)
        again = await operator.tells("announce", number)
        assert "was announced before" in again.out
        await bot.says("broadcast ended")
        assert await bot.stops() == 0
    cards = [one for one in await amina.reads() if f"Urgent Action {number}" in one["text"]]
    assert len(cards) == 1


async def test_a_backup_of_a_running_bot_is_put_back_when_it_is_stopped(
    operator: Operator,
) -> None:
    copy = str(operator.home / "copy.db")
    async with operator.runs() as bot:
        await operator.welcomes(AMINA, "Amina")
        saved = await operator.tells("backup", copy)
        assert saved == Ended(0, f"written: {copy}\n", "")
        assert "overwrites nothing" in refusal(await operator.tells("backup", copy))
        number = await operator.publishes_a_case()
        refused = refusal(await operator.tells("restore", copy))
        assert refused == "uabot: a bot runs on this database: stop it first"
        assert await bot.stops() == 0
    restored = await operator.tells("restore", copy)
    assert (restored.status, restored.err) == (0, "")
    aside = restored.out.rpartition("what was there before is ")[2].strip()
    assert titles(operator.database) == 0
    assert titles(aside) == 1
    assert "no Urgent Action" in refusal(await operator.tells("announce", number))
    async with operator.runs() as bot:
        amina = operator.telegram.person(AMINA)
        await amina.writes("/my_data")
        await amina.waits_for("English", LONG)
        assert await bot.stops() == 0


def titles(database: str) -> int:
    """How many cases are in this file."""
    with closing(sqlite3.connect(database)) as file:
        return int(file.execute("SELECT count(*) FROM cases").fetchone()[0])
