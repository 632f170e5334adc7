"""Own words, from the key to the mail program; and letters that leave careful people's chats."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.demo import AMINA
from bot.housekeeping import sweep_out
from bot.store import open_database
from bot.store.retention import Retention
from cases.channels.email import unpack
from tests.bot.store.raw import select
from tests.handlers.varied import TRANSLATED, published
from tests.journeys.librarian import DOCUMENT, MINISTER, NUMBER, TITLE
from tests.journeys.steps import begins, goes_on, keys, opens_card, says

if TYPE_CHECKING:
    from bot.sandbox import Person
    from bot.sandbox.person import Json
    from tests.journeys.conftest import Demo

FIRST, SECOND = "I lend books, too. {name} <b>&</b> {{ 7 * 7 }}", "Please let her go home."
STICKER = {
    "file_id": "1", "file_unique_id": "1", "width": 1, "height": 1, "type": "regular",
    "is_animated": False, "is_video": False,
}  # fmt: skip
OWN = f"Dear Minister,\n\n{FIRST}\n\n{SECOND}\n\nSincerely,\nAmina Example\nToledo"


@pytest.fixture
async def amina(demo: Demo, amina: Person) -> Person:
    """Amina's name and city are known, and the librarian's case is open."""
    await demo.bot.services.supporters.introduce(AMINA, "Amina Example", "Toledo", 1)
    await demo.publishes(DOCUMENT)
    return amina


async def is_given_email(amina: Person) -> Json:
    """The e-mail to the minister; its message is the walk's."""
    walk = await begins(amina, NUMBER)
    await goes_on(amina, walk, MINISTER, "How will you reach them?")
    return await goes_on(amina, walk, "E-mail", "Your e-mail to")


async def writes_own(amina: Person, email: Json) -> Json:
    """Both messages, and that this is all."""
    await goes_on(amina, email["message_id"], "My own words", "Write your letter here")
    await says(amina, FIRST, "So far")
    progress = await says(amina, SECOND, SECOND)
    return await goes_on(amina, progress["message_id"], "That is all", "In your own words, for")


async def test_own_words_are_in_every_link_and_the_report_is_one_tap_away(
    demo: Demo, amina: Person
) -> None:
    shown = await writes_own(amina, await is_given_email(amina))
    assert OWN in shown["text"]
    opened = (await amina.taps("Open the e-mail", shown["message_id"])).opened
    email, _ = unpack(opened.partition("#p.")[2])
    assert (email.subject, email.body) == (TITLE, OWN)
    fax = await goes_on(amina, shown["message_id"], "Back", "How will you reach them?")
    fax = await goes_on(amina, fax["message_id"], "Fax", "Your fax to")
    assert OWN in fax["text"]
    back = await goes_on(amina, fax["message_id"], "The case’s letter", "was taken from her")
    assert FIRST not in back["text"]
    again = await goes_on(amina, back["message_id"], "My own words", "In your own words, for")
    assert OWN in again["text"]
    told = await amina.taps("I have sent it", again["message_id"])
    assert told.toast == "Counted. Thank you!"
    await demo.has_no_trouble()


async def test_commands_photos_stickers_edits_and_text_in_between_spoil_nothing(
    demo: Demo, amina: Person
) -> None:
    await demo.sandbox.limits(None, None)
    email = await is_given_email(amina)
    await goes_on(amina, email["message_id"], "My own words", "Write your letter here")
    (first,) = await amina.writes("I lend boks.")
    await amina.waits_for("I lend boks.")
    await demo.is_sent(amina, sticker=STICKER)
    await amina.waits_for("Only written text can go into a letter.")
    await amina.sends_document("letter.docx", b"PK")
    await amina.waits_for(
        lambda one: one["message_id"] > first + 3 and "Only written text" in one["text"]
    )
    await amina.edits(first, FIRST)
    await amina.waits_for(FIRST)
    await says(amina, "/help", "/cases")
    await says(amina, "not a part of it", "do not understand")
    await goes_on(amina, email["message_id"], "Back to the appeal", "was taken from her")
    progress = await goes_on(amina, email["message_id"], "My own words", "In your own words, for")
    assert "not a part of it" not in progress["text"]
    change = await goes_on(amina, progress["message_id"], "Change my words", "So far")
    await says(amina, SECOND, SECOND)
    await amina.edits(first, "I lend books.")
    await amina.waits_for(lambda one: "I lend books.\n\n" in one["text"])
    shown = await goes_on(amina, change["message_id"], "That is all", "In your own words, for")
    assert f"Dear Minister,\n\nI lend books.\n\n{SECOND}\n\nSincerely," in shown["text"]
    await amina.edits(first, "I read books.")
    await amina.waits_for("is changed")
    await demo.has_no_trouble()


