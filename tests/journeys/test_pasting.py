"""An Urgent Action is pasted into the chat, in parts, by several people, and amid troubles."""

from __future__ import annotations

from contextlib import AsyncExitStack
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.demo import BELA, HOST, PEOPLE, TOKEN
from bot.housekeeping import sweep_out
from bot.main import running
from bot.sandbox import SandboxClient, open_sandbox
from bot.settings import read_settings
from bot.store import open_database
from bot.store.appeals import Appeal
from bot.store.retention import Retention
from bot.store.team import Role
from cases.case import Channel
from tests.bot.store.raw import select
from tests.handlers.coordinator.documents import URGENT_ACTION
from tests.journeys.conftest import BOTH
from tests.journeys.steps import publishes, says

if TYPE_CHECKING:
    from bot.sandbox import Person
    from bot.sandbox.person import Json
    from tests.journeys.conftest import Demo

pytestmark = BOTH

NUMBER = "84.26"
DEADLINE = "30 March 2026"
STORY = "The poem is a hundred years old. "
WHAT_TO_SEND = "send the Urgent Action as a Word, PDF, text, HTML or e-mail file"


def document(demo: Demo, number: str = NUMBER, story: str = STORY) -> str:
    """An Urgent Action that is open for a while yet."""
    until = demo.bot.services.now().date() + timedelta(days=20)
    told = URGENT_ACTION.replace(NUMBER, number).replace(DEADLINE, f"{until:%d %B %Y}")
    return told.replace(STORY.strip(), story)


def pastes_shown(person: Person) -> list[Json]:
    """The messages that show how much has come."""
    return [one for one in person.messages if "come so far" in one["text"]]


async def pauses(demo: Demo) -> None:
    """A minute goes by for people and for Telegram."""
    await demo.sandbox.moves_clock(await demo.sandbox.now() + timedelta(minutes=1))


async def test_a_long_document_that_the_app_cuts_is_one_draft_and_is_published(
    demo: Demo,
) -> None:
    bela = demo.bela
    story = "\n\n".join(
        f"Part {n}: " + "what the poem says, word for word. " * 9 for n in range(60)
    )
    parts = await bela.writes(document(demo, story=story))
    assert len(parts) > 4
    shown = await bela.waits_for(f"{len(parts)} parts have come so far")
    assert pastes_shown(bela) == [shown]
    assert shown["message_id"] > parts[-1]
    await bela.taps("That is all")
    read = await bela.waits_for("What was read")
    assert read["message_id"] == shown["message_id"]
    assert f"UA number: {NUMBER}" in read["text"]
    await publishes(bela, read["message_id"])
    (case,) = [one for one in await demo.bot.services.cases.published() if one.ua_number == NUMBER]
    assert len(case.additional_information) >= 60
    assert case.letter is not None
    await demo.has_no_trouble()


async def test_pieces_after_a_pause_are_another_paste_and_each_has_its_keys(demo: Demo) -> None:
    bela = demo.bela
    (first,) = await bela.writes(document(demo))
    one = await bela.waits_for("1 part has come so far")
    await pauses(demo)
    (second,) = await bela.writes(document(demo, "85.26"))
    other = await bela.waits_for(
        lambda told: "1 part has come so far" in told["text"] and told["message_id"] > second
    )
    assert first < one["message_id"] < second < other["message_id"]
    await bela.taps("Throw it away", one["message_id"])
    await bela.waits_for("For coordinators")
    await bela.taps("That is all", other["message_id"])
    await bela.waits_for("UA number: 85.26")
    assert [one.ua_number for one in await demo.bot.services.cases.drafts()] == ["85.26"]


async def coordinates(demo: Demo) -> Person:
    """Chidi, who coordinates too, and speaks English."""
    await demo.chidi.writes("/start")
    await demo.chidi.taps("English")
    await demo.bot.services.team.appoint(demo.chidi.id, Role.COORDINATOR, 0)
    return demo.chidi


