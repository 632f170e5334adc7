"""Names and cities as people write them, or as somebody writes who means harm."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.journeys.steps import begins, goes_on, keys, says
from tests.journeys.walking import faults

if TYPE_CHECKING:
    from bot.sandbox import Person
    from tests.journeys.conftest import Demo

NAMES = {
    "<b>Amina</b> & Sons": "<b>Amina</b> & Sons",
    "{city} {name} {{ 7 * 7 }} %(name)s %s": "{city} {name} {{ 7 * 7 }} %(name)s %s",
    "Amina 🏳️‍🌈 👩‍👩‍👧": "Amina 🏳️‍🌈 👩‍👩‍👧",
    "אמינה الدوسري": "אמינה الدوسري",
    "می‌خواهم": "می‌خواهم",
    "\u202eanimA\u202c \u2067x\u2069 \u200fy": "animA x y",
    "Amina\nExample\r\n\tof  Toledo": "Amina Example of Toledo",
    "A" * 60: "A" * 60,
    "'; DROP TABLE supporters; --": "'; DROP TABLE supporters; --",
}
NO_NAMES = ("A" * 61, "A" * 4000, "x\u202e\u2066" * 61, "\u200d\u200c", "Amina\n" * 300)


async def is_asked_for_a_name(amina: Person) -> int:
    """From the settings; the message of the question."""
    settings = (await says(amina, "/settings", "⚙️"))["message_id"]
    return int((await goes_on(amina, settings, "Name and", "With which"))["message_id"])


@pytest.mark.parametrize("written", NAMES)
async def test_a_name_is_kept_as_it_was_written_and_nothing_in_it_is_interpreted(
    demo: Demo, amina: Person, written: str
) -> None:
    name = NAMES[written]
    walk = await begins(amina, "84.19")
    await goes_on(amina, walk, "Martha", "How will you reach them?")
    await goes_on(amina, walk, "Letter by post", "With which name")
    await amina.writes(written)
    await amina.waits_for(f"Thank you, {name}.")
    await amina.writes(written)
    letter = await amina.waits_for("Your letter to Martha")
    assert f"\n{name}\n{name}\n" in letter["text"]
    assert list(faults(letter)) == []
    await amina.taps("Back", letter["message_id"])
    await amina.taps("E-mail", letter["message_id"])
    await amina.waits_for("Your e-mail to Martha")
    await amina.writes("/my_data")
    await amina.waits_for(f"Name: {name}\n")
    await demo.has_no_trouble()


async def test_what_is_no_name_is_asked_for_again(demo: Demo, amina: Person) -> None:
    await demo.sandbox.limits(None, None)
    await is_asked_for_a_name(amina)
    for written in NO_NAMES:
        told = await says(amina, written, "1 to 60 characters")
        assert keys(told) == ["Sign as Amina", "Only initials: A.", "Skip"]
    known = await demo.bot.services.supporters.find(amina.id)
    assert known is not None
    assert known.name is None
    await says(amina, "Amina Example", "which city")
    await says(amina, "T" * 61, "1 to 60 characters")
    await says(amina, "Toledo", "City: Toledo")
    await demo.has_no_trouble()


@pytest.mark.parametrize(
    "first_name", ["N" * 4000, "\u202eNina & co", "\u200d", "👩‍👩‍👧" * 20, "a b " * 30]
)
async def test_the_name_of_a_telegram_account_is_offered_as_far_as_it_is_one(
    demo: Demo, first_name: str
) -> None:
    nina = await demo.sandbox.adds(1007, first_name, "en")
    await nina.writes("/start")
    await nina.taps("English")
    await nina.waits_for("need you now")
    question = await is_asked_for_a_name(nina)
    asked = next(one for one in nina.messages if one["message_id"] == question)
    assert list(faults(asked)) == []
    if not first_name.strip("\u200d"):
        assert keys(asked) == ["Skip"]
        return
    await nina.taps("Sign as", question)
    await nina.waits_for("Thank you, ")
    known = await demo.bot.services.supporters.find(nina.id)
    assert known is not None
    assert known.name
    assert len(known.name) <= 60
    assert "\u202e" not in known.name
    await demo.has_no_trouble()


async def test_text_in_the_place_of_a_key_is_answered_and_the_walk_goes_on(
    demo: Demo, amina: Person
) -> None:
    walk = await begins(amina, "84.19")
    await says(amina, "Olga", "do not understand")
    await goes_on(amina, walk, "Olga", "How will you reach them?")
    await amina.writes("E-mail")
    await goes_on(amina, walk, "Post on X", "With which name")
    await says(amina, "/cases", "need you now")
    await says(amina, "Skip", "do not understand")
    await goes_on(amina, walk, "Skip", "Your post to Olga")
    await demo.has_no_trouble()


async def test_two_people_at_once_are_not_mixed_up(demo: Demo, amina: Person) -> None:
    await demo.chidi.writes("/start")
    await demo.chidi.taps("English")
    await demo.chidi.waits_for("need you now")

    async def walks(person: Person, number: str, official: str, name: str) -> str:
        walk = await begins(person, number)
        await goes_on(person, walk, official, "How will you reach them?")
        await goes_on(person, walk, "Letter by post", "With which name")
        await person.writes(name)
        await person.waits_for(f"Thank you, {name}.")
        await person.writes(f"City of {name}")
        letter = await person.waits_for(f"Your letter to {official}")
        return str(letter["text"])

    first, second = await asyncio.gather(
        walks(amina, "84.19", "Olga", "Amina A"), walks(demo.chidi, "150.18", "Luis", "Chidi C")
    )
    assert "\nAmina A\nCity of Amina A\n" in first
    assert "Chidi" not in first
    assert "\nChidi C\nCity of Chidi C\n" in second
    assert "Amina" not in second


async def test_one_report_counts_once_however_often_it_is_tapped(
    demo: Demo, amina: Person
) -> None:
    await demo.sandbox.limits(None, None)
    await demo.bot.services.supporters.introduce(amina.id, None, None, 1)
    walk = await begins(amina, "84.19")
    await goes_on(amina, walk, "Olga", "How will you reach them?")
    letter = await goes_on(amina, walk, "Letter by post", "Your letter to Olga")
    (data,) = [
        key["callback_data"]
        for row in letter["buttons"]
        for key in row
        if "I have sent it" in key["text"]
    ]
    messages = [await demo.puts_key(amina, data) for _ in range(20)]
    told = await asyncio.gather(*(amina.taps("An old key", one) for one in messages))
    assert all(one.toast == "Counted. Thank you!" for one in told)
    await amina.writes("/id")
    await amina.waits_for("Your Telegram id")
    thanks = [one for one in amina.messages if "Your appeal is counted." in one["text"]]
    assert len(thanks) == 20
    assert all("fewer than 5 appeals" in one["text"] for one in thanks)
    assert await demo.bot.services.appeals.total(2) == 1
    await demo.has_no_trouble()
