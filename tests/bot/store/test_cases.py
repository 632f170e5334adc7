from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.store.audit import Audit
from bot.store.cases import Cases
from cases.case import ends_everywhere
from cases.document.draft import Doubt, Draft, DraftTarget
from tests.bot.store.lines import plain
from tests.bot.store.raw import select

if TYPE_CHECKING:
    from bot.store.database import Database

BELA = "1002"
NOW = 1_700_000_000_000
DEADLINE = date(2026, 12, 24)
GOVERNOR = DraftTarget(
    name="Jane Roe", role="Governor", emails=("governor@example.org",), twitter=("@governor",)
)
AMBASSADOR = DraftTarget(role="Ambassador", faxes=("+1 202 555 0100",), copy=True)
DRAFT = Draft(
    title="A poem <b>&amp; {name}</b> 🕊",
    ua_number="034/21",
    deadline=DEADLINE,
    summary=("One \u202eparagraph.", "Another one."),
    targets=(GOVERNOR, AMBASSADOR),
    unplaced=("A line of its own",),
    needs_review=(Doubt("deadline", "there are two"),),
)


@pytest.fixture
def cases(database: Database) -> Cases:
    return Cases(database)


async def published(cases: Cases, draft: Draft = DRAFT) -> int:
    case = await cases.keep_draft(draft, BELA, NOW)
    assert await cases.publish(case.id, case.version, BELA, NOW)
    return case.id


async def test_a_draft_is_seen_by_coordinators_only(cases: Cases) -> None:
    case = await cases.keep_draft(DRAFT, BELA, NOW)
    assert await cases.drafts() == [case]
    assert await cases.published() == []
    assert await cases.find(case.id) is None
    assert await cases.by_number("34.21") is None
    stored = await cases.version(case.id, 1)
    assert stored
    assert (stored.case, stored.is_draft) == (case, True)
    assert stored.doubts[0] == ("deadline", "there are two")
    assert stored.unplaced == ("A line of its own",)


async def test_a_case_comes_back_as_it_went_in(cases: Cases) -> None:
    case = await cases.keep_draft(DRAFT, BELA, NOW)
    await cases.publish(case.id, 1, BELA, NOW)
    assert await cases.find(case.id) == case
    assert case.title == DRAFT.title
    assert case.summary == DRAFT.summary
    assert [target.name for target in case.targets] == ["Jane Roe", "Ambassador"]


@pytest.mark.parametrize("printed", ["34.21", "34/21", "034/2021", " 034.21 "])
async def test_a_ua_number_is_one_however_it_is_printed(cases: Cases, printed: str) -> None:
    id_ = await published(cases)
    found = await cases.by_number(printed)
    assert found
    assert found.id == id_
    again = await cases.keep_draft(replace(DRAFT, ua_number=printed), BELA, NOW)
    assert (again.id, again.version) == (id_, 2)


@pytest.mark.parametrize("printed", ["", "34", "99.99", "' OR 1=1 --", "34.21.1"])
async def test_what_is_no_number_of_ours_finds_nothing(cases: Cases, printed: str) -> None:
    await published(cases)
    await published(cases, replace(DRAFT, ua_number=None))
    assert await cases.by_number(printed) is None


async def test_letters_without_a_number_are_cases_of_their_own(cases: Cases) -> None:
    one = await published(cases, replace(DRAFT, ua_number=None))
    other = await published(cases, replace(DRAFT, ua_number=None))
    assert one != other


async def test_who_stays_in_a_new_version_keeps_the_ids_and_a_newcomer_gets_new_ones(
    cases: Cases,
) -> None:
    first = await cases.keep_draft(DRAFT, BELA, NOW)
    moved = replace(GOVERNOR, emails=("new@example.org",))
    minister = DraftTarget(name="John Doe", phones=("+1 202 555 0101",))
    second = await cases.keep_draft(replace(DRAFT, targets=(minister, moved)), BELA, NOW)
    governor, _ = first.targets
    newcomer, same = second.targets
    assert same.id == governor.id
    assert same.contacts[1] == governor.contacts[1]
    known = {target.id for target in first.targets} | {
        contact.id for target in first.targets for contact in target.contacts
    }
    assert {newcomer.id, newcomer.contacts[0].id, same.contacts[0].id}.isdisjoint(known)


async def test_the_published_version_stays_until_the_next_is_published(cases: Cases) -> None:
    id_ = await published(cases)
    second = await cases.keep_draft(replace(DRAFT, title="Free"), BELA, NOW)
    shown = await cases.find(id_)
    assert shown
    assert (shown.title, await cases.drafts()) == (DRAFT.title, [second])
    assert await cases.publish(id_, 2, BELA, NOW)
    assert (await cases.find(id_), await cases.drafts()) == (second, [])
    old = await cases.version(id_, 1)
    assert old
    assert (old.case.title, old.is_draft) == (DRAFT.title, False)


async def test_publishing_twice_or_an_older_version_changes_nothing(cases: Cases) -> None:
    id_ = await published(cases)
    await cases.keep_draft(DRAFT, BELA, NOW)
    tapped = await asyncio.gather(*(cases.publish(id_, 2, BELA, NOW) for _ in range(5)))
    assert sorted(tapped) == [False] * 4 + [True]
    assert not await cases.publish(id_, 1, BELA, NOW)
    assert not await cases.publish(id_, 9, BELA, NOW)
    assert not await cases.publish(99, 1, BELA, NOW)
    shown = await cases.find(id_)
    assert shown
    assert shown.version == 2


