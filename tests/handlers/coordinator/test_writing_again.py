"""What was kept with a warning can be written once more: no second try becomes a new case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.store.team import Role
from handlers.draft_buttons import EditField
from handlers.team_buttons import OpenCoordination
from tests.handlers.coordinator.at_the_desk import DRAFT, VERSION, Office, office_on
from tests.handlers.parts import BELA, DANA

if TYPE_CHECKING:
    from bot.store.database import Database

STORY = "Mexico, where it rains.\n" * 9


@pytest.fixture
async def office(database: Database, database_address: str) -> Office:
    return await office_on(database, database_address)


async def test_an_unknown_country_is_kept_and_the_next_reply_corrects_it(office: Office) -> None:
    bela = office.bela
    await bela.opens(EditField(DRAFT, VERSION, "country"))
    shown = await bela.writes("Freedonia")
    assert "Kept." in shown
    assert "I do not know this country" in shown
    assert "Write it now, and it takes the place of this." in shown
    assert any("Change it again" in label for label in bela.keys)
    shown = await bela.writes("Mexco")
    assert "I do not know this country" in shown
    assert (await office.case()).country == "Mexco"
    shown = await bela.writes("Mexico")
    assert "Kept." in shown
    assert "Write it now" not in shown
    assert (await office.case()).country == "Mexico"
    assert await office.services.questions.open(BELA) is None
    assert len(await office.services.cases.drafts()) == 1


async def test_a_letter_without_a_greeting_is_written_once_more(office: Office) -> None:
    bela = office.bela
    await bela.opens(EditField(DRAFT, VERSION, "letter"))
    await bela.writes("I write about the teacher whom no lawyer has seen, and whom nobody hears.")
    shown = await bela.taps("That is all")
    assert "I found no greeting" in shown
    shown = await bela.writes(f"Dear Governor,\n\n{STORY}\n\nYours sincerely,")
    assert "So far you wrote" in shown
    await bela.taps("That is all")
    letter = (await office.case()).letter
    assert letter is not None
    assert letter.salutation == "Dear Governor,"
    assert len(await office.services.cases.drafts()) == 1


async def test_whoever_goes_elsewhere_answers_it_no_more(office: Office) -> None:
    bela = office.bela
    await bela.opens(EditField(DRAFT, VERSION, "country"))
    await bela.writes("Freedonia")
    await bela.opens(OpenCoordination())
    await bela.writes("Mexico")
    assert (await office.case()).country == "Freedonia"


async def test_what_somebody_else_put_there_meanwhile_is_not_overwritten(office: Office) -> None:
    bela, dana = office.bela, office.dana
    await bela.opens(EditField(DRAFT, VERSION, "country"))
    await bela.writes("Freedonia")
    await dana.opens(EditField(DRAFT, VERSION, "country"))
    await dana.writes("Peru")
    assert f"{DANA} changed this meanwhile" in await bela.writes("Mexico")
    assert (await office.case()).country == "Peru"


async def test_who_was_removed_after_the_warning_writes_for_nothing(office: Office) -> None:
    dana = office.dana
    await dana.opens(EditField(DRAFT, VERSION, "country"))
    await dana.writes("Freedonia")
    await office.services.team.remove(DANA, 0, BELA)
    assert await office.services.team.role(DANA) not in set(Role)
    await dana.writes("Mexico")
    assert (await office.case()).country == "Freedonia"


async def test_what_stood_there_before_can_be_written_otherwise(office: Office) -> None:
    bela = office.bela
    title = (await office.case()).title
    await bela.opens(EditField(DRAFT, VERSION, "title"))
    assert "This is how it stands." in await bela.writes(title)
    assert "Kept." in await bela.writes("A better title")
    assert (await office.case()).title == "A better title"


async def test_while_a_long_text_is_written_the_screen_says_what_comes_next(
    office: Office,
) -> None:
    bela = office.bela
    assert "Choose what the document is." in await bela.opens(EditField(DRAFT, VERSION, "kind"))
    assert "Reply with the whole text" in await bela.opens(EditField(DRAFT, VERSION, "summary"))
    shown = await bela.writes("The first of it.")
    assert "What you write next is added to it." in shown
    assert "Reply with the whole text" not in shown
