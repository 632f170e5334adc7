"""Cases announced, and reminders 7 and 2 days before they end, by the sandbox's clock."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.journeys.librarian import DOCUMENT, NUMBER, TITLE
from tests.journeys.steps import begins, goes_on, keys, opens_card

if TYPE_CHECKING:
    from bot.sandbox import Person
    from tests.journeys.conftest import Demo

REMINDER = "A reminder: these cases end soon"
WITNESS = DOCUMENT.replace(NUMBER, "902.26").replace(TITLE, "BAKER HELD FOR BAKING")


@pytest.fixture
async def chidi(demo: Demo) -> Person:
    """Chidi, who supports too."""
    await demo.chidi.writes("/start")
    await demo.chidi.taps("English")
    await demo.chidi.waits_for("need you now")
    return demo.chidi


async def days_pass(demo: Demo, days: int) -> None:
    await demo.sandbox.moves_clock(await demo.sandbox.now() + timedelta(days=days))


async def is_announced(demo: Demo, document: str, days: int, *people: Person) -> None:
    case = await demo.publishes(document, days=days)
    await demo.announces(str(case.ua_number))
    for person in people:
        await person.waits_for(f"Urgent Action {case.ua_number}")


async def is_reminded(person: Person, times: int) -> list[str]:
    """Wait until so many reminders are there; what each says."""

    def told() -> list[str]:
        return [one["text"] for one in person.messages if REMINDER in one["text"]]

    await person.waits_for(lambda _: len(told()) >= times)
    return told()


async def reports(person: Person, number: str) -> None:
    walk = await begins(person, number)
    await goes_on(person, walk, "Alex", "How will you reach them?")
    await goes_on(person, walk, "Post on X", "With which name")
    await goes_on(person, walk, "Skip", "Your post to")
    await goes_on(person, walk, "I have sent it", "is counted")


async def test_who_received_a_case_is_reminded_twice_and_who_acted_is_not(
    demo: Demo, amina: Person, chidi: Person
) -> None:
    await is_announced(demo, DOCUMENT, 20, amina, chidi)
    await reports(chidi, NUMBER)
    await days_pass(demo, 13)
    (first,) = await is_reminded(amina, 1)
    assert TITLE in first
    shown = await amina.waits_for(REMINDER)
    assert keys(shown) == ["✊ Take action", "🔕 Stop these messages"]
    await days_pass(demo, 5)
    assert len(await is_reminded(amina, 2)) == 2
    await amina.taps("Take action", amina.messages[-1]["message_id"])
    await amina.waits_for("Whom will you write to?")
    known = await demo.bot.services.supporters.all_known(chidi.id)
    assert known["reminders"] == [], "what is due is given to all at once: it is not on its way"
    await demo.has_no_trouble()


async def test_who_began_an_appeal_is_reminded_too_and_who_stopped_is_not(
    demo: Demo, amina: Person, chidi: Person
) -> None:
    await demo.publishes(DOCUMENT, days=20)
    for person in (amina, chidi):
        walk = await begins(person, NUMBER)
        await goes_on(person, walk, "Alex", "How will you reach them?")
        await goes_on(person, walk, "Post on X", "With which name")
        await goes_on(person, walk, "Skip", "Your post to")
    await chidi.writes("/stop")
    await chidi.waits_for("You get no new cases from now on.")
    await days_pass(demo, 18)
    assert len(await is_reminded(amina, 1)) == 1
    known = await demo.bot.services.supporters.all_known(chidi.id)
    assert known["reminders"] == []


async def test_what_has_just_come_is_not_reminded_of_before_its_last_days(
    demo: Demo, amina: Person
) -> None:
    await is_announced(demo, WITNESS, 9, amina)
    await is_announced(demo, DOCUMENT, 6, amina)
    await days_pass(demo, 2)
    (first,) = await is_reminded(amina, 1)
    assert "BAKER" in first
    assert TITLE not in first, "it came with 6 days left"
    await days_pass(demo, 2)
    *_, second = await is_reminded(amina, 2)
    assert TITLE in second
    await demo.has_no_trouble()


async def test_after_its_deadline_a_case_is_closed_and_nobody_is_reminded_of_it(
    demo: Demo, amina: Person
) -> None:
    await is_announced(demo, DOCUMENT, 9, amina)
    await is_announced(demo, WITNESS, 16, amina)
    await days_pass(demo, 12)
    (told,) = await is_reminded(amina, 1)
    assert "BAKER" in told
    assert TITLE not in told
    assert "This case is closed." in (await opens_card(amina, NUMBER))["text"]


async def test_cases_that_end_together_share_one_reminder(demo: Demo, amina: Person) -> None:
    await is_announced(demo, DOCUMENT, 9, amina)
    await is_announced(demo, WITNESS, 9, amina)
    await days_pass(demo, 7)
    (told,) = await is_reminded(amina, 1)
    assert TITLE in told
    assert "BAKER" in told
    shown = await amina.waits_for(REMINDER)
    assert len(keys(shown)) == 3
    await amina.taps("BAKER", shown["message_id"])
    await amina.waits_for(lambda one: "BAKER" in one["text"] and "Whom will" in one["text"])


@pytest.mark.parametrize(
    "fault", [{"status": 429, "retry_after": 1}, {"status": 500}, {"drop": "before"}]
)
async def test_a_new_case_arrives_within_a_second_though_telegram_stumbles(
    demo: Demo, amina: Person, chidi: Person, fault: dict[str, Any]
) -> None:
    await demo.sandbox.fails("sendMessage", chat_id=chidi.id, times=1, **fault)
    await demo.announces("84.19")
    async with asyncio.timeout(2):  # one second, and one for a busy machine
        await amina.waits_for("Urgent Action 84.19")
    await chidi.waits_for("Urgent Action 84.19", 20)
    assert sum("84.19" in one["text"] for one in chidi.messages) == 1
    assert await demo.set_aside() == []
