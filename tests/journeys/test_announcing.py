"""A case goes to some first and to the others later; it is paused where Telegram is slow."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tests.journeys.conftest import BOTH
from tests.journeys.librarian import DOCUMENT, NUMBER, TITLE
from tests.journeys.steps import begins_a_post, goes_on, keys, says
from tests.journeys.test_reminders import WITNESS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.sandbox import Person
    from bot.sandbox.person import Json
    from tests.journeys.conftest import Demo

pytestmark = BOTH

LONG = 30.0


async def subscribe(demo: Demo, ids: Iterable[int], language: str) -> None:
    """These people of a crowd get new cases, in this language."""
    supporters = demo.bot.services.supporters
    now = int(demo.bot.services.now().timestamp() * 1000)
    for id_ in ids:
        await supporters.meet(id_, now)
        await supporters.choose_language(id_, language)
        await supporters.subscribe(id_, now)


async def cards(demo: Demo, ids: Iterable[int], title: str) -> Counter[int]:
    """How often each of them was sent something with this title."""
    calls = await demo.sandbox.calls("sendMessage")
    wanted = set(ids)
    return Counter(
        int(call["params"]["chat_id"])
        for call in calls
        if call["status"] == 200
        and int(call["params"]["chat_id"]) in wanted
        and title in call["params"]["text"]
    )


async def watches(person: Person, *said: str, message_id: int | None = None) -> Json:
    """The broadcast, once it says all of this."""
    return await person.waits_for(
        lambda one: (
            message_id in {None, one["message_id"]} and all(part in one["text"] for part in said)
        ),
        LONG,
    )


async def opens_case(bela: Person, number: str) -> None:
    await bela.writes("/team")
    await bela.taps(number)
    await bela.waits_for(TITLE)


async def test_spanish_first_then_everybody_else_and_nobody_twice(demo: Demo) -> None:
    await demo.sandbox.limits(None, None)
    bela = demo.bela
    spanish = await demo.sandbox.adds_crowd(3001, 6, "es")
    english = await demo.sandbox.adds_crowd(4001, 7, "en")
    await subscribe(demo, spanish, "es")
    await subscribe(demo, english, "en")
    await demo.publishes(DOCUMENT)
    await opens_case(bela, NUMBER)
    await bela.taps("Announce to")
    await bela.waits_for("everybody who wants such cases")
    await bela.taps("To whom")
    await bela.taps("By language")
    await bela.taps("Spanish · 6")
    asked = await bela.waits_for("those who read Spanish")
    assert "People: 6" in asked["text"]
    assert "less than a minute" in asked["text"]
    await bela.taps("Yes, send it now")
    first = await watches(bela, "Done.", "6 got it", "6 people in all", "those who read Spanish")
    assert await cards(demo, [*spanish, *english], TITLE) == dict.fromkeys(spanish, 1)
    await bela.taps("more", first["message_id"])
    asked = await bela.waits_for("Those who have got it are left out")
    assert "People: 7" in asked["text"]
    await bela.taps("Yes, send it now")
    done = await watches(bela, "Done.", "7 got it", "7 people in all")
    assert await cards(demo, [*spanish, *english], TITLE) == dict.fromkeys([*spanish, *english], 1)
    assert not any("Announce" in key for key in keys(done)), "nobody is left"
    await demo.has_no_trouble()


async def test_a_pause_in_the_middle_of_a_429_holds_until_it_is_resumed(demo: Demo) -> None:
    await demo.sandbox.limits(None, None)
    bela = demo.bela
    crowd = await demo.sandbox.adds_crowd(3001, 60)
    await subscribe(demo, crowd, "en")
    await demo.publishes(DOCUMENT)
    await demo.publishes(WITNESS)
    slow = {"chat_id": crowd[29], "status": 429, "retry_after": 2, "times": 1}
    await demo.sandbox.fails("sendMessage", **slow)
    await opens_case(bela, NUMBER)
    await bela.taps("Announce to")
    await bela.taps("Yes, send it now")
    await demo.sandbox.person(crowd[28]).waits_for(TITLE, LONG)
    while await demo.sandbox.faults():  # the next one is refused at this moment
        await demo.sandbox.calls(after=10**9)
    await bela.taps("Pause")
    await watches(bela, "Paused.", "still to come")
    # Another case goes out once Telegram takes messages again, and this one still waits.
    await demo.announces("902.26")
    await watches(bela, "BAKER", "Done.", "60 got it")
    held = await cards(demo, crowd, TITLE)
    assert 0 < held.total() < 60
    await opens_case(bela, NUMBER)
    await bela.taps("Watch the broadcast")
    await bela.taps("Resume")
    await watches(bela, "Done.", "60 got it", "60 people in all", "LIBRARIAN")
    assert await cards(demo, crowd, TITLE) == dict.fromkeys(crowd, 1)


async def test_those_who_acted_are_thanked_and_nobody_else(demo: Demo, amina: Person) -> None:
    await demo.sandbox.limits(None, None)
    bela, chidi = demo.bela, demo.chidi
    await chidi.writes("/start")
    await chidi.taps("English")
    await chidi.waits_for("need you now")
    await demo.publishes(DOCUMENT)
    await goes_on(amina, await begins_a_post(amina, NUMBER), "I have sent it", "is counted")
    await opens_case(bela, NUMBER)
    await bela.taps("Thank those who acted")
    await bela.waits_for("Write your thanks")
    shown = await says(bela, "You moved <b>them</b> & us.", "You moved <b>them</b> & us.")
    await bela.taps("Send it to fewer than 5 people", shown["message_id"])
    await watches(bela, "those who acted on this case", "Done.")
    told = await amina.waits_for("Thank you for acting on this case:")
    assert "You moved <b>them</b> & us." in told["text"]
    assert not any("Thank you for acting" in one["text"] for one in await chidi.reads())
    await demo.has_no_trouble()
