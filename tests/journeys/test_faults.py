"""Telegram is slow, asks for patience or breaks off: each person ends with the right screen."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from tests.journeys.steps import begins, goes_on, keys, opens_card, says

if TYPE_CHECKING:
    from bot.sandbox import Person
    from tests.journeys.conftest import Demo

FAULTS: tuple[dict[str, Any], ...] = (
    {"status": 429, "retry_after": 1},
    {"status": 500},
    {"status": 502, "description": "Bad Gateway"},
    {"drop": "before"},
    {"drop": "after"},
)
LONG = 30.0  # what fails is tried again after 2 seconds, and each step fails here


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_tap_whose_confirmation_fails_shows_its_screen_once(
    demo: Demo, amina: Person, fault: dict[str, Any]
) -> None:
    card = await opens_card(amina, "84.19")
    await demo.sandbox.fails("answerCallbackQuery", times=1, **fault)
    path, about = f"/people/{amina.id}/taps", {"message_id": card["message_id"], "wait": 0.1}
    await demo.sandbox.ask("POST", path, about | {"text": "✊ Take action"})
    walk = await amina.waits_for("Whom will you write to?")
    await goes_on(amina, walk["message_id"], "Olga", "How will you reach them?")
    assert sum("Take action" in label for one in amina.messages for label in keys(one)) == 1
    assert [one["text"] for one in amina.messages if "Whom will you" in one["text"]] == []
    assert await demo.set_aside() == []


async def test_every_step_of_a_walk_may_fail_once(demo: Demo) -> None:
    await demo.sandbox.limits(None, None)
    people = [
        await demo.sandbox.adds(2001 + number, f"Supporter {number}", "en")
        for number in range(len(FAULTS))
    ]
    await asyncio.gather(*(_walks(demo, *one) for one in zip(people, FAULTS, strict=True)))
    case = await demo.bot.services.cases.by_number("84.19")
    assert case is not None
    assert await demo.bot.services.appeals.total(case.id) == len(people)
    for person in people:
        known = await demo.bot.services.supporters.find(person.id)
        assert known is not None
        assert (known.name, known.city) == (f"Name of {person.id}", "Toledo")
    assert await demo.set_aside() == []


async def _walks(demo: Demo, person: Person, fault: dict[str, Any]) -> None:
    async def breaks(method: str) -> None:
        await demo.sandbox.fails(method, chat_id=person.id, times=1, **fault)

    async def sees(text: str) -> Any:
        return await person.waits_for(text, LONG)

    await person.writes("/start")
    await person.taps("English")
    await sees("need you now")
    walk = await begins(person, "84.19")
    await breaks("editMessageText")
    await person.taps("Olga", walk)
    await sees("How will you reach them?")
    await person.taps("Letter by post", walk)
    await sees("With which name")
    await breaks("sendMessage")
    await person.writes(f"Name of {person.id}")
    await sees(f"Thank you, Name of {person.id}.")
    await breaks("sendMessage")
    await person.writes("Toledo")
    letter = await sees("Your letter to Olga")
    assert f"\nName of {person.id}\nToledo\n" in letter["text"]
    await breaks("editMessageText")
    await person.taps("I have sent it", letter["message_id"])
    thanks = await sees("Thank you. Your appeal is counted.")
    assert thanks["message_id"] == letter["message_id"]


async def test_what_arrives_meanwhile_waits_for_its_turn(demo: Demo, amina: Person) -> None:
    await demo.sandbox.fails("sendMessage", times=1, status=500)
    await amina.writes("/cases")
    told = await says(amina, "/help", "How this works")
    before = [one["text"] for one in amina.messages if one["message_id"] < told["message_id"]]
    assert "need you now" in before[-1], "the first question is answered first"


async def test_what_is_broken_on_our_side_is_said_and_not_hidden(
    demo: Demo, amina: Person
) -> None:
    refused = {"status": 400, "description": "Bad Request: can't parse entities"}
    await demo.sandbox.fails("sendMessage", times=1, **refused)
    told = await says(amina, "/help", "Something went wrong on our side")
    assert keys(told) == ["📋 Open cases"]
    await demo.sandbox.fails("editMessageText", times=1, **refused)
    tapped = await amina.taps("9 days")
    assert tapped.answered, "the key does not hang"
    await amina.waits_for(
        lambda one: one["message_id"] > told["message_id"] and "Something" in one["text"]
    )
    await amina.taps("Open cases", told["message_id"])
    await amina.waits_for(
        lambda one: one["message_id"] == told["message_id"] and "need you now" in one["text"]
    )
    assert len(await demo.set_aside()) == 2
