"""What the desk offers for a case that is out: correct it, withdraw it, see how far that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.after_buttons import AskToWithdraw
from handlers.audit_buttons import LookInAudit
from handlers.draft_buttons import BeginCorrection
from handlers.ending_buttons import ChooseExtension
from handlers.routing import COORDINATING
from handlers.screen import Key, Screen
from handlers.team_buttons import OpenCoordination, ShowTally, WatchBroadcast

if TYPE_CHECKING:
    from bot.services import Services
    from cases.case import Case
    from handlers.coming import Came
    from handlers.screen import Row


async def after_rows(came: Came, case: Case, services: Services) -> list[Row]:
    """The keys for a published case, in rows."""
    words, rows = came.words, await _watching(came, case, services)
    if came.role not in COORDINATING:
        return rows
    withdraw = Key(words.label("withdraw_case"), AskToWithdraw(case.id, case.version))
    if case.deadline is not None and case.closed_at is None:
        rows.append((Key(words.label("extend"), ChooseExtension(case.id, case.version)),))
    if case.is_open(came.now):
        rows.append((Key(words.label("correct_case"), BeginCorrection(case.id)),))
    return [*rows, (withdraw,)]


async def withdrawn_desk(
    came: Came, case: Case, services: Services, toast: str | None = None
) -> Screen:
    """A case of which supporters see nothing any more: its totals, and nothing to be done."""
    rows = await _watching(came, case, services)
    rows.append((Key(came.words.label("tally"), ShowTally(case.id, case.version)),))
    audit = Key(came.words.label("audit_of_case"), LookInAudit(case.id, "", 0))
    rows.append((audit, Key(came.words.label("to_team"), OpenCoordination())))
    return Screen(came.words.say("team/withdrawn", case=case), tuple(rows), toast=toast)


async def _watching(came: Came, case: Case, services: Services) -> list[Row]:
    """To the editing of delivered messages that has not ended."""
    rows: list[Row] = []
    for one in await services.broadcasts.of_case(case.id):
        if one.is_edit and one.ended_at is None:
            rows.append((Key(came.words.label("watch_edits"), WatchBroadcast(one.id)),))
    return rows[:1]
