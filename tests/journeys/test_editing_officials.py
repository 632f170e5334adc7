"""A case that nobody could write about gets its officials in the chat, and is written about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.journeys.conftest import BOTH
from tests.journeys.steps import begins, goes_on, says

if TYPE_CHECKING:
    from bot.sandbox import Person
    from bot.sandbox.person import Json
    from tests.journeys.conftest import Demo

pytestmark = BOTH

DOCUMENT = """URGENT ACTION 91.26

TEACHER HELD FOR A POEM
A teacher was arrested on 2 March after reading a poem at school, and has seen no lawyer since.

PLEASE WRITE IMMEDIATELY in English or your own language:
- Urging them to release the teacher at once;
- Calling on them to let a lawyer see the teacher.
"""
HINT = "The office reads only what has a postal address below it."
OFFICIAL = "Ana Ejemplo\nMinister of Justice\n1 High Street\nExampleton 12345\n@AnaEjemplo"
FREE, LAWYER = "release the teacher at once", "let a lawyer see the teacher"


async def opens_officials(person: Person) -> Json:
    """Send the document, and go to its officials."""
    sent = await person.sends_document("case.txt", DOCUMENT.encode())
    read = await person.waits_for(
        lambda one: one["message_id"] > sent and "What was read" in one["text"]
    )
    await goes_on(person, read["message_id"], "Edit", "TEACHER HELD FOR A POEM")
    return await goes_on(person, read["message_id"], "👤 Officials", "There is none")


async def adds_ana(person: Person, listed: int) -> int:
    """With an e-mail address and a hint; the message in which her page stands."""
    await goes_on(person, listed, "Add an official", "Who is it?")
    added = await says(person, OFFICIAL, "Ana Ejemplo\nMinister of Justice")
    assert "E-mail" not in added["text"]
    await goes_on(person, added["message_id"], "Add a contact", "How can they be reached?")
    await goes_on(person, added["message_id"], "E-mail", "What is the e-mail address?")
    await says(person, "ana@example.org?bcc=evil@example.org", "not one e-mail address")
    contact = await says(person, "ana@example.org", "Write a hint")
    await goes_on(person, contact["message_id"], "Write a hint", "What should supporters know")
    contact = await says(person, HINT, f"before they use it: {HINT}")
    await goes_on(person, contact["message_id"], "Back", "1. Ana Ejemplo")
    return int(contact["message_id"])


async def adds_bo(person: Person, listed: int) -> int:
    """Who is asked for the second ask only; the message in which his page stands."""
    await goes_on(person, listed, "Add an official", "Who is it?")
    added = await says(person, "Bo Muster / Head of Prisons / bo@example.org", "2. Bo Muster")
    page = int(added["message_id"])
    await goes_on(person, page, "Which asks go to them", "What is Bo Muster asked")
    await goes_on(person, page, "1. ", "▫️ 1.")
    await goes_on(person, page, "Back", "1 of 2 asks go to them")
    return page


async def publishes(person: Person, page: int) -> None:
    """From the page of an official."""
    await goes_on(person, page, "Officials", "Tap one to see")
    await goes_on(person, page, "Back", "91.26")
    await goes_on(person, page, "What was read", "Bo Muster")
    await goes_on(person, page, "Publish", "still doubtful")
    await goes_on(person, page, "Publish anyway", "Published")


async def test_who_is_added_with_an_e_mail_and_a_hint_is_written_to(
    demo: Demo, amina: Person
) -> None:
    await demo.sandbox.limits(None, None)
    listed = await opens_officials(demo.bela)
    page = await adds_ana(demo.bela, listed["message_id"])
    await goes_on(demo.bela, page, "Officials", "Tap one to see")
    page = await adds_bo(demo.bela, page)
    await publishes(demo.bela, page)

    walk = await begins(amina, "91.26")
    ways = await goes_on(amina, walk, "Ana Ejemplo", "How will you reach them?")
    assert HINT in ways["text"]
    await goes_on(amina, walk, "E-mail", "With which name")
    letter = await goes_on(amina, walk, "Skip", "Your e-mail to")
    assert all(told in letter["text"] for told in (HINT, "ana@example.org", FREE, LAWYER))

    walk = await begins(amina, "91.26")
    await goes_on(amina, walk, "Bo Muster", "How will you reach them?")
    letter = await goes_on(amina, walk, "E-mail", "Your e-mail to")
    assert LAWYER in letter["text"]
    assert FREE not in letter["text"]
    await demo.has_no_trouble()
