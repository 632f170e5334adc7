"""A second document for a case that is out: what changes, what is kept, what supporters see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.journeys.conftest import BOTH
from tests.journeys.steps import goes_on, keys, opens_card, publishes
from tests.journeys.test_pasting import NUMBER, STORY, coordinates, document

if TYPE_CHECKING:
    from bot.sandbox.person import Json
    from tests.journeys.conftest import Demo

pytestmark = BOTH

FURTHER_STORY = "The poem is two hundred years old. "


def further(demo: Demo) -> str:
    """A later document: another story, and the governor's e-mail is not in it."""
    told = document(demo, story=FURTHER_STORY)
    return told.replace("Email: governor@example.org\n", "")


async def is_sent_out(demo: Demo) -> None:
    """The first document, published."""
    await demo.publishes(document(demo))


async def sends(demo: Demo, text: str) -> Json:
    """Bela sends this document; what she is asked."""
    sent = await demo.bela.sends_document("further.txt", text.encode())
    return await demo.bela.waits_for(lambda one: one["message_id"] > sent and one["from"] == "bot")


async def test_further_information_is_confirmed_field_by_field_and_reaches_supporters(
    demo: Demo,
) -> None:
    bela, amina = demo.bela, demo.amina
    await amina.writes("/start")
    await amina.taps("English")
    await is_sent_out(demo)
    asked = await sends(demo, further(demo))
    assert f"Urgent Action {NUMBER} is known" in asked["text"]
    here = asked["message_id"]
    await goes_on(bela, here, "Take it as a new version", "What was read")
    first = await goes_on(bela, here, "What changes", "(1/2)")
    assert "governor@example.org" in first["text"]
    assert "The new version does not say it" in first["text"]
    second = await goes_on(bela, here, "Keep what was", "(2/2)")
    assert STORY.strip() in second["text"]
    assert FURTHER_STORY.strip() in second["text"]
    await goes_on(bela, here, "Take the new", "Everything is looked at")
    await publishes(bela, here, "Publish as further information")
    card = await opens_card(amina, NUMBER)
    assert "TEACHER HELD" in card["text"]
    (case,) = [one for one in await demo.bot.services.cases.published() if one.ua_number == NUMBER]
    assert case.version == 2
    assert case.additional_information == (FURTHER_STORY.strip(),)
    assert "governor@example.org" in [one.value for one in case.targets[0].contacts]
    await demo.has_no_trouble()


async def test_publishing_without_a_look_leads_to_what_changes(demo: Demo) -> None:
    bela = demo.bela
    await is_sent_out(demo)
    here = (await sends(demo, further(demo)))["message_id"]
    await goes_on(bela, here, "Take it as a new version", "What was read")
    told = await bela.taps("Publish", here)
    assert "2 things are not looked at" in told.toast
    await bela.waits_for("(1/2)")
    await goes_on(bela, here, "All changes", "2 things are still to be looked at")
    shown = await goes_on(bela, here, "The other 2 as proposed", "Everything is looked at")
    assert "↩️" in shown["text"]
    assert "✅" in shown["text"]


async def test_the_same_document_again_is_said_to_be_the_same_and_discarded(demo: Demo) -> None:
    await is_sent_out(demo)
    asked = await sends(demo, document(demo))
    assert "says the same as version 1" in asked["text"]
    await goes_on(demo.bela, asked["message_id"], "Discard this document", "For coordinators")
    assert await demo.bot.services.cases.drafts() == []


async def test_two_coordinators_decide_at_once_and_nothing_is_lost(demo: Demo) -> None:
    await is_sent_out(demo)
    bela, chidi = demo.bela, await coordinates(demo)
    here = (await sends(demo, further(demo)))["message_id"]
    await goes_on(bela, here, "Take it as a new version", "What was read")
    await goes_on(bela, here, "What changes", "(1/2)")
    await chidi.writes("/team")
    await chidi.taps(f"{NUMBER}")
    await chidi.taps("What changes")
    await chidi.waits_for("(1/2)")
    await goes_on(bela, here, "Keep what was", "(2/2)")
    await chidi.taps("Leave it out")
    await chidi.waits_for("(2/2)")
    await chidi.taps("Keep what was")
    summary = await chidi.waits_for("Everything is looked at")
    told = await chidi.taps("Publish as further information")
    assert told.toast == "A second person of the team has to approve this version first."
    await bela.writes("/team")
    await bela.taps(NUMBER)
    await bela.taps("Approve this version")
    await bela.waits_for(lambda one: "Take my approval back" in " ".join(keys(one)))
    await publishes(chidi, summary["message_id"], "Publish as further information")
    assert summary["text"].count("↩️") == 1
    (case,) = [one for one in await demo.bot.services.cases.published() if one.ua_number == NUMBER]
    assert "governor@example.org" not in [one.value for one in case.targets[0].contacts]
    assert case.additional_information == (STORY.strip(),)
    await demo.has_no_trouble()


async def test_who_is_removed_while_deciding_decides_nothing(demo: Demo) -> None:
    await is_sent_out(demo)
    chidi, services = await coordinates(demo), demo.bot.services
    sent = await chidi.sends_document("further.txt", further(demo).encode())
    here = (await chidi.waits_for(lambda one: one["message_id"] > sent))["message_id"]
    await goes_on(chidi, here, "Take it as a new version", "What was read")
    await goes_on(chidi, here, "What changes", "(1/2)")
    await services.team.remove(chidi.id, 0, by=demo.bela.id)
    (before,) = await services.cases.drafts()
    for label in ("Keep what was", "Leave it out", "All changes"):
        told = await chidi.taps(label, here)
        assert "does not work any more" in told.toast
    assert await services.cases.drafts() == [before]
    assert not (await services.proposals.of(before.id, before.version)).taken


async def test_a_new_document_can_go_out_as_a_correction_once_it_was_looked_at(
    demo: Demo,
) -> None:
    bela = demo.bela
    await is_sent_out(demo)
    here = (await sends(demo, further(demo)))["message_id"]
    await goes_on(bela, here, "Take it as a new version", "What was read")
    (draft,) = await demo.bot.services.cases.drafts()
    await demo.puts_key(bela, f"mend:{draft.id}:{draft.version}", "An old key to correct it")
    told = await bela.taps("An old key to correct it")
    assert "2 things are not looked at" in told.toast
    await bela.taps("All changes")
    await bela.taps("The other 2 as proposed")
    await bela.waits_for("Everything is looked at")
    told = await bela.taps("Publish as a correction")
    assert "not looked at" not in told.toast


async def test_a_stop_action_leads_to_the_outcome(demo: Demo) -> None:
    bela = demo.bela
    await is_sent_out(demo)
    stopped = further(demo).replace("URGENT ACTION\n", "STOP ACTION\n", 1)
    here = (await sends(demo, stopped))["message_id"]
    await goes_on(bela, here, "Take it as a new version", "What was read")
    await goes_on(bela, here, "What changes", "(1/3)")
    shown = await goes_on(bela, here, "All changes", "This document ends the action")
    await goes_on(bela, shown["message_id"], "Close with its outcome", "Close")
