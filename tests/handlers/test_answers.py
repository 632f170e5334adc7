"""The question after two weeks, and an answer that is passed on with consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cases.case import Channel
from cases.report import Answer
from handlers.answers import (
    keep_to_myself,
    pass_on,
    question,
    stop_asking,
    take_answer,
    tell_answer,
    tell_answer_of,
    write_answer,
)
from handlers.buttons import Report
from handlers.coming import Answer as Written
from handlers.coordinator.answers import remove_answer, show_answers
from handlers.coordinator.screens import desk
from handlers.report_action import report
from handlers.report_buttons import (
    AnswerText,
    KeepToMyself,
    PassOn,
    RemoveAnswer,
    ShowAnswers,
    ShowReport,
    StopAsking,
    TellAnswer,
    TellAnswerOf,
    WriteAnswer,
)
from tests.bot.store.lines import plain
from tests.bot.store.raw import select, traces
from tests.handlers.parts import AMINA, BELA, CHIDI, key, keys, kinds, said, screen_of, seen, tap
from tests.handlers.varied import ids

if TYPE_CHECKING:
    from bot.services import Services
    from cases.case import Case
    from handlers.screen import Screen

Ids = tuple[int, int, int, int]


async def sends(services: Services, *buttons: Ids) -> None:
    for button in buttons:
        await report(await tap(services, AMINA, Report(*button)), services)


async def answers(services: Services, case: Case, answer: str) -> Screen:
    button = TellAnswer(case.id, case.version, answer)
    return await tell_answer(await tap(services, AMINA, button), services)


async def writes(services: Services, button: Ids, text: str) -> Screen:
    came = await said(services, AMINA, text)
    written = Written(
        by=came.by,
        first_name=came.first_name,
        role=came.role,
        words=came.words,
        now=came.now,
        message_id=came.message_id,
        text=text,
        asked=AnswerText(*button),
    )
    return await take_answer(written, services)


async def told(database_address: str) -> list[tuple[object, ...]]:
    return await select(database_address, "SELECT channel, answer FROM appeals ORDER BY channel")


async def test_the_question_has_three_answers_and_a_way_to_be_asked_no_more(
    services: Services, case: Case
) -> None:
    shown = question(services.texts.in_("en"), case, is_careful=False)
    assert case.title in seen(shown)
    assert [one.label for one in keys(shown)] == [
        "💬 I got an answer",
        "📨 Only an acknowledgement",
        "🔇 No answer",
        "🔕 Do not ask me this again",
    ]
    careful = question(services.texts.in_("en"), case, is_careful=True)
    assert case.title not in seen(careful)


async def test_who_wants_no_such_question_says_so_below_it(services: Services) -> None:
    shown = await stop_asking(await tap(services, AMINA, StopAsking()), services)
    assert "/settings" in seen(shown)
    known = await services.supporters.find(AMINA)
    assert known is not None
    assert not known.is_asked_for_answers


async def test_silence_is_told_of_all_appeals_at_once(
    services: Services, case: Case, database_address: str
) -> None:
    await sends(services, ids(case, Channel.EMAIL), ids(case, Channel.POST))
    assert "no answer so far" in seen(await answers(services, case, "no"))
    assert await told(database_address) == [("email", "no"), ("post", "no")]


async def test_an_answer_to_one_of_several_appeals_says_to_which(
    services: Services, case: Case, database_address: str
) -> None:
    await sends(services, ids(case, Channel.EMAIL), ids(case, Channel.X, target=1))
    shown = await answers(services, case, "yes")
    assert [one.label for one in keys(shown)][:2] == [
        "Robin Sample · 📧 E-mail",
        "Alex Placeholder · 𝕏 Post on X",
    ]
    one = keys(shown)[0].does
    assert isinstance(one, TellAnswerOf)
    shown = await tell_answer_of(await tap(services, AMINA, one), services)
    assert "pass it on" in seen(shown)
    assert key(shown, WriteAnswer) == WriteAnswer(*ids(case, Channel.EMAIL))
    assert await told(database_address) == [("email", "yes"), ("x", None)]


async def test_an_acknowledgement_is_noted_and_nothing_more_is_asked(
    services: Services, case: Case, database_address: str
) -> None:
    await sends(services, ids(case, Channel.EMAIL))
    shown = await answers(services, case, "acknowledged")
    assert WriteAnswer not in kinds(shown)
    assert await told(database_address) == [("email", "acknowledged")]


@pytest.mark.parametrize("answer", ["yes", "no", "", "maybe"])
async def test_who_has_reported_nothing_has_nothing_to_answer(
    services: Services, case: Case, answer: str
) -> None:
    assert "no report of yours" in seen(await answers(services, case, answer))


async def test_an_answer_is_shown_before_it_is_passed_on_and_goes_without_its_owner(
    services: Services, case: Case, database_address: str
) -> None:
    email = ids(case, Channel.EMAIL)
    await sends(services, email)
    await write_answer(await tap(services, AMINA, WriteAnswer(*email)), services)
    assert await services.questions.open(AMINA) == AnswerText(*email).pack()
    await writes(services, email, "Dear <b>writer</b>,")
    preview = await writes(services, email, "she is well. &c.")
    assert "Dear <b>writer</b>,\nshe is well. &c." in seen(preview)
    assert await services.answers.count(case.id) == 0
    for _ in range(2):
        shown = await pass_on(await tap(services, AMINA, key(preview, PassOn)), services)
        assert "They do not know that it came from you" in seen(shown)
    assert await services.answers.count(case.id) == 1
    assert "answers" not in await traces(database_address, AMINA)
    assert "answer_drafts" not in await traces(database_address, AMINA)


async def test_the_team_reads_it_at_the_desk_of_the_case(services: Services, case: Case) -> None:
    email = ids(case, Channel.EMAIL)
    await sends(services, email)
    long = "\n".join(["The <minister> has taken note of it. " * 20] * 6)
    await writes(services, email, long)
    await pass_on(await tap(services, AMINA, PassOn(*email)), services)
    at_desk = await desk(await tap(services, BELA, ShowReport(*email)), case, services)
    shown = await show_answers(await tap(services, BELA, key(at_desk, ShowAnswers)), services)
    assert "Robin Sample" in seen(shown)
    assert "page 1 of 2" in seen(shown)
    last = ShowAnswers(case.id, case.version, 99)
    assert "page 2 of 2" in seen(await show_answers(await tap(services, BELA, last), services))


async def test_a_coordinator_removes_what_should_not_be_kept_and_it_is_audited(
    services: Services, case: Case
) -> None:
    email = ids(case, Channel.EMAIL)
    await sends(services, email)
    for text in ("Dear Amina Example, no.", "Perhaps."):
        await writes(services, email, text)
        await pass_on(await tap(services, AMINA, PassOn(*email)), services)
    first = ShowAnswers(case.id, case.version, 1)
    seen_by_chidi = await show_answers(await tap(services, CHIDI, first), services)
    assert RemoveAnswer not in kinds(seen_by_chidi), "a reviewer removes nothing"
    shown = await show_answers(await tap(services, BELA, first), services)
    remove = key(shown, RemoveAnswer)
    for _ in range(2):
        shown = screen_of(await remove_answer(await tap(services, BELA, remove), services))
        assert "Perhaps." in seen(shown)
    other = RemoveAnswer(case.id + 1, 1, key(shown, RemoveAnswer).answer_id)
    await remove_answer(await tap(services, BELA, other), services)
    assert [one.text for one in await services.answers.passed_on(case.id)] == ["Perhaps."]
    removed = await remove_answer(await tap(services, BELA, key(shown, RemoveAnswer)), services)
    shown = screen_of(removed)
    assert "Published" in seen(shown)
    done = [plain(one) for one in await services.audit.all() if "answer" in plain(one)]
    assert len(done) == 2


async def test_without_a_yes_nothing_is_kept(
    services: Services, case: Case, database_address: str
) -> None:
    email = ids(case, Channel.EMAIL)
    await sends(services, email)
    await writes(services, email, "No.")
    shown = await keep_to_myself(await tap(services, AMINA, KeepToMyself(*email)), services)
    assert keys(shown)
    assert "answer_drafts" not in await traces(database_address, AMINA)
    await pass_on(await tap(services, AMINA, PassOn(*email)), services)
    assert await services.answers.count(case.id) == 0


async def test_an_endless_answer_is_shown_in_part_and_said_to_be(
    services: Services, case: Case
) -> None:
    email = ids(case, Channel.EMAIL)
    await sends(services, email)
    shown = [await writes(services, email, "No, & no. " * 400) for _ in range(22)][-1]
    assert "and the rest of what you sent" in seen(shown)
    assert "one too many" in seen(shown)


async def test_an_answer_to_what_was_taken_back_is_not_kept(
    services: Services, case: Case
) -> None:
    button = TellAnswerOf(*ids(case, Channel.EMAIL), Answer.YES)
    shown = await tell_answer_of(await tap(services, AMINA, button), services)
    assert "You have reported nothing here" in seen(shown)


async def test_where_nothing_was_passed_on_the_team_sees_its_cases(
    services: Services, case: Case
) -> None:
    for id_ in (case.id, 0):
        shown = await show_answers(await tap(services, BELA, ShowAnswers(id_, 1, 1)), services)
        assert keys(shown) or seen(shown)
