"""A family asks to stop: at once nothing of the case is seen anywhere, whichever way one comes."""

from __future__ import annotations

import asyncio
from dataclasses import fields
from typing import TYPE_CHECKING

from cases.case import Channel
from handlers import (
    after_buttons,
    buttons,
    ending_buttons,
    own_words_buttons,
    paper_buttons,
    reminder_buttons,
    report_buttons,
)
from handlers.button import Button, OfCase
from handlers.paper_buttons import GiveWord
from tests.journeys.conftest import BOTH
from tests.journeys.librarian import AMBASSADOR, ASK, MINISTER, NUMBER, TITLE
from tests.journeys.steps import begins_a_post, goes_on, keys, opens_card, says
from tests.journeys.test_choosing import settings
from tests.journeys.test_corrections import acts, is_out
from tests.journeys.test_reminders import REMINDER, WITNESS, days_pass, is_announced
from tests.test_shape_of_screens import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.sandbox import Person
    from cases.case import Case
    from tests.journeys.conftest import Demo

pytestmark = BOTH

WITHDRAWN = "was withdrawn at the wish of those concerned"
OF_SUPPORTERS = (
    buttons,
    ending_buttons,
    own_words_buttons,
    paper_buttons,
    reminder_buttons,
    report_buttons,
    after_buttons,
)
LONG = 15.0  # seconds: two messages in one chat are edited with a pause between
SECRET = (TITLE, "librarian", ASK, MINISTER, AMBASSADOR, "Exampleton")


async def withdraws(demo: Demo) -> None:
    """Bela withdraws it, from its desk."""
    await demo.bela.writes("/team")
    await demo.bela.taps(NUMBER)
    await demo.bela.taps("Withdraw it")
    asked = await demo.bela.waits_for("Withdraw this case, at once?")
    await demo.bela.taps("Yes, withdraw it now", asked["message_id"])
    done = ("Withdrawn.", "Done.")
    await demo.bela.waits_for(lambda one: all(word in one["text"] for word in done), LONG)


def tells(person: Person, since: int = 0) -> list[str]:
    """What of the case stands in this chat, after this message."""
    said = [
        " ".join((one["text"], *keys(one)))
        for one in person.messages
        if one["from"] == "bot" and one["message_id"] > since
    ]
    return [text for text in said if any(word.lower() in text.lower() for word in SECRET)]


def ways_in(case: Case) -> Iterator[str]:
    """Every button of supporters that carries a case, with this one's ids."""
    known = {"case_id": case.id, "version": case.version, "target_id": case.targets[0].id}
    known |= {"contact_id": case.targets[0].contacts[0].id, "broadcast_id": 1}
    for module in OF_SUPPORTERS:
        for kind in vars(module).values():
            if not (isinstance(kind, type) and issubclass(kind, Button) and "code" in vars(kind)):
                continue
            names = [field.name for field in fields(kind)]
            if issubclass(kind, OfCase) or "broadcast_id" in names:
                yield kind(**{name: known.get(name, LARGEST[name]) for name in names}).pack()


async def test_cards_and_walks_say_only_that_it_was_withdrawn(
    demo: Demo, amina: Person, chidi: Person
) -> None:
    case = await is_out(demo, amina, chidi)
    card = next(one for one in amina.messages if TITLE in one["text"])
    walk = await begins_a_post(amina, NUMBER)
    opened = await opens_card(amina, NUMBER)
    await acts(demo, chidi, case)
    before = [one["message_id"] for one in await chidi.reads()]
    await withdraws(demo)
    shown = {one["message_id"]: one for one in await amina.reads()}
    for message_id in (card["message_id"], walk, opened["message_id"]):
        assert WITHDRAWN in shown[message_id]["text"]
        assert shown[message_id]["buttons"] == []
    assert [one["message_id"] for one in await chidi.reads()] == before, "nobody is written to"
    desk = await demo.bot.services.cases.on_desk(case.id)
    assert desk
    assert desk.withdrawn_at is not None
    assert await demo.bot.services.appeals.total(case.id) == 1, "reports are still counted"
    await demo.has_no_trouble()


async def test_no_way_leads_to_it_any_more(demo: Demo, amina: Person, chidi: Person) -> None:
    case = await is_out(demo, amina, chidi)
    await demo.sandbox.limits(None, None)
    await acts(demo, amina, case)
    await begins_a_post(amina, NUMBER)
    await withdraws(demo)
    (last,) = await amina.writes("/cases")
    for data in ways_in(case):
        await amina.taps("An old key", await demo.puts_key(amina, data))
    await says(amina, "What I wanted to tell them", "")
    await amina.writes(f"/start case_{NUMBER.replace('.', '_')}")
    await amina.writes(f"/start id_{case.id}")
    await amina.writes("/my_data")
    await amina.waits_for("What is stored of you")
    assert tells(amina, last) == []
    results, _ = await demo.sandbox.ask("POST", f"/people/{amina.id}/inline", {"query": NUMBER})
    assert results == []
    known = await demo.bot.services.supporters.all_known(amina.id)
    assert [one["case_id"] for one in known["appeals"]] == [case.id]
    assert known["wishes"] == known["snoozes"] == known["own_words"] == known["choices"] == []
    assert await demo.set_aside() == []


