"""A draft gets its letters and posts, is looked at as supporters see it, and is sent by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bot.store.raw import select
from tests.journeys.conftest import BOTH
from tests.journeys.steps import goes_on, keys, publishes, says
from tests.journeys.test_pasting import document

if TYPE_CHECKING:
    from bot.sandbox import Person
    from bot.sandbox.person import Json
    from tests.journeys.conftest import Demo

pytestmark = BOTH

NUMBER = "84.26"
SPANISH = """Estimado Gobernador:

Le escribo por la maestra detenida por leer un poema, a quien ningún abogado ha visto.

Le pido que la deje en libertad de inmediato.

Atentamente,"""
SUBJECT = "Libertad para la maestra"
POST = "A poem is no crime: free the teacher!"


async def edits_letters(demo: Demo, bela: Person) -> Json:
    """The list of letters of a draft that was just read."""
    sent = await bela.sends_document("case.txt", document(demo, NUMBER).encode())
    read = await bela.waits_for(
        lambda one: one["message_id"] > sent and "What was read" in one["text"]
    )
    fields = await goes_on(bela, read["message_id"], "Edit", "Choose what you want to change")
    return await goes_on(bela, fields["message_id"], "Letters and posts", "• English")


async def adds_spanish(bela: Person, letters: Json) -> Json:
    """A letter in two messages, and its subject; the list again."""
    at = letters["message_id"]
    await goes_on(bela, at, "Add a letter", "In which language")
    await goes_on(bela, at, "Spanish", "Write the letter.")
    first, second = SPANISH[: SPANISH.index("Le pido")], SPANISH[SPANISH.index("Le pido") :]
    await says(bela, first, "1 paragraph,")
    shown = await says(bela, second, "2 paragraphs,")
    kept = await goes_on(bela, shown["message_id"], "That is all", "Estimado Gobernador:")
    assert "Le pido que la deje" in kept["text"]
    await goes_on(bela, kept["message_id"], "Subject", "The subject in Spanish")
    lined = await says(bela, SUBJECT, SUBJECT)
    return await goes_on(bela, lined["message_id"], "Letters and posts", "• Spanish")


async def adds_the_rest(bela: Person, letters: Json) -> Json:
    """Two subjects, a post and a theme; the list again."""
    at = letters["message_id"]
    await goes_on(bela, at, "Subjects · 0", "one on each line")
    listed = await says(bela, "A poem\nFreedom to read", "2. Freedom to read")
    await goes_on(bela, listed["message_id"], "Letters and posts", "• Spanish")
    await goes_on(bela, listed["message_id"], "Posts · 0", "Without handles")
    listed = await says(bela, POST, "✅ X (")
    await goes_on(bela, listed["message_id"], "Letters and posts", "• Spanish")
    themes = await goes_on(bela, listed["message_id"], "Themes and region · 0", "none is set")
    label = next(one for one in keys(themes) if "Free expression" in one)
    await goes_on(bela, themes["message_id"], label, "is one of its themes now")
    return await goes_on(bela, listed["message_id"], "Letters and posts", "• Spanish")


async def test_what_a_coordinator_writes_is_what_a_spanish_supporter_sends(demo: Demo) -> None:
    await demo.sandbox.limits(None, None)
    bela, amina = demo.bela, demo.amina
    letters = await adds_the_rest(bela, await adds_spanish(bela, await edits_letters(demo, bela)))
    assert {"Subjects · 2", "Posts · 1", "🏷 Themes and region · 1"} <= set(keys(letters))

    card = await goes_on(bela, letters["message_id"], "Preview", "TEACHER HELD")
    at = card["message_id"]
    assert "Actúa" in " ".join(keys(await goes_on(bela, at, "Español", "TEACHER HELD")))
    arabic = await goes_on(bela, at, "العربية", "TEACHER HELD")
    assert "Français" in keys(arabic)
    await goes_on(bela, at, "English", "Urgent Action")

    before = await rows(demo)
    await bela.taps("Send to me", at)
    mark = await bela.waits_for("Only you see this: a test.")
    sent = await bela.waits_for(
        lambda one: one["message_id"] > mark["message_id"] and "TEACHER HELD" in one["text"]
    )
    await bela.taps("Take action", sent["message_id"])
    walk = await bela.waits_for(
        lambda one: one["message_id"] > sent["message_id"] and "Whom will you write" in one["text"]
    )
    await goes_on(bela, walk["message_id"], "Jane Roe", "How will you reach")
    appeal = await goes_on(bela, walk["message_id"], "E-mail", "Dear Governor Roe")
    told = await bela.taps("I have sent it", appeal["message_id"])
    assert "This is a preview" in told.toast
    assert await rows(demo) == before, "nothing of all that is kept"

    review = await goes_on(bela, at, "End the preview", "What was read")
    await publishes(bela, review["message_id"])

    await amina.writes("/start")
    await amina.taps("Español")
    await writes_in_spanish(amina)
    await demo.has_no_trouble()


async def writes_in_spanish(amina: Person) -> None:
    """She is given the letter that officials prefer, and takes the one in her language."""
    await amina.writes(f"/start case_{NUMBER.replace('.', '_')}")
    card = await amina.waits_for("TEACHER HELD")
    await amina.taps("Actúa", card["message_id"])
    walk = await amina.waits_for(
        lambda one: one["message_id"] > card["message_id"] and "Jane Roe" in str(one["buttons"])
    )
    at = walk["message_id"]
    await amina.taps("Jane Roe", at)
    await amina.taps("Correo", at)
    await amina.taps("Saltar", at)
    english = await amina.waits_for("Dear Governor Roe")
    assert any(one in english["text"] for one in ("TEACHER HELD", "A poem", "Freedom to read"))
    assert "Le pido que la deje en libertad" in english["text"], "she can read what it says"
    spanish = await goes_on(amina, english["message_id"], "En español", SUBJECT)
    assert "Le pido que la deje en libertad" in spanish["text"]


async def rows(demo: Demo) -> dict[str, int]:
    """What is kept of supporters' appeals."""
    tables = ("appeals", "walks", "choices", "own_words")
    return {
        name: len(await select(demo.database, f"SELECT 1 FROM {name}"))  # noqa: S608 - our own
        for name in tables
    }
