"""Closing a case: from then on nobody is asked to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.coordinator.finding import member, refused
from handlers.coordinator.outcome import ask_what_follows, closing
from handlers.coordinator.screens import coordination, desk

if TYPE_CHECKING:
    from bot.services import Services
    from cases.case import Case
    from handlers.coming import Came, Tap
    from handlers.screen import Screen, Shown
    from handlers.team_buttons import AskToClose, CloseCase


async def ask_to_close(tap: Tap[AskToClose], services: Services) -> Screen:
    """What closing means; nothing is changed yet."""
    case = await services.cases.find(tap.button.case_id)
    if case is None:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    if case.closed_at is not None:
        return await desk(tap, case, services, tap.words.label("is_closed"))
    return closing(tap, case, await services.endings.acted(case.id))


async def close(tap: Tap[CloseCase], services: Services) -> Shown:
    """Want no more appeals, and send nothing more about it."""
    case = await services.cases.find(tap.button.case_id)
    if case is None:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    is_new = await services.cases.close(case.id, member(tap), tap.now_ms)
    if not is_new and (alert := await refused(tap, services)) is not None:
        return alert
    # Whoever closed it may be removed by now: what is on its way about it is stopped all the same.
    await _send_no_more(tap, case, services)
    return await ask_what_follows(tap, case, services)


async def _send_no_more(came: Came, case: Case, services: Services) -> None:
    """Cancel what is on its way: also when the program had died between the two."""
    for broadcast in await services.broadcasts.of_case(case.id):
        if "answers" in broadcast.content:
            continue  # whoever wrote in time may still hear from the officials
        if await services.broadcasts.cancel(broadcast.id, str(came.by.id), came.now_ms):
            services.announced()
    if await services.reminders.withdraw([case.id]):
        services.announced()