async def test_nothing_is_sent_about_it_afterwards(
    demo: Demo, amina: Person, chidi: Person
) -> None:
    case = await is_out(demo, amina, chidi)
    await acts(demo, chidi, case)
    await begins_a_post(amina, NUMBER)
    await demo.bot.services.wishes.put_off(amina.id, case.id, 1, 1)
    await withdraws(demo)
    last = {one.id: (await one.reads())[-1]["message_id"] for one in (amina, chidi)}
    for _ in range(6):
        await days_pass(demo, 4)
        await amina.writes("/id")
        await amina.waits_for(str(amina.id))
    for person in (amina, chidi):
        await person.reads()
        assert tells(person, last[person.id]) == []
    bela = await demo.bela.reads()
    assert not any(TITLE in one["text"] and "over everywhere" in one["text"] for one in bela)


async def test_what_else_was_said_of_it_is_taken_back_too(
    demo: Demo, amina: Person, chidi: Person
) -> None:
    """A reminder of several cases goes on reminding of the others."""
    await is_out(demo, amina, chidi)
    await days_pass(demo, 13)
    alone = await amina.waits_for(lambda one: REMINDER in one["text"] and TITLE in one["text"])
    await is_announced(demo, WITNESS, 7, amina, chidi)
    await days_pass(demo, 5)
    both = await amina.waits_for(
        lambda one: REMINDER in one["text"] and TITLE in one["text"] and "BAKER" in one["text"]
    )
    await withdraws(demo)
    shown = {one["message_id"]: one for one in await amina.reads()}
    assert WITHDRAWN in shown[alone["message_id"]]["text"]
    assert shown[alone["message_id"]]["buttons"] == []
    assert "BAKER" in shown[both["message_id"]]["text"]
    assert not any(TITLE in text for text in tells(amina))
    await demo.has_no_trouble()


async def test_coordinators_still_see_its_totals(demo: Demo, amina: Person) -> None:
    await is_out(demo, amina)
    await withdraws(demo)
    await demo.bela.taps("Back to the case")
    desk = await demo.bela.waits_for("at the wish of those concerned. Supporters see nothing")
    assert not any("Announce" in key or "Correct" in key for key in keys(desk))
    await demo.bela.taps("Tally", desk["message_id"])
    await demo.bela.waits_for(lambda one: TITLE in one["text"] and "reported" in one["text"])


async def is_met(demo: Demo) -> None:
    """The call that is delayed has begun."""
    async with asyncio.timeout(LONG):
        while await demo.sandbox.faults():
            pass


async def is_withdrawn_meanwhile(demo: Demo, case: Case) -> None:
    """Withdrawn while something is on its way; all its messages are gathered before it arrives."""
    services = demo.bot.services
    id_ = await services.corrections.withdraw(case.id, str(demo.bela.id), 1)
    assert id_
    services.announced()
    async with asyncio.timeout(LONG):
        while (one := await services.broadcasts.find(id_)) and one.state == "queueing":
            pass


async def test_who_opens_it_at_that_moment_sees_it_no_longer_than_that(
    demo: Demo, amina: Person
) -> None:
    case = await is_out(demo, amina)
    await demo.sandbox.fails("sendMessage", delay=1.5, times=1, chat_id=amina.id)
    *_, last = await amina.writes(f"/start case_{NUMBER.replace('.', '_')}")
    await is_met(demo)
    await is_withdrawn_meanwhile(demo, case)
    taken_back = await amina.waits_for(
        lambda one: one["message_id"] > last and WITHDRAWN in one["text"], LONG
    )
    assert taken_back["buttons"] == []
    await amina.reads()
    assert tells(amina, last) == []


async def test_what_follows_a_file_that_was_given_slowly_is_taken_back(
    demo: Demo, amina: Person
) -> None:
    case = await is_out(demo, amina)
    await begins_a_post(amina, NUMBER)
    target, contact = next(
        (target.id, contact.id)
        for target in case.targets
        for contact in target.contacts
        if contact.channel is Channel.POST
    )
    word = GiveWord(case.id, case.version, target, contact)
    here = await demo.puts_key(amina, word.pack())
    await demo.sandbox.fails("sendDocument", delay=1.5, times=1, chat_id=amina.id)
    await amina.taps("An old key", here)
    await is_met(demo)
    await is_withdrawn_meanwhile(demo, case)
    taken_back = await amina.waits_for(
        lambda one: one["message_id"] > here + 1 and WITHDRAWN in one["text"], LONG
    )
    assert taken_back["buttons"] == []


async def test_a_digest_and_the_question_about_an_answer_are_taken_back(
    demo: Demo, amina: Person, chidi: Person
) -> None:
    here = await settings(amina)
    await goes_on(amina, here, "How often", "How often may I write to you")
    await goes_on(amina, here, "A digest on Sundays", "Only in a digest, on Sundays")
    case = await is_out(demo, chidi)
    await acts(demo, chidi, case)
    now = await demo.sandbox.now()
    await days_pass(demo, 7 - (now.weekday() + 1) % 7, hour=19)
    digest = await amina.waits_for(lambda one: "this week" in one["text"] and TITLE in one["text"])
    await days_pass(demo, 14, hour=11)
    question = await chidi.waits_for("Did anybody answer you?")
    await withdraws(demo)
    for person, said in ((amina, digest), (chidi, question)):
        shown = {one["message_id"]: one for one in await person.reads()}[said["message_id"]]
        assert WITHDRAWN in shown["text"]
        assert shown["buttons"] == []
        assert not any(TITLE in text for text in tells(person))
    await demo.has_no_trouble()
