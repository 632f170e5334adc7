"""What officials answered, as far as supporters passed it on: the team sees no one behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.paging import pages
from handlers.coordinator.screens import coordination
from handlers.report_buttons import ShowAnswers
from handlers.screen import Key, Screen
from handlers.team_buttons import ReviewDraft

if TYPE_CHECKING:
    from bot.services import Services
    from bot.texts import Words
    from cases.case import Case
    from handlers.coming import Tap
    from handlers.screen import Row

ROOM = 3000
"""UTF-16 units of an answer on one page."""


async def show_answers(tap: Tap[ShowAnswers], services: Services) -> Screen:
    """One answer a page, a long one on several; the oldest first."""
    case = await services.cases.find(tap.button.case_id)
    passed_on = await services.answers.passed_on(tap.button.case_id)
    if case is None or not passed_on:
        return await coordination(tap, services, toast=tap.words.label("draft_missing"))
    told = [
        (one, "\n".join(part)) for one in passed_on for part in pages(one.text.split("\n"), ROOM)
    ]
    page = min(max(tap.button.page, 1), len(told))
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
    back = Key(tap.words.label("back_to_case"), ReviewDraft(case.id, case.version, 1))
    return Screen(said, (*_turn(tap.words, case, page, len(told)), (back,)))


def _turn(words: Words, case: Case, page: int, last: int) -> tuple[Row, ...]:
    turn = []
    if page > 1:
        before = ShowAnswers(case.id, case.version, page - 1)
        turn.append(Key(words.label("previous_page"), before))
    if page < last:
        after = ShowAnswers(case.id, case.version, page + 1)
        turn.append(Key(words.label("next_page"), after))
    return (tuple(turn),) if turn else ()
