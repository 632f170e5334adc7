"""What officials answered, as far as supporters passed it on: the team sees no one behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.paging import pages
from handlers.coordinator.finding import member, refused
from handlers.coordinator.screens import coordination, desk
from handlers.report_buttons import RemoveAnswer, ShowAnswers
from handlers.routing import COORDINATING
from handlers.screen import Key, Screen
from handlers.team_buttons import ReviewDraft

if TYPE_CHECKING:
    from bot.services import Services
    from bot.texts import Words
    from cases.case import Case
    from handlers.coming import Tap
    from handlers.screen import Row, Shown

ROOM = 3000
"""UTF-16 units of an answer on one page."""


async def show_answers(tap: Tap[ShowAnswers], services: Services) -> Screen:
    """One answer a page, a long one on several; the oldest first."""
    return await _page(tap, tap.button.page, services)


async def remove_answer(tap: Tap[RemoveAnswer], services: Services) -> Shown:
    """One that names somebody, or is none, is kept no longer."""
    button = tap.button
    of = button.case_id, button.answer_id
    is_gone = await services.answers.remove(*of, member(tap), tap.now_ms)
    if not is_gone and (alert := await refused(tap, services)) is not None:
        return alert
    return await _page(tap, 1, services, toast=tap.words.label("answer_removed"))


async def _page(
    tap: Tap[ShowAnswers] | Tap[RemoveAnswer],
    number: int,
    services: Services,
    toast: str | None = None,
) -> Screen:
    case = await services.cases.find(tap.button.case_id)
    if case is None:
        return await coordination(tap, services, toast=tap.words.label("draft_missing"))
    passed_on = await services.answers.passed_on(case.id)
    if not passed_on:
        return await desk(tap, case, services, toast)
    told = [
        (one, "\n".join(part)) for one in passed_on for part in pages(one.text.split("\n"), ROOM)
    ]
    page = min(max(number, 1), len(told))
    answer, text = told[page - 1]
    said = tap.words.say(
        "team/answers",
        case=case,
        target=case.target(answer.target_id),
        way=tap.words.label("channel", answer.channel, "", None),
        day=answer.day,
        text=text,
        page=page,
        pages=len(told),
    )
    rows = list(_turn(tap.words, case, page, len(told)))
    if tap.role in COORDINATING:
        remove = RemoveAnswer(case.id, case.version, answer.id)
        rows.append((Key(tap.words.label("remove_answer"), remove),))
    back = Key(tap.words.label("back_to_case"), ReviewDraft(case.id, case.version, 1))
    return Screen(said, (*rows, (back,)), toast=toast)


def _turn(words: Words, case: Case, page: int, last: int) -> tuple[Row, ...]:
    turn = []
    if page > 1:
        before = ShowAnswers(case.id, case.version, page - 1)
        turn.append(Key(words.label("previous_page"), before))
    if page < last:
        after = ShowAnswers(case.id, case.version, page + 1)
        turn.append(Key(words.label("next_page"), after))
    return (tuple(turn),) if turn else ()
