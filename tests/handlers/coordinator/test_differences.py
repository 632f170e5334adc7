"""Further information: each difference is looked at and decided before it is published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from cases.case import Kind
from cases.difference import differences
from handlers.after_buttons import PublishCorrection
from handlers.coordinator.difference import (
    see_changes,
    see_difference,
    take_new,
)
from handlers.coordinator.review_case import publish
from handlers.import_buttons import (
    KeepOld,
    SeeChanges,
    SeeDifference,
    SumUp,
    TakeNew,
    TakeRest,
)
from handlers.screen import Screen
from handlers.team_buttons import AskToClose, Publish, ReviewDraft
from tests.bot.store.lines import plain
from tests.handlers.coordinator.comparing import Desk
from tests.handlers.coordinator.documents import URGENT_ACTION, published_case, send_document
from tests.handlers.parts import BELA, CHIDI, key, keys, kinds, seen, services_on, tap

if TYPE_CHECKING:
    from bot.store.database import Database

EXTENDED = URGENT_ACTION.replace("30 March 2026", "30 April 2026")
FURTHER = EXTENDED.replace("Email: governor@example.org\n", "").replace(
    "The poem is a hundred years old.", "The poem is two hundred years old."
)


@pytest.fixture
async def desk(database: Database) -> Desk:
    services = await services_on(database)
    return Desk(services, await published_case(services))


async def test_what_would_be_lost_comes_first_and_says_that_it_stays(desk: Desk) -> None:
    await desk.gets(FURTHER)
    shown = await desk.sees()
    text = seen(shown)
    assert "(1/3)" in text
    assert "Jane Roe · 📧 E-mail" in text or "Jane Roe" in text
    assert "governor@example.org" in text
    assert "The new version does not say it. What was stays" in text
    assert "Not decided yet." in text


async def test_each_difference_is_decided_and_then_it_is_published(desk: Desk) -> None:
    await desk.gets(FURTHER)
    second = await desk.keeps(await desk.sees())
    assert "30 March 2026" in seen(second)
    assert "30 April 2026" in seen(second)
    third = await desk.takes(second)
    assert "hundred years old" in seen(third)
    summary = await desk.takes(third)
    assert "Everything is looked at" in seen(summary)
    assert {Publish, PublishCorrection} <= set(kinds(summary))
    draft = await desk.draft()
    emails = [one.value for target in draft.targets for one in target.contacts]
    assert "governor@example.org" in emails
    assert [one.field for one in differences(desk.before, draft)] == [
        "deadline",
        "additional_information",
    ]
    asked = await publish(await tap(desk.services, BELA, key(summary, Publish)), desk.services)
    assert "It takes the place of version 1" in seen(asked)
    told = await publish(await tap(desk.services, BELA, key(asked, Publish)), desk.services)
    assert "Published" in seen(told)
    case = await desk.services.cases.find(desk.before.id)
    assert case is not None
    assert (case.version, str(case.deadline)) == (2, "2026-04-30")


async def test_published_without_a_look_it_leads_to_what_changes_first(desk: Desk) -> None:
    await desk.gets(FURTHER)
    for insists in (0, 1):
        shown = await desk.publishes(insists)
        assert isinstance(shown, Screen)
        assert "3 things are not looked at" in (shown.toast or "")
        assert TakeNew in kinds(shown)
    case = await desk.services.cases.find(desk.before.id)
    assert case == desk.before


async def test_a_first_version_has_nothing_to_look_at(desk: Desk) -> None:
    services = desk.services
    await send_document(services, URGENT_ACTION.replace("84.26", "85.26"))
    (draft,) = await services.cases.drafts()
    shown = await see_changes(await tap(services, BELA, SeeChanges(draft.id, 1)), services)
    assert "What was read" in seen(shown)
    assert SeeChanges not in kinds(shown)


async def test_a_key_sets_a_state_however_often_it_is_tapped(desk: Desk) -> None:
    await desk.gets(EXTENDED)
    shown = await desk.sees()
    for _ in "12":
        assert "Everything is looked at" in seen(await desk.keeps(shown))
        assert (await desk.draft()).deadline == desk.before.deadline
    for _ in "12":
        await desk.takes(shown)
        assert str((await desk.draft()).deadline) == "2026-04-30"
    assert "✅ Deadline: 30 March 2026 → 30 April 2026" in seen(await desk.sums_up())
    await desk.keeps(shown)
    assert "↩️ Deadline: 30 March 2026 → 30 April 2026" in seen(await desk.sums_up())


async def test_all_the_rest_is_as_proposed_and_nothing_that_was_there_is_lost(
    desk: Desk,
) -> None:
    await desk.gets(FURTHER)
    shown = await desk.takes_rest()
    assert "Everything is looked at" in seen(shown)
    draft = await desk.draft()
    assert str(draft.deadline) == "2026-04-30"
    assert draft.targets == desk.before.targets


async def test_what_was_kept_can_be_taken_after_all_even_where_it_is_an_official(
    desk: Desk,
) -> None:
    document = EXTENDED.split("Ambassador Richard Doe")[0] + (
        "Dear Governor Roe," + URGENT_ACTION.split("Dear Governor Roe,")[1]
    )
    await desk.gets(document)
    read = await desk.draft()
    await desk.takes_rest()
    assert [one.name for one in (await desk.draft()).targets] == ["Jane Roe", "Richard Doe"]
    for one in differences(desk.before, read):
        button = TakeNew(desk.before.id, desk.version, one.mark)
        await take_new(await tap(desk.services, BELA, button), desk.services)
    assert (await desk.draft()).targets == read.targets


async def test_a_change_that_somebody_makes_meanwhile_is_shown_again(desk: Desk) -> None:
    await desk.gets(EXTENDED)
    shown = await desk.sees()
    stored = await desk.stored()
    changed = replace(stored.case, deadline=desk.before.deadline, title="HELD FOR A SONG")
    await desk.services.drafts.reword(changed, stored.revision, str(CHIDI), 0)
    after = await desk.takes(shown)
    assert "This reads otherwise by now" in (after.toast or "")
    assert "HELD FOR A SONG" in seen(after)
    assert (await desk.draft()).title == "HELD FOR A SONG"


async def test_what_is_edited_after_it_was_decided_is_looked_at_again(desk: Desk) -> None:
    await desk.gets(EXTENDED)
    await desk.takes(await desk.sees())
    stored = await desk.stored()
    await desk.services.drafts.reword(
        replace(stored.case, title="HELD FOR A SONG"), stored.revision, str(BELA), 0
    )
    shown = await desk.publishes()
    assert "HELD FOR A SONG" in seen(shown)
    await desk.takes(shown)
    assert "Published" in seen(await desk.publishes())


async def test_a_document_that_says_the_same_changes_nothing(desk: Desk) -> None:
    await desk.gets(URGENT_ACTION)
    shown = await desk.sees()
    assert "says the same as the one that is out" in seen(shown)
    assert Publish in kinds(shown)


async def test_a_reviewer_sees_what_changes_and_decides_nothing(desk: Desk) -> None:
    await desk.gets(FURTHER)
    shown = await desk.sees(by=CHIDI)
    assert "3 things are still to be looked at" in seen(shown)
    assert not {TakeNew, KeepOld, TakeRest, Publish, PublishCorrection} & set(kinds(shown))
    one = differences(desk.before, await desk.draft())[0]
    button = SeeDifference(desk.before.id, desk.version, one.mark)
    single = await see_difference(await tap(desk.services, CHIDI, button), desk.services)
    assert not {TakeNew, KeepOld} & set(kinds(single))


@pytest.mark.parametrize("mark", ["", "0123456789", "x" * 24])
async def test_a_forged_mark_decides_nothing(desk: Desk, mark: str) -> None:
    await desk.gets(FURTHER)
    before = await desk.stored()
    for shown in await desk.forges(desk.before.id, desk.version, mark):
        assert "This reads otherwise by now" in (shown.toast or "")
    assert await desk.stored() == before


async def test_of_a_version_that_is_out_or_gone_nothing_is_decided(desk: Desk) -> None:
    for case_id, version in ((desk.before.id, 1), (desk.before.id, 9), (99, 1)):
        for shown in await desk.forges(case_id, version, "0123456789"):
            assert not {TakeNew, KeepOld} & set(kinds(shown))
    assert await desk.services.cases.find(desk.before.id) == desk.before


async def test_a_stop_action_offers_to_close_the_case_instead(desk: Desk) -> None:
    await desk.gets(EXTENDED)
    await made(desk, Kind.STOP)
    shown = await desk.sums_up()
    assert "This document ends the action" in seen(shown)
    assert key(shown, AskToClose) == AskToClose(desk.before.id, 1)


async def test_an_extension_says_whether_only_the_deadline_changes(desk: Desk) -> None:
    await desk.gets(EXTENDED)
    await made(desk, Kind.EXTENSION)
    assert "only the deadline changes" in seen(await desk.sums_up())
    await desk.gets(FURTHER)
    await made(desk, Kind.EXTENSION)
    assert "changes more than the deadline" in seen(await desk.sums_up())


async def made(desk: Desk, kind: Kind) -> None:
    """The draft is of this kind, as its document says."""
    stored = await desk.stored()
    kept = await desk.services.drafts.reword(
        replace(stored.case, kind=kind), stored.revision, str(BELA), 0
    )
    assert kept is not None


async def test_the_decisions_survive_and_go_with_the_draft(desk: Desk) -> None:
    await desk.gets(FURTHER)
    await desk.takes_rest()
    proposed = await desk.services.proposals.of(desk.before.id, desk.version)
    assert sorted(proposed.taken.values()) == [False, True, True]
    assert proposed.content is not None
    await desk.services.cases.discard(desk.before.id, desk.version, str(BELA), 0)
    gone = await desk.services.proposals.of(desk.before.id, desk.version)
    assert (gone.content, dict(gone.taken)) == (None, {})


async def test_a_decision_that_was_cut_off_is_told_as_the_draft_reads(desk: Desk) -> None:
    await desk.gets(EXTENDED)
    (one,) = differences(desk.before, read := await desk.draft())
    proposals = desk.services.proposals
    await proposals.confirm(read, {one.mark: False}, str(BELA), 0)
    shown = await desk.sees()
    assert "Not decided yet." in seen(shown), "the draft still says the new"
    await desk.keeps(shown)
    await proposals.confirm(read, {one.mark: True}, str(BELA), 0)
    assert "↩️ Deadline" in seen(await desk.sums_up()), "the draft still says what was"
    await desk.takes(shown)
    assert (await desk.draft()).deadline == read.deadline


async def test_what_was_kept_and_then_edited_is_told_once(desk: Desk) -> None:
    await desk.gets(EXTENDED)
    await desk.keeps(await desk.sees())
    stored = await desk.stored()
    changed = replace(stored.case, deadline=date(2026, 5, 1))
    await desk.services.drafts.reword(changed, stored.revision, str(BELA), 0)
    shown = await desk.sees()
    assert "(1/1)" in seen(shown)
    assert "1 May 2026" in seen(shown)
    assert "Everything is looked at" in seen(await desk.keeps(shown))
    assert (await desk.draft()).deadline == desk.before.deadline


async def test_every_decision_is_in_the_audit(desk: Desk) -> None:
    await desk.gets(EXTENDED)
    await desk.keeps(await desk.sees())
    told = [plain(one) for one in await desk.services.audit.all()]
    assert "compared taken 0 kept 1 version 2" in told


async def test_a_hostile_document_of_many_changes_is_shown_page_by_page(desk: Desk) -> None:
    paragraphs = "\n\n".join(f"Paragraph {n} <b>{{name}}</b> " + "word " * 80 for n in range(60))
    await desk.gets(URGENT_ACTION.replace("The poem is a hundred years old.", paragraphs))
    shown = await desk.sums_up()
    assert "(1/" in seen(shown)
    assert key(shown, SumUp).page == 2
    one = await desk.sees()
    while TakeNew in kinds(one):
        seen(one)
        nexts = [does for does in (k.does for k in keys(one)) if isinstance(does, SeeDifference)]
        after = await see_difference(await tap(desk.services, BELA, nexts[-1]), desk.services)
        if seen(after) == seen(one) or (len(nexts) == 1 and "(1/" not in seen(one)):
            break
        one = after
    assert ReviewDraft in kinds(await desk.takes_rest())