async def test_two_coordinators_who_paste_at_once_get_each_their_own(demo: Demo) -> None:
    chidi = await coordinates(demo)
    documents = {demo.bela: document(demo, "86.26"), chidi: document(demo, "87.26")}
    for cut in (slice(0, 700), slice(700, None)):
        for person, text in documents.items():
            await person.writes(text[cut])
    for person, number in ((demo.bela, "86.26"), (chidi, "87.26")):
        await person.waits_for("2 parts have come so far")
        await person.taps("That is all")
        read = await person.waits_for("What was read")
        assert f"UA number: {number}" in read["text"]
    await demo.has_no_trouble()


async def test_a_hundred_parts_are_shown_in_one_message(demo: Demo) -> None:
    await demo.sandbox.limits(None, None)
    bela = demo.bela
    lines = [line for line in document(demo).splitlines() if line.strip()]
    for line in lines + [f"Line {number}, of many." for number in range(len(lines), 100)]:
        await bela.writes(line)
    shown = await bela.waits_for("100 parts have come so far", seconds=20)
    await bela.waits_for(lambda _: pastes_shown(bela) == [shown], seconds=20)
    await bela.taps("That is all")
    await bela.waits_for(f"UA number: {NUMBER}")
    await demo.has_no_trouble()


async def test_an_arabic_text_and_rubbish_are_taken_as_they_come(demo: Demo) -> None:
    bela = demo.bela
    await bela.writes("نداء عاجل\n\n" + "اكتبوا إلى الوزير واطلبوا منه الإفراج عن المعلمة. " * 90)
    told = await bela.waits_for("2 parts have come so far")
    assert "نداء عاجل" in told["text"]
    await bela.taps("That is all")
    await bela.waits_for("What was read")
    await pauses(demo)
    await bela.writes("\x01\x02 \ufffd{{ 7 * 7 }} <b>%s</b> \x1b[2J" * 60)
    await bela.waits_for(
        lambda one: "come so far" in one["text"] and one["message_id"] > told["message_id"]
    )
    await bela.taps("That is all")
    await bela.waits_for(
        lambda one: (
            one["message_id"] > told["message_id"]
            and ("could not be read" in one["text"] or "What was read" in one["text"])
        )
    )
    await demo.has_no_trouble()


async def test_an_edited_part_is_read_as_it_is_now(demo: Demo) -> None:
    bela = demo.bela
    (part,) = await bela.writes(document(demo))
    await bela.waits_for("1 part has come so far")
    await bela.edits(part, document(demo).replace("FOR A POEM", "FOR A SONG"))
    await says(bela, "/id", "Your Telegram id")
    await bela.taps("That is all")
    await bela.waits_for("TEACHER HELD FOR A SONG")
    assert not any("I read each message once" in one["text"] for one in bela.messages)


async def test_whatever_else_a_coordinator_sends_is_told_what_to_send(demo: Demo) -> None:
    bela = demo.bela
    for kind in ("voice", "audio", "video", "video_note", "sticker"):
        before = await bela.sends(kind, "a.bin", b"x")
        await bela.waits_for(
            lambda one, before=before: (  # type: ignore[misc]
                one["message_id"] > before and WHAT_TO_SEND in one["text"]
            )
        )
    for content in (
        {"location": {"latitude": 1.5, "longitude": 2.5}},
        {"contact": {"phone_number": "+1 202 555 0101", "first_name": "Chidi"}},
    ):
        known = len([one for one in await bela.reads() if WHAT_TO_SEND in one["text"]])
        await demo.is_sent(bela, **content)
        await bela.waits_for(
            lambda _, known=known: (  # type: ignore[misc]
                len([one for one in bela.messages if WHAT_TO_SEND in one["text"]]) > known
            )
        )
    await says(bela, "What now?", WHAT_TO_SEND)
    await demo.has_no_trouble()


