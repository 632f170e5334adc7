"""Whatever is written as a letter is only text, and who may not write one changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handlers.coordinator import edit_letters as e
from handlers.letter_buttons import (
    LetterLine,
    LetterText,
    OpenLetter,
    OpenLetters,
    PutLetter,
    RemoveLetter,
    WriteLetter,
)
from tests.handlers.coordinator.documents import draft_of, published_case
from tests.handlers.coordinator.test_editing_letters import SPANISH, letter_of, write_it
from tests.handlers.coordinator.writing import draft_now, taps, writes
from tests.handlers.parts import AMINA, BELA, CHIDI, keys, kinds, seen, services_on

if TYPE_CHECKING:
    from bot.store.database import Database

MARKUP = '<b>bold</b> & <a href="https://example.org">x</a> {name} {{ 7 * 7 }} %(x)s'


@pytest.mark.parametrize("text", [MARKUP, "اكتب إليكم بشأن المعلمة.", "\u202eabc", "🧕🏽" * 300])
async def test_whatever_is_written_is_only_text(database: Database, text: str) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    shown = await taps(services, e.put_letter, await write_it(services, case, text))
    letter = await letter_of(services, case)
    assert letter is not None
    assert letter.paragraphs
    assert letter.paragraphs[0].replace("\u202e", "") in seen(shown).replace("\u202e", "")


async def test_what_is_no_letter_is_refused_with_a_sentence(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    await taps(services, e.write_letter, WriteLetter(case.id, case.version, "es"))
    shown = await writes(services, " \n\u0007 ")
    assert shown is not None
    assert "There is no text in this message." in seen(shown)
    for _ in range(4):
        shown = await writes(services, "x" * 4096)
        assert shown is not None
        assert PutLetter in kinds(shown)
    shown = await writes(services, "x" * 3613)
    assert shown is not None
    assert "1 character more than the 20000 of a letter" in seen(shown).replace(",", "")
    assert "16,387 characters" in seen(shown)


async def test_forged_buttons_change_nothing(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    of = (case.id, case.version)
    for step, button in (
        (e.write_letter, WriteLetter(*of, "xx")),
        (e.write_letter, WriteLetter(*of, "en_Hack-1")),
        (e.put_letter, PutLetter(*of, "xx", "")),
        (e.put_letter, PutLetter(*of, "es", "00000000")),
        (e.open_letter, OpenLetter(*of, "xx", -4)),
        (e.write_line, LetterLine(*of, "en", "hack")),
        (e.write_line, LetterLine(*of, "xx", "closing")),
        (e.remove_letter, RemoveLetter(*of, "xx", "")),
    ):
        assert keys(await taps(services, step, button))
    assert await draft_now(services, case) == case


@pytest.mark.parametrize("who", [AMINA, CHIDI])
async def test_who_may_not_edit_writes_into_no_draft(database: Database, who: int) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    asked = LetterText(case.id, case.version, "es", "")
    await services.questions.ask(who, asked.pack(), 0)
    assert await writes(services, SPANISH, who) is None
    assert await draft_now(services, case) == case


async def test_what_is_published_is_not_edited(database: Database) -> None:
    services = await services_on(database)
    case = await published_case(services)
    shown = await taps(services, e.open_letters, OpenLetters(case.id, case.version))
    assert "correct it, and a new version begins" in (shown.toast or "")
    asked = LetterText(case.id, case.version, "es", "")
    await services.questions.ask(BELA, asked.pack(), 0)
    assert await writes(services, SPANISH) is not None
    assert await services.cases.find(case.id) == case
