"""A tap that sets something says what holds now; a short letter is told once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cases.themes import Theme
from handlers.draft_buttons import ConfirmField, EditDraft
from handlers.letter_buttons import ListParagraphs, OpenWordings, WriteLetter
from handlers.official_buttons import ChooseAsks, EditOfficial, ShowOfficial
from handlers.team_buttons import ReviewDraft
from tests.handlers.coordinator.at_the_desk import DRAFT, VERSION, Office, office_on
from tests.handlers.coordinator.documents import URGENT_ACTION, draft_of

if TYPE_CHECKING:
    from bot.store.database import Database


@pytest.fixture
async def office(database: Database, database_address: str) -> Office:
    return await office_on(database, database_address)


async def test_who_gets_copies_is_said_and_said_again_at_a_second_tap(office: Office) -> None:
    bela, ambassador = office.bela, (await office.officials())[1]
    await bela.opens(ShowOfficial(DRAFT, VERSION, ambassador.id, 0))
    keys = dict(bela.keys)
    for _ in range(2):
        bela.keys = keys
        assert "They get copies only now, and come last." in await bela.taps("Copies only")
    assert bela.toast == "They get copies only now, and come last."
    assert "They are written to now" in await bela.taps("Write to them")
    assert "They are number 1 in the list now." in await bela.taps("Up")


async def test_which_ask_goes_to_whom_is_said(office: Office) -> None:
    bela, case = office.bela, await office.case()
    await office.is_now(replace(case, asks=("Free her.", "Let a lawyer in.")))
    await bela.opens(ChooseAsks(DRAFT, VERSION, case.targets[0].id, 0))
    assert "Ask 2 does not go to them any more." in await bela.taps("2. Let a lawyer in.")
    assert "Ask 2 goes to them now." in await bela.taps("2. Let a lawyer in.")


async def test_what_is_left_empty_or_right_is_said(office: Office) -> None:
    bela, ambassador = office.bela, (await office.officials())[1]
    await bela.opens(EditOfficial(DRAFT, VERSION, ambassador.id, "salutation"))
    shown = await bela.taps("No salutation of their own")
    assert "No salutation of their own is given for them now." in shown
    assert "this is right (salutation)" in await bela.taps("It is right")
    document = URGENT_ACTION.replace("84.26", "86.26").replace("30 March", "March")
    case = await draft_of(office.services, document)
    shown = await bela.opens(ConfirmField(case.id, case.version, 0, "deadline"))
    assert "Kept. Nothing is doubtful about it any more." in shown


async def test_a_hidden_paragraph_is_said_and_undone(office: Office) -> None:
    bela = office.bela
    await bela.opens(ListParagraphs(DRAFT, VERSION))
    assert "Paragraph 1 is hidden now until it is tapped." in await bela.taps("Hide 1")
    assert "Paragraph 1 is not hidden any more." in await bela.taps("Show 1")
    await bela.taps("Hide 1")
    assert "Undone" in await bela.taps("Undo")
    assert (await office.case()).disturbing == ()


@pytest.mark.parametrize(("words", "is_whole"), [(5, True), (50, True), (2_000, False)])
async def test_a_letter_that_is_short_is_told_once(
    office: Office, words: int, is_whole: bool
) -> None:
    bela, case = office.bela, await office.case()
    assert case.letter is not None
    told = " ".join(f"word{n}" for n in range(words))
    await office.is_now(replace(case, letter=replace(case.letter, paragraphs=(told,))))
    read = await bela.opens(ReviewDraft(DRAFT, VERSION, 1))
    assert read.count("word0") == 1
    assert read.count(f"word{words - 1}") == 1
    assert ("begins:" in read) != is_whole
    await bela.opens(WriteLetter(DRAFT, VERSION, "fr"))
    shown = await bela.writes(told[:4_000])
    assert shown.count("word3 ") == 1


async def test_themes_and_region_stand_among_all_fields(office: Office) -> None:
    bela = office.bela
    shown = await bela.opens(EditDraft(DRAFT, VERSION))
    assert "Themes: —" in shown
    assert "Region: 🌐 The whole world" in shown
    await bela.taps("Themes and region · 0")
    keys = list(bela.keys)
    await bela.taps("Women")
    assert [one.removeprefix("✓ ") for one in bela.keys][: len(Theme)] == keys[: len(Theme)], (
        "no key moves under the finger"
    )
    await bela.taps("🌍 Africa")
    read = await bela.opens(ReviewDraft(DRAFT, VERSION, 1))
    assert "Themes: Women's rights" in read
    assert "Region: 🌍 Africa" in read


async def test_who_has_no_greeting_of_their_own_is_shown_how_they_are_greeted(
    office: Office,
) -> None:
    governor = (await office.officials())[0]
    shown = await office.bela.opens(EditOfficial(DRAFT, VERSION, governor.id, "salutation"))
    assert "None of their own is given; their letter begins: Dear Governor Roe," in shown


async def test_what_is_added_to_a_list_or_taken_out_is_said(office: Office) -> None:
    bela = office.bela
    await bela.opens(OpenWordings(DRAFT, VERSION, "subjects"))
    assert "Kept. It is in the list now." in await bela.writes("Free her")
    assert "Kept. All 2 are in the list now." in await bela.writes("Let her read\nLet her go")
    assert "It is out of the list now." in await bela.taps("🗑 1")