async def test_a_week_later_nothing_is_left_and_the_key_says_so(demo: Demo) -> None:
    bela, services = demo.bela, demo.bot.services
    await bela.writes(document(demo))
    await bela.waits_for("1 part has come so far")
    await demo.sandbox.moves_clock(services.now() + timedelta(days=6, hours=23, minutes=59))
    async with open_database(demo.database) as database:
        await sweep_out(services, Retention(database, services.supporters))
    assert await select(demo.database, "SELECT * FROM paste_parts") == []
    told = await bela.taps("That is all")
    assert "not here any more" in told.toast


async def test_what_answers_a_question_is_no_part_of_a_paste(demo: Demo, amina: Person) -> None:
    bela, services = demo.bela, demo.bot.services
    (case,) = [
        one for one in await services.cases.open(services.now()) if one.ua_number == "84.19"
    ]
    appeal = Appeal(amina.id, case.id, case.targets[0].id, Channel.POST, 1)
    await services.appeals.report(appeal, 1, "2026-03-10", None)
    await bela.writes("/team")
    await bela.taps("84.19")
    await bela.taps("Close the case")
    await bela.taps("Close with good news")
    await bela.waits_for("Write the good news in")
    await bela.writes("She is free. " * 60)
    await bela.waits_for("She is free. She is free.")
    assert await select(demo.database, "SELECT * FROM paste_parts") == []


async def test_a_strangers_tap_on_a_forged_key_ends_nothing(demo: Demo) -> None:
    bela, chidi = demo.bela, await coordinates(demo)
    await demo.bot.services.team.remove(chidi.id, 0, by=BELA)
    (part,) = await bela.writes(document(demo))
    await bela.waits_for("1 part has come so far")
    for code in ("pasted", "unpaste"):
        for id_ in (part, 10**17, -1):
            await demo.puts_key(chidi, f"{code}:{id_}", f"{code} {id_}")
            told = await chidi.taps(f"{code} {id_}")
            assert "does not work any more" in told.toast
    await demo.bot.services.team.appoint(chidi.id, Role.COORDINATOR, 0)
    told = await chidi.taps(f"pasted {part}")
    assert "not here any more" in told.toast
    assert await demo.bot.services.cases.drafts() == []
    await bela.taps("That is all")
    await bela.waits_for(f"UA number: {NUMBER}")


async def test_who_is_removed_in_the_middle_has_nothing_of_it_read(demo: Demo) -> None:
    chidi, services = await coordinates(demo), demo.bot.services
    await chidi.writes(document(demo)[:700])
    await chidi.waits_for("1 part has come so far")
    await services.team.remove(chidi.id, 0, by=BELA)
    told = await chidi.taps("That is all")
    assert "does not work any more" in told.toast
    await chidi.writes(document(demo)[700:])
    await chidi.waits_for("I do not understand")
    assert await services.cases.drafts() == []


async def test_what_was_pasted_survives_a_restart_in_the_middle(demo_database: str) -> None:
    async with AsyncExitStack() as opened:
        sandbox = await opened.enter_async_context(
            open_sandbox(HOST, 0, token=TOKEN, people=PEOPLE)
        )
        telegram = await opened.enter_async_context(SandboxClient(sandbox.url))
        bela = telegram.person(BELA, "Bela")
        settings = read_settings(
            token=TOKEN,
            database=demo_database,
            api=sandbox.url,
            public_url=f"http://{HOST}:1",
            listen=f"{HOST}:0",
            owners=(BELA,),
            contact="",
            webhook_secret=(),
        )
        async with running(settings, sandbox.clock.now, is_demo=True):
            await bela.writes(URGENT_ACTION[:700])
            await bela.waits_for("1 part has come so far")
        await bela.writes(URGENT_ACTION[700:])
        async with running(settings, sandbox.clock.now, is_demo=True):
            await bela.waits_for("2 parts have come so far")
            assert len(pastes_shown(bela)) <= 2
        async with running(settings, sandbox.clock.now, is_demo=True) as bot:
            await bela.taps("That is all")
            await bela.waits_for(f"UA number: {NUMBER}")
            assert len(await bot.services.cases.drafts()) == 1
    assert await select(demo_database, "SELECT body FROM paste_parts") == []
