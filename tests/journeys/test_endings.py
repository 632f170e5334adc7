"""What happens when a case ends: to those who began, to those who acted, and to the team."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.journeys.conftest import BOTH
from tests.journeys.librarian import DOCUMENT, NUMBER, TITLE
from tests.journeys.steps import begins_a_post, keys, opens_card
from tests.journeys.test_reminders import WITNESS, days_pass, is_announced, reports

if TYPE_CHECKING:
    from bot.sandbox import Person
    from tests.journeys.conftest import Demo

pytestmark = BOTH

ASKED = "did you send it?"


@pytest.fixture
async def bela(demo: Demo) -> Person:
    """Bela, who owns the bot."""
    await demo.bela.writes("/start")
    await demo.bela.taps("English")
    await demo.bela.waits_for("need you now")
    return demo.bela


async def test_who_began_and_did_not_report_is_asked_once_and_reports_with_a_tap(
    demo: Demo, amina: Person, chidi: Person
) -> None:
    await is_announced(demo, DOCUMENT, 9, amina, chidi)
    await begins_a_post(amina, NUMBER)
    await reports(chidi, NUMBER)
    await days_pass(demo, 10, hour=18)
    asked = await amina.waits_for(ASKED)
    assert "closed for new appeals" in asked["text"]
    await amina.taps("Yes, I sent it", asked["message_id"])
    await amina.waits_for("is counted")
    await days_pass(demo, 1)
    await days_pass(demo, 1)
    for person, times in ((amina, 1), (chidi, 0)):
        assert sum(ASKED in one["text"] for one in await person.reads()) == times
    assert "closed" in (await opens_card(amina, NUMBER))["text"]
    await demo.has_no_trouble()


async def test_who_did_not_send_it_is_thanked_for_saying_so(demo: Demo, amina: Person) -> None:
    await is_announced(demo, DOCUMENT, 9, amina)
    await begins_a_post(amina, NUMBER)
    await days_pass(demo, 10)
    asked = await amina.waits_for(ASKED)
    await amina.taps("No, I did not", asked["message_id"])
    await amina.waits_for("Please do not send it now")


async def test_the_team_is_asked_and_extends_the_case(
    demo: Demo, amina: Person, bela: Person
) -> None:
    await is_announced(demo, DOCUMENT, 9, amina)
    await days_pass(demo, 10)
    asked = await bela.waits_for(
        lambda one: TITLE in one["text"] and "is over everywhere" in one["text"]
    )
    await bela.taps("Extend by 14 days", asked["message_id"])
    await bela.waits_for(lambda one: TITLE in one["text"] and "version 2" in one["text"])
    card = await opens_card(amina, NUMBER)
    assert "14 days" in card["text"]
    assert "closed" not in card["text"]
    await demo.has_no_trouble()


async def test_good_news_go_to_those_who_acted_with_the_total(
    demo: Demo, amina: Person, chidi: Person, bela: Person
) -> None:
    await is_announced(demo, DOCUMENT, 9, amina, chidi)
    await reports(amina, NUMBER)
    await bela.writes("/team")
    await bela.taps(NUMBER)
    await bela.taps("Close the case")
    await bela.taps("Close with good news")
    await bela.waits_for("Write the good news")
    await bela.writes("She is <b>free</b> & at home.")
    shown = await bela.waits_for("She is <b>free</b> & at home.")
    assert "Thank you for every appeal." in shown["text"], "of so few no number is told"
    await bela.taps("Close and send to")
    told = await amina.waits_for("Good news")
    assert "She is <b>free</b> & at home." in told["text"]
    assert "1 appeal" not in told["text"]
    assert not any("Good news" in one["text"] for one in await chidi.reads())
    await demo.has_no_trouble()


async def test_a_closed_case_leads_to_the_one_that_goes_on_with_it(
    demo: Demo, amina: Person, bela: Person
) -> None:
    await is_announced(demo, DOCUMENT, 9, amina)
    card = await amina.waits_for(f"Action {NUMBER}")
    await demo.publishes(WITNESS, days=30)
    await bela.writes("/team")
    await bela.taps(NUMBER)
    await bela.taps("Close the case")
    await bela.taps("Yes, close it")
    await bela.taps("BAKER")
    await amina.taps("Take action", card["message_id"])
    shown = await amina.waits_for("Another case goes on with it")
    assert any("BAKER" in key for key in keys(shown))
    await amina.taps("BAKER", shown["message_id"])
    await amina.waits_for("Urgent Action 902.26")
    await demo.has_no_trouble()


async def test_a_case_without_a_deadline_is_asked_about_every_four_weeks(
    demo: Demo, bela: Person
) -> None:
    await demo.publishes(DOCUMENT, days=None)
    for times in (1, 2):
        await days_pass(demo, 29, hour=12)  # at whatever time of day the story is told
        await bela.waits_for(
            lambda _, times=times: (  # type: ignore[misc]
                sum(TITLE in one["text"] and "no deadline" in one["text"] for one in bela.messages)
                >= times
            )
        )
    await bela.taps("Yes, keep it open")
    await demo.has_no_trouble()


async def test_a_case_closed_while_its_reminders_wait_reminds_nobody(
    demo: Demo, amina: Person, chidi: Person, bela: Person
) -> None:
    await is_announced(demo, DOCUMENT, 9, amina, chidi)
    await bela.writes("/team")
    await bela.taps(NUMBER)
    await bela.taps("Close the case")
    await bela.taps("Yes, close it")
    await bela.waits_for("closed")
    await days_pass(demo, 2)
    await is_announced(demo, WITNESS, 9, amina, chidi)
    await days_pass(demo, 7)
    told = await amina.waits_for("A reminder: ")
    assert TITLE not in told["text"]


async def test_a_coordinator_says_on_which_days_a_case_reminds(
    demo: Demo, amina: Person, bela: Person
) -> None:
    await is_announced(demo, DOCUMENT, 9, amina)
    await bela.writes("/team")
    await bela.taps(NUMBER)
    await bela.taps("Reminders")
    await bela.taps("last day")
    await bela.waits_for(TITLE)
    now = await demo.sandbox.now()
    case = await demo.bot.services.cases.by_number(NUMBER)
    assert case is not None
    assert case.reminders != (7, 2, 0)
    assert case.deadline == now.date() + timedelta(days=9)