async def test_the_same_message_handled_again_makes_the_same_draft(cases: Cases) -> None:
    made = await asyncio.gather(
        *(cases.keep_draft(DRAFT, BELA, NOW, made_from="1002:7") for _ in range(4))
    )
    assert len(set(made)) == 1
    other = await cases.keep_draft(DRAFT, BELA, NOW, made_from="1002:8")
    assert other.version == 2


async def test_two_coordinators_who_import_at_once_make_two_versions_of_one_case(
    cases: Cases,
) -> None:
    made = await asyncio.gather(*(cases.keep_draft(DRAFT, str(n), NOW) for n in range(6)))
    assert {case.id for case in made} == {made[0].id}
    assert sorted(case.version for case in made) == [1, 2, 3, 4, 5, 6]
    assert len({target.id for case in made for target in case.targets}) == 2


async def test_a_discarded_draft_is_gone_and_its_ids_with_it(
    cases: Cases, database_address: str
) -> None:
    case = await cases.keep_draft(DRAFT, BELA, NOW)
    assert await cases.discard(case.id, 1, BELA, NOW)
    assert not await cases.discard(case.id, 1, BELA, NOW)
    assert await cases.version(case.id, 1) is None
    assert await select(database_address, "SELECT * FROM cases") == []
    again = await cases.keep_draft(DRAFT, BELA, NOW)
    assert again.id > case.id
    assert min(target.id for target in again.targets) > max(
        contact.id for target in case.targets for contact in target.contacts
    )


async def test_the_number_of_a_version_thrown_away_is_given_to_no_other(cases: Cases) -> None:
    id_ = await published(cases)
    await cases.keep_draft(replace(DRAFT, title="Looked at"), BELA, NOW)
    assert await cases.discard(id_, 2, BELA, NOW)
    unseen = await cases.keep_draft(replace(DRAFT, title="Never looked at"), BELA, NOW)
    assert unseen.version == 3
    assert not await cases.publish(id_, 2, BELA, NOW), "the button under what was looked at"
    assert not await cases.discard(id_, 2, BELA, NOW)
    assert await cases.version(id_, 2) is None
    assert await cases.drafts() == [unseen]


async def test_who_is_in_the_published_version_keeps_the_ids_whatever_drafts_left_out(
    cases: Cases,
) -> None:
    id_ = await published(cases)
    shown = await cases.find(id_)
    assert shown
    await cases.keep_draft(replace(DRAFT, targets=(AMBASSADOR,)), BELA, NOW)
    third = await cases.keep_draft(DRAFT, BELA, NOW)
    assert third.targets == shown.targets


async def test_who_was_left_out_and_comes_back_is_known_again(cases: Cases) -> None:
    id_ = await published(cases)
    first = await cases.find(id_)
    assert first
    await published(cases, replace(DRAFT, targets=(AMBASSADOR,)))
    await published(cases)
    third = await cases.find(id_)
    assert third
    assert (third.version, third.targets) == (3, first.targets)


async def test_two_officials_who_read_alike_are_two(cases: Cases) -> None:
    twins = (GOVERNOR, replace(GOVERNOR, emails=("other@example.org",)))
    made = [await cases.keep_draft(replace(DRAFT, targets=twins), BELA, NOW) for _ in range(3)]
    for case in made:
        assert len({target.id for target in case.targets}) == 2
        assert case.targets == made[0].targets


async def test_what_was_published_cannot_be_discarded(cases: Cases) -> None:
    id_ = await published(cases)
    assert not await cases.discard(id_, 1, BELA, NOW)
    await cases.keep_draft(DRAFT, BELA, NOW)
    assert await cases.discard(id_, 2, BELA, NOW)
    assert await cases.find(id_)


async def test_a_closed_case_is_shown_and_not_open_and_is_closed_once(cases: Cases) -> None:
    id_ = await published(cases)
    draft = await cases.keep_draft(replace(DRAFT, ua_number="1.22"), BELA, NOW)
    now = ends_everywhere(DEADLINE) - timedelta(days=1)
    assert [case.id for case in await cases.open(now)] == [id_]
    closed = await asyncio.gather(*(cases.close(id_, BELA, NOW) for _ in range(2)))
    assert sorted(closed) == [False, True]
    assert not await cases.close(draft.id, BELA, NOW), "a draft is not open"
    assert await cases.open(now) == []
    case = await cases.find(id_)
    assert case
    assert case.closed_at == datetime.fromtimestamp(NOW / 1000, UTC)


async def test_open_cases_come_by_their_deadline_and_those_without_one_last(
    cases: Cases,
) -> None:
    days = (None, DEADLINE + timedelta(days=3), DEADLINE, DEADLINE - timedelta(days=30))
    ids = [
        await published(cases, replace(DRAFT, ua_number=f"{n}.26", deadline=day))
        for n, day in enumerate(days, start=1)
    ]
    now = ends_everywhere(DEADLINE) - timedelta(days=2)
    assert [case.id for case in await cases.open(now)] == [ids[2], ids[1], ids[0]]


async def test_who_did_what_is_written_down_and_what_failed_is_not(
    cases: Cases, database: Database
) -> None:
    id_ = await published(cases)
    await cases.publish(id_, 1, BELA, NOW)
    await cases.close(id_, "command line", NOW + 1)
    assert [(one.who, plain(one), one.case_id) for one in await Audit(database).all()] == [
        (BELA, "imported version 1", id_),
        (BELA, "published version 1 doubts 3", id_),
        ("command line", "closed", id_),
    ]
