"""Whether officials answered, and, if the supporter likes, what they answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.appeals import Appeal
from cases.paging import beginning
from cases.report import Answer
from handlers.buttons import ListCases, OpenCase
from handlers.report_buttons import (
    AnswerText,
    KeepToMyself,
    PassOn,
    StopAsking,
    TellAnswer,
    TellAnswerOf,
    WriteAnswer,
)
from handlers.screen import Key, Screen
from handlers.screens import list_cases, shorten
from handlers.sent_appeal import find_sent
from handlers.thanks import about_report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.services import Services
    from bot.store.appeals import Standing
    from bot.texts import Words
    from cases.case import Case, Channel
    from handlers.coming import Answer as Written
    from handlers.coming import Came, Tap
    from handlers.screen import Row

PREVIEW = 3000
"""UTF-16 units of an answer that are shown before it is passed on."""
LISTED = 20


def question(words: Words, case: Case, *, is_careful: bool) -> Screen:
    """The one question, two weeks after a report: the same for everybody of one language.

    To the careful it does not say of what case it speaks.
    """
    return Screen(
        words.say("answer_asked", title="" if is_careful else case.title),
        (*_answers(words, case), (Key(words.label("stop_asking"), StopAsking()),)),
    )


async def tell_answer(tap: Tap[TellAnswer], services: Services) -> Screen:
    """An answer to the question: of whose appeal it speaks is asked where there are several."""
    case = await services.cases.find(tap.button.case_id)
    if case is None:
        return await list_cases(tap, services, template="case_missing")
    answer = _read(tap.button.answer)
    standing = await services.appeals.of_supporter(tap.by.id, case.id)
    reported = {key: one for key, one in standing.items() if one.reported_at is not None}
    if answer is None or not reported:
        return Screen(tap.words.say("answer_unneeded"), (_onwards(tap, case),))
    if answer is Answer.NO:
        await services.answers.tell_none(tap.by.id, case.id)
        return _noted(tap, case, answer)
    known = {key: one for key, one in reported.items() if case.target(key[0]) is not None}
    if len(reported) > 1 and known:
        rows = _whose(tap.words, case, known, answer)
        return Screen(tap.words.say("answer_whose", case=case), (*rows, _onwards(tap, case)))
    for (target_id, channel), one in reported.items():
        appeal = Appeal(tap.by.id, case.id, target_id, channel, one.contact_id)
        await services.answers.tell(appeal, answer)
    ids = [(case.id, case.version, key[0], one.contact_id) for key, one in known.items()]
    return _noted(tap, case, answer, ids[0] if ids else None)


async def tell_answer_of(tap: Tap[TellAnswerOf], services: Services) -> Screen:
    """An answer to just this appeal."""
    sent = await find_sent(tap, tap.button, services)
    if isinstance(sent, Screen):
        return sent
    answer = _read(tap.button.answer)
    if answer is None or not await services.answers.tell(sent.appeal, answer):
        return await about_report(tap, sent, services)
    return _noted(tap, sent.case, answer, sent.ids)


async def stop_asking(tap: Tap[StopAsking], services: Services) -> Screen:
    """No such question any more; the settings can bring it back."""
    await services.supporters.be_asked_for_answers(tap.by.id, asked=False)
    key = Key(tap.words.label("open_cases"), ListCases())
    return Screen(tap.words.say("answers_off"), ((key,),))


async def write_answer(tap: Tap[WriteAnswer], services: Services) -> Screen:
    """Ask for the text; nothing is passed on before it was shown once more."""
    sent = await find_sent(tap, tap.button, services)
    if isinstance(sent, Screen):
        return sent
    await services.questions.ask(tap.by.id, AnswerText(*sent.ids).pack(), tap.now_ms)
    no = Key(tap.words.label("keep_to_myself"), KeepToMyself(*sent.ids))
    return Screen(tap.words.say("answer_text", target=sent.target), ((no,),))


async def take_answer(answer: Written[AnswerText], services: Services) -> Screen:
    """One message of it; the question stays open for more."""
    sent = await find_sent(answer, answer.asked, services)
    if isinstance(sent, Screen):
        return sent
    has_room = await services.answers.write(
        sent.appeal, answer.message_id, answer.text.strip(), answer.now_ms
    )
    written = await services.answers.written(sent.appeal)
    words, shown = answer.words, beginning(written.split("\n"), PREVIEW)
    text = words.say(
        "answer_preview",
        target=sent.target,
        text="\n".join(shown),
        is_whole=shown == tuple(written.split("\n")),
        is_full=not has_room,
    )
    yes = Key(words.label("pass_on"), PassOn(*sent.ids))
    no = Key(words.label("keep_to_myself"), KeepToMyself(*sent.ids))
    return Screen(text, ((yes,), (no,)))


async def pass_on(tap: Tap[PassOn], services: Services) -> Screen:
    """To the coordinators, without a word on whose it was; told twice, it is passed on once."""
    sent = await find_sent(tap, tap.button, services)
    if isinstance(sent, Screen):
        return sent
    day = services.now().astimezone(services.zone).date().isoformat()
    await services.answers.pass_on(sent.appeal, day)
    return Screen(tap.words.say("answer_passed"), (_onwards(tap, sent.case),))


async def keep_to_myself(tap: Tap[KeepToMyself], services: Services) -> Screen:
    """What was written is thrown away."""
    sent = await find_sent(tap, tap.button, services)
    if isinstance(sent, Screen):
        return sent
    await services.answers.throw_away(sent.appeal)
    return await about_report(tap, sent, services)


def _answers(words: Words, case: Case) -> tuple[Row, ...]:
    return tuple(
        (Key(words.label("answered", one), TellAnswer(case.id, case.version, one)),)
        for one in Answer
    )


def _whose(
    words: Words,
    case: Case,
    reported: Mapping[tuple[int, Channel], Standing],
    answer: Answer,
) -> list[Row]:
    """One key for each appeal of this supporter."""
    rows: list[Row] = []
    for (target_id, channel), one in list(reported.items())[:LISTED]:
        target = case.target(target_id)
        name = (target.name or target.role) if target else ""
        label = words.label("answer_of", name, words.label("channel", channel, "", None))
        does = TellAnswerOf(case.id, case.version, target_id, one.contact_id, answer)
        rows.append((Key(shorten(label), does),))
    return rows


def _noted(
    came: Came, case: Case, answer: Answer, ids: tuple[int, int, int, int] | None = None
) -> Screen:
    can_pass_on = answer is Answer.YES and ids is not None
    rows: list[Row] = []
    if can_pass_on and ids is not None:
        rows.append((Key(came.words.label("write_answer"), WriteAnswer(*ids)),))
    rows.append(_onwards(came, case))
    text = came.words.say("answer_noted", answer=answer, can_pass_on=can_pass_on)
    return Screen(text, tuple(rows), toast=came.words.label("noted_toast"))


def _onwards(came: Came, case: Case) -> Row:
    return (Key(came.words.label("back_to_case"), OpenCase(case.id, case.version)),)


def _read(told: str) -> Answer | None:
    """Data of a button can be anything."""
    return next((one for one in Answer if one == told), None)
