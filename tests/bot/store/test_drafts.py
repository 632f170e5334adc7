"""Drafts are changed by one person at a time, and nobody is overwritten unseen."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.store.approvals import Approvals
from bot.store.cases import Cases
from bot.store.draft_words import DraftWords, Place
from bot.store.drafts import Change, Drafts, Kept, NumberTaken
from bot.store.team import Role, Team
from cases.document.draft import Doubt, Draft, DraftTarget
from tests.bot.store.raw import select

if TYPE_CHECKING:
    from bot.store.database import Database
    from cases.case import Case

READ = Draft(
    title="Teacher held for a poem",
    ua_number="12.26",
    targets=(DraftTarget(name="First Official"), DraftTarget(name="Second Official")),
    needs_review=(
        Doubt("title", "it stands in two places"),
        Doubt("targets[0].emails", "there is none"),
        Doubt("targets[1].role", "there is none"),
    ),
)


async def imported(database: Database, number: str = "12.26") -> Case:
    return await Cases(database).keep_draft(replace(READ, ua_number=number), "1002", 0)


async def test_a_change_is_kept_with_who_made_it(database: Database) -> None:
    case, drafts = await imported(database), Drafts(database)
    changed = replace(case, title="A teacher is held for a poem")
    assert await drafts.reword(changed, 0, "1004", 1, settled=["title"]) == Kept(1)
    stored = await Cases(database).version(case.id, case.version)
    assert stored is not None
    assert (stored.case.title, stored.revision) == ("A teacher is held for a poem", 1)
    assert stored.changed_by == "1004"
    assert [field for field, _ in stored.doubts] == ["targets[0].emails", "targets[1].role"]


async def test_of_two_changes_to_what_both_saw_one_is_kept(database: Database) -> None:
    case, drafts = await imported(database), Drafts(database)
    kept = await asyncio.gather(
        *(
            drafts.reword(replace(case, title=title), 0, "1004", 1)
            for title in ("One title", "Another title")
        )
    )
    assert sorted(kept, key=str) == [Kept(1), None]
    stored = await Cases(database).version(case.id, case.version)
    assert stored is not None
    assert stored.case.title == ("One title" if kept[0] else "Another title")


async def test_doubts_move_with_their_official(database: Database) -> None:
    case, drafts = await imported(database), Drafts(database)
    await drafts.reword(replace(case, targets=case.targets[1:]), 0, "1004", 1)
    stored = await Cases(database).version(case.id, case.version)
    assert stored is not None
    assert [field for field, _ in stored.doubts] == ["title", "targets[0].role"]


async def test_a_change_voids_the_approvals_of_that_version(database: Database) -> None:
    case, approvals = await imported(database), Approvals(database)
    await Team(database).appoint(1002, Role.OWNER, 0)
    await Team(database).appoint(1003, Role.REVIEWER, 0)
    await approvals.approve(case.id, case.version, 1003, 0)
    assert (await approvals.of(case.id, case.version)).allows("1002")
    await Drafts(database).reword(replace(case, title="Another"), 0, "1002", 1)
    assert not (await approvals.of(case.id, case.version)).allows("1002")


async def test_no_two_cases_get_one_number(database: Database) -> None:
    case, other = await imported(database), await imported(database, "13.26")
    drafts = Drafts(database)
    with pytest.raises(NumberTaken):
        await drafts.reword(replace(other, ua_number="012/26"), 0, "1002", 1)
    assert await drafts.reword(replace(other, ua_number="14.26"), 0, "1002", 1) == Kept(1)
    await Cases(database).publish(other.id, other.version, "1002", 2)
    assert await Cases(database).by_number("14/2026") is not None
    assert await Cases(database).by_number("13.26") is None
    assert case.ua_number == "12.26"


async def test_what_is_published_is_no_draft(database: Database) -> None:
    case = await imported(database)
    await Cases(database).publish(case.id, case.version, "1002", 1)
    assert await Drafts(database).reword(replace(case, title="Later"), 0, "1002", 2) is None
    shown = await Cases(database).find(case.id)
    assert shown is not None
    assert shown.title == case.title


async def test_a_correction_begins_as_what_is_published_once(database: Database) -> None:
    case, drafts = await imported(database), Drafts(database)
    assert await drafts.begin(case.id, "1002", 1) is None
    await Cases(database).publish(case.id, case.version, "1002", 1)
    begun = await asyncio.gather(*(drafts.begin(case.id, who, 2) for who in ("1002", "1004")))
    first, second = begun
    assert first == second
    assert first is not None
    assert (first.title, first.targets) == (case.title, case.targets)
    assert first.version > case.version
    assert await Cases(database).find(case.id) == case


async def test_a_change_is_undone_with_its_doubts_and_the_undoing_too(database: Database) -> None:
    case, drafts = await imported(database), Drafts(database)
    changed = replace(case, title="Another", targets=case.targets[1:])
    await drafts.reword(changed, 0, "1004", 1, settled=["title"])
    assert await drafts.undo(case.id, case.version, 1, "1002", 2) == Kept(2)
    stored = await Cases(database).version(case.id, case.version)
    assert stored is not None
    assert stored.case == case
    assert sorted(field for field, _ in stored.doubts) == [
        "targets[0].emails",
        "targets[1].role",
        "title",
    ]
    assert await drafts.undo(case.id, case.version, 2, "1002", 3) == Kept(3)
    stored = await Cases(database).version(case.id, case.version)
    assert stored is not None
    assert stored.case == changed
    assert [field for field, _ in stored.doubts] == ["targets[0].role"]
    assert [field for field, _ in stored.settled] == ["title"]


async def test_of_two_changes_the_older_is_undone_only_where_they_touch_different_fields(
    database: Database,
) -> None:
    case, drafts = await imported(database), Drafts(database)
    await drafts.reword(replace(case, title="Another"), 0, "1002", 1)
    await drafts.reword(replace(case, title="Another", country="Spain"), 1, "1004", 2)
    assert await drafts.undo(case.id, case.version, 1, "1002", 3) == Kept(3)
    stored = await Cases(database).version(case.id, case.version)
    assert stored is not None
    assert (stored.case.title, stored.case.country) == (case.title, "Spain")
    assert await drafts.undo(case.id, case.version, 1, "1002", 4) is None, "done by now"
    for revision in (0, 4, -1):
        assert await drafts.undo(case.id, case.version, revision, "1002", 4) is None


async def test_what_was_changed_since_is_known_with_who_and_when(database: Database) -> None:
    case, drafts = await imported(database), Drafts(database)
    await drafts.reword(replace(case, title="Another"), 0, "1002", 1)
    await drafts.reword(replace(case, title="Another"), 1, "1004", 2, settled=["title"])
    assert await drafts.changes(case.id, case.version, 0) == [
        Change(1, "1002", 1, ("title",)),
        Change(2, "1004", 2, ()),
    ]
    assert await drafts.changes(case.id, case.version, 1) == [Change(2, "1004", 2, ())]
    (listed,) = await drafts.listed()
    assert (listed.case.title, listed.doubts, listed.by, listed.at) == ("Another", 2, "1004", 2)


async def test_what_is_published_or_thrown_away_leaves_no_former_words(
    database: Database, database_address: str
) -> None:
    drafts, words = Drafts(database), DraftWords(database)
    for number, end in (("12.26", Cases(database).publish), ("13.26", Cases(database).discard)):
        case = await imported(database, number)
        await drafts.reword(replace(case, title="Another"), 0, "1002", 1)
        await words.keep(Place(1002, case.id, case.version, "summary"), 7, "A story", 1)
        assert await end(case.id, case.version, "1002", 2)
        for table in ("draft_changes", "draft_words"):
            assert await select(database_address, f"SELECT * FROM {table}") == []  # noqa: S608 - ours


async def test_words_that_nobody_put_anywhere_go_after_a_while(database: Database) -> None:
    words, place = DraftWords(database), Place(1002, 1, 1, "summary")
    await words.keep(place, 7, "First", 1)
    await words.keep(place, 9, "Third", 3)
    await words.keep(place, 8, "Second", 2)
    await words.keep(place, 8, "Second", 2)
    assert await words.written(place) == {7: "First", 8: "Second", 9: "Third"}
    assert await words.change(1002, 8, "Changed") == place
    assert await words.change(1004, 8, "Not theirs") is None
    assert await words.drop_older(3) == 2
    await words.keep(place, 10, "Instead", 4, alone=True)
    assert await words.written(place) == {10: "Instead"}
    assert await words.written(Place(1004, 1, 1, "summary")) == {}


async def test_an_approval_in_the_moment_of_a_change_is_of_what_was_seen(
    database: Database,
) -> None:
    case, approvals = await imported(database), Approvals(database)
    await Team(database).appoint(1002, Role.OWNER, 0)
    await Team(database).appoint(1003, Role.REVIEWER, 0)
    await asyncio.gather(
        Drafts(database).reword(replace(case, title="Another"), 0, "1002", 1),
        approvals.approve(case.id, case.version, 1003, 1, revision=0),
    )
    assert not (await approvals.of(case.id, case.version)).allows("1002")
    await approvals.approve(case.id, case.version, 1003, 2, revision=1)
    assert (await approvals.of(case.id, case.version)).allows("1002")


async def test_a_number_stays_once_it_was_public(database: Database) -> None:
    case, drafts = await imported(database), Drafts(database)
    await Cases(database).publish(case.id, case.version, "1002", 1)
    begun = await drafts.begin(case.id, "1002", 2)
    assert begun is not None
    with pytest.raises(NumberTaken) as refused:
        await drafts.reword(replace(begun, ua_number="99.26"), 0, "1002", 3)
    assert refused.value.is_fixed


async def test_a_version_published_in_the_moment_of_a_change_is_the_one_that_was_seen(
    database: Database,
) -> None:
    case, cases = await imported(database), Cases(database)
    kept, is_out = await asyncio.gather(
        Drafts(database).reword(replace(case, title="Another"), 0, "1004", 1),
        cases.publish(case.id, case.version, "1002", 1, revision=0),
    )
    assert (kept is None) == is_out
    shown = await cases.find(case.id)
    assert (shown == case) if is_out else (shown is None)
