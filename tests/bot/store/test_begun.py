"""A correction that was begun and not changed is no draft: nothing lists it, nothing keeps it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bot.store.audit import Action
from bot.store.cases import Cases
from bot.store.draft_words import DraftWords, Place
from bot.store.drafts import Drafts
from bot.store.proposals import Proposals
from tests.bot.store.test_drafts import imported

if TYPE_CHECKING:
    from bot.store.database import Database
    from cases.case import Case

BELA, DANA = "1002", "1004"


async def _begun(database: Database) -> tuple[Case, Case]:
    """A case that is out, and its correction in which nothing is changed."""
    case = await imported(database)
    await Cases(database).publish(case.id, case.version, BELA, 1)
    draft = await Drafts(database).begin(case.id, BELA, 2)
    assert draft is not None
    return case, draft


async def _listed(database: Database) -> set[int]:
    """The versions of all drafts, wherever drafts are told of."""
    one = {draft.version for draft in await Cases(database).drafts()}
    assert one == {listed.case.version for listed in await Drafts(database).listed()}
    return one


async def _versions(database: Database) -> list[int]:
    cases = Cases(database)
    return [number for number in range(1, 10) if await cases.version(1, number) is not None]


async def test_it_is_a_draft_from_its_first_change_on(database: Database) -> None:
    case, draft = await _begun(database)
    drafts, proposals = Drafts(database), Proposals(database)
    assert await _listed(database) == set()
    assert [one.version for one in await proposals.history(case.id)] == [case.version]
    stored = await Cases(database).version(draft.id, draft.version)
    assert stored is not None
    assert stored.is_draft
    assert stored.is_unchanged
    await drafts.reword(replace(draft, title="Another"), 0, BELA, 3)
    assert await _listed(database) == {draft.version}
    assert [one.version for one in await proposals.history(case.id)][1:] == [draft.version]


async def test_two_who_begin_at_once_and_whoever_begins_later_have_the_same(
    database: Database,
) -> None:
    case = await imported(database)
    await Cases(database).publish(case.id, case.version, BELA, 1)
    drafts = Drafts(database)
    first, second = await asyncio.gather(*(drafts.begin(case.id, by, 2) for by in (BELA, DANA)))
    assert first == second == await drafts.begin(case.id, DANA, 3)
    assert first is not None
    kept = await asyncio.gather(
        *(drafts.reword(replace(first, title=by), 0, by, 4) for by in (BELA, DANA))
    )
    assert sum(one is not None for one in kept) == 1, "the other one is told"
    assert await drafts.begin(case.id, BELA, 5) == (await Cases(database).drafts())[0]
    assert await _versions(database) == [case.version, first.version]


async def test_begun_again_it_reads_what_is_out_by_then(database: Database) -> None:
    case, draft = await _begun(database)
    cases, drafts = Cases(database), Drafts(database)
    await cases.remind_on(case.id, (1,), BELA, 3)
    again = await drafts.begin(case.id, DANA, 4)
    assert again is not None
    assert (again.version, again.reminders) == (draft.version, (1,))


async def test_extended_meanwhile_it_still_waits_for_nobody(database: Database) -> None:
    case, draft = await _begun(database)
    cases, drafts = Cases(database), Drafts(database)
    later = replace(case, deadline=date(2027, 9, 30))
    assert await cases.amend(later, DANA, 3, Action.EXTENDED)
    assert await _listed(database) == set()
    again = await drafts.begin(case.id, BELA, 4)
    assert again is not None
    assert again.version > draft.version
    assert again.deadline == later.deadline


async def test_once_a_newer_version_is_out_it_is_gone(database: Database) -> None:
    case, draft = await _begun(database)
    newer = await imported(database)
    assert newer.id == case.id
    await Cases(database).publish(newer.id, newer.version, BELA, 3)
    again = await Drafts(database).begin(case.id, BELA, 4)
    assert again is not None
    assert await _versions(database) == [case.version, newer.version, again.version]
    assert draft.version not in await _versions(database)


async def test_it_is_erased_in_the_end_unless_somebody_writes_for_it(database: Database) -> None:
    case, draft = await _begun(database)
    drafts, words = Drafts(database), DraftWords(database)
    place = Place(1002, draft.id, draft.version, "title")
    await words.keep(place, 7, "Half a title", 2)
    await drafts.drop_unchanged(1_000)
    assert draft.version in await _versions(database)
    await words.drop(place)
    await drafts.drop_unchanged(2)
    assert draft.version in await _versions(database), "as young as that"
    await drafts.drop_unchanged(3)
    assert await _versions(database) == [case.version]


async def test_a_draft_with_a_change_and_one_of_a_document_are_never_erased_so(
    database: Database,
) -> None:
    case, draft = await _begun(database)
    drafts = Drafts(database)
    await drafts.reword(replace(draft, title="Another"), 0, BELA, 3)
    other = await imported(database)
    await drafts.drop_unchanged(10**15)
    assert await _versions(database) == [case.version, draft.version, other.version]