async def test_own_words_are_erased_when_everything_is_sent_or_a_week_is_over(
    demo: Demo, amina: Person
) -> None:
    await demo.sandbox.limits(None, None)
    services = demo.bot.services
    await writes_own(amina, await is_given_email(amina))
    assert len(await select(demo.database, "SELECT * FROM own_words")) == 2
    await demo.sandbox.moves_clock(services.now() + timedelta(days=6, hours=23, minutes=59))
    async with open_database(demo.database) as database:
        await sweep_out(services, Retention(database, services.supporters))
    assert await select(demo.database, "SELECT * FROM own_words") == []
    shown = await is_given_email(amina)
    assert FIRST not in shown["text"]
    await writes_own(amina, shown)
    (case,) = [one for one in await services.cases.published() if one.title == TITLE]
    for target in case.targets:
        for contact in target.contacts:
            await demo.puts_key(
                amina, f"sent:{case.id}:{case.version}:{target.id}:{contact.id}", "Sent"
            )
            told = await amina.taps("Sent")
            assert told.toast == "Counted. Thank you!"
    await amina.writes("/id")
    await amina.waits_for("Your Telegram id")
    assert await select(demo.database, "SELECT * FROM own_words") == []
    assert not (await services.own_words.choice(AMINA, case.id)).own


async def test_three_taps_lead_from_the_card_to_an_appeal_and_two_where_one_is_written_to(
    demo: Demo, amina: Person
) -> None:
    card = await opens_card(amina, NUMBER)
    await amina.taps("Take action", card["message_id"])
    walk = (await amina.waits_for("Whom will you write to?"))["message_id"]
    await amina.taps(MINISTER, walk)
    await amina.waits_for("How will you reach them?")
    await amina.taps("E-mail", walk)
    await amina.waits_for("Your e-mail to")
    (case,) = [one for one in await demo.bot.services.cases.published() if one.title == TITLE]
    await published(demo.bot.services, demo.database, targets=case.targets[:1])
    card = await opens_card(amina, NUMBER)
    await amina.taps("Take action", card["message_id"])
    way = await amina.waits_for("How will you reach them?")
    await amina.taps("Fax")
    assert await amina.waits_for("Your fax to")
    assert way["message_id"] > card["message_id"]


async def test_the_letter_of_a_careful_supporter_leaves_the_chat_after_an_hour(
    demo: Demo, amina: Person
) -> None:
    services = demo.bot.services
    await services.supporters.be_careful(AMINA, careful=True)
    shown = await writes_own(amina, await is_given_email(amina))
    await goes_on(amina, shown["message_id"], "Back", "How will you reach them?")
    paper = await goes_on(amina, shown["message_id"], "Letter by post", "Your letter to")
    await demo.sandbox.moves_clock(services.now() + timedelta(minutes=59))
    assert {FIRST, SECOND} <= {one["text"] for one in await amina.reads()}
    await demo.sandbox.moves_clock(services.now() + timedelta(minutes=2))

    def is_gone(message: Json) -> bool:
        left = amina.messages
        texts = [one["text"] for one in left]
        return (
            "How will you reach them?" in message["text"]
            and message["message_id"] == shown["message_id"]
            and paper["message_id"] not in [one["message_id"] for one in left]
            and not any(one.get("document") for one in left)
            and not any(one in (FIRST, SECOND) or "So far" in one for one in texts)
        )

    await amina.waits_for(is_gone)
    await demo.has_no_trouble()


async def test_who_is_not_careful_keeps_their_letters(demo: Demo, amina: Person) -> None:
    shown = await is_given_email(amina)
    await demo.sandbox.moves_clock(demo.bot.services.now() + timedelta(days=2))
    await says(amina, "/id", "Your Telegram id")
    assert any(one["message_id"] == shown["message_id"] for one in await amina.reads())


async def test_a_letter_in_another_language_is_one_tap_and_stays_through_a_walk(
    demo: Demo, amina: Person
) -> None:
    await published(demo.bot.services, demo.database, **TRANSLATED)
    email = await is_given_email(amina)
    assert "Me preocupa la bibliotecaria." in email["text"]
    assert "What it says:\nI have learned" in email["text"]
    english = await goes_on(amina, email["message_id"], "In English", "Dear Minister,")
    assert "🌐 In Spanish" in keys(english)
    opened = (await amina.taps("Open the e-mail", email["message_id"])).opened
    assert unpack(opened.partition("#p.")[2])[0].body.startswith("Dear Minister,\n\nI have")
    walk = await goes_on(amina, email["message_id"], "Back", "How will you reach them?")
    form = await goes_on(amina, walk["message_id"], "Web form", "Your message to")
    assert "Dear Minister,\n\nI have learned" in form["text"]
    await demo.has_no_trouble()
