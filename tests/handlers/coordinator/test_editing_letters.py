"""A coordinator writes the letters of a draft, one a language, in as many messages as it takes."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.store.team import Role
from cases.letters import letters_of
from handlers.coordinator import edit_letters as e
from handlers.coordinator.edit_case import undo_change
from handlers.coordinator.edit_text import change_written
from handlers.draft_buttons import UndoChange
from handlers.letter_buttons import (
    AddLetter,
    LetterLine,
    OpenLetter,
    PutLetter,
    RemoveLetter,
    WriteLetter,
)
from tests.bot.store.lines import plain
from tests.handlers.coordinator.documents import draft_of
from tests.handlers.coordinator.writing import does, draft_now, taps, writes
from tests.handlers.parts import (
    BELA,
    DANA,
    key,
    kinds,
    said,
    seen,
    services_on,
)

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from cases.case import Case, SampleLetter

SPANISH = """Estimado Gobernador:

Le escribo por la maestra detenida por leer un poema.

Le pido que la deje en libertad.

Atentamente,"""


async def letter_of(services: Services, case: Case, language: str = "es") -> SampleLetter | None:
    return letters_of(await draft_now(services, case)).get(language)


async def write_it(
    services: Services, case: Case, *parts: str, language: str = "es", by: int = BELA
) -> PutLetter:
    """Ask for the letter and write these messages; the key that says that this is all."""
    await taps(services, e.write_letter, WriteLetter(case.id, case.version, language), by)
    shown = None
    for part in parts:
        shown = await writes(services, part, by)
    assert shown is not None
    return key(shown, PutLetter)


async def add_spanish(services: Services, case: Case) -> None:
    await taps(services, e.put_letter, await write_it(services, case, SPANISH))


async def test_a_letter_in_another_language_is_written_and_kept(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    shown = await taps(services, e.add_letter, AddLetter(case.id, case.version))
    asked = await taps(services, e.write_letter, does(shown, "Spanish"))
    assert "The letter in Spanish" in seen(asked)
    written = await writes(services, SPANISH)
    assert written is not None
    assert "2 paragraphs" in seen(written)
    assert await letter_of(services, case) is None, "nothing is kept before it is all"
    shown = await taps(services, e.put_letter, key(written, PutLetter))
    letter = await letter_of(services, case)
    assert letter is not None
    assert letter.salutation == "Estimado Gobernador:"
    assert letter.closing == "Atentamente,"
    assert [one[:11] for one in letter.paragraphs] == ["Le escribo ", "Le pido que"]
    assert shown.toast == "Kept."
    assert "Richard Doe is greeted otherwise: Su Excelencia" in seen(shown)
    assert "Le pido que la deje en libertad." in seen(shown)


async def test_a_long_letter_comes_in_several_messages(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    whole = "Le pido que la deje en libertad y que pueda leer poemas. " * 150
    put = await write_it(services, case, *(whole[at : at + 4096] for at in range(0, 8550, 4096)))
    await taps(services, e.put_letter, put)
    letter = await letter_of(services, case)
    assert letter is not None
    assert "".join(letter.paragraphs).replace(" ", "") == whole.replace(" ", "")
    assert len(letter.paragraphs) == 1, "an app had cut it within sentences"


async def test_a_message_handled_again_is_the_same_part(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    await taps(services, e.write_letter, WriteLetter(case.id, case.version, "es"))
    for _ in range(2):
        await writes(services, "Le escribo por la maestra.", message_id=77)
    shown = await writes(services, "Le escribo por la maestra.", message_id=77)
    assert shown is not None
    assert "1 paragraph," in seen(shown)


async def test_an_edited_message_is_an_edited_part(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    await taps(services, e.write_letter, WriteLetter(case.id, case.version, "es"))
    await writes(services, "Le escrivo.", message_id=77)
    edited = replace(await said(services, BELA, "Le escribo."), message_id=77)
    shown = await change_written(edited, services)
    assert shown is not None
    assert "Le escribo." in seen(shown)
    await taps(services, e.put_letter, key(shown, PutLetter))
    letter = await letter_of(services, case)
    assert letter is not None
    assert letter.paragraphs == ("Le escribo.",)


async def test_the_letter_of_the_document_is_written_anew(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    put = await write_it(services, case, "Dear Governor,\n\nFree the teacher.", language="en")
    await taps(services, e.put_letter, put)
    now = await draft_now(services, case)
    assert now.letter is not None
    assert now.letter.paragraphs == ("Free the teacher.",)
    assert now.translations == ()


async def test_two_coordinators_add_letters_at_once_and_both_are_kept(database: Database) -> None:
    services = await services_on(database)
    await services.team.appoint(DANA, Role.COORDINATOR, 0)
    case = await draft_of(services)
    spanish = await write_it(services, case, SPANISH)
    french = await write_it(services, case, "Je vous écris.", language="fr", by=DANA)
    await taps(services, e.put_letter, spanish)
    await taps(services, e.put_letter, french, DANA)
    assert set(letters_of(await draft_now(services, case))) == {"en", "es", "fr"}


async def test_of_two_at_the_same_moment_none_is_lost(database: Database) -> None:
    services = await services_on(database)
    await services.team.appoint(DANA, Role.COORDINATOR, 0)
    case = await draft_of(services)
    put = {
        BELA: await write_it(services, case, SPANISH),
        DANA: await write_it(services, case, "Je vous écris.", language="fr", by=DANA),
    }
    shown = await asyncio.gather(
        *(taps(services, e.put_letter, button, by) for by, button in put.items())
    )
    for by, screen in zip(put, shown, strict=True):
        if PutLetter in kinds(screen):  # somebody was quicker, and they are told so
            await taps(services, e.put_letter, key(screen, PutLetter), by)
    assert set(letters_of(await draft_now(services, case))) == {"en", "es", "fr"}


async def test_who_writes_the_same_letter_second_is_told_and_chooses(database: Database) -> None:
    services = await services_on(database)
    await services.team.appoint(DANA, Role.COORDINATOR, 0)
    case = await draft_of(services)
    belas = await write_it(services, case, "Le escribo yo.")
    danas = await write_it(services, case, "Le escribo también.", by=DANA)
    await taps(services, e.put_letter, belas)
    shown = await taps(services, e.put_letter, danas, DANA)
    assert "Somebody else changed this letter while you wrote." in seen(shown)
    assert "Le escribo yo." in seen(shown)
    letter = await letter_of(services, case)
    assert letter is not None
    assert letter.paragraphs == ("Le escribo yo.",)
    await taps(services, e.put_letter, key(shown, PutLetter), DANA)
    letter = await letter_of(services, case)
    assert letter is not None
    assert letter.paragraphs == ("Le escribo también.",)


async def test_greeting_last_words_and_subject_are_written_one_by_one(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    await add_spanish(services, case)
    for what, line in (("salutation", "Excelencia:"), ("subject", "Por la maestra")):
        await taps(services, e.write_line, LetterLine(case.id, case.version, "es", what))
        await writes(services, line)
    await taps(services, e.write_line, LetterLine(case.id, case.version, "es", "closing"))
    shown = await writes(services, "-")
    assert shown is not None
    assert "It has no last words of its own." in seen(shown)
    letter = await letter_of(services, case)
    assert letter is not None
    assert (letter.salutation, letter.subject) == ("Excelencia:", "Por la maestra")
    assert letter.closing is None
    assert await services.questions.open(BELA) is None


async def test_a_letter_is_taken_out_if_it_is_the_one_that_was_seen(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    await add_spanish(services, case)
    shown = await taps(services, e.open_letter, OpenLetter(case.id, case.version, "es"))
    remove = key(shown, RemoveLetter)
    await taps(services, e.put_letter, await write_it(services, case, "Otra carta."))
    shown = await taps(services, e.remove_letter, remove)
    assert "Otra carta." in seen(shown)
    assert await letter_of(services, case) is not None
    shown = await taps(services, e.remove_letter, key(shown, RemoveLetter))
    assert await letter_of(services, case) is None
    await taps(services, undo_change, key(shown, UndoChange))
    assert await letter_of(services, case) is not None
    shown = await taps(services, e.open_letter, OpenLetter(case.id, case.version, "es"))
    await taps(services, e.remove_letter, key(shown, RemoveLetter))
    assert (await taps(services, e.remove_letter, remove)).toast == "This is not there any more."


async def test_the_only_text_of_a_case_is_not_taken_out(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    shown = await taps(services, e.open_letter, OpenLetter(case.id, case.version, "en"))
    shown = await taps(services, e.remove_letter, key(shown, RemoveLetter))
    assert "do not take it out" in seen(shown)
    assert await letter_of(services, case, "en") is not None


async def test_a_change_voids_approvals_and_stands_in_the_audit(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    before = await services.cases.version(case.id, case.version)
    await add_spanish(services, case)
    after = await services.cases.version(case.id, case.version)
    assert before is not None
    assert after is not None
    assert after.revision == before.revision + 1
    audited = [plain(one) for one in await services.audit.all()]
    assert "changed version 1 fields translations" in audited
