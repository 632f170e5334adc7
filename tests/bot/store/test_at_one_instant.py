"""Several who change the cases at one instant: each is kept, refused or told, never half done."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bot.store.audit import Action
from bot.store.cases import Cases
from bot.store.drafts import Drafts, Kept, NumberTaken
from bot.store.proposals import Proposals
from cases.document.draft import Draft, DraftTarget
from tests.bot.store.raw import select

if TYPE_CHECKING:
    from bot.store.database import Database
    from cases.case import Case

BELA, DANA = "1002", "1004"
ROUNDS = 12
READ = Draft(title="Free her", targets=(DraftTarget(name="An Official"),))


async def imported(database: Database, number: str | None = None) -> Case:
    return await Cases(database).keep_draft(replace(READ, ua_number=number), BELA, 0)


async def published(database: Database, number: str = "84.26") -> Case:
    draft = replace(READ, ua_number=number, deadline=date(2026, 6, 1))
    case = await Cases(database).keep_draft(draft, BELA, 0)
    assert await Cases(database).publish(case.id, case.version, BELA, 0)
    return case


async def test_a_draft_that_is_thrown_away_keeps_no_change(
    database: Database, database_address: str
) -> None:
    cases, drafts = Cases(database), Drafts(database)
    for _ in range(ROUNDS):
        case = await imported(database)
        changed = replace(case, title="Free her now")
        thrown, kept = await asyncio.gather(
            cases.discard(case.id, case.version, BELA, 1),
            drafts.reword(changed, 0, DANA, 1),
        )
        assert thrown
        assert kept in (None, Kept(1)), "before it was thrown away, or not at all"
        done = [
            row[0]
            for row in await select(
                database_address,
                f"SELECT what FROM audit WHERE case_id = {case.id} ORDER BY id",  # noqa: S608 - a number
            )
        ]
        assert done[-1].startswith("discarded"), "nobody changed it after that"
        assert await select(database_address, "SELECT count(*) FROM draft_changes") == [(0,)]


async def test_a_draft_that_somebody_looked_at_and_another_changed_is_not_thrown_away(
    database: Database,
) -> None:
    cases, drafts = Cases(database), Drafts(database)
    for _ in range(ROUNDS):
        case = await imported(database)
        thrown, kept = await asyncio.gather(
            cases.discard(case.id, case.version, BELA, 1, revision=0),
            drafts.reword(replace(case, title="Free her now"), 0, DANA, 1),
        )
        assert thrown is (kept is None), "one of the two, and the other is told"


async def test_one_number_given_in_a_document_and_by_hand_is_the_number_of_one_case(
    database: Database, database_address: str
) -> None:
    for turn in range(ROUNDS):
        number = f"{turn + 1}.26"
        case = await imported(database)
        by_hand = Drafts(database).reword(replace(case, ua_number=number), 0, DANA, 1)
        read, kept = await asyncio.gather(
            imported(database, number), by_hand, return_exceptions=True
        )
        assert not isinstance(read, BaseException)
        if isinstance(kept, NumberTaken):
            assert read.id != case.id
        else:
            assert kept == Kept(1)
            assert (read.id, read.version) == (case.id, 2), "a version of the case that has it"
    numbers = await select(database_address, "SELECT ua_key FROM cases WHERE ua_key IS NOT NULL")
    assert len(numbers) == ROUNDS


async def test_the_same_new_document_twice_is_two_versions_of_one_case(
    database: Database,
) -> None:
    for turn in range(ROUNDS):
        number = f"{turn + 1}.26"
        first, second = await asyncio.gather(*(imported(database, number) for _ in range(2)))
        assert first.id == second.id
        assert {first.version, second.version} == {1, 2}


async def test_days_of_reminders_chosen_while_it_is_extended_are_kept(database: Database) -> None:
    cases = Cases(database)
    for turn in range(ROUNDS):
        case = await published(database, f"{turn + 1}.26")
        longer = replace(case, deadline=date(2026, 7, 1))
        amended, _ = await asyncio.gather(
            cases.amend(longer, BELA, 1, Action.EXTENDED),
            cases.remind_on(case.id, (14, 7, 2, 0), DANA, 1),
        )
        now = await cases.find(case.id)
        assert amended
        assert now
        assert (now.version, now.deadline) == (2, longer.deadline)
        assert now.reminders == (14, 7, 2, 0)


async def test_an_extension_from_an_older_screen_does_not_undo_the_days(
    database: Database,
) -> None:
    cases = Cases(database)
    case = await published(database)
    await cases.remind_on(case.id, (2, 0), DANA, 1)
    await cases.amend(replace(case, deadline=date(2026, 7, 1)), BELA, 2, Action.EXTENDED)
    now = await cases.find(case.id)
    assert now
    assert now.reminders == (2, 0)


async def test_an_extension_takes_the_drafts_along_whole(
    database: Database, database_address: str
) -> None:
    """In one step: whatever breaks in between, no draft is left behind below what is out."""
    cases, proposals = Cases(database), Proposals(database)
    case = await published(database)
    draft = await cases.keep_draft(
        replace(READ, ua_number="84.26", title="Free them", deadline=date(2026, 6, 1)), DANA, 1
    )
    proposed = replace(draft, title="Free all of them")
    await proposals.confirm(proposed, {"title": False}, DANA, 1)
    amended = await cases.amend(replace(case, deadline=date(2026, 7, 1)), BELA, 2, Action.EXTENDED)
    assert amended
    (carried,) = await cases.drafts()
    assert carried.version > amended.version
    assert (carried.title, carried.deadline) == ("Free them", date(2026, 7, 1))
    known = await proposals.of(case.id, carried.version)
    assert known.taken == {"title": False}
    assert known.content == replace(proposed, version=carried.version, deadline=date(2026, 7, 1))
    for table in ("proposals", "confirmed"):
        rows = await select(database_address, f"SELECT version FROM {table}")  # noqa: S608 - ours
        assert rows == [(carried.version,)]


async def test_differences_that_are_looked_at_while_it_is_extended_go_along_or_are_too_late(
    database: Database,
) -> None:
    cases, proposals = Cases(database), Proposals(database)
    for turn in range(ROUNDS):
        case = await published(database, f"{turn + 1}.26")
        draft = await imported(database, case.ua_number)
        longer = replace(case, deadline=date(2026, 7, 1))
        amended, *_ = await asyncio.gather(
            cases.amend(longer, BELA, 1, Action.EXTENDED),
            *(proposals.confirm(draft, {mark: True}, DANA, 1) for mark in ("title", "asks")),
        )
        assert amended
        carried = amended.version + 1
        assert set((await proposals.of(case.id, carried)).taken) <= {"title", "asks"}
        assert not (await proposals.of(case.id, draft.version)).taken, "it is no draft any more"
