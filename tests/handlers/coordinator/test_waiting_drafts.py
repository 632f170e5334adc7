"""The desk of a case says that a draft of it waits, and an unused correction leaves no trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.store.team import Role
from handlers.after_buttons import PublishCorrection
from handlers.coordinator.approve_case import approve
from handlers.coordinator.correct_case import ask_to_correct
from handlers.coordinator.review_case import publish
from handlers.coordinator.team import open_coordination
from handlers.draft_buttons import BeginCorrection
from handlers.screen import Screen
from handlers.team_buttons import (
    Approve,
    AskToDiscard,
    OpenCoordination,
    Publish,
    ReviewDraft,
)
from tests.handlers.coordinator.documents import URGENT_ACTION, send_document
from tests.handlers.coordinator.editors import Editor, editor_of
from tests.handlers.parts import AMINA, BELA, NOW, kinds, seen, services_on, tap

if TYPE_CHECKING:
    from bot.store.database import Database


NOW_MS = int(NOW.timestamp() * 1000)


@pytest.fixture
async def bela(database: Database) -> Editor:
    """Bela, and a case that is out."""
    services = await services_on(database)
    await services.team.appoint(AMINA, Role.COORDINATOR, NOW_MS)
    bela = await editor_of(services, BELA, URGENT_ACTION)
    await services.cases.publish(bela.case.id, 1, str(BELA), NOW_MS)
    return bela


async def _list(bela: Editor) -> str:
    came = await tap(bela.services, BELA, OpenCoordination())
    return seen(await open_coordination(came, bela.services))


async def test_a_correction_that_changes_nothing_leads_back_and_is_nowhere(bela: Editor) -> None:
    desk = await bela.taps(ReviewDraft(bela.case.id, 1, 1))
    assert "waits" not in desk
    await bela.presses("Correct it")
    assert "Nothing is doubtful" in bela.text
    assert await bela.presses("What was read") == desk
    assert Publish not in kinds(bela.shown)
    assert "📝 0 drafts wait" in await _list(bela)


async def test_what_was_changed_waits_and_the_desk_leads_to_it(bela: Editor) -> None:
    await bela.taps(BeginCorrection(bela.case.id))
    await bela.presses("Title")
    await bela.writes("ANOTHER TITLE")
    assert "A draft of yours waits: version 2" in await bela.taps(ReviewDraft(bela.case.id, 1, 1))
    amina = Editor(bela.services, AMINA, bela.case)
    await amina.taps(ReviewDraft(bela.case.id, 1, 1))
    assert "A draft of it waits: version 2, of 10 March 2026 (Bela)." in amina.text
    assert "ANOTHER TITLE" in await amina.presses("Open the draft (version 2)")
    assert "Publish" in " ".join(amina.labels)


async def test_what_a_document_brought_waits_too_and_only_the_newest_are_named(
    bela: Editor,
) -> None:
    for number in range(5):
        document = URGENT_ACTION.replace("a poem", f"poem {number}")
        await send_document(bela.services, document, message_id=100 + number)
    await bela.taps(ReviewDraft(bela.case.id, 1, 1))
    assert [one for one in bela.labels if "Open the draft" in one] == [
        f"📝 Open the draft (version {version})" for version in (6, 5, 4)
    ]


async def test_what_was_begun_and_not_changed_is_neither_approved_nor_published(
    bela: Editor,
) -> None:
    await bela.taps(BeginCorrection(bela.case.id))
    services, of = bela.services, (bela.case.id, 2)
    published = await publish(await tap(services, BELA, Publish(*of, 0, insists=2)), services)
    corrected = await ask_to_correct(await tap(services, BELA, PublishCorrection(*of)), services)
    approved = await approve(await tap(services, BELA, Approve(*of, 0)), services)
    for told in (published, corrected, approved):
        assert isinstance(told, Screen)
        assert told.toast == "This draft still says just what is published."
    assert (await bela.services.cases.find(bela.case.id) or bela.case).version == 1


async def test_a_draft_that_a_newer_version_has_overtaken_is_not_said_to_be_out(
    bela: Editor,
) -> None:
    for number in (1, 2):
        document = URGENT_ACTION.replace("a poem", f"poem {number}")
        await send_document(bela.services, document, message_id=100 + number)
    await bela.services.cases.publish(bela.case.id, 3, str(BELA), NOW_MS)
    await bela.taps(Publish(bela.case.id, 2, 0, insists=2))
    assert bela.toast == "A newer version was published: supporters see that one."
    await bela.taps(Publish(bela.case.id, 3, 0, insists=2))
    assert bela.toast == "This version was published already: supporters see it."


async def test_what_was_never_out_is_thrown_away_without_a_word_on_what_is(
    database: Database,
) -> None:
    bela = await editor_of(await services_on(database), BELA, URGENT_ACTION)
    assert "have never seen it" in await bela.taps(AskToDiscard(bela.case.id, 1, 0))
    await bela.presses("Yes, throw it away")
    assert bela.toast == "The draft is thrown away."
