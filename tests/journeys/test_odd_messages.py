"""Whatever people write or send, they are answered with help, once, and never with silence."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from tests.journeys.steps import begins, goes_on

if TYPE_CHECKING:
    from bot.sandbox import Person
    from tests.journeys.conftest import Demo

HELP = "I do not understand this message"
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def answers(person: Person) -> list[str]:
    return [one["text"] for one in person.messages if one["from"] == "bot"]


async def are_all_answered(person: Person) -> list[str]:
    """A chat is answered in order: once /id is, everything before it is too."""
    known = len(answers(person))
    (asked,) = await person.writes("/id")
    await person.waits_for(
        lambda one: one["message_id"] > asked and one["text"].startswith("Your Telegram id")
    )
    return answers(person)[known:-1]


TEXTS = (
    *("Is anybody there?", "/unknown", "/team", "/cases_", "/", "84.19", "👾", "0"),
    "<b>not bold</b> {name} %(name)s {{ 7 * 7 }}",
    "\u202eesrever \u2067שלום\u2069",
)


async def test_a_text_that_means_nothing_is_answered_with_help(amina: Person) -> None:
    for text in TEXTS:
        await amina.writes(text)
    told = await are_all_answered(amina)
    assert [HELP in one and "/cases" in one and "/help" in one for one in told] == [True] * 10


async def test_a_text_as_long_as_it_can_be_is_answered_once_for_each_message(
    amina: Person,
) -> None:
    await amina.writes("A very long story. " * 300)
    assert [HELP in told for told in await are_all_answered(amina)] == [True, True]


async def test_what_is_no_text_is_answered_with_help(amina: Person) -> None:
    for kind in ("photo", "voice", "audio", "video", "video_note", "sticker"):
        await amina.sends(kind, "a.png", PICTURE)
    assert [HELP in told for told in await are_all_answered(amina)] == [True] * 6


THINGS: tuple[dict[str, Any], ...] = (
    {"contact": {"phone_number": "+1 202 555 0101", "first_name": "Chidi"}},
    {"location": {"latitude": 1.5, "longitude": 2.5}},
    {"dice": {"emoji": "🎲", "value": 6}},
    {"something_of_next_year": {"id": 1}},
)


async def test_things_of_every_kind_are_answered_with_help(demo: Demo, amina: Person) -> None:
    for content in THINGS:
        before = len(answers(amina))
        await demo.is_sent(amina, **content)
        await amina.waits_for(lambda _, before=before: len(answers(amina)) > before)  # type: ignore[misc]
        assert HELP in answers(amina)[-1]
    await demo.has_no_trouble()


async def test_an_album_is_answered_once(demo: Demo, amina: Person) -> None:
    for number in range(5):
        await amina.sends("photo", f"{number}.png", PICTURE, album="7")
    (told,) = await are_all_answered(amina)
    assert HELP in told
    await amina.sends("photo", "another.png", PICTURE, album="8")
    assert len(await are_all_answered(amina)) == 1


async def test_documents_of_a_supporter_are_not_opened_and_answered_once(amina: Person) -> None:
    for number in range(3):
        await amina.sends("document", f"{number}.txt", b"URGENT ACTION", album="9")
    (told,) = await are_all_answered(amina)
    assert "documents are for coordinators only" in told


async def test_a_message_that_is_changed_afterwards_is_not_taken_for_a_new_one(
    demo: Demo, amina: Person
) -> None:
    walk = await begins(amina, "84.19")
    await goes_on(amina, walk, "Olga", "How will you reach them?")
    await goes_on(amina, walk, "Letter by post", "With which name")
    (written,) = await amina.writes("Amnia")
    await amina.waits_for("Thank you, Amnia.")
    await amina.edits(written, "Amina")
    told = await amina.waits_for("I read each message once")
    assert "/settings" in told["text"]
    await amina.writes("Toledo")
    letter = await amina.waits_for("Your letter to Olga")
    assert "Amnia\nToledo" in letter["text"]
    await demo.has_no_trouble()


async def test_a_newcomer_who_just_writes_is_welcomed(demo: Demo) -> None:
    await demo.amina.writes("Hello?")
    await demo.amina.waits_for("Which language shall we speak?")
    await demo.amina.taps("English")
    await demo.amina.waits_for("need you now")


async def test_a_card_put_into_the_chat_by_an_inline_query_needs_no_answer(
    demo: Demo, amina: Person
) -> None:
    (found,) = await amina.asks_inline("84.19")
    await amina.sends_inline(found["id"])
    assert await are_all_answered(amina) == []
    await demo.has_no_trouble()
