from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.sandbox import Person
    from tests.journeys.conftest import Demo


async def test_a_newcomer_writes_to_an_official_and_is_offered_the_next(demo: Demo) -> None:
    amina = demo.amina
    await amina.writes("/start")
    await amina.waits_for("Which language")
    await amina.taps("English")
    await amina.waits_for("4 cases need you now")
    await amina.taps("9 days")
    card = await amina.waits_for("Urgent Action 84.19")
    assert "9 days left" in card["text"]
    await amina.taps("Take action")
    await amina.waits_for("Whom will you write to?")
    await amina.taps("Martha Bárcena Coqui")
    await amina.waits_for("How will you reach them?")
    await amina.taps("E-mail")
    await amina.waits_for("With which name")
    await amina.writes("Amina Example")
    await amina.waits_for("which city")
    await amina.writes("Toledo")
    appeal = await amina.waits_for("Your e-mail to Martha Bárcena Coqui")
    assert appeal["text"].count("Amina Example") == 1
    assert "Toledo" in appeal["text"]
    told = await amina.taps("I have sent it")
    assert told.toast == "Counted. Thank you!"
    await amina.waits_for("fewer than 5 appeals")
    await amina.taps("Next: Olga Sánchez Cordero")
    await amina.waits_for("Olga Sánchez Cordero")


async def test_name_and_city_are_asked_once_and_can_be_skipped(amina: Person) -> None:
    await amina.taps("9 days")
    await amina.taps("Take action")
    await amina.taps("Olga")
    await amina.taps("Letter by post")
    await amina.waits_for("With which name")
    await amina.taps("Skip")
    letter = await amina.waits_for("Your letter to Olga")
    assert letter["text"].rstrip().endswith("your own words count more.")
    await amina.taps("Back")
    await amina.taps("Post on X")
    await amina.waits_for("Your post to Olga")


async def test_a_report_counts_once_and_can_be_taken_back(demo: Demo, amina: Person) -> None:
    await amina.taps("9 days")
    await amina.taps("Take action")
    await amina.taps("Olga")
    await amina.taps("Post on X")
    await amina.waits_for("With which name")
    await amina.taps("Skip")
    await amina.taps("I have sent it")
    await amina.waits_for("fewer than 5 appeals")
    await amina.taps("I have not sent it")
    await amina.waits_for("taken back")
    assert await demo.bot.services.appeals.total(2) == 0
    await amina.taps("Back")
    await amina.taps("I have sent it")
    await amina.waits_for("fewer than 5 appeals")


async def test_the_card_stays_a_card_and_each_button_of_it_goes_on_working(
    amina: Person,
) -> None:
    await amina.taps("25 days")
    card = await amina.waits_for("Urgent Action 100.21")
    await amina.taps("Take action")
    await amina.waits_for("Whom will you write to?")
    await amina.taps("Full story", message_id=card["message_id"])
    await amina.waits_for("📖")
    now = next(one for one in amina.messages if one["message_id"] == card["message_id"])
    assert now["text"] == card["text"]
