"""Every case that was ever published: the open ones, and the others to look back at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.coordinator.reading import IN_A_LABEL, brief
from handlers.screen import Key, Screen
from handlers.team_buttons import ListEveryCase, OpenCoordination, ReviewDraft

if TYPE_CHECKING:
    from bot.services import Services
    from cases.case import Case
    from handlers.coming import Came, Tap
    from handlers.screen import Row

ON_A_PAGE = 20


async def list_every_case(tap: Tap[ListEveryCase], services: Services) -> Screen:
    """The newest first; each leads to its desk."""
    words = tap.words
    cases = (await services.cases.all_on_desk())[::-1]
    last = max(1, -(-len(cases) // ON_A_PAGE))
    page = min(max(tap.button.page, 1), last)
    rows: list[Row] = [
        (Key(_label(tap, case), ReviewDraft(case.id, case.version, 1)),)
        for case in cases[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    ]
    turn = []
    if page > 1:
        turn.append(Key(words.label("previous_page"), ListEveryCase(page - 1)))
    if page < last:
        turn.append(Key(words.label("next_page"), ListEveryCase(page + 1)))
    if turn:
        rows.append(tuple(turn))
    rows.append((Key(words.label("to_team"), OpenCoordination()),))
    text = words.say("team/every_case", count=len(cases), page=page, pages=last)
    return Screen(text, tuple(rows))


def _label(came: Came, case: Case) -> str:
    state = "open" if case.is_open(came.now) else "closed"
    if case.withdrawn_at is not None:
        state = "withdrawn"
    title = brief(case.title, IN_A_LABEL)
    return came.words.label("case_on_desk", state, case.ua_number, title)
