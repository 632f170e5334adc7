"""Letters on paper: as the supporter writes and signs them, and what became of a case since."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document

from bot.store.own_words import OwnMessage
from cases.case import Channel
from handlers.buttons import ChooseContact
from handlers.coming import Answer
from handlers.paper import add_home, give_envelope, give_word, take_home
from handlers.paper_buttons import AddHome, AskHome, GiveEnvelope, GiveWord
from handlers.screen import File, Screen
from handlers.write_appeal import choose_contact
from tests.cases.printed import Pages, words
from tests.handlers.parts import AMINA, said, seen, tap
from tests.handlers.varied import TRANSLATED, ids, published
from tests.journeys.librarian import NUMBER

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.services import Services
    from cases.case import Case
    from handlers.button import OfContact

    Step = Callable[..., Awaitable[Screen]]

HOME = "12 Sample Road\n45001 Toledo"

pytestmark = pytest.mark.usefixtures("amina_is_known")


async def by_post(services: Services, case: Case) -> Screen:
    """The appeal by post that Amina is given."""
    button = ChooseContact(*ids(case, Channel.POST))
    return await choose_contact(await tap(services, AMINA, button), services)


def files(screen: Screen) -> list[File]:
    return [part for part in screen.before if isinstance(part, File)]


def printed(screen: Screen) -> str:
    (file,) = files(screen)
    return words(Pages(file.data).text())


async def writes_home(services: Services, case: Case, text: str, **asked: int) -> Screen | None:
    written = await said(services, AMINA, text)
    answer = Answer(
        by=written.by,
        first_name=written.first_name,
        role=None,
        words=written.words,
        now=written.now,
        message_id=77,
        text=text,
        asked=AskHome(*ids(case, Channel.POST), **asked),
    )
    return await take_home(answer, services)


async def test_the_letter_is_printed_in_the_language_and_named_in_it(
    services: Services, database_address: str
) -> None:
    shown = await by_post(services, await published(services, database_address, **TRANSLATED))
    assert "Déjenla volver a casa." in printed(shown)
    assert "Toledo, 10 de marzo de 2026" in printed(shown)
    name = services.texts.in_("es").label("letter_file")
    assert [file.name for file in files(shown)] == [f"{name}-{NUMBER}.pdf"]


async def test_own_words_are_printed_and_stay_out_of_the_envelope(
    services: Services, database_address: str
) -> None:
    case = await published(services, database_address)
    await services.own_words.keep(OwnMessage(AMINA, case.id, 5, "I was a librarian too."), 1)
    await services.own_words.use(AMINA, case.id, 1, own=True)
    assert "I was a librarian too." in printed(await by_post(services, case))
    button = GiveEnvelope(*ids(case, Channel.POST))
    envelope = await give_envelope(await tap(services, AMINA, button), services)
    assert isinstance(envelope, Screen)
    assert "librarian" not in printed(envelope)


async def test_who_signs_with_initials_has_no_name_on_any_paper(
    services: Services, database_address: str
) -> None:
    await services.supporters.sign_with(AMINA, "initials")
    case = await published(services, database_address)
    letter = printed(await by_post(services, case))
    assert "A. E." in letter
    button = GiveWord(*ids(case, Channel.POST))
    word = await give_word(await tap(services, AMINA, button), services)
    (file,) = files(word)
    written = Document(BytesIO(file.data))
    assert "A. E." in [paragraph.text for paragraph in written.paragraphs]
    cells = written.tables[0].rows[0].cells[0].text
    assert "Amina" not in letter + cells + "".join(one.text for one in written.paragraphs)


async def test_the_date_is_that_of_the_supporters_own_day(
    services: Services, database_address: str
) -> None:
    case = await published(services, database_address)
    await services.supporters.live_in(AMINA, "KI", "Pacific/Kiritimati")
    assert "Toledo, 11 March 2026" in printed(await by_post(services, case))


async def test_nothing_is_printed_for_a_case_that_is_closed_or_gone(
    services: Services, database_address: str
) -> None:
    case = await published(services, database_address)
    await services.cases.close(case.id, "Bela", 2)
    tried: tuple[tuple[Step, OfContact], ...] = (
        (give_word, GiveWord(*ids(case, Channel.POST))),
        (give_envelope, GiveEnvelope(*ids(case, Channel.POST))),
        (add_home, AddHome(*ids(case, Channel.POST))),
        (give_word, GiveWord(10**12, 1, 1, 1)),
        (give_word, GiveWord(case.id, case.version + 1, 1, 1)),
    )
    for step, button in tried:
        shown = await step(await tap(services, AMINA, button), services)
        assert files(shown) == []
        assert seen(shown)
    closed = await writes_home(services, case, HOME)
    assert closed is not None
    assert files(closed) == []


async def test_the_own_address_is_taken_once_and_again_after_a_fault(
    services: Services, database_address: str
) -> None:
    case = await published(services, database_address)
    first = await writes_home(services, case, HOME)
    assert first is not None
    assert [file.name.rpartition(".")[2] for file in files(first)] == ["pdf", "docx", "pdf"]
    again = await writes_home(services, case, HOME, message_id=77)
    assert again is not None
    assert files(again)[0] == files(first)[0]
    assert await writes_home(services, case, "Another text", message_id=76) is None


@pytest.mark.parametrize("text", ["\n \n", "x" * 61, "a\n" * 7])
async def test_what_is_no_address_is_asked_for_once_more(
    services: Services, database_address: str, text: str
) -> None:
    case = await published(services, database_address)
    shown = await writes_home(services, case, text)
    assert shown is not None
    assert "does not fit" in seen(shown)
    assert files(shown) == []


async def test_a_careful_supporters_address_leaves_the_chat_too(
    services: Services, database_address: str
) -> None:
    await services.supporters.be_careful(AMINA, careful=True)
    case = await published(services, database_address)
    await writes_home(services, case, HOME)
    due = await services.vanishing.due(10**14)
    assert 77 in {message.message_id for message in due}
