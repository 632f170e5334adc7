"""What one can set, what is known of one, and how one leaves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import aiohttp

from bot.demo import AMINA
from tests.journeys.steps import begins, goes_on, keys

if TYPE_CHECKING:
    from bot.sandbox import Person
    from bot.store.supporters import Supporter
    from tests.journeys.conftest import Demo


async def supporter(demo: Demo, id_: int = AMINA) -> Supporter:
    known = await demo.bot.services.supporters.find(id_)
    assert known is not None
    return known


# /settings, /stop ----------------------------------------------------------------------------


async def test_a_language_is_changed_and_everything_is_in_it_at_once(
    demo: Demo, amina: Person
) -> None:
    await amina.writes("/settings")
    settings = (await amina.waits_for("⚙️"))["message_id"]
    await goes_on(amina, settings, "Language", "Which language")
    await goes_on(amina, settings, "Settings", "⚙️")
    await goes_on(amina, settings, "Language", "Which language")
    await amina.taps("Español", settings)
    spanish = demo.bot.services.texts.in_("es")
    changed = await amina.waits_for(
        lambda one: one["message_id"] == settings and spanish.label("change_name") in keys(one)
    )
    assert keys(changed)[-1] == spanish.label("open_cases")
    await amina.writes("/cases")
    await amina.waits_for("4 casos te necesitan ahora")


async def test_name_and_city_are_changed_kept_and_removed(demo: Demo, amina: Person) -> None:
    await amina.writes("/settings")
    settings = (await amina.waits_for("⚙️"))["message_id"]
    question = await goes_on(amina, settings, "Name and city", "With which name")
    assert keys(question)[0] == "Sign as Amina"
    assert keys(question)[-1] == "Skip"
    await amina.writes("Amina Example")
    await amina.waits_for("Thank you, Amina Example.")
    await amina.writes("Toledo")
    changed = await amina.waits_for("Name: Amina Example")
    assert "City: Toledo" in changed["text"]
    settings = changed["message_id"]
    question = await goes_on(amina, settings, "Name and city", "With which name")
    assert keys(question)[-1] == "◀ Keep Amina Example"
    city = await goes_on(amina, settings, "Sign as Amina", "which city")
    assert keys(city)[-1] == "◀ Keep Toledo"
    await goes_on(amina, settings, "Keep Toledo", "Name: Amina\n")
    cleared = await goes_on(amina, settings, "Remove name and city", "Name: none")
    assert "City: none" in cleared["text"]
    await amina.writes("Toledo")
    await amina.waits_for("do not understand")
    walk = await begins(amina, "84.19")
    await goes_on(amina, walk, "Olga", "How will you reach them?")
    await goes_on(amina, walk, "Letter by post", "Your letter to Olga")


async def test_new_cases_are_stopped_and_wanted_again(demo: Demo, amina: Person) -> None:
    await amina.writes("/settings")
    settings = (await amina.waits_for("⚙️"))["message_id"]
    await goes_on(amina, settings, "Send me no new cases", "No new cases are sent to you.")
    assert not (await supporter(demo)).is_subscribed
    await goes_on(amina, settings, "Send me new cases", "New cases are sent to you.")
    await demo.announces("84.19")
    card = await amina.waits_for(lambda one: "🔕 Stop these messages" in keys(one))
    told = await amina.taps("Stop these messages", card["message_id"])
    assert told.toast == "No new cases from now on."
    stopped = await amina.waits_for("You get no new cases from now on.")
    assert stopped["message_id"] > card["message_id"], "the card stays a card"
    assert not (await supporter(demo)).is_subscribed
    await demo.chidi.writes("/start")
    await demo.chidi.taps("Español")
    await demo.chidi.waits_for("/stop")
    await demo.announces("100.21")
    await demo.chidi.waits_for("100.21")
    assert not any("100.21" in one["text"] for one in await amina.reads())
    await amina.taps("Send me new cases", stopped["message_id"])
    await amina.waits_for("New cases are sent to you.")


# /my_data, /forget ---------------------------------------------------------------------------


async def test_everything_that_is_stored_is_shown_and_can_be_taken_along(
    demo: Demo, amina: Person
) -> None:
    await demo.bot.services.supporters.introduce(amina.id, "Amina Example", "Toledo", 1)
    await demo.announces("84.19")
    card = await amina.waits_for(lambda one: "🔕 Stop these messages" in keys(one))
    walk = await begins(amina, "84.19")
    await goes_on(amina, walk, "Olga", "How will you reach them?")
    await goes_on(amina, walk, "Post on X", "Your post to Olga")
    await goes_on(amina, walk, "I have sent it", "is counted")
    await amina.writes("/my_data")
    told = await amina.waits_for("What is stored of you")
    for line in ("1001", "Amina Example", "Toledo", "Of these reported as sent: 1"):
        assert line in told["text"]
    (file,) = [one["document"] for one in amina.messages if one.get("document")]
    assert file["file_name"] == "my_data.json"
    async with aiohttp.ClientSession() as browser, browser.get(file["url"]) as answer:
        known = json.loads(await answer.read())
    (me,) = known["supporter"]
    assert (me["name"], me["city"], me["language"]) == ("Amina Example", "Toledo", "en")
    assert [one["channel"] for one in known["appeals"]] == ["x"]
    assert [one["message_id"] for one in known["deliveries"]] == [card["message_id"]]
    assert walk in {one["message_id"] for one in known["walks"]}


async def test_forgetting_is_explained_can_be_declined_and_leaves_the_counts(
    demo: Demo, amina: Person
) -> None:
    services = demo.bot.services
    await services.supporters.introduce(amina.id, "Amina Example", "Toledo", 1)
    await demo.announces("84.19")
    await amina.waits_for(lambda one: "🔕 Stop these messages" in keys(one))
    walk = await begins(amina, "84.19")
    await goes_on(amina, walk, "Olga", "How will you reach them?")
    await goes_on(amina, walk, "Post on X", "Your post to Olga")
    await goes_on(amina, walk, "I have sent it", "is counted")
    await amina.writes("/forget")
    asked = await amina.waits_for("Shall I forget you?")
    assert "What stays" in asked["text"]
    await goes_on(amina, asked["message_id"], "No, keep everything", "Amina Example")
    await amina.writes("/forget")
    await amina.taps("Yes, forget me")
    await amina.waits_for("nothing about you is stored here any more")
    case = await services.cases.by_number("84.19")
    assert case is not None
    assert await services.appeals.total(case.id) == 1
    known = await services.supporters.all_known(amina.id)
    kept = {noun for noun, rows in known.items() if rows}
    assert kept <= {"updates"}, "the tap itself, until its answer is noted as shown"
    (broadcast,) = await services.broadcasts.of_case(case.id)
    assert (await services.broadcasts.ledger(broadcast.id)).audience == 1
    await demo.has_no_trouble()
