"""Keys that were shown a while ago: the case has changed since, or closed, or the person left."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.journeys.librarian import AMBASSADOR, ASK, DOCUMENT, MINISTER, NUMBER
from tests.journeys.steps import begins, goes_on, keys, opens_card
from tests.journeys.walking import faults

if TYPE_CHECKING:
    from bot.sandbox import Person
    from cases.case import Case
    from tests.journeys.conftest import Demo

NEWER = (
    DOCUMENT.replace(MINISTER, "Kim Successor")
    .replace(ASK, "Please say where she is.")
    .replace("@AlexPlaceholder", "@AnotherHandle")
    .replace("has been told nothing", "was told that she is alive")
)


@pytest.fixture
async def case(demo: Demo, amina: Person) -> Case:
    """The librarian's case; Amina has given no name and no city."""
    await demo.bot.services.supporters.introduce(amina.id, None, None, 1)
    return await demo.publishes(DOCUMENT)


async def closes(demo: Demo, case: Case) -> None:
    now = round(demo.bot.services.now().timestamp() * 1000)
    assert await demo.bot.services.cases.close(case.id, "Bela", now)


async def test_the_key_of_an_older_version_says_what_has_changed(
    demo: Demo, amina: Person, case: Case
) -> None:
    card = await opens_card(amina, NUMBER)
    newer = await demo.publishes(NEWER, days=5)
    assert newer.deadline is not None
    await amina.taps("Take action", card["message_id"])
    changed = await amina.waits_for("This case has changed since that button was shown.")
    for line in (
        f"• The deadline is now {newer.deadline.day} ",
        "• Newly written to: Kim Successor",
        f"• No longer written to: {MINISTER}",
        f"• Reached in other ways than before: {AMBASSADOR}",
        "• What is asked for is worded anew.",
        "• The story has news.",
        "was told that she is alive",
    ):
        assert line in changed["text"]
    assert changed["message_id"] > card["message_id"], "the card stays a card"
    await amina.taps("Take action", changed["message_id"])
    officials = await amina.waits_for("Whom will you write to?")
    assert any("Kim Successor" in label for label in keys(officials))
    await demo.has_no_trouble()


async def test_a_case_without_deadline_any_more_says_so(
    demo: Demo, amina: Person, case: Case
) -> None:
    walk = await begins(amina, NUMBER)
    await demo.publishes(DOCUMENT, days=None)
    changed = await goes_on(amina, walk, MINISTER, "has changed")
    assert "• It has no deadline any more." in changed["text"]
    assert changed["text"].count("•") == 1


async def test_what_was_sent_to_an_official_who_is_not_written_to_any_more_counts(
    demo: Demo, amina: Person, case: Case
) -> None:
    walk = await begins(amina, NUMBER)
    await goes_on(amina, walk, MINISTER, "How will you reach them?")
    await goes_on(amina, walk, "Web form", "Your message to")
    await demo.publishes(NEWER)
    thanks = await goes_on(amina, walk, "I have sent it", "fewer than 5 appeals")
    assert any("Next: Kim Successor" in label for label in keys(thanks))
    taken_back = await goes_on(amina, walk, "I have not sent it", "taken back")
    assert keys(taken_back) == ["◀ Back to the case"]
    assert await demo.bot.services.appeals.total(case.id) == 0
    await demo.has_no_trouble()


async def test_a_case_that_was_closed_meanwhile_takes_reports_and_nothing_else(
    demo: Demo, amina: Person, case: Case
) -> None:
    card = await opens_card(amina, NUMBER)
    first, second, third = [await begins(amina, NUMBER) for _ in range(3)]
    await goes_on(amina, second, MINISTER, "How will you reach them?")
    await goes_on(amina, third, MINISTER, "How will you reach them?")
    await goes_on(amina, third, "Web form", "Your message to")
    await closes(demo, case)
    for message, label in ((first, MINISTER), (second, "Web form"), (card["message_id"], "Take")):
        closed = await goes_on(amina, message, label, "no more appeals, please")
        assert keys(closed) == ["📋 Open cases"]
    now = next(one for one in amina.messages if one["message_id"] == card["message_id"])
    assert now["text"] == card["text"], "the card stays a card"
    thanks = await goes_on(amina, third, "I have sent it", "Your appeal is counted")
    assert "The case is closed now" in thanks["text"]
    assert keys(thanks) == ["📋 Open cases", "↩ I have not sent it"]
    assert await demo.bot.services.appeals.total(case.id) == 1
    await demo.has_no_trouble()


