"""A deadline that is over and a greeting that was made are doubts, as those of the reader are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from handlers.coordinator.team import open_coordination
from handlers.draft_buttons import BeginCorrection, EditDraft, EditField
from handlers.official_buttons import EditOfficial, ShowOfficial
from handlers.team_buttons import OpenCoordination, ReviewDraft
from tests.handlers.coordinator.at_the_desk import Office, office_on
from tests.handlers.coordinator.documents import URGENT_ACTION, draft_of, published_case
from tests.handlers.parts import BELA, NOW, seen, services_on, tap

if TYPE_CHECKING:
    from bot.store.cases import StoredVersion
    from bot.store.database import Database
    from cases.case import Case

PLAIN = URGENT_ACTION.replace("84.26", "86.26")
MADE = PLAIN.replace("Salutation: Dear Ambassador\n", "")
LATE = PLAIN.replace("30 March 2026", "30 January 2026")
ASKED = "1 thing is still doubtful: publish anyway?"


@pytest.fixture
async def office(database: Database, database_address: str) -> Office:
    return await office_on(database, database_address)


async def now(office: Office, case: Case) -> StoredVersion:
    """The draft as it is kept."""
    stored = await office.services.cases.version(case.id, case.version)
    assert stored is not None
    return stored


async def publishes(office: Office, case: Case) -> str:
    """Bela publishes the draft as it is now; where something is doubtful, what she is asked."""
    await office.bela.opens(ReviewDraft(case.id, case.version, 1))
    asked = await office.bela.taps("Publish")
    return asked if ASKED in asked else await office.bela.taps("Yes, publish it")


async def test_a_made_greeting_is_asked_about_and_settled_by_saying_that_it_is_right(
    office: Office,
) -> None:
    bela, case = office.bela, await draft_of(office.services, MADE)
    read = await bela.opens(ReviewDraft(case.id, case.version, 1))
    assert "so this one is made: Dear Ambassador" in read
    assert "made from the role, not printed" in read
    assert ASKED in await publishes(office, case)
    assert "1 thing is doubtful" in await bela.taps("Look at them")
    shown = await bela.taps("⚠️ Official 2")
    assert "so this one is made: Dear Ambassador" in shown
    shown = await bela.taps("It is right")
    assert "so this one is made" not in shown
    assert (await now(office, case)).case == case, "nothing of it was changed"
    shown = await bela.taps("Undo")
    assert (await now(office, case)).doubts, "and it is doubtful again"
    await bela.opens(ShowOfficial(case.id, case.version, case.targets[1].id, 0))
    await bela.taps("It is right")
    read = await bela.opens(ReviewDraft(case.id, case.version, 1))
    assert "made from the role, not printed" not in read
    assert "Published" in await publishes(office, case)


async def test_a_greeting_of_their_own_settles_it_and_another_role_asks_again(
    office: Office,
) -> None:
    bela, case = office.bela, await draft_of(office.services, MADE)
    ids = (case.id, case.version, case.targets[1].id)
    await bela.opens(ShowOfficial(*ids, 0))
    await bela.taps("It is right")
    await bela.opens(EditOfficial(*ids, "role"))
    assert "so this one is made: Dear Minister" in await bela.writes("Minister of Rain")
    await bela.opens(EditOfficial(*ids, "salutation"))
    assert "so this one is made" not in await bela.writes("Your Excellency")
    assert (await now(office, case)).doubts == ()
    assert "Published" in await publishes(office, case)


async def test_a_deadline_that_is_over_is_asked_about_and_settled_by_another(
    office: Office,
) -> None:
    bela, case = office.bela, await draft_of(office.services, LATE)
    assert ASKED in await publishes(office, case)
    await bela.taps("Look at them")
    assert "the deadline is over" in await bela.taps("⚠️ Deadline")
    assert "the deadline is over" not in await bela.writes("30 April 2026")
    assert (await now(office, case)).doubts == ()
    assert (await now(office, case)).case.deadline == date(2026, 4, 30)


async def test_a_deadline_that_passes_while_a_draft_waits_is_doubtful_from_then_on(
    database: Database,
) -> None:
    services = await services_on(database)
    case = await draft_of(services, PLAIN)
    (before,) = await services.drafts.listed(services.now())
    assert before.doubts == 0
    later = await services_on(database, NOW + timedelta(days=30))
    (listed,) = await later.drafts.listed(later.now())
    assert listed.doubts == 1
    button = OpenCoordination()
    assert "⚠️ 1" in seen(await open_coordination(await tap(later, BELA, button), later))
    stored = await later.cases.version(case.id, case.version)
    assert stored is not None
    assert [path for path, _ in stored.doubts] == ["deadline"]


async def test_a_late_case_that_somebody_means_is_published_once_they_said_so(
    office: Office,
) -> None:
    bela, case = office.bela, await draft_of(office.services, LATE)
    await bela.opens(EditField(case.id, case.version, "deadline"))
    assert "Kept." in await bela.taps("It is right")
    assert "Closed. Nobody is asked to write any more." in await publishes(office, case)


async def test_what_stands_in_the_version_that_is_out_is_not_asked_about_again(
    office: Office,
) -> None:
    bela, services = office.bela, office.services
    case = await published_case(services, MADE)
    await bela.opens(BeginCorrection(case.id))
    shown = await bela.opens(EditDraft(case.id, 2))
    assert "Nothing is doubtful." in shown
    further = await draft_of(services, MADE.replace("hundred", "thousand"))
    stored = await services.cases.version(further.id, further.version)
    assert stored is not None
    assert (stored.doubts, stored.settled) == ((), ())


async def test_a_new_official_without_a_greeting_is_doubtful_in_it(office: Office) -> None:
    services = office.services
    case = await published_case(services, MADE)
    document = MADE.replace("Ambassador Richard Doe", "Minister Anna Poe\nMinister of Rain")
    further = await draft_of(services, document)
    assert further.id == case.id
    stored = await services.cases.version(further.id, further.version)
    assert stored is not None
    assert [why for path, why in stored.doubts if path == "targets[1].salutation"]


async def test_a_greeting_moves_with_its_official(office: Office) -> None:
    services, case = office.services, await draft_of(office.services, MADE)
    turned = replace(case, targets=case.targets[::-1])
    assert await services.drafts.reword(turned, 0, str(BELA), 0) is not None
    stored = await now(office, case)
    assert [path for path, _ in stored.doubts] == ["targets[0].salutation"]
    kept = await services.drafts.reword(
        turned, stored.revision, str(BELA), 0, ["targets[0].salutation"]
    )
    assert kept is not None
    assert await services.drafts.reword(case, kept.revision, str(BELA), 0) is not None
    assert (await now(office, case)).doubts == (), "it was settled, wherever they stand"


async def test_a_document_with_its_greetings_printed_is_published_without_a_doubt(
    office: Office,
) -> None:
    case = await draft_of(office.services, PLAIN)
    assert "Published" in await publishes(office, case)
