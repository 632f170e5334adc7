"""Letters on paper: files to print, in the chat, for the paper of one's own country."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession
from docx import Document

from cases.sheets.papers import A4, LETTER
from tests.cases.printed import Pages, words
from tests.journeys.librarian import ASK, DOCUMENT, MINISTER, NUMBER, TITLE
from tests.journeys.test_restart import WALK, telegram_and_lives

if TYPE_CHECKING:
    from pathlib import Path

    from bot.sandbox import Person
    from bot.sandbox.person import Json
    from tests.journeys.conftest import Demo

ADDRESS = "Robin Sample\nMinister\nMinistry of Examples\n1 Sample Square\nExampleton"
LETTER_GIVEN = next(at for at, step in enumerate(WALK) if "Your letter to" in step[-1])
HOME = "12 Sample Road\n45001 Toledo\nSpain"


@pytest.fixture
async def amina(demo: Demo, amina: Person) -> Person:
    """Amina's name and city are known."""
    await demo.bot.services.supporters.introduce(amina.id, "Amina Example", "Toledo", 1)
    return amina


async def is_given(demo: Demo, way: str, shows: str, document: str = DOCUMENT) -> Json:
    """Amina walks to what she is given for this way to reach the Minister."""
    await demo.publishes(document)
    await demo.amina.writes("/cases")
    await demo.amina.taps(TITLE)
    await demo.amina.taps("Take action")
    await demo.amina.taps(MINISTER)
    await demo.amina.taps(way)
    return await demo.amina.waits_for(shows)


def files(person: Person, after: int = 0) -> list[Json]:
    """The files that came after this message, in order."""
    return [
        one["document"]
        for one in person.messages
        if one.get("document") and one["message_id"] > after
    ]


async def content(file: Json) -> bytes:
    async with ClientSession() as web, web.get(file["url"]) as answer:
        assert answer.status == 200
        return await answer.read()


async def pages(file: Json) -> Pages:
    return Pages(await content(file))


async def test_a_letter_by_post_comes_ready_to_print(demo: Demo, amina: Person) -> None:
    shown = await is_given(demo, "Letter by post", "Your letter to")
    (file,) = files(amina)
    assert file["file_name"] == f"letter-{NUMBER}.pdf"
    printed = await pages(file)
    assert printed.size() == (A4.width, A4.height)
    assert printed.ink(40, 96).lies_in(A4.window)
    assert words(ADDRESS) in words(printed.text())
    assert words(f"{TITLE} Dear Minister,") in words(printed.text())
    assert ASK in words(printed.text())
    assert "Toledo, " in printed.text()
    assert ASK in shown["text"], "the text to copy by hand stays"
    await amina.taps("I have sent it")
    await amina.waits_for("Your appeal is counted")
    await demo.has_no_trouble()


async def test_word_and_envelope_are_one_tap_away(demo: Demo, amina: Person) -> None:
    walk = (await is_given(demo, "Letter by post", "Your letter to"))["message_id"]
    await amina.taps("Word file")
    word = await amina.waits_for("Your letter as a Word file")
    await amina.taps("Envelope", walk)
    envelope = await amina.waits_for("Your envelope.")
    docx, pdf = files(amina, walk)
    assert (docx["file_name"], pdf["file_name"]) == (
        f"letter-{NUMBER}.docx",
        f"envelope-{NUMBER}.pdf",
    )
    document = Document(BytesIO(await content(docx)))
    assert ASK in [paragraph.text for paragraph in document.paragraphs]
    printed = await pages(pdf)
    assert printed.size(0) == (A4.envelope.width, A4.envelope.height)
    assert words(printed.text()).count(words(ADDRESS)) == 2
    for message in (word, envelope):
        assert any("I have sent it" in key["text"] for row in message["buttons"] for key in row)
    await amina.taps("I have sent it", word["message_id"])
    await amina.waits_for("Your appeal is counted")
    await demo.has_no_trouble()


async def test_in_a_country_of_letter_paper_all_of_it_is_made_for_that(
    demo: Demo, amina: Person
) -> None:
    await demo.bot.services.supporters.live_in(amina.id, "US", None)
    walk = (await is_given(demo, "Letter by post", "Your letter to"))["message_id"]
    await amina.taps("Envelope", walk)
    await amina.waits_for("Your envelope.")
    letter, envelope = [await pages(file) for file in files(amina)]
    assert letter.size() == (round(LETTER.width, 1), round(LETTER.height, 1))
    assert letter.ink(48, 93).lies_in(LETTER.window)
    assert envelope.size() == (
        round(LETTER.envelope.width, 1),
        round(LETTER.envelope.height, 1),
    )
    await demo.has_no_trouble()