async def test_an_old_question_for_a_name_takes_nothing_away(demo: Demo, amina: Person) -> None:
    walk = await begins(amina, "84.19")
    await goes_on(amina, walk, "Olga", "How will you reach them?")
    question = await goes_on(amina, walk, "Letter by post", "With which name")
    await amina.writes("Amina Example")
    city = await amina.waits_for("which city")
    await amina.writes("Toledo")
    await amina.waits_for("Your letter to Olga")
    for old in (question["message_id"], city["message_id"]):
        letter = await goes_on(amina, old, "Skip", "Your letter to Olga")
        assert "Amina Example\nToledo" in letter["text"]
    known = await demo.bot.services.supporters.find(amina.id)
    assert known is not None
    assert (known.name, known.city) == ("Amina Example", "Toledo")


async def test_who_was_forgotten_is_answered_as_somebody_new(demo: Demo, amina: Person) -> None:
    walk = await begins(amina, "84.19")
    await amina.writes("/forget")
    await amina.taps("Yes, forget me")
    await amina.waits_for("nothing about you is stored here any more")
    assert await demo.bot.services.supporters.find(amina.id) is None
    await goes_on(amina, walk, "Olga", "How will you reach them?")
    await goes_on(amina, walk, "Letter by post", "With which name")
    known = await demo.bot.services.supporters.find(amina.id)
    assert known is not None
    assert not known.is_subscribed, "nobody asked for that"
    await amina.writes("/start")
    await amina.waits_for(lambda one: one["message_id"] > walk and "language" in one["text"])


FOREIGN = (
    *("x", ":", "case", "case:", "case:1", "case:1:1:1", "case:-1:1", "case:0:0", "case:a:b"),
    *("case:999999999999999999:1", "case:9999999999999999999:1", "case:１:1", "case:1:99999"),
    *("target:1:1:-5", "target:2:1:1", "contact:1:1:1:99", "contact:2:1:1:1", "act:1:-7"),
    *("sent:1:1:-1:-1", "sent:2:1:1:1", "sent:1:0:0:0", "sent:-1:1:1:1", "unsent:2:1:1:1"),
    *("story:1:1:-3", "story:1:1:99999", "cases:-5", "cases:99999", "relink:2:1:1:1"),
    *("language:zz:", "language:en:../..", "language:en:case", "speak:xx", "speak:", "forgetme:1"),
    *("tgname:0:0:0:0", "noname:9:9:9:9", "nocity:1:1:1:1", "name:1:1:1:1", "given:1:1:1:1:1"),
    *("team", "publish:1:1", "publish:1:1:0:1", "close:1:1", "closenow:1:1", "send:1"),
    *("cancel:1", "draft:1:1:1", "edit:1:1", "editone:1:1:title:0", "emptyone:1:1:0:deadline"),
    *("👾" * 16, "{name}", "<b>", "%(name)s", "'; DROP TABLE appeals; --", "\u202eesac", "a\nb"),
)


async def test_foreign_and_mixed_up_data_is_answered_and_means_nothing(
    demo: Demo, amina: Person
) -> None:
    await demo.sandbox.limits(None, None)
    for data in FOREIGN:
        message_id = await demo.puts_key(amina, data)
        told = await amina.taps("An old key", message_id)
        assert told.answered, data
    await amina.writes("/id")
    await amina.waits_for("Your Telegram id")
    for message in amina.messages:
        if message["from"] == "bot" and message["text"] != "An old message":
            assert list(faults(message)) == []
    assert [await demo.bot.services.appeals.total(id_) for id_ in range(1, 6)] == [0] * 5
    cases = await demo.bot.services.cases.open(demo.bot.services.now())
    assert len(cases) == 4, "nobody but a coordinator closes a case"
    assert not await demo.bot.services.broadcasts.active()
    await demo.has_no_trouble()


async def test_a_late_tap_is_answered_like_any_other(demo: Demo, amina: Person) -> None:
    """A key tapped after the deadline, by a message that was shown weeks before."""
    card = await opens_card(amina, "84.19")
    await demo.sandbox.moves_clock(await demo.sandbox.now() + timedelta(days=30))
    await amina.taps("Take action", card["message_id"])
    await amina.waits_for("no more appeals, please")
