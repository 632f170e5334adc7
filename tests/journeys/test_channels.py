"""One walk for each channel: what the supporter is given, and that the report of it counts."""

from __future__ import annotations

from hashlib import sha512
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from cases.channels.email import unpack
from cases.channels.x import weight
from tests.journeys.librarian import AMBASSADOR, ASK, DOCUMENT, MINISTER, TITLE

if TYPE_CHECKING:
    from bot.sandbox import Person
    from bot.sandbox.person import Json
    from tests.journeys.conftest import Demo

LETTER = (
    "Dear Minister,\n\nI have learned that a librarian was taken from her reading room on "
    f"3 March.\n\n{ASK}\n\nSincerely,\nAmina Example\nToledo"
)


@pytest.fixture
async def amina(demo: Demo, amina: Person) -> Person:
    """Amina's name and city are known."""
    await demo.bot.services.supporters.introduce(amina.id, "Amina Example", "Toledo", 1)
    return amina


async def is_given(demo: Demo, official: str, way: str, opening: str, document: str) -> Json:
    """Amina walks to what she is given for this way to reach this official."""
    await demo.publishes(document)
    await demo.amina.writes("/cases")
    await demo.amina.taps(TITLE)
    await demo.amina.taps("Take action")
    await demo.amina.taps(official)
    await demo.amina.taps(way)
    return await demo.amina.waits_for(opening)


async def reports(demo: Demo, amina: Person, said: str = "I have sent it") -> None:
    await amina.taps(said)
    await amina.waits_for("fewer than 5 appeals")
    await demo.has_no_trouble()


def shown_instead(opened: str) -> str:
    """The address that the demo's page shows and does not open."""
    assert urlsplit(opened).hostname == "127.0.0.1"
    return unquote(urlsplit(opened).fragment)


async def test_a_letter_by_post_has_its_envelope(demo: Demo, amina: Person) -> None:
    letter = await is_given(demo, MINISTER, "Letter by post", "Your letter to", DOCUMENT)
    for line in ("Robin Sample", "Ministry of Examples", "1 Sample Square", "Exampleton"):
        assert line in letter["text"]
    assert LETTER in letter["text"]
    copied = await amina.taps("Copy the address")
    assert copied.copied.startswith("Robin Sample\n")
    assert copied.copied.endswith("\n1 Sample Square\nExampleton")
    await reports(demo, amina)


async def test_a_fax_has_its_number_and_the_letter(demo: Demo, amina: Person) -> None:
    fax = await is_given(demo, MINISTER, "Fax", "Your fax to", DOCUMENT)
    assert LETTER in fax["text"]
    assert (await amina.taps("Copy the number")).copied == "+44 20 7946 0001"
    await reports(demo, amina)


async def test_an_e_mail_opens_whole_and_signed(demo: Demo, amina: Person) -> None:
    shown = await is_given(demo, MINISTER, "E-mail", "Your e-mail to", DOCUMENT)
    assert LETTER in shown["text"]
    opened = urlsplit((await amina.taps("Open the e-mail")).opened)
    assert (opened.hostname, opened.path) == ("127.0.0.1", "/compose.html")
    email, language = unpack(opened.fragment.removeprefix("p."))
    assert (email.to, email.subject, language) == ("minister@example.org", TITLE, "en")
    assert email.body == LETTER
    assert (await amina.taps("Copy the address")).copied == "minister@example.org"
    assert (await amina.taps("Copy the subject")).copied == TITLE
    await reports(demo, amina)


async def test_a_post_on_x_is_seen_by_everybody_and_short_enough(
    demo: Demo, amina: Person
) -> None:
    shown = await is_given(demo, AMBASSADOR, "Post on X", "Your post to", DOCUMENT)
    posts = {
        shown_instead((await amina.taps(label)).opened).partition("text=")[2]
        for label in amina.labels
        if "Post version" in label
    }
    assert len(posts) > 1
    for post in map(unquote, posts):
        assert post.startswith(".@AlexPlaceholder ")
        assert weight(post) <= 280
        assert post in shown["text"]
    await reports(demo, amina)


async def test_a_call_has_a_number_to_tap_and_words_to_say(demo: Demo, amina: Person) -> None:
    shown = await is_given(demo, AMBASSADOR, "Phone call", "Your call to", DOCUMENT)
    contact = amina.messages[-2]["contact"]
    assert (contact["phone_number"], contact["first_name"]) == ("+44 20 7946 0002", AMBASSADOR)
    assert "My name is Amina Example, from Toledo." in shown["text"]
    assert ASK in shown["text"]
    await reports(demo, amina, "I spoke to someone")


@pytest.mark.parametrize(
    ("way", "page"),
    [
        ("Facebook", "https://www.facebook.com/SampleMinister"),
        ("Instagram", "https://www.instagram.com/sampleminister"),
        ("Web form", "https://www.example.org/contact"),
    ],
)
async def test_a_page_is_opened_with_the_letter_at_hand(
    demo: Demo, amina: Person, way: str, page: str
) -> None:
    shown = await is_given(demo, MINISTER, way, "Your message to", DOCUMENT)
    assert LETTER in shown["text"]
    assert page in shown["text"]
    assert shown_instead((await amina.taps("Open the page")).opened) == page
    await reports(demo, amina)


async def test_a_letter_too_long_for_a_message_is_given_whole(demo: Demo, amina: Person) -> None:
    unlike = [" ".join(sha512(bytes([n, m])).hexdigest() for m in range(3)) for n in range(12)]
    long = "\n\n".join(f"{ASK} It is the case {number}." for number in unlike)
    await is_given(demo, MINISTER, "E-mail", "Your e-mail to", DOCUMENT.replace(ASK, long))
    (file,) = [one for one in amina.messages if one.get("document")]
    parts = [one["text"] for one in amina.messages if one["message_id"] < file["message_id"]]
    for paragraph in long.split("\n\n"):
        assert any(paragraph.strip() in part for part in parts)
    opened = (await amina.taps("Open the e-mail")).opened
    assert "#s." in opened
    assert len(opened) <= 2_000
    newest = amina.messages[-1]["message_id"]
    await amina.taps("Make the link again")
    again = await amina.waits_for(
        lambda one: one["message_id"] == newest and one["buttons"][0][0].get("url") != opened
    )
    assert "#s." in again["buttons"][0][0]["url"]
    assert amina.messages[-1]["message_id"] == newest, "the letter is not sent once more"
    await reports(demo, amina)


async def test_what_a_phone_cannot_tap_can_be_copied(demo: Demo, amina: Person) -> None:
    odd = DOCUMENT.replace("+44 20 7946 0001", "(0)20 / 7946-1 ext. 5")
    await is_given(demo, MINISTER, "Fax", "Your fax to", odd)
    assert "7946-1" in (await amina.taps("Copy the number")).copied
    await reports(demo, amina)
