"""A document whose number is known: what there is already, and three ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.team import Role
from handlers.after_buttons import WithdrawCase
from handlers.coordinator.review_case import discard, review
from handlers.coordinator.withdraw_case import withdraw
from handlers.import_buttons import SeeChanges
from handlers.team_buttons import AskToClose, Discard, Publish, ReviewDraft
from tests.handlers.coordinator.documents import (
    URGENT_ACTION,
    draft_of,
    published_case,
    send_document,
)
from tests.handlers.parts import AMINA, BELA, CHIDI, key, keys, kinds, seen, services_on, tap

if TYPE_CHECKING:
    from bot.store.database import Database

CHANGED = URGENT_ACTION.replace("30 March 2026", "30 April 2026")


async def test_a_case_that_is_out_is_named_with_its_version_its_day_and_by_whom(
    database: Database,
) -> None:
    services = await services_on(database)
    case = await published_case(services)
    shown = await send_document(services, CHANGED.replace("84.26", "084/2026"))
    text = seen(shown)
    assert "Urgent Action 084/2026 is known" in text
    assert "kept as version 2 until you decide" in text
    assert "Version 1 is out, since 1 January 1970" in text
    assert "(you)" in text
    assert "says the same" not in text
    assert [one.does for one in keys(shown)] == [
        ReviewDraft(case.id, 1, 1),
        ReviewDraft(case.id, 2, 1),
        Discard(case.id, 2),
    ]
    assert "Open the case that is out" in keys(shown)[0].label


async def test_a_draft_that_was_there_is_named_too_and_opened(database: Database) -> None:
    services = await services_on(database)
    await services.team.appoint(AMINA, Role.COORDINATOR, 0)
    await send_document(services, by=AMINA)
    shown = await send_document(services, CHANGED)
    assert "Version 1 is a draft of 10 March 2026 (Amina)" in seen(shown)
    first, second, _ = keys(shown)
    assert first.label.endswith("Open the draft that was there (version 1)")
    assert isinstance(first.does, ReviewDraft)
    assert "30 March 2026" in seen(await review(await tap(services, BELA, first.does), services))
    assert isinstance(second.does, ReviewDraft)
    taken = await review(await tap(services, BELA, second.does), services)
    assert "30 April 2026" in seen(taken)
    assert SeeChanges not in kinds(taken), "nothing is out that it could change"


async def test_taken_as_a_new_version_it_says_what_changes(database: Database) -> None:
    services = await services_on(database)
    case = await published_case(services)
    _, take, _ = keys(await send_document(services, CHANGED))
    assert isinstance(take.does, ReviewDraft)
    shown = await review(await tap(services, BELA, take.does), services)
    assert "published already: this is version 2" in seen(shown)
    assert key(shown, SeeChanges) == SeeChanges(case.id, 2)
    assert Publish in kinds(shown)


async def test_discarded_it_is_gone_and_what_was_there_stays(database: Database) -> None:
    services = await services_on(database)
    await draft_of(services)
    button = key(await send_document(services, CHANGED), Discard)
    await discard(await tap(services, BELA, button), services)
    (left,) = await services.cases.drafts()
    assert (left.version, str(left.deadline)) == (1, "2026-03-30")


async def test_the_very_same_document_again_is_said_to_be_the_same(database: Database) -> None:
    services = await services_on(database)
    await published_case(services)
    text = seen(await send_document(services))
    assert "This document says the same as version 1" in text
    again = seen(await send_document(services))
    assert "says the same as version 1" in again
    assert "says the same as version 2" in again


async def test_the_same_message_handled_again_asks_the_same_question(database: Database) -> None:
    services = await services_on(database)
    await published_case(services)
    shown = [await send_document(services, CHANGED, message_id=77) for _ in "12"]
    assert shown[0] == shown[1]
    assert len(await services.cases.drafts()) == 1


async def test_only_the_newest_of_many_versions_are_listed(database: Database) -> None:
    services = await services_on(database)
    for day in range(10, 19):
        await send_document(services, URGENT_ACTION.replace("30 March", f"{day} March"))
    shown = await send_document(services)
    assert kinds(shown).count(ReviewDraft) == 6
    assert "Version 9 is a draft" in seen(shown)
    assert "Version 1 is a draft" not in seen(shown)


async def test_the_version_that_is_out_is_listed_however_many_drafts_came_after_it(
    database: Database,
) -> None:
    services = await services_on(database)
    await published_case(services)
    for day in range(10, 18):
        await send_document(services, URGENT_ACTION.replace("30 March", f"{day} March"))
    assert "Version 1 is out" in seen(await send_document(services))


async def test_an_open_letter_without_a_number_is_known_by_what_it_says(
    database: Database,
) -> None:
    services = await services_on(database)
    letter = URGENT_ACTION.replace("Urgent Action 84.26", "this form")
    assert "What was read" in seen(await send_document(services, letter))
    other = letter.replace("FOR A POEM", "FOR A SONG")
    assert "What was read" in seen(await send_document(services, other))
    shown = await send_document(services, letter)
    assert "This document came before" in seen(shown)
    assert "says the same as version 1" in seen(shown)
    first, again, drop = (one.does for one in keys(shown))
    assert isinstance(first, ReviewDraft)
    assert isinstance(again, ReviewDraft)
    assert isinstance(drop, Discard)
    assert first.case_id < again.case_id == drop.case_id


async def test_who_lost_the_role_is_asked_nothing(database: Database) -> None:
    services = await services_on(database)
    await published_case(services)
    assert "documents are for coordinators only" in seen(await send_document(services, by=CHIDI))


async def test_the_case_that_is_out_leads_to_its_desk(database: Database) -> None:
    services = await services_on(database)
    await published_case(services)
    opened = keys(await send_document(services, CHANGED))[0].does
    assert isinstance(opened, ReviewDraft)
    assert AskToClose in kinds(await review(await tap(services, BELA, opened), services))


async def test_of_a_case_that_was_withdrawn_nothing_is_offered_but_to_see_or_discard(
    database: Database,
) -> None:
    services = await services_on(database)
    case = await published_case(services)
    came = await tap(services, BELA, WithdrawCase(case.id, case.version))
    await withdraw(came, services)
    shown = await send_document(services, CHANGED)
    assert "was withdrawn at the wish of those concerned: it is not published" in seen(shown)
    assert "is out" not in seen(shown)
    assert [one.does for one in keys(shown)] == [ReviewDraft(case.id, 1, 1), Discard(case.id, 2)]
    opened = await review(await tap(services, BELA, ReviewDraft(case.id, 1, 1)), services)
    assert "Supporters see nothing of it any more" in seen(opened)
    read = await review(await tap(services, BELA, ReviewDraft(case.id, 2, 1)), services)
    assert "is here already" not in seen(read)


async def test_a_draft_that_is_the_only_one_left_is_not_said_to_be_here_already(
    database: Database,
) -> None:
    services = await services_on(database)
    await draft_of(services)
    drop = Discard((await services.cases.drafts())[0].id, 1)
    shown = await send_document(services, CHANGED)
    again = ReviewDraft(drop.case_id, 2, 1)
    assert "this is version 2 of it" in seen(
        await review(await tap(services, BELA, again), services)
    )
    await discard(await tap(services, BELA, drop), services)
    assert "is here already" not in seen(await review(await tap(services, BELA, again), services))
    assert "until you decide" in seen(shown)
