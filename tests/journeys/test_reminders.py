"""Cases announced, and what those who have not acted hear before they end, by the clock."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.sandbox.client import SandboxError
from tests.journeys.librarian import DOCUMENT, NUMBER, TITLE
from tests.journeys.steps import begins_a_post, goes_on, keys, opens_card

if TYPE_CHECKING:
    from bot.sandbox import Person
    from tests.journeys.conftest import Demo

REMINDER = "A reminder: "
WITNESS = DOCUMENT.replace(NUMBER, "902.26").replace(TITLE, "BAKER HELD FOR BAKING")


async def days_pass(demo: Demo, days: int, hour: int = 18) -> None:
    """It is this hour, so many days later; people of no known zone live by UTC."""
    then = await demo.sandbox.now() + timedelta(days=days)
    await demo.sandbox.moves_clock(then.replace(hour=hour, minute=0, second=1))


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
    walk = await begins_a_post(person, number)
    await goes_on(person, walk, "I have sent it", "is counted")


async def test_who_received_a_case_is_reminded_three_times_and_who_acted_is_not(
    demo: Demo, amina: Person, chidi: Person
) -> None:
    await is_announced(demo, DOCUMENT, 20, amina, chidi)
    await reports(chidi, NUMBER)
    await days_pass(demo, 13)
    (first,) = await is_reminded(amina, 1)
    assert TITLE in first
    assert "7 days left" in first
    shown = await amina.waits_for(REMINDER)
    assert keys(shown) == [
        "✊ Take action",
        "⏰ This evening",
        "⏰ Tomorrow",
        "⏰ In 3 days",
        "⏰ The day before the deadline",
        "🔕 No more for this case",
        "🔕 Stop these messages",
    ]
    await days_pass(demo, 5)
    *_, second = await is_reminded(amina, 2)
    assert "2 days left" in second
    await days_pass(demo, 2)
    *_, third = await is_reminded(amina, 3)
    assert "today is the last day" in third
    assert "This still arrives in time: fax, e-mail, a post on X, a phone call" in third
    assert "A letter by post does not." in third
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
        await begins_a_post(person, NUMBER)
    await chidi.writes("/stop")
    await chidi.waits_for("You get no new cases from now on.")
    await days_pass(demo, 18)
    assert len(await is_reminded(amina, 1)) == 1
    known = await demo.bot.services.supporters.all_known(chidi.id)
    assert known["reminders"] == []


async def test_what_was_announced_the_day_before_is_reminded_of_by_wish_only(
    demo: Demo, amina: Person, chidi: Person
) -> None:
    await is_announced(demo, WITNESS, 9, amina, chidi)
    await is_announced(demo, DOCUMENT, 1, amina, chidi)
    await chidi.taps("Remind me", (await chidi.waits_for(f"Action {NUMBER}"))["message_id"])
    await chidi.waits_for("I will remind you, unless you act before")
    await days_pass(demo, 1)
    (told,) = await is_reminded(chidi, 1)
    assert TITLE in told
    await days_pass(demo, 1)
    (told,) = await is_reminded(amina, 1)
    assert "BAKER" in told
    assert TITLE not in told


async def test_nobody_is_reminded_at_night_and_everybody_at_their_own_hour(
    demo: Demo, amina: Person, chidi: Person
) -> None:
    await demo.bot.services.supporters.live_in(amina.id, "JP", "Asia/Tokyo")
    await is_announced(demo, DOCUMENT, 9, amina, chidi)
    await days_pass(demo, 2, hour=9)  # the evening there
    assert len(await is_reminded(amina, 1)) == 1
    await days_pass(demo, 0, hour=17)
    assert [one for one in chidi.messages if REMINDER in one["text"]] == []
    await days_pass(demo, 0, hour=18)
    assert len(await is_reminded(chidi, 1)) == 1
    await demo.has_no_trouble()


async def test_a_reminder_that_is_put_off_comes_then_and_is_undone_with_one_tap(
    demo: Demo, amina: Person, chidi: Person
) -> None:
    await is_announced(demo, DOCUMENT, 9, amina, chidi)
    await days_pass(demo, 2)
    for person in (amina, chidi):
        await is_reminded(person, 1)
        await person.taps("Tomorrow", (await person.waits_for(REMINDER))["message_id"])
        await person.waits_for("I will remind you on")
    await chidi.taps("Undo")
    await chidi.waits_for("Undone")
    await days_pass(demo, 1)
    await is_reminded(amina, 2)
    known = await demo.bot.services.supporters.all_known(chidi.id)
    assert known["snoozes"] == []
    assert len(known["reminders"]) == 1
    await demo.has_no_trouble()


async def test_this_evening_is_this_evening(demo: Demo, amina: Person) -> None:
    await is_announced(demo, DOCUMENT, 9, amina)
    await days_pass(demo, 2)
    await is_reminded(amina, 1)
    await amina.taps("This evening", (await amina.waits_for(REMINDER))["message_id"])
    await amina.waits_for("20:00")
    await days_pass(demo, 0, hour=20)
    await is_reminded(amina, 2)


async def test_what_would_come_after_the_deadline_comes_before_it_and_says_so(
    demo: Demo, amina: Person
) -> None:
    await is_announced(demo, DOCUMENT, 9, amina)
    await days_pass(demo, 7)
    await is_reminded(amina, 1)
    await amina.taps("In 3 days", (await amina.waits_for(REMINDER))["message_id"])
    told = await amina.waits_for("I will remind you on")
    assert "earlier than you asked for" in told["text"]
    await days_pass(demo, 2)
    *_, last = await is_reminded(amina, 2)
    assert "today is the last day" in last


async def test_no_more_for_this_case_and_not_this_one_are_the_end_of_it(
    demo: Demo, amina: Person, chidi: Person
) -> None:
    await is_announced(demo, DOCUMENT, 9, amina, chidi)
    await is_announced(demo, WITNESS, 9, amina, chidi)
    card = await chidi.waits_for(f"Action {NUMBER}")
    await chidi.taps("Not this one", card["message_id"])
    await chidi.waits_for("Not this one, then.")
    await days_pass(demo, 2)
    for person, cases in ((amina, 2), (chidi, 1)):
        (told,) = await is_reminded(person, 1)
        assert told.count("🔴") == cases
    shown = await chidi.waits_for(REMINDER)
    await chidi.taps("No more for this case", shown["message_id"])
    await chidi.waits_for("No more reminders of this case.")
    await days_pass(demo, 5)
    await is_reminded(amina, 2)
    assert len(await is_reminded(chidi, 1)) == 1
    await demo.has_no_trouble()


async def test_the_clock_jumps_to_the_next_reminder(demo: Demo, amina: Person) -> None:
    await is_announced(demo, DOCUMENT, 9, amina)
    begin = (await demo.sandbox.now()).date()
    for times, days in ((1, 2), (2, 3), (3, 7), (4, 9)):
        then = await demo.sandbox.jumps_to_reminder()
        assert (then.date() - begin, then.hour) == (timedelta(days=days), 18)
        await is_reminded(amina, times)
        if times == 1:
            await amina.taps("Tomorrow", (await amina.waits_for(REMINDER))["message_id"])
            await amina.waits_for("I will remind you on")
    with pytest.raises(SandboxError, match="nobody is to be reminded"):
        await demo.sandbox.jumps_to_reminder()
    assert [call for call in await demo.sandbox.calls() if call["status"] == 400] == []


async def test_who_is_on_holiday_hears_nothing(demo: Demo, amina: Person, chidi: Person) -> None:
    await is_announced(demo, DOCUMENT, 9, amina, chidi)
    until = await demo.sandbox.now() + timedelta(days=30)
    await demo.bot.services.supporters.go_away(amina.id, int(until.timestamp() * 1000))
    await days_pass(demo, 2)
    await is_reminded(chidi, 1)
    assert [one for one in amina.messages if REMINDER in one["text"]] == []


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
    assert [label for label in keys(shown) if "Later" in label] == ["⏰ Later"] * 2
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