async def test_the_own_address_is_put_into_the_files_and_kept_nowhere(
    demo: Demo, amina: Person
) -> None:
    walk = (await is_given(demo, "Letter by post", "Your letter to"))["message_id"]
    await amina.taps("Add my own address")
    await amina.waits_for("What is your postal address?")
    await amina.writes("x\n" * 7)
    await amina.waits_for("does not fit on an envelope")
    (written,) = await amina.writes(HOME)
    await amina.waits_for("Your letter with your own address")
    letter, word, envelope = files(amina, walk)
    for file in (letter, envelope):
        assert words(f"Amina Example {HOME}") in words((await pages(file)).text())
    cells = Document(BytesIO(await content(word))).tables[0].rows[0].cells[0]
    assert cells.text == f"Amina Example\n{HOME}"
    await amina.writes("Is anybody there?")
    await amina.waits_for(lambda one: one["message_id"] > written and "/help" in one["text"])
    assert len(files(amina, walk)) == 3, "what is written later is no address any more"
    # A chat is answered in order: the update with the address is done, and gone.
    kept = str(await demo.bot.services.supporters.all_known(amina.id))
    assert "Sample Road" not in kept
    await demo.has_no_trouble()


async def test_who_must_be_careful_has_files_whose_names_tell_nothing(
    demo: Demo, amina: Person
) -> None:
    await demo.bot.services.supporters.be_careful(amina.id, careful=True)
    walk = (await is_given(demo, "Letter by post", "Your letter to"))["message_id"]
    await amina.taps("Envelope", walk)
    await amina.waits_for("Your envelope.")
    assert [file["file_name"] for file in files(amina)] == ["text.pdf", "text.pdf"]


async def test_a_fax_has_the_letter_with_the_number_in_its_address(
    demo: Demo, amina: Person
) -> None:
    await is_given(demo, "Fax", "Your fax to")
    (file,) = files(amina)
    assert "Fax +44 20 7946 0001" in (await pages(file)).lines()
    assert not any("Envelope" in label for label in amina.labels)
    await amina.taps("Word file")
    await amina.waits_for("Your letter as a Word file")
    await demo.has_no_trouble()


async def test_what_cannot_be_typeset_comes_as_word_and_says_which_letters(
    demo: Demo, amina: Person
) -> None:
    strange = DOCUMENT.replace(ASK, f"{ASK} \U00013000 and \ua000.")
    shown = await is_given(demo, "Letter by post", "cannot be typeset", strange)
    assert "\U00013000" in shown["text"]
    (file,) = files(amina)
    assert file["file_name"].endswith(".docx")
    assert "\U00013000" in shown["text"].partition("cannot be typeset")[2]
    await amina.taps("Word file")
    await amina.waits_for("Your letter as a Word file")
    await demo.has_no_trouble()


async def test_hostile_words_are_printed_and_do_nothing(demo: Demo, amina: Person) -> None:
    hostile = '#read("/etc/passwd") $x$ *bold* <a> @b'
    await is_given(
        demo, "Letter by post", "Your letter to", DOCUMENT.replace(ASK, f"{ASK} {hostile}")
    )
    assert hostile in words((await pages(files(amina)[0])).text())
    await demo.has_no_trouble()


async def test_the_files_can_be_had_after_the_bot_was_started_anew(tmp_path: Path) -> None:
    async with telegram_and_lives(str(tmp_path / "bot.db")) as (amina, life):
        async with life():
            for does, what, shows in WALK[: LETTER_GIVEN + 1]:
                await getattr(amina, does)(what)
                await amina.waits_for(shows)
            walk = (await amina.waits_for("Your letter to"))["message_id"]
        for label, shows in (
            ("Word file", "Your letter as a Word file"),
            ("Envelope", "Your envelope."),
            ("Add my own address", "What is your postal address?"),
        ):
            async with life():
                await amina.taps(label, walk)
                await amina.waits_for(shows)
        async with life():
            await amina.writes(HOME)
            await amina.waits_for("Your letter with your own address")
        assert len(files(amina)) == 6
