"""Passing a case on, and not being led to it where that could be dangerous."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.journeys.steps import goes_on, keys, says

if TYPE_CHECKING:
    from bot.sandbox import Person
    from tests.journeys.conftest import Demo


async def test_a_case_is_passed_on_by_link_picture_and_card(demo: Demo, amina: Person) -> None:
    await amina.writes("/start case_84_19")
    card = await amina.waits_for("9 days left")
    shared = await goes_on(amina, card["message_id"], "Share", "Pass it on.")
    assert shared["message_id"] > card["message_id"], "the card stays a card"
    link = "https://t.me/urgent_sandbox_bot?start=case_84_19"
    assert link in shared["text"]
    (picture,) = [one["photo"] for one in amina.messages if one.get("photo")]
    assert picture["width"] == picture["height"] >= 300
    assert (await amina.taps("Copy the link", shared["message_id"])).copied == link
    ways = {button["text"]: button for row in shared["buttons"] for button in row}
    assert ways["🗂 Post its card in a chat"]["switch_inline_query"] == "84.19"
    for way in ("📣 Share in Telegram", "Share with WhatsApp"):
        assert ways[way]["url"].startswith("http://127.0.0.1"), "in the demo nothing leaves"
        assert "case_84_19" in ways[way]["url"]
    await demo.chidi.follows(link)
    await demo.chidi.taps("English")
    await demo.chidi.waits_for("Urgent Action 84.19")
    await goes_on(amina, shared["message_id"], "Back to the case", "Urgent Action 84.19")
    await demo.has_no_trouble()


async def test_who_must_be_careful_is_not_led_to_share(demo: Demo, amina: Person) -> None:
    here = int((await says(amina, "/settings", "⚙️ Settings"))["message_id"])
    await goes_on(amina, here, "Careful mode", "It is off.")
    await goes_on(amina, here, "Turn it on", "Careful mode is on.")
    await demo.chidi.writes("/start")
    await demo.chidi.taps("English")
    await demo.announces("84.19")
    for person, shares in ((amina, False), (demo.chidi, True)):
        card = await person.waits_for(lambda one: "🔕 Stop these messages" in keys(one))
        assert any("Share" in key for key in keys(card)) is shares
    await amina.writes("/start case_84_19")
    card = await amina.waits_for("9 days left")
    assert not any("Share" in key for key in keys(card))
