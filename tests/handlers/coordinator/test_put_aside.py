"""`/cancel` says what was put aside and leads back; what is no answer changes nothing either."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.store.draft_words import Place
from bot.store.pasted import REMARK
from bot.store.team import Role
from handlers import official_buttons as o
from handlers.buttons import AskName
from handlers.coordinator import edit_officials, import_other, import_text
from handlers.coordinator.remark import show_remarks
from handlers.draft_buttons import EditField
from handlers.import_buttons import DropPaste, EndPaste
from handlers.letter_buttons import LetterLine, OpenWordings
from handlers.remark_buttons import ShowRemarks
from handlers.team_buttons import AskWhen, OpenCoordination, ReviewDraft
from tests.handlers.coordinator.editors import Editor, editor_of
from tests.handlers.parts import AMINA, BELA, NOW, keys, kinds, said, seen, services_on, tap

if TYPE_CHECKING:
    from bot.store.database import Database
    from handlers.button import Button
    from handlers.screen import Screen

STRANGER = 1009
MS = int(NOW.timestamp() * 1000)


@pytest.fixture
async def bela(database: Database) -> Editor:
    """Bela, at a draft of 84.26."""
    services = await services_on(database)
    await services.team.appoint(AMINA, Role.REVIEWER, MS)
    bela = await editor_of(services, BELA)
    await bela.opens("ua_number")
    await bela.writes("84.26")
    return bela


async def _says(bela: Editor, text: str, by: int = BELA) -> Screen:
    shown = await import_other(await said(bela.services, by, text), bela.services)
    assert shown is not None
    return shown


@pytest.mark.parametrize("written", ["/cancel", "/cancel@urgent_sandbox_bot", " /cancel please"])
async def test_cancel_says_what_was_put_aside_and_leads_back(bela: Editor, written: str) -> None:
    await bela.opens("deadline")
    shown = await _says(bela, written)
    assert "Nothing was changed." in seen(shown)
    assert "You were at: Deadline (84.26 · TEACHER HELD FOR A POEM)." in seen(shown)
    assert [one.does for one in keys(shown)] == [
        EditField(bela.case.id, 1, "deadline"),
        ReviewDraft(bela.case.id, 1, 1),
    ]
    assert await bela.writes("1 April 2026") is None, "and nothing is asked any more"
    assert (await bela.draft()).case.deadline is None
    assert "There is no question to cancel." in seen(await _says(bela, written))


async def test_what_was_written_in_pieces_lies_there_when_one_comes_back(bela: Editor) -> None:
    await bela.opens("summary")
    await bela.services.draft_words.keep(Place(BELA, bela.case.id, 1, "summary"), 7, "Half.", MS)
    await bela.taps(keys(await _says(bela, "/cancel"))[0].does)  # type: ignore[arg-type]
    assert "So far you wrote" in bela.text


async def test_each_question_is_called_by_what_it_asks_for(bela: Editor) -> None:
    case, first = bela.case, bela.case.targets[0]
    asked: dict[Button, str] = {
        o.ChangeOfficial(case.id, 1, 1, first.id, "name"): "Official 1 (Jane Roe)",
        o.ChangeOfficial(case.id, 1, 1, 999, "name"): "Officials",
        o.AddContact(case.id, 1, first.id, "email"): "Official 1",
        o.ChangeContact(case.id, 1, 1, 4, "hint"): "a way to reach an official",
        LetterLine(case.id, 1, "en", "subject"): "Letter (84.26",
        OpenWordings(case.id, 1, "posts"): "You were at: Posts (84.26",
        ShowRemarks(case.id, 1): "a remark",
        ShowRemarks(999, 1): "You were at: a remark.",
        AskWhen(999): "You were at: the time of sending.",
        AskName(case.id, 1, first.id, 4): "Nothing was changed.",
    }
    for button, told in asked.items():
        await bela.services.questions.ask(BELA, button.pack(), MS)
        assert told in seen(await _says(bela, "/cancel"))


async def test_the_official_is_asked_for_again(bela: Editor) -> None:
    official = bela.case.targets[0].id
    edit = o.EditOfficial(bela.case.id, 1, official, "role")
    await edit_officials.edit_official(await tap(bela.services, BELA, edit), bela.services)
    assert keys(await _says(bela, "/cancel"))[0].does == edit


async def test_an_unknown_command_or_a_photo_answers_nothing_and_the_question_stays(
    bela: Editor,
) -> None:
    await bela.opens("deadline")
    assert "I do not know this command" in seen(await _says(bela, "/stopp"))
    photo = seen(await _says(bela, ""))
    assert "Only text can stand there" in photo
    assert "You are still at: Deadline (84.26" in photo
    assert "Kept." in (await bela.writes("1 April 2026") or "")
    assert OpenCoordination in kinds(await _says(bela, "/stopp"))


async def test_amid_a_paste_it_says_that_the_text_waits(bela: Editor) -> None:
    part = await said(bela.services, BELA, "x" * (REMARK + 1))
    assert await import_text(replace(part, sent_at=NOW), bela.services) is None
    shown = await _says(bela, "/cancel")
    assert "1 part has come so far" in seen(shown)
    assert kinds(shown) == [EndPaste, DropPaste]


async def test_a_reviewer_puts_a_remark_aside_and_others_hear_nothing_of_it(bela: Editor) -> None:
    button = ShowRemarks(bela.case.id, 1)
    await show_remarks(await tap(bela.services, AMINA, button), bela.services)
    assert "You were at: a remark (84.26" in seen(await _says(bela, "/cancel", AMINA))
    assert "I do not understand" in seen(await _says(bela, "", AMINA))
    await bela.services.questions.ask(STRANGER, button.pack(), MS)
    shown = seen(await _says(bela, "/cancel", STRANGER))
    assert "84.26" not in shown
    assert "You were at" not in shown
