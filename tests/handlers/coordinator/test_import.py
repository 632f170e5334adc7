"""A document comes in: what a coordinator sees, and what happens to everything that is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from telegram.error import BadRequest, TimedOut

from bot.intake.faults import PassingFault
from bot.store.team import Role
from handlers.coordinator import import_document
from handlers.draft_buttons import EditDraft
from handlers.team_buttons import AskToDiscard, PreviewDraft, Publish, ReviewDraft
from tests.bot.store.lines import plain
from tests.handlers.coordinator.documents import (
    URGENT_ACTION,
    send_document,
    sent_by,
)
from tests.handlers.parts import AMINA, BELA, CHIDI, key, kinds, seen, services_on

if TYPE_CHECKING:
    from typing import Any

    from bot.store.database import Database


async def test_what_was_read_stands_field_by_field(database: Database) -> None:
    screen = await send_document(await services_on(database))
    text = seen(screen)
    for read in (
        "UA number: 84.26",
        "Title: TEACHER HELD FOR A POEM",
        "Deadline: 30 March 2026",
        "Languages to write in: English, Spanish",
        "1. Jane Roe · Governor of the Province",
        "Letter by post: 12 Main Street, 90210 Capital City",
        "E-mail: governor@example.org",
        "Dear Governor Roe,",
        "2. Richard Doe · Ambassador",
        "I write about the teacher",
        "read what they like.",
        "Yours sincerely,",
    ):
        assert read in text
    assert kinds(screen)[:4] == [PreviewDraft, EditDraft, Publish, AskToDiscard]


async def test_what_the_reader_doubts_stands_first_and_what_is_missing_is_named(
    database: Database,
) -> None:
    services = await services_on(database)
    document = URGENT_ACTION.split("PREFERRED LANGUAGE")[0].replace("84.26", "it")
    text = seen(await send_document(services, document))
    assert text.index("Please check") < text.index("Title: TEACHER")
    assert "Deadline: ⚠️ none: it stays open until you close it" in text
    assert "UA number: ⚠️ none" in text


async def test_a_doubt_names_the_lines_of_the_document_that_it_is_about(
    database: Database,
) -> None:
    services = await services_on(database)
    document = URGENT_ACTION.replace("Yours sincerely,", "")
    line = 1 + document.splitlines().index(
        next(line for line in document.splitlines() if "read what they like" in line)
    )
    text = seen(await send_document(services, document))
    assert re.search(rf"End of the letter: .+\n📄 line {line}: “.+ read what they like\.”", text)


async def test_a_salutation_that_is_not_printed_is_flagged(database: Database) -> None:
    services = await services_on(database)
    text = seen(await send_document(services, URGENT_ACTION.replace("Salutation: ", "")))
    assert "Dear Ambassador ⚠️ (made from the role, not printed)" in text
    assert "Dear Governor Roe, ⚠️" not in text


async def test_a_late_document_says_that_it_will_be_closed(database: Database) -> None:
    services = await services_on(database)
    document = URGENT_ACTION.replace("30 March 2026", "30 March 2019")
    assert "the deadline is over" in seen(await send_document(services, document))


async def test_the_same_message_handled_again_makes_one_draft(database: Database) -> None:
    services = await services_on(database)
    first = await send_document(services, message_id=77)
    again = await send_document(services, message_id=77)
    assert first == again
    assert len(await services.cases.drafts()) == 1
    assert [plain(one) for one in await services.audit.all()].count("imported version 1") == 1


async def test_the_same_message_handled_again_after_publishing_shows_the_case(
    database: Database,
) -> None:
    services = await services_on(database)
    case = await draft_of_message(services, 77)
    await services.cases.publish(*case, str(BELA), 0)
    assert "Published" in seen(await send_document(services, message_id=77))


async def draft_of_message(services: Any, message_id: int) -> tuple[int, int]:
    button = key(await send_document(services, message_id=message_id), Publish)
    return button.case_id, button.version


@pytest.mark.parametrize("person", [AMINA, CHIDI])
async def test_a_document_of_anybody_else_is_not_even_opened(
    database: Database, person: int
) -> None:
    services = await services_on(database)
    screen = await send_document(services, by=person)
    assert "documents are for coordinators only" in seen(screen)
    assert await services.cases.drafts() == []


async def test_a_coordinator_imports_as_an_owner_does(database: Database) -> None:
    services = await services_on(database)
    await services.team.appoint(AMINA, Role.COORDINATOR, 0)
    assert "TEACHER HELD" in seen(await send_document(services, by=AMINA))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"%PDF-1.7 \x00", "damaged"),
        (b"PK\x03\x04 word", "Word"),
        (b"\x00\x01\x02\xff" * 100, "not a text"),
        (b"x" * (2 * 1024 * 1024 + 1), "2 MB"),
    ],
)
async def test_what_is_no_text_gets_one_clear_sentence(
    database: Database, data: bytes, why: str
) -> None:
    services = await services_on(database)
    text = seen(await send_document(services, data, size=min(len(data), 2 * 1024 * 1024)))
    assert "could not be read" in text
    assert why in text
    assert await services.cases.drafts() == []


async def test_a_file_of_30_megabytes_is_not_downloaded(database: Database) -> None:
    services = await services_on(database)
    assert "20 MB" in seen(await send_document(services, b"", size=30_000_000))


class Refusing:
    """A Telegram that does not hand over files."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    async def get_file(self, file_id: str) -> None:
        raise self.error


async def test_a_file_that_telegram_keeps_is_said_to_be_kept(database: Database) -> None:
    services = await services_on(database)
    bot: Any = Refusing(BadRequest("File is too big"))
    screen = await import_document(await sent_by(services, BELA, 10), services, bot)
    assert "does not hand over" in seen(screen)


async def test_a_download_that_breaks_off_is_tried_again(database: Database) -> None:
    services = await services_on(database)
    bot: Any = Refusing(TimedOut())
    with pytest.raises(PassingFault):
        await import_document(await sent_by(services, BELA, 10), services, bot)


async def test_a_long_reading_is_turned_page_by_page(database: Database) -> None:
    services = await services_on(database)
    extra = "\n\n".join(
        f"Minister Jane Roe{chr(97 + n // 26)}{chr(97 + n % 26)}\nMinister of Things\n"
        f"{n} Main Street\n90210 Capital City\nEmail: m{n}@example.org"
        for n in range(40)
    )
    document = URGENT_ACTION.replace("Ambassador Richard", f"{extra}\n\nAmbassador Richard")
    screen = await send_document(services, document)
    assert "(1/" in seen(screen)
    assert key(screen, ReviewDraft).page == 2
