"""From a document with doubts to a case that is out, in the chat; also when the bot restarts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.demo import AMINA
from bot.store.team import Role
from tests.handlers.coordinator.editors import DOUBTFUL, MARKUP
from tests.journeys.conftest import BOTH
from tests.journeys.steps import goes_on, keys, publishes, says
from tests.journeys.test_restart import telegram_and_lives

if TYPE_CHECKING:
    from datetime import date

    from bot.sandbox import Person
    from bot.sandbox.person import Json
    from tests.journeys.conftest import Demo

pytestmark = BOTH

ASKS = "• Release the teacher at once.\n• Let everybody read what they like."


async def sends_a_doubtful_document(person: Person) -> Json:
    """The first doubtful field, asked for."""
    sent = await person.sends_document("case.txt", DOUBTFUL.encode())
    read = await person.waits_for(
        lambda one: one["message_id"] > sent and "What was read" in one["text"]
    )
    await goes_on(person, read["message_id"], "Edit", "5 things are doubtful")
    return await goes_on(person, read["message_id"], "⚠️ UA number", "1 of 5")


async def settles_every_doubt(bela: Person, deadline: date) -> Json:
    """One after the other; the list in which nothing is doubtful any more."""
    await sends_a_doubtful_document(bela)
    kept = await says(bela, "84.26", "Kept.")
    asked = await goes_on(bela, kept["message_id"], "2 of 5", "line 36: “PLEASE TAKE ACTION")
    left = await says(bela, "/cancel", "You were at: Deadline (84.26")
    asked = await goes_on(bela, left["message_id"], "Go on writing", "only a month is printed")
    refused = await says(bela, f"{deadline.year - 2}-01-01", "is over: supporters")
    assert refused["message_id"] > asked["message_id"]
    kept = await says(bela, deadline.isoformat(), "Kept.")
    await goes_on(bela, kept["message_id"], "3 of 5", "Reply with the languages")
    kept = await says(bela, "inglés, español", "English, Spanish")
    asked = await goes_on(bela, kept["message_id"], "4 of 5", "Dear Governor Roe,")
    right = await goes_on(bela, asked["message_id"], "It is right", "Kept.")
    official = await goes_on(bela, right["message_id"], "5 of 5", "Richard Doe")
    settled = await goes_on(bela, official["message_id"], "It is right", "Richard Doe")
    listed = await goes_on(bela, settled["message_id"], "Officials", "Tap one to see")
    return await goes_on(bela, listed["message_id"], "Back", "Nothing is doubtful")


async def test_every_doubt_is_settled_in_the_chat_and_the_case_goes_out(
    demo: Demo, amina: Person
) -> None:
    await demo.sandbox.limits(None, None)
    bela = demo.bela
    fields = await settles_every_doubt(bela, demo.bot.services.today(None) + timedelta(days=20))
    review = await goes_on(bela, fields["message_id"], "What was read", "84.26")
    assert "Please check" not in review["text"]
    card = await goes_on(bela, review["message_id"], "Preview", "Urgent Action 84.26")
    review = await goes_on(bela, card["message_id"], "End the preview", "What was read")
    desk = await publishes(bela, review["message_id"])
    await goes_on(bela, desk["message_id"], "Announce to", "Announce this case?")
    await bela.taps("Yes, send it now", desk["message_id"])
    await amina.waits_for("Urgent Action 84.26")
    await demo.has_no_trouble()


async def test_a_field_is_changed_by_replying_and_the_change_undone(demo: Demo) -> None:
    await demo.sandbox.limits(None, None)
    bela = demo.bela
    asked = await sends_a_doubtful_document(bela)
    fields = await goes_on(bela, asked["message_id"], "All fields", "5 things are doubtful")
    await goes_on(bela, fields["message_id"], "Asks", "Reply with all asks")
    (last,) = await bela.writes(f"{ASKS}\n• {MARKUP}")
    written = await bela.waits_for("So far you wrote")
    assert written["message_id"] > last
    kept = await goes_on(bela, written["message_id"], "That is all", "Kept.")
    undone = await goes_on(bela, kept["message_id"], "Undo", "this is how it was before")
    await goes_on(bela, undone["message_id"], "Undo", MARKUP)
    fields = await goes_on(bela, kept["message_id"], "All fields", "things are doubtful")
    await goes_on(bela, fields["message_id"], "What was read", "3 asks")
    await demo.has_no_trouble()


async def test_a_reply_is_for_the_field_that_it_replies_to(demo: Demo) -> None:
    await demo.sandbox.limits(None, None)
    bela, services = demo.bela, demo.bot.services
    number = await sends_a_doubtful_document(bela)
    fields = await says(bela, "84.26", "Kept.")
    await goes_on(bela, fields["message_id"], "All fields", "4 things are doubtful")
    title = await goes_on(bela, fields["message_id"], "Title", "Reply with what should stand here")
    (last,) = await bela.writes("85.26", reply_to=number["message_id"])
    kept = await bela.waits_for("Kept.")
    assert kept["message_id"] > last > title["message_id"]
    (draft,) = await services.cases.drafts()
    assert (draft.ua_number, draft.title) == ("85.26", "TEACHER HELD FOR A POEM")
    await says(bela, "To nobody", "send")
    assert [one.title for one in await services.cases.drafts()] == ["TEACHER HELD FOR A POEM"]
    await demo.has_no_trouble()


async def test_what_is_out_is_corrected_in_the_chat(demo: Demo) -> None:
    await demo.sandbox.limits(None, None)
    bela = demo.bela
    await bela.writes("/team")
    await bela.taps("84.19")
    desk = await bela.waits_for(lambda one: "Correct it" in " ".join(keys(one)))
    fields = await goes_on(bela, desk["message_id"], "Correct it", "This is version 2.")
    await goes_on(bela, fields["message_id"], "Title", "Reply with what should stand here.")
    kept = await says(bela, "A better title", "Kept.")
    fields = await goes_on(bela, kept["message_id"], "All fields", "A better title")
    await goes_on(bela, fields["message_id"], "What was read", "A better title")
    await demo.has_no_trouble()


async def test_a_draft_and_what_is_being_written_for_it_survive_restarts(
    demo_database: str,
) -> None:
    async with telegram_and_lives(demo_database) as (amina, life):
        async with life() as bot:
            await bot.services.team.appoint(AMINA, Role.OWNER, 1)
            await amina.writes("/start")
            await amina.taps("English")
            await sends_a_doubtful_document(amina)
        await amina.writes("84.26")
        async with life():
            kept = await amina.waits_for("Kept.")
            fields = await goes_on(
                amina, kept["message_id"], "All fields", "4 things are doubtful"
            )
            await goes_on(amina, fields["message_id"], "Story", "Reply with the whole text")
            await says(amina, "The story begins.", "So far you wrote")
        await amina.writes("And ends.")
        async with life():
            written = await amina.waits_for("And ends.")
            await goes_on(amina, written["message_id"], "That is all", "Kept.")
        async with life() as bot:
            (draft,) = await bot.services.cases.drafts()
            assert draft.ua_number == "84.26"
            assert draft.summary == ("The story begins.", "And ends.")
