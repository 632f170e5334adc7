"""A case that is out is corrected: by whom, with whose approval, and whom that concerns."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.store.appeals import Appeal
from bot.store.team import Role
from handlers import after_buttons as b
from handlers.coming import Answer
from handlers.coordinator import correct_case as steps
from handlers.coordinator.extend_case import extend
from handlers.ending_buttons import ExtendCase
from handlers.screen import Screen
from handlers.team_buttons import ReviewDraft, WatchBroadcast
from tests.bot.store.raw import select
from tests.handlers.coordinator.documents import published_case
from tests.handlers.parts import (
    AMINA,
    BELA,
    CHIDI,
    DANA,
    NOW,
    key,
    keys,
    kinds,
    screen_of,
    seen,
    tap,
)

if TYPE_CHECKING:
    from bot.services import Services
    from cases.case import Case
    from handlers.screen import Shown

MS = int(NOW.timestamp() * 1000)
TITLE = "Someone else is in danger"


async def drafted(services: Services) -> tuple[Case, Case]:
    """A published case and its correction as a draft."""
    case = await published_case(services)
    draft = await services.drafts.begin(case.id, str(BELA), MS)
    assert draft
    kept = await services.drafts.reword(replace(draft, title=TITLE), 0, str(BELA), MS)
    assert kept
    return case, replace(draft, title=TITLE)


async def acts(services: Services, case: Case, *people: int) -> None:
    target = case.offered[0]
    for person in people:
        await services.supporters.meet(person, MS)
        await services.supporters.subscribe(person, MS)
        contact = target.contacts[0]
        appeal = Appeal(person, case.id, target.id, contact.channel, contact.id)
        await services.appeals.start(appeal, MS)
        await services.appeals.report(appeal, MS, "2026-03-10", "ES")


async def asks(services: Services, draft: Case, by: int = BELA) -> Screen:
    button = b.PublishCorrection(draft.id, draft.version)
    return await steps.ask_to_correct(await tap(services, by, button), services)


async def answers(
    services: Services, asked: b.TellOfCorrection, text: str, by: int = BELA
) -> Shown | None:
    came = await tap(services, by, asked)
    answer = Answer(
        by=came.by,
        first_name=came.first_name,
        role=came.role,
        words=came.words,
        now=came.now,
        message_id=came.message_id,
        text=text,
        asked=asked,
    )
    return await steps.take_correction(answer, services)


async def test_the_question_says_what_changes_and_does_nothing(services: Services) -> None:
    case, draft = await drafted(services)
    shown = await asks(services, draft)
    assert "Correct what is out?" in seen(shown)
    assert "Nobody has acted on it so far." in seen(shown)
    assert kinds(shown) == [b.CorrectQuietly, ReviewDraft]
    assert await services.cases.find(case.id) == case
    assert await services.edits.active() == []


async def test_corrected_quietly_it_takes_the_place_and_writes_to_nobody(
    services: Services, database_address: str
) -> None:
    case, draft = await drafted(services)
    await acts(services, case, AMINA)
    button = key(await asks(services, draft), b.CorrectQuietly)
    shown = await steps.correct_quietly(await tap(services, BELA, button), services)
    assert "Delivered messages are edited in place" in seen(shown)
    now = await services.cases.find(case.id)
    assert now
    assert (now.title, now.version) == (TITLE, draft.version)
    (edit,) = await services.edits.active()
    assert edit.is_queueing
    assert await select(database_address, "SELECT chat_id FROM deliveries") == []
    again = await steps.correct_quietly(await tap(services, BELA, button), services)
    assert len(await services.edits.active()) == 1
    assert isinstance(again, Screen)
    assert TITLE in seen(again)


async def test_those_who_acted_read_what_a_coordinator_wrote_and_no_others(
    services: Services, database_address: str
) -> None:
    case, draft = await drafted(services)
    await acts(services, case, AMINA)
    await services.supporters.meet(DANA, MS)
    await services.supporters.subscribe(DANA, MS)
    asked = key(await asks(services, draft), b.TellOfCorrection)
    shown = await steps.ask_what_to_tell(await tap(services, BELA, asked), services)
    assert "what was wrong and what is right" in seen(shown)
    assert await services.questions.open(BELA) == asked.pack()
    preview = await answers(services, asked, "Her name is <b>Ana</b> & not Eva.")
    assert preview is not None
    assert "Her name is <b>Ana</b> & not Eva." in seen(preview)
    assert "fewer than 5" in keys(preview)[0].label
    assert await services.cases.find(case.id) == case, "nothing is done before it is confirmed"
    send = key(preview, b.SendCorrection)
    done = await steps.send_correction(await tap(services, BELA, send), services)
    assert WatchBroadcast in kinds(done)
    for one in await services.broadcasts.active():
        if not one.is_edit:
            await services.broadcasts.queue(one.id, "en")
    assert await select(database_address, "SELECT chat_id FROM deliveries") == [(AMINA,)]
    again = await steps.send_correction(await tap(services, BELA, send), services)
    assert "<b>" not in seen(again)
    assert await select(database_address, "SELECT count(*) FROM deliveries") == [(1,)]
    assert len(await services.edits.active()) == 1


async def test_what_is_no_sentence_is_asked_for_again(services: Services) -> None:
    case, draft = await drafted(services)
    await acts(services, case, AMINA)
    asked = key(await asks(services, draft), b.TellOfCorrection)
    for text in ("", "  \n ", "x" * 1501):
        shown = await answers(services, asked, text)
        assert shown is not None
        assert kinds(shown) == [b.TellOfCorrection]
        assert "1 to 1500 characters" in seen(shown)


async def test_a_second_person_has_to_approve_the_version_that_corrects(
    services: Services,
) -> None:
    case, draft = await drafted(services)
    await services.approvals.switch(BELA, MS, is_needed=True)
    quiet = b.CorrectQuietly(draft.id, draft.version, 1)
    for shown in (
        await asks(services, draft),
        await steps.correct_quietly(await tap(services, BELA, quiet), services),
    ):
        assert "second person" in (screen_of(shown).toast or "")
    await services.approvals.approve(draft.id, draft.version, BELA, MS, 1)
    assert "second person" in ((await asks(services, draft)).toast or ""), "not their own"
    assert await services.approvals.approve(draft.id, draft.version, CHIDI, MS, 1)
    assert kinds(await asks(services, draft))[0] is b.CorrectQuietly
    assert await services.cases.find(case.id) == case


async def test_a_draft_that_changed_since_the_question_is_looked_at_again(
    services: Services,
) -> None:
    case, draft = await drafted(services)
    button = key(await asks(services, draft), b.CorrectQuietly)
    assert await services.drafts.reword(replace(draft, title="Another"), 1, str(CHIDI), MS)
    shown = await steps.correct_quietly(await tap(services, BELA, button), services)
    assert "has changed" in (screen_of(shown).toast or "")
    assert await services.cases.find(case.id) == case
    assert await services.edits.active() == []


async def test_who_extends_it_first_makes_the_older_draft_void(services: Services) -> None:
    case, draft = await drafted(services)
    button = key(await asks(services, draft), b.CorrectQuietly)
    more = ExtendCase(case.id, case.version, 28)
    await services.team.appoint(DANA, Role.COORDINATOR, MS)
    await extend(await tap(services, DANA, more), services)
    await steps.correct_quietly(await tap(services, BELA, button), services)
    now = await services.cases.find(case.id)
    assert now
    assert (now.version, now.title) == (draft.version + 1, case.title)
    (carried,) = await services.cases.drafts()
    assert (carried.title, carried.deadline) == (TITLE, now.deadline), "it goes on as a draft"


async def test_a_closed_case_is_corrected_no_more(services: Services) -> None:
    case, draft = await drafted(services)
    button = key(await asks(services, draft), b.CorrectQuietly)
    await services.cases.close(case.id, str(BELA), MS)
    shown = await steps.correct_quietly(await tap(services, BELA, button), services)
    assert "Closed." in seen(shown)
    now = await services.cases.find(case.id)
    assert now
    assert now.version == case.version


async def test_who_left_the_team_answers_no_question_of_it(services: Services) -> None:
    _, draft = await drafted(services)
    asked = b.TellOfCorrection(draft.id, draft.version, 1)
    assert await answers(services, asked, "A sentence.", by=AMINA) is None
    await services.team.appoint(DANA, Role.REVIEWER, MS)
    assert await answers(services, asked, "A sentence.", by=DANA) is None


async def test_two_who_extend_at_one_instant_are_told_of_each_other(services: Services) -> None:
    case = await published_case(services)
    button = ExtendCase(case.id, case.version, 28)
    await services.team.appoint(DANA, Role.COORDINATOR, MS)
    first = await extend(await tap(services, BELA, button), services)
    second = await extend(await tap(services, DANA, button), services)
    assert isinstance(first, Screen)
    assert isinstance(second, Screen)
    assert (first.toast or "").startswith("Extended")
    assert "has changed" in (second.toast or "")
    now = await services.cases.find(case.id)
    assert now
    assert now.version == 2


async def later(services: Services, draft: Case, revision: int) -> tuple[Case, Screen]:
    """The draft with a later deadline, and what is asked; Amina has acted and sees her thanks."""
    assert draft.deadline
    until = replace(draft, deadline=draft.deadline + timedelta(days=9))
    assert await services.drafts.reword(until, revision, str(BELA), MS)
    await acts(services, draft, AMINA)
    await services.appeals.keep_walk(AMINA, 7, draft.id, MS)
    return until, await asks(services, draft)


async def test_more_time_alone_leaves_walks_and_thanks_alone_and_asks_to_tell_nobody(
    services: Services,
) -> None:
    case = await published_case(services)
    draft = await services.drafts.begin(case.id, str(BELA), MS)
    assert draft
    until, asked = await later(services, draft, 0)
    assert "Only the deadline changes" in seen(asked)
    assert "what was wrong" not in seen(asked)
    assert "corrected text" not in seen(asked)
    assert kinds(asked) == [b.CorrectQuietly, ReviewDraft]
    came = await tap(services, BELA, key(asked, b.CorrectQuietly))
    assert "Extended." in seen(await steps.correct_quietly(came, services))
    now = await services.cases.find(case.id)
    assert now
    assert now.deadline == until.deadline
    (edit,) = await services.edits.active()
    await services.edits.queue(edit.id, "en", MS)
    assert (await services.edits.ledger(edit.id)).audience == 0, "her thanks stay as they are"


async def test_a_change_besides_the_deadline_is_a_correction_of_every_walk(
    services: Services,
) -> None:
    _, draft = await drafted(services)
    _, asked = await later(services, draft, 1)
    assert "they may have sent what was wrong" in seen(asked)
    assert kinds(asked)[0] is b.TellOfCorrection
    came = await tap(services, BELA, key(asked, b.CorrectQuietly))
    await steps.correct_quietly(came, services)
    (edit,) = await services.edits.active()
    await services.edits.queue(edit.id, "en", MS)
    assert (await services.edits.ledger(edit.id)).audience == 1
