"""A case that is out is corrected: every card and every walk, and a word to those who acted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.store.appeals import Appeal
from handlers.after_buttons import PublishCorrection
from handlers.ending_buttons import ExtendCase
from tests.journeys.conftest import BOTH
from tests.journeys.librarian import DOCUMENT, NUMBER, TITLE
from tests.journeys.steps import begins_a_post, keys

if TYPE_CHECKING:
    from typing import Any

    from bot.sandbox import Person
    from cases.case import Case
    from tests.journeys.conftest import Demo

pytestmark = BOTH

RIGHT = "LIBRARIAN HELD FOR READING ALOUD"
LONG = 15.0  # seconds: two messages in one chat are edited with a pause between
TOLD = "She was held for <b>reading aloud</b> & not for lending."


@pytest.fixture
async def chidi(demo: Demo) -> Person:
    """Chidi, who supports in Spanish."""
    await demo.chidi.writes("/start")
    await demo.chidi.taps("Español")
    await demo.chidi.waits_for("te necesitan ahora")
    return demo.chidi


@pytest.fixture
async def dana(demo: Demo) -> Person:
    """Dana, who must be careful."""
    dana = await demo.sandbox.adds(1004, "Dana", "en")
    await dana.writes("/start")
    await dana.taps("English")
    await dana.waits_for("need you now")
    await demo.bot.services.supporters.be_careful(dana.id, careful=True)
    return dana


async def is_out(demo: Demo, *people: Person) -> Case:
    """The case, and its card with each of these."""
    case = await demo.publishes(DOCUMENT, days=20)
    await demo.announces(NUMBER)
    for person in people:
        await person.waits_for(TITLE)
    return case


async def acts(demo: Demo, person: Person, case: Case) -> None:
    """They have sent their letter, and say so."""
    target = case.offered[0]
    contact = target.contacts[0]
    appeal = Appeal(person.id, case.id, target.id, contact.channel, contact.id)
    now = round(demo.bot.services.now().timestamp() * 1000)
    await demo.bot.services.appeals.start(appeal, now)
    await demo.bot.services.appeals.report(appeal, now, "2026-11-22", "ES")


async def corrects(demo: Demo, title: str = RIGHT) -> Case:
    """A draft with another title, which Bela is about to publish as a correction."""
    services = demo.bot.services
    now = round(services.now().timestamp() * 1000)
    case = await services.cases.by_number(NUMBER)
    assert case
    draft = await services.drafts.begin(case.id, str(demo.bela.id), now)
    assert draft
    draft = replace(draft, title=title)
    stored = await services.cases.version(draft.id, draft.version)
    assert stored
    assert await services.drafts.reword(draft, stored.revision, str(demo.bela.id), now)
    key = PublishCorrection(draft.id, draft.version).pack()
    await demo.bela.taps("An old key", await demo.puts_key(demo.bela, key))
    await demo.bela.waits_for("Correct what is out?")
    return draft


async def of_case(person: Person) -> list[dict[str, Any]]:
    """The bot's messages that name the case, whichever title it had."""
    return [one for one in await person.reads() if TITLE in one["text"] or RIGHT in one["text"]]


async def is_corrected(demo: Demo) -> None:
    """Wait until every message is edited."""
    done = ("Corrected.", "Done.")
    await demo.bela.waits_for(lambda one: all(word in one["text"] for word in done), LONG)


async def shown(person: Person, message_id: int) -> dict[str, Any]:
    """This message as it is now."""
    return next(one for one in await person.reads() if one["message_id"] == message_id)


async def sees_the_right_card(person: Person, message_id: int) -> None:
    card = await shown(person, message_id)
    assert RIGHT in card["text"]
    assert card["edited"]
    assert len(keys(card)) >= 5


