"""A draft of a case whose cards are out is corrected, or is further information: that is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from handlers.after_buttons import CorrectQuietly, PublishCorrection
from handlers.coordinator import correct_case, review_case
from handlers.draft_buttons import EditDraft
from handlers.team_buttons import SURE, Publish, ReviewDraft
from tests.bot.store.raw import select
from tests.handlers.coordinator.announcing import announce, draft_of_question, subscribe
from tests.handlers.coordinator.comparing import Desk
from tests.handlers.coordinator.documents import URGENT_ACTION, draft_of, published_case
from tests.handlers.parts import BELA, NOW, key, keys, kinds, screen_of, seen, services_on, tap

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from cases.case import Case
    from handlers.screen import Screen

MS = int(NOW.timestamp() * 1000)
TITLE = "Someone else is in danger"
WAYS = {PublishCorrection, Publish}


@pytest.fixture
async def services(database: Database) -> Services:
    return await services_on(database)


async def out(
    services: Services, address: str, document: str = URGENT_ACTION, people: int = 6
) -> Case:
    """A case whose card so many people have."""
    case = await published_case(services, document)
    await subscribe(services, *range(2001, 2001 + people))
    id_ = draft_of_question(await announce(services, case))
    assert await services.broadcasts.start(id_, str(BELA), MS)
    await services.broadcasts.queue(id_, "en")
    await select(address, "UPDATE deliveries SET state = 'sent'")
    return case


async def corrected(services: Services, case: Case) -> Case:
    """What *Correct it* and another title make of it."""
    begun = await services.drafts.begin(case.id, str(BELA), MS)
    assert begun
    draft = replace(begun, title=TITLE)
    assert await services.drafts.reword(draft, 0, str(BELA), MS)
    return draft


async def publish(services: Services, draft: Case, insists: int = 0) -> Screen:
    stored = await services.cases.version(draft.id, draft.version)
    assert stored
    button = Publish(draft.id, draft.version, stored.revision, insists)
    return screen_of(await review_case.publish(await tap(services, BELA, button), services))


async def test_who_comes_back_to_a_correction_is_asked_what_becomes_of_the_cards(
    services: Services, database_address: str
) -> None:
    case = await out(services, database_address)
    draft = await corrected(services, case)
    opened = await tap(services, BELA, ReviewDraft(draft.id, draft.version, 1))
    review = await review_case.review(opened, services)
    asked = await review_case.publish(await tap(services, BELA, key(review, Publish)), services)
    assert "Cards of this case that people have: 6." in seen(asked)
    assert "mistakes included" in seen(asked)
    assert kinds(asked) == [PublishCorrection, Publish, ReviewDraft]
    assert await services.cases.find(case.id) == case, "nothing is done yet"
    mend = await tap(services, BELA, key(asked, PublishCorrection))
    how = await correct_case.ask_to_correct(mend, services)
    assert "Cards to be edited: 6" in seen(how)
    assert CorrectQuietly in kinds(how)
    further = await tap(services, BELA, key(asked, Publish))
    assert "Published" in seen(await review_case.publish(further, services))
    assert await services.edits.active() == []


@pytest.mark.parametrize("insists", [0, 1, 2, 5, -1, 10**9])
async def test_no_older_or_crafted_yes_goes_past_that_question(
    services: Services, database_address: str, insists: int
) -> None:
    case = await out(services, database_address, people=1)
    draft = await corrected(services, case)
    asked = await publish(services, draft, insists)
    assert "people have: fewer than 5." in seen(asked)
    assert kinds(asked) == [PublishCorrection, Publish, ReviewDraft]
    assert await services.cases.find(case.id) == case


async def test_a_new_document_is_further_information_first_and_its_doubts_are_named(
    services: Services, database_address: str
) -> None:
    case = await out(services, database_address)
    desk = Desk(services, case)
    await desk.gets(URGENT_ACTION.replace("30 March 2026", "March").replace("A POEM", "ONE POEM"))
    draft = replace(case, version=desk.version)
    assert "not looked at" in ((await publish(services, draft, 3)).toast or "")
    await desk.takes_rest()
    asked = await publish(services, draft)
    assert kinds(asked) == [EditDraft, Publish, PublishCorrection, ReviewDraft]
    assert "still doubtful" in seen(asked)
    assert kinds(await publish(services, draft, 3)) == kinds(asked), "not in spite of doubts"
    await publish(services, draft, key(asked, Publish).insists)
    now = await services.cases.find(case.id)
    assert now
    assert now.version == draft.version


async def test_where_nobody_has_a_card_or_the_case_is_over_it_is_not_asked(
    services: Services, database_address: str
) -> None:
    draft = await corrected(services, await published_case(services))
    over = await out(services, database_address, URGENT_ACTION.replace("84.26", "85.26"))
    changed = await corrected(services, over)
    await services.cases.close(over.id, str(BELA), MS)
    assert "Cards of this case" not in seen(await publish(services, changed))
    assert "Cards of this case" not in seen(await publish(services, draft))
    new = await draft_of(services, URGENT_ACTION.replace("84.26", "86.26"))
    assert [one.label for one in keys(await publish(services, new))] == [
        "✅ Yes, publish it",
        "◀ Back",
    ]
    assert "Published" in seen(await publish(services, new, SURE))


async def test_what_was_begun_by_hand_is_offered_as_a_correction_first_among_its_changes(
    services: Services, database_address: str
) -> None:
    desk = Desk(services, await out(services, database_address))
    desk.version = (await corrected(services, desk.before)).version
    kinds_of_ways = [one for one in kinds(await desk.takes_rest()) if one in WAYS]
    assert kinds_of_ways == [PublishCorrection, Publish]
