"""Who decides does so as what they are at that instant; two who meet there do it one by one."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.announcing import announcement
from bot.store.approvals import Approvals
from bot.store.audit import Action, Audit
from bot.store.broadcasts import Broadcasts
from bot.store.cases import Cases
from bot.store.corrections import Correction, Corrections
from bot.store.deciding import OWNING, Member
from bot.store.drafts import Drafts
from bot.store.endings import Endings
from bot.store.facts import take_id
from bot.store.superseding import occasion
from bot.store.team import Removal, Role, Team
from cases.document.draft import Draft, DraftTarget
from tests.bot.store.raw import select

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from bot.store.database import Database
    from cases.case import Case

BELA, CHIDI, DANA = 1002, 1003, 1004
NOW = 1_700_000_000_000
ROUNDS = 6
READ = Draft(title="Free her", deadline=date(2027, 6, 1), targets=(DraftTarget(name="A Judge"),))


@pytest.fixture
async def team(database: Database) -> Team:
    """Bela and Dana are owners, Chidi a reviewer; nobody has to approve yet."""
    team = Team(database)
    for member, role in ((BELA, Role.OWNER), (CHIDI, Role.REVIEWER), (DANA, Role.OWNER)):
        await team.appoint(member, role, NOW)
    assert await Approvals(database).switch(BELA, NOW, is_needed=False)
    return team


async def drafted(database: Database, number: int) -> Case:
    draft = replace(READ, ua_number=f"{number}.26")
    return await Cases(database).keep_draft(draft, str(BELA), NOW)


async def published(database: Database, number: int) -> Case:
    case = await drafted(database, number)
    assert await Cases(database).publish(case.id, case.version, "demo", NOW)
    return case


async def question(database: Database, case: Case) -> int:
    """A broadcast of this case that waits for a yes."""
    return (await Broadcasts(database).draft(announcement(case, str(DANA)), NOW)).id


async def order(database: Database) -> list[tuple[Action | None, str]]:
    """What was done, and by whom, the oldest first."""
    return [(one.action, one.who) for one in await Audit(database).all()]


async def test_who_is_removed_at_that_instant_has_sent_it_before_or_never_does(
    database: Database, team: Team
) -> None:
    broadcasts = Broadcasts(database)
    for number in range(1, ROUNDS + 1):
        await team.appoint(DANA, Role.COORDINATOR, NOW)
        id_ = await question(database, await published(database, number))
        both: list[Awaitable[object]] = [
            broadcasts.start(id_, Member(DANA), NOW),
            team.remove(DANA, NOW, BELA),
        ]
        await asyncio.gather(*(both if number % 2 else both[::-1]))
        begun = await broadcasts.find(id_)
        assert begun
        done = await order(database)
        last = [one for one in done if one[0] in {Action.SENT, Action.REMOVED}][-2:]
        if begun.state == "queueing":
            assert last == [(Action.SENT, str(DANA)), (Action.REMOVED, str(BELA))]
        else:
            assert begun.state == "draft"
            assert last[-1] == (Action.REMOVED, str(BELA))
    late = await question(database, await published(database, ROUNDS + 1))
    assert not await broadcasts.start(late, Member(DANA), NOW)


async def test_a_yes_that_is_taken_back_at_that_instant_counts_before_or_not_at_all(
    database: Database, team: Team
) -> None:
    broadcasts, approvals = Broadcasts(database), Approvals(database)
    cases = [await published(database, number) for number in range(1, ROUNDS + 1)]
    await approvals.switch(BELA, NOW, is_needed=True)
    for turn, case in enumerate(cases):
        id_ = await question(database, case)
        assert await approvals.approve(case.id, case.version, CHIDI, NOW)
        back = approvals.take_back(case.id, case.version, CHIDI, NOW)
        start = broadcasts.start(id_, Member(DANA), NOW)
        await asyncio.gather(*((start, back) if turn % 2 else (back, start)))
        begun = await broadcasts.find(id_)
        assert begun
        seen = [action for action, _ in await order(database)][-2:]
        sent = [Action.SENT, Action.TOOK_BACK]
        assert seen == sent if begun.state == "queueing" else seen[-1] == Action.TOOK_BACK


async def test_what_is_edited_at_that_instant_is_not_published_with_an_older_yes(
    database: Database, team: Team
) -> None:
    cases, drafts, approvals = Cases(database), Drafts(database), Approvals(database)
    await approvals.switch(BELA, NOW, is_needed=True)
    for number in range(1, ROUNDS + 1):
        case = await drafted(database, number)
        assert await approvals.approve(case.id, case.version, CHIDI, NOW)
        other = replace(case, title="Free them both")
        shown, kept = await asyncio.gather(
            cases.publish(case.id, case.version, Member(BELA), NOW),
            drafts.reword(other, 0, str(DANA), NOW),
        )
        assert shown is (kept is None)
        now = await cases.find(case.id)
        assert now is None or now.title == "Free her", "what was approved, and nothing else"


async def test_a_case_that_is_withdrawn_at_that_instant_is_not_announced(
    database: Database, team: Team
) -> None:
    broadcasts, corrections = Broadcasts(database), Corrections(database)
    for number in range(1, ROUNDS + 1):
        case = await published(database, number)
        id_ = await question(database, case)
        _, done = await asyncio.gather(
            broadcasts.start(id_, Member(BELA), NOW),
            corrections.withdraw(case.id, Member(DANA), NOW),
        )
        assert done is not None
        begun = await broadcasts.find(id_)
        assert begun
        assert begun.state == "cancelled"
        late = await question(database, case)
        assert not await broadcasts.start(late, Member(BELA), NOW)


@pytest.mark.parametrize("database_address", ["postgres"], indirect=True)
async def test_what_is_cancelled_does_not_wait_for_reminders_as_a_withdrawal_has_to(
    database: Database, database_address: str, team: Team
) -> None:
    running, other = await published(database, 1), await published(database, 2)
    broadcasts, corrections = Broadcasts(database), Corrections(database)
    id_ = await question(database, running)
    assert await broadcasts.start(id_, Member(BELA), NOW)
    async with database.transaction() as reminders:
        await take_id(reminders, "reminding")
        withdrawing = asyncio.create_task(corrections.withdraw(other.id, Member(DANA), NOW))
        async with asyncio.timeout(10):
            while not await select(database_address, "SELECT 1 FROM pg_locks WHERE NOT granted"):
                assert not withdrawing.done()
            assert await broadcasts.cancel(id_, Member(BELA), NOW)
        assert not withdrawing.done()
    assert await withdrawing is not None


async def test_everything_that_is_decided_at_one_instant_is_done_or_refused_and_nothing_hangs(
    database: Database, team: Team
) -> None:
    """On PostgreSQL each waits for the others in one order: none is aborted for a deadlock."""
    cases, broadcasts, endings = Cases(database), Broadcasts(database), Endings(database)
    approvals, corrections = Approvals(database), Corrections(database)
    by, owner = Member(DANA), Member(DANA, OWNING)
    for number in range(1, 4):
        await team.appoint(DANA, Role.OWNER, NOW)
        case, other = await published(database, 2 * number), await published(database, 99 + number)
        id_, begun = await question(database, case), await Drafts(database).begin(other.id, "x", 1)
        news = await endings.draft_news(other.id, "good", "Free at last.", str(BELA), NOW)
        assert begun
        mended = Correction(other.id, begun.version, 0, (occasion(other), occasion(begun)))
        longer = replace(case, deadline=date(2027, 7, 1))
        await asyncio.gather(
            broadcasts.start(id_, by, NOW),
            broadcasts.schedule(id_, NOW + 1, by, NOW),
            broadcasts.begin_scheduled(id_, "schedule", NOW),
            broadcasts.cancel(id_, owner, NOW),
            cases.amend(longer, by, NOW, Action.EXTENDED),
            cases.remind_on(case.id, (2, 0), by, NOW),
            cases.close(case.id, by, NOW),
            cases.discard(other.id, begun.version, by, NOW),
            corrections.publish(mended, by, NOW),
            corrections.withdraw(other.id, by, NOW),
            endings.tell_news(news, by, NOW),
            approvals.approve(case.id, case.version, CHIDI, NOW),
            approvals.take_back(case.id, case.version, CHIDI, NOW),
            approvals.switch(BELA, NOW, is_needed=number % 2 == 0),
            team.remove(DANA, NOW, BELA),
        )
        await approvals.switch(BELA, NOW, is_needed=False)
        done = await order(database)
        removed = max(place for place, one in enumerate(done) if one[0] is Action.REMOVED)
        assert all(who != str(DANA) for _, who in done[removed:]), (
            "nothing after they were removed"
        )


async def test_only_an_owner_removes_others_and_a_removed_one_nobody(team: Team) -> None:
    assert await team.remove(BELA, NOW, CHIDI) is Removal.NO_OWNER
    assert await team.remove(DANA, NOW, BELA) is Removal.DONE
    assert await team.remove(BELA, NOW, DANA) is Removal.NO_OWNER
    assert await team.remove(CHIDI, NOW, CHIDI) is Removal.DONE, "everybody may leave"
