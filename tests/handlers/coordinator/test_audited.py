"""Whatever a member of the team changes is written down: who, what, when, in which case."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.store import queries
from bot.store.appeals import Appeal
from bot.store.facts import Facts
from bot.store.holding import RESTORED
from cases.case import Channel
from handlers import member_buttons
from tests.bot.store.lines import plain
from tests.handlers.coordinator.documents import URGENT_ACTION, draft_of
from tests.handlers.coordinator.stage import BUTTONS, Stage, crafted, stage_on
from tests.handlers.parts import AMINA, BELA, CHIDI, NOW

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database

NOW_MS = int(NOW.timestamp() * 1000)
ONLY_PREPARED = {"broadcasts", "audit"}
"""What a step may prepare without a line: a draft of a broadcast is asked about once more."""
STORY: tuple[tuple[int, str, str, int | None], ...] = (
    (BELA, "approval:1", "switched_approval on True", None),
    (BELA, "askapprove:1:1:0", "asked_approval version 1 revision 0", 1),
    (CHIDI, "approve:1:1:0", "approved version 1", 1),
    (CHIDI, "unapprove:1:1", "took_back version 1", 1),
    (BELA, "approvaloff", "switched_approval on False", None),
    (BELA, "publish:2:1:0:1", "published version 1", 2),
    (BELA, "setkind:3:1:0:update", "changed version 1 fields kind", 3),
    (BELA, "undoedit:3:1:1", "changed version 1 fields kind", 3),
    (BELA, "emptyone:3:1:2:deadline", "changed version 1 fields deadline", 3),
    (BELA, "discard:3:1:3", "discarded version 1", 3),
    (BELA, "setdays:1:1:2_0", "reminders", 1),
    (BELA, "stays:1:1", "kept_open", 1),
    (BELA, "alive:1:1", "contacts_work", 1),
    (BELA, "rmans:1:1:1", "removed_answer answer 1", 1),
    (BELA, "tallyas:1:1:csv", "shared file csv", 1),
    (BELA, "sendat:1:29553840", "scheduled broadcast 1", 1),
    (BELA, "send:1", "sent broadcast 1", 1),
    (BELA, "pause:1", "paused broadcast 1", 1),
    (BELA, "resume:1", "resumed broadcast 1", 1),
    (BELA, "cancel:1", "cancelled broadcast 1", 1),
    (BELA, "extend:1:1:28", "extended", 1),
    (BELA, "closenow:1:2", "closed", 1),
    (BELA, "follow:1:2", "followed case 2", 1),
    (BELA, "correct:1", "began version 3", 1),
    (BELA, "goon", "let_go_on", None),
    (BELA, "invite:coordinator", "invited role coordinator", None),
    (BELA, f"dismissnow:{CHIDI}", f"removed role reviewer member {CHIDI}", None),
)

ENDS_IT = {member_buttons.LeaveTeam, member_buttons.RemoveMember}
"""After these Bela, or Chidi, can do nothing more on this stage."""


@pytest.fixture
async def staged(database: Database, database_address: str) -> tuple[Stage, Services]:
    """A third case as a draft, an answer, a contact in doubt, and all that goes out is held."""
    stage, services = await stage_on(database, database_address)
    await draft_of(services, URGENT_ACTION.replace("84.26", "86.26"))
    case = await services.cases.find(1)
    assert case is not None
    email = next(one for one in case.targets[0].contacts if one.channel is Channel.EMAIL)
    appeal = Appeal(AMINA, case.id, case.targets[0].id, email.channel, email.id)
    for supporter in range(7_001, 7_008):
        one = Appeal(supporter, case.id, case.targets[0].id, email.channel, email.id)
        await services.appeals.report(one, NOW_MS, "2026-03-10", None)
    await services.appeals.report(appeal, NOW_MS, "2026-03-10", None)
    await services.answers.write(appeal, 1, "No.", NOW_MS)
    await services.answers.pass_on(appeal, "2026-03-10")
    await services.broken_contacts.tell(case.id, email.id, AMINA, NOW_MS)
    await Facts(database).set(RESTORED, "yes")
    assert await services.holding.look(NOW_MS) is not None
    return stage, services


async def test_every_action_leaves_its_line_with_who_when_and_case(
    staged: tuple[Stage, Services],
) -> None:
    stage, services = staged
    for by, data, what, case_id in STORY:
        before = await services.audit.all()
        await stage.tap(by, data)
        if what.startswith("sent"):  # the courier would do it
            await services.broadcasts.queue(1, "en")
        lines = (await services.audit.all())[len(before) :]
        told = [(one.who, plain(one), one.case_id, one.at) for one in lines]
        assert (data, (str(by), what, case_id, NOW_MS) in told) == (data, True), told


async def test_whatever_else_is_tapped_changes_nothing_without_a_line(
    staged: tuple[Stage, Services],
) -> None:
    stage, _ = staged
    before, lines = await read(stage)
    for data in (data for kind in BUTTONS if kind not in ENDS_IT for data in crafted(kind)):
        await stage.tap(BELA, data)
        after, written = await read(stage)
        changed = {table for table, _ in after ^ before} - ONLY_PREPARED
        assert (data, bool(changed and lines == written)) == (data, False), changed
        before, lines = after, written


async def read(stage: Stage) -> tuple[set[tuple[str, str]], int]:
    """All rows, and how many of them are lines of the audit."""
    rows = await stage.state()
    return set(rows), sum(table == "audit" for table, _ in rows)


def test_no_statement_of_ours_changes_or_removes_a_line() -> None:
    folder = Path(queries.__file__).parents[1]
    sources = [*folder.rglob("*.sql"), *folder.rglob("*.py")]
    assert len(sources) > 40
    statement = re.compile(
        r"\b(UPDATE|DELETE\s+FROM|REPLACE\s+INTO|DROP\s+TABLE|TRUNCATE)\s+audit\b", re.IGNORECASE
    )
    assert [path.name for path in sources if statement.search(path.read_text())] == []
    upsert = re.compile(r"INSERT\s+INTO\s+audit\b[^;]*?ON\s+CONFLICT", re.IGNORECASE)
    texts = [re.split(r"^-- name:", path.read_text(), flags=re.MULTILINE) for path in sources]
    assert not any(upsert.search(one) for text in texts for one in text)
