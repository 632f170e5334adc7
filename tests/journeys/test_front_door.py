"""The front door: links, the list of cases, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.demo import AMINA
from tests.journeys.librarian import DOCUMENT, TITLE
from tests.journeys.steps import keys, opens_card

if TYPE_CHECKING:
    from bot.sandbox import Person
    from bot.store.supporters import Supporter
    from tests.journeys.conftest import Demo


async def supporter(demo: Demo, id_: int = AMINA) -> Supporter:
    known = await demo.bot.services.supporters.find(id_)
    assert known is not None
    return known


# /start, with and without a link -------------------------------------------------------------


async def test_a_newcomer_by_a_link_is_asked_for_a_language_and_then_sees_the_case(
    demo: Demo,
) -> None:
    await demo.amina.follows("https://t.me/urgent_sandbox_bot?start=case_84_19")
    await demo.amina.waits_for("Which language")
    assert not (await supporter(demo)).is_subscribed
    await demo.amina.taps("English")
    card = await demo.amina.waits_for("Urgent Action 84.19")
    assert "/stop ends that at any time" in card["text"], "who is subscribed is told so"
    assert (await supporter(demo)).is_subscribed
    again = await opens_card(demo.amina, "84.19")
    assert "/stop" not in again["text"]


async def test_a_newcomer_by_a_wrong_link_is_told_so_and_sees_what_is_open(demo: Demo) -> None:
    await demo.amina.writes("/start case_77_77")
    await demo.amina.taps("English")
    told = await demo.amina.waits_for("There is no case with the number 77.77 here.")
    assert "4 cases need you now" in told["text"]
    assert len(keys(told)) == 4


@pytest.mark.parametrize(
    "payload",
    ["x" * 64, "case_", "case_84", "case_84_19_1", "CASE_84_19", "-_-", "case_٨٤_١٩", "<b>", "%s"],
)
async def test_a_link_that_means_nothing_leads_to_the_open_cases(
    demo: Demo, amina: Person, payload: str
) -> None:
    before = amina.messages[-1]["message_id"]
    await amina.writes(f"/start {payload}")
    told = await amina.waits_for(
        lambda one: one["message_id"] > before and "4 cases need you now" in one["text"]
    )
    assert "no case" not in told["text"]


async def test_numbers_are_read_however_they_are_written(amina: Person) -> None:
    for payload in ("case_084_19", "case_0084_19"):
        await amina.writes(f"/start {payload}")
        await amina.waits_for("Urgent Action 84.19")
    await amina.writes("/start case_9999_99")
    await amina.waits_for("There is no case with the number 9999.99 here.")


async def test_a_link_subscribes_nobody_who_has_stopped(demo: Demo, amina: Person) -> None:
    await amina.writes("/stop")
    stopped = await amina.waits_for("You get no new cases from now on.")
    assert keys(stopped) == ["🔔 Send me new cases", "📋 Open cases"]
    await opens_card(amina, "84.19")
    assert not (await supporter(demo)).is_subscribed
    await amina.writes("/start")
    await amina.waits_for(lambda one: one["message_id"] > 5 and "/stop ends that" in one["text"])
    assert (await supporter(demo)).is_subscribed, "who begins again is told so"


async def test_the_first_key_tapped_twice_says_the_same(demo: Demo) -> None:
    await demo.amina.writes("/start")
    question = await demo.amina.waits_for("Which language")
    data = question["buttons"][0][0]["callback_data"]
    await demo.amina.taps("English")
    first = await demo.amina.waits_for("need you now")
    again = await demo.puts_key(demo.amina, data)
    await demo.amina.taps("An old key", again)
    second = await demo.amina.waits_for(
        lambda one: one["message_id"] == again and "need you now" in one["text"]
    )
    assert second["html"] == first["html"]


# /cases, /help, /id, /privacy ----------------------------------------------------------------


async def test_where_no_case_is_open_one_is_told_what_happens_next(
    demo: Demo, amina: Person
) -> None:
    services = demo.bot.services
    now = round(services.now().timestamp() * 1000)
    for case in await services.cases.open(services.now()):
        await services.cases.close(case.id, "Bela", now)
    await amina.writes("/cases")
    await amina.waits_for("You will hear from us as soon as one is.")
    await amina.writes("/start case_77_77")
    told = await amina.waits_for("There is no case with the number 77.77")
    assert "No Urgent Action is open" in told["text"]
    await amina.writes("/stop")
    await amina.writes("/cases")
    await amina.waits_for("New ones are not sent to you: /settings changes that.")


async def test_each_of_many_open_cases_can_be_reached(demo: Demo, amina: Person) -> None:
    for number in range(21):
        document = DOCUMENT.replace("901.26", f"{500 + number}.26")
        await demo.publishes(document.replace(TITLE, f"LIBRARIAN {number} HELD"), days=30 + number)
    await amina.writes("/cases")
    first = await amina.waits_for("25 cases need you now")
    assert keys(first)[-1] == "Next page ▶"
    await amina.taps("Next page")
    second = await amina.waits_for(lambda one: "◀ Previous page" in keys(one))
    found = {label for page in (first, second) for label in keys(page) if " page" not in label}
    assert len(found) == 25
    await amina.taps("LIBRARIAN 20")
    await amina.waits_for("Urgent Action 520.26")


async def test_help_names_every_command_of_the_menu_and_only_a_coordinators_team(
    demo: Demo, amina: Person
) -> None:
    await amina.writes("/help")
    told = await amina.waits_for("How this works")
    for command in {one["command"] for one in await amina.menu()} - {"help"}:
        assert f"/{command} " in told["text"]
    assert "/team" not in told["text"]
    await demo.bela.writes("/help")
    await demo.bela.waits_for("/team")


async def test_the_id_and_the_privacy_policy_are_told(demo: Demo, amina: Person) -> None:
    await amina.writes("/id")
    await amina.waits_for("Your Telegram id: 1001")
    await amina.writes("/privacy")
    policy = await amina.waits_for("What is stored, and why")
    assert "the operator of this bot has not given a name and address yet" in policy["text"]
    for word in ("/my_data", "/forget", "24 months", "7 days", "30 days"):
        assert word in policy["text"]