async def test_every_card_and_walk_is_edited_and_who_acted_is_told_once(
    demo: Demo, amina: Person, chidi: Person, dana: Person
) -> None:
    people = (amina, chidi, dana)
    case = await is_out(demo, *people)
    cards = {one.id: (await of_case(one))[0]["message_id"] for one in people}
    walks = {one.id: await begins_a_post(one, NUMBER) for one in (amina, dana)}
    await acts(demo, chidi, case)
    before = {one.id: [m["message_id"] for m in await one.reads()] for one in people}
    await corrects(demo)
    await demo.bela.taps("Correct it and write to")
    await demo.bela.waits_for("what was wrong and what is right")
    await demo.bela.writes(TOLD)
    asked = await demo.bela.waits_for(lambda one: TOLD in one["text"] and one["from"] == "bot")
    assert "A correction" in asked["text"]
    await demo.bela.taps("Correct it, send this to", asked["message_id"])
    await is_corrected(demo)
    for person in people:
        await sees_the_right_card(person, cards[person.id])
    for person, said in ((amina, "corrected in the meantime"), (dana, "This was corrected")):
        edited = await shown(person, walks[person.id])
        assert said in edited["text"]
        assert (RIGHT in edited["text"]) == (person is amina), "the careful are told no title"
        assert [m["message_id"] for m in await person.reads()] == before[person.id]
    told = await chidi.waits_for(TOLD)
    assert sum(TOLD in m["text"] for m in chidi.messages) == 1
    assert told["message_id"] not in before[chidi.id]
    edits = await demo.sandbox.calls("editMessageText")
    late = [call for call in edits if call["status"] == 429]
    assert {call["params"]["chat_id"] for call in late} <= {demo.bela.id}, "she taps fast"
    await demo.has_no_trouble()


async def test_from_a_walk_that_was_corrected_one_goes_on_or_tells_what_was_sent(
    demo: Demo, amina: Person, dana: Person
) -> None:
    await is_out(demo, amina, dana)
    walks = {one.id: await begins_a_post(one, NUMBER) for one in (amina, dana)}
    await corrects(demo)
    await demo.bela.taps("Correct it, tell nobody")
    await is_corrected(demo)
    await amina.taps("Take action", walks[amina.id])
    await amina.waits_for(
        lambda one: one["message_id"] > walks[amina.id] and "Whom will you write" in one["text"]
    )
    await dana.taps("I had sent it already", walks[dana.id])
    await dana.waits_for("is counted")
    await demo.has_no_trouble()


async def test_a_correction_of_a_correction_shows_the_newest(demo: Demo, amina: Person) -> None:
    await is_out(demo, amina)
    card = (await of_case(amina))[0]["message_id"]
    for title in (RIGHT, f"{RIGHT} AGAIN"):
        await corrects(demo, title)
        await demo.bela.taps("Correct it, tell nobody")
        await demo.bela.waits_for("Delivered messages are edited in place")
    await amina.waits_for(
        lambda one: one["message_id"] == card and f"{RIGHT} AGAIN" in one["text"], LONG
    )
    await demo.has_no_trouble()


async def test_an_extension_stands_on_the_card_that_was_delivered(
    demo: Demo, amina: Person
) -> None:
    case = await is_out(demo, amina)
    card = (await of_case(amina))[0]["message_id"]
    key = ExtendCase(case.id, case.version, 28).pack()
    await demo.bela.taps("An old key", await demo.puts_key(demo.bela, key))
    until = demo.bot.services.today(None) + timedelta(days=28)
    day = demo.bot.services.texts.in_("en").date(until)
    await amina.waits_for(lambda one: one["message_id"] == card and day in one["text"])
    await demo.has_no_trouble()


async def test_a_closed_case_asks_for_nothing_on_its_card(demo: Demo, amina: Person) -> None:
    await is_out(demo, amina)
    card = (await of_case(amina))[0]["message_id"]
    await demo.bela.writes("/team")
    await demo.bela.taps(NUMBER)
    await demo.bela.taps("Close the case")
    await demo.bela.taps("Yes, close it")
    closed = await amina.waits_for(
        lambda one: one["message_id"] == card and "This case is closed" in one["text"]
    )
    assert keys(closed) == ["📖 Full story"]
    await demo.has_no_trouble()
