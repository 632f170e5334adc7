"""From the card to the report, what can go wrong on the way, and what comes back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

from tests.journeys.librarian import AMBASSADOR, ASK, DOCUMENT, MINISTER, NUMBER, TITLE
from tests.journeys.steps import begins, goes_on

if TYPE_CHECKING:
    from bot.sandbox import Person
    from tests.journeys.conftest import Demo


async def is_known(demo: Demo, person: Person) -> None:
    """Their name and city are."""
    await demo.bot.services.supporters.introduce(person.id, "Amina Example", "Toledo", 1)


async def is_given_an_email(demo: Demo, person: Person) -> int:
    """Somebody who is known, to the minister; the message in which it stands."""
    await is_known(demo, person)
    walk = await begins(person, NUMBER)
    await goes_on(person, walk, MINISTER, "How will you reach them?")
    await goes_on(person, walk, "E-mail", "Your e-mail to")
    return walk


async def test_three_taps_to_an_appeal_one_to_report_it_and_one_to_the_next(
    demo: Demo, amina: Person
) -> None:
    case = await demo.publishes(DOCUMENT)
    walk = await is_given_an_email(demo, amina)
    thanks = await goes_on(amina, walk, "I have sent it", "Your appeal is counted")
    assert "fewer than 5 appeals" in thanks["text"]
    await goes_on(amina, walk, f"Next: {AMBASSADOR}", "How will you reach them?")
    assert await demo.bot.services.appeals.total(case.id) == 1
    await demo.has_no_trouble()


async def test_an_e_mail_that_came_back_is_not_counted_and_its_address_is_noted(
    demo: Demo, amina: Person
) -> None:
    case = await demo.publishes(DOCUMENT)
    walk = await is_given_an_email(demo, amina)
    await goes_on(amina, walk, "I have sent it", "Your appeal is counted")
    await goes_on(amina, walk, "Another way", "How will you reach them?")
    await goes_on(amina, walk, "✓ 📧 E-mail", "You reported this on")
    await goes_on(amina, walk, "It did not work", "is not counted")
    assert await demo.bot.services.appeals.total(case.id) == 0
    for id_ in (demo.bela.id, demo.chidi.id):
        contact = case.targets[0].contacts[2]
        assert contact.value == "minister@example.org"
        await demo.bot.services.broken_contacts.tell(case.id, contact.id, id_, 0)
    await goes_on(amina, walk, "This address does not work", "this does not reach")
    ways = await goes_on(amina, walk, "Another way", "warning sign")
    assert ways["buttons"][-2][0]["text"].startswith("⚠️ 📧 E-mail")
    await demo.bela.writes("/team")
    await demo.bela.taps(NUMBER)
    await demo.bela.waits_for("Supporters find that this does not reach Robin Sample")
    await demo.has_no_trouble()


async def test_a_call_that_nobody_takes_is_made_again(demo: Demo, amina: Person) -> None:
    await is_known(demo, amina)
    case = await demo.publishes(DOCUMENT)
    walk = await begins(amina, NUMBER)
    await goes_on(amina, walk, AMBASSADOR, "How will you reach them?")
    await amina.taps("Phone call", message_id=walk)
    call = await amina.waits_for("Your call to")
    assert "there, " in call["text"]
    assert "\nOffices are probably" in call["text"]
    assert ASK in call["text"]
    await amina.taps("Nobody answered")
    await amina.waits_for("try again later")
    assert await demo.bot.services.appeals.total(case.id) == 0
    await amina.taps("Try again")
    await amina.waits_for(
        lambda one: one["message_id"] > call["message_id"] and "call to" in one["text"]
    )
    await amina.taps("I left a message")
    await amina.waits_for("Your appeal is counted")
    assert await demo.bot.services.appeals.total(case.id) == 1
    await demo.has_no_trouble()


async def test_the_same_post_goes_to_other_networks_without_the_handle(
    demo: Demo, amina: Person
) -> None:
    await is_known(demo, amina)
    await demo.publishes(DOCUMENT)
    walk = await begins(amina, NUMBER)
    await goes_on(amina, walk, AMBASSADOR, "How will you reach them?")
    await goes_on(amina, walk, "Post on X", "Your post to")
    shown = await goes_on(amina, walk, "Bluesky", "mastodon.social")
    hosts = set()
    for row in shown["buttons"][:2]:
        for key in row:
            link = urlsplit(unquote(urlsplit(key["url"]).fragment))
            (post,) = parse_qs(link.query)["text"]
            assert post.startswith(f"{AMBASSADOR}, Ambassador: ")
            assert "@" not in post
            hosts.add(link.hostname)
    assert hosts == {"bsky.app", "www.threads.com", "mastodon.social"}
    await goes_on(amina, walk, "Back to X", "Your post to")
    await demo.has_no_trouble()


async def test_two_weeks_later_an_answer_is_told_of_and_passed_on(
    demo: Demo, amina: Person
) -> None:
    await is_known(demo, amina)
    case = await demo.publishes(DOCUMENT, days=90)
    walk = await begins(amina, NUMBER)
    await goes_on(amina, walk, MINISTER, "How will you reach them?")
    await goes_on(amina, walk, "E-mail", "Your e-mail to")
    await goes_on(amina, walk, "I have sent it", "Your appeal is counted")
    then = await demo.sandbox.now() + timedelta(days=14)
    await demo.sandbox.moves_clock(then.replace(hour=11, minute=0, second=1))
    question = await amina.waits_for("Did anybody answer you?")
    assert TITLE in question["text"]
    asked = question["message_id"]
    await goes_on(amina, asked, "I got an answer", "Would you pass it on")
    await goes_on(amina, asked, "Send the answer here", "What did Robin Sample answer?")
    await amina.writes("Your letter has been read. The librarian is at home.")
    await amina.waits_for("The coordinators would get this")
    await amina.taps("Pass it on")
    await amina.waits_for("They do not know that it came from you")
    await demo.bela.writes("/team")
    await demo.bela.taps(NUMBER)
    await demo.bela.taps("1 answer passed on")
    await demo.bela.waits_for("The librarian is at home.")
    assert await demo.bot.services.answers.count(case.id) == 1
    await demo.has_no_trouble()
