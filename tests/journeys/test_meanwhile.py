"""What is changed while a case is on its way, and a document whose number is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.announcing import announcement
from bot.coordinating import WHO as COMMAND_LINE
from bot.main import machine_ms
from bot.store import open_database
from bot.store.broadcasts import Broadcasts
from bot.store.cases import Cases
from bot.store.facts import Facts
from bot.store.holding import SEEN
from bot.store.team import Role
from tests.journeys.conftest import BOTH
from tests.journeys.librarian import DOCUMENT, NUMBER, TITLE
from tests.journeys.steps import goes_on, keys, says
from tests.journeys.test_announcing import cards, opens_case, subscribe
from tests.journeys.test_corrections import RIGHT, corrects, is_corrected
from tests.journeys.test_further_information import sends
from tests.journeys.test_pasting import coordinates, document
from tests.journeys.test_restart import telegram_and_lives

if TYPE_CHECKING:
    from tests.journeys.conftest import Demo

pytestmark = BOTH

CROWD = range(3001, 3061)
LONG = 30.0
HOUR_MS = 3_600_000


async def test_a_case_that_is_corrected_while_it_is_announced_is_right_with_everybody(
    demo: Demo,
) -> None:
    await demo.sandbox.limits(None, None)
    bela = demo.bela
    crowd = await demo.sandbox.adds_crowd(CROWD.start, len(CROWD))
    await subscribe(demo, crowd, "en")
    await demo.publishes(DOCUMENT)
    held = {"chat_id": crowd[29], "status": 429, "retry_after": 1, "times": 0}
    await demo.sandbox.fails("sendMessage", **held)
    await opens_case(bela, NUMBER)
    await bela.taps("Announce to")
    await bela.taps("Yes, send it now")
    await demo.sandbox.person(crowd[28]).waits_for(TITLE, LONG)
    await corrects(demo)
    await bela.taps("Correct it, tell nobody")
    await demo.sandbox.recovers()
    await is_corrected(demo)
    got = await cards(demo, crowd, TITLE) + await cards(demo, crowd, RIGHT)
    assert len(got) >= 29
    assert set(got.values()) == {1}, "nobody is written to twice"
    for id_ in got:
        told = [one["text"] for one in await demo.sandbox.person(id_).reads()]
        assert not any(TITLE in text for text in told)
        assert sum(RIGHT in text for text in told) == 1
    await demo.has_no_trouble()


async def test_two_who_edit_one_field_do_not_overwrite_each_other_unseen(demo: Demo) -> None:
    await demo.sandbox.limits(None, None)
    bela, chidi = demo.bela, await coordinates(demo)
    read = await sends(demo, document(demo))
    for person in (bela, chidi):
        if person is chidi:
            await chidi.writes("/team")
            await chidi.taps("TEACHER")
            read = await chidi.waits_for("What was read")
        fields = await goes_on(person, read["message_id"], "Edit", "Choose what you want")
        await goes_on(person, fields["message_id"], "Title", "Reply with what should stand here")
    await says(bela, "BELA'S TITLE", "Kept.")
    told = await says(chidi, "CHIDI'S TITLE", "changed this meanwhile")
    assert "BELA'S TITLE" in told["text"]
    (draft,) = await demo.bot.services.cases.drafts()
    assert draft.title == "BELA'S TITLE"
    await goes_on(chidi, told["message_id"], "Put mine in its place", "Kept.")
    (draft,) = await demo.bot.services.cases.drafts()
    assert draft.title == "CHIDI'S TITLE"
    await demo.has_no_trouble()


async def test_of_a_known_number_the_draft_that_was_there_can_be_opened(demo: Demo) -> None:
    bela = demo.bela
    await sends(demo, document(demo))
    asked = await sends(demo, document(demo, story="Another poem. "))
    labels = " ".join(keys(asked))
    for choice in ("Open the draft", "Take it as a new version", "Discard this document"):
        assert choice in labels
    opened = await goes_on(bela, asked["message_id"], "Open the draft", "What was read")
    assert "version 2" not in opened["text"]
    await demo.has_no_trouble()


async def waits_for_long(address: str) -> None:
    """While no bot runs: a broadcast that began two hours ago, and nothing of it was sent."""
    before = machine_ms() - 2 * HOUR_MS
    async with open_database(address) as database:
        case = await Cases(database).by_number("84.19")
        assert case
        broadcasts = Broadcasts(database)
        draft = await broadcasts.draft(announcement(case, COMMAND_LINE), before)
        assert await broadcasts.start(draft.id, COMMAND_LINE, before)
        await Facts(database).set(SEEN, str(before))


async def test_what_was_not_sent_for_over_an_hour_waits_until_an_owner_lets_it_go(
    demo_database: str,
) -> None:
    async with telegram_and_lives(demo_database) as (amina, life):
        async with life() as bot:
            await bot.services.team.appoint(amina.id, Role.OWNER, 1)
            await amina.writes("/start")
            await amina.taps("English")
            await amina.waits_for("need you now")
        await waits_for_long(demo_database)
        async with life():
            told = await amina.waits_for("For more than an hour nothing could be sent")
            assert "1 broadcast or reminder waits" in told["text"]
            assert not any("Take action" in keys(one) for one in await amina.reads())
            await amina.taps("Let messages go out again")
            await amina.waits_for(lambda one: any("Take action" in key for key in keys(one)))
