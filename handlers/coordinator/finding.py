"""From a button's ids to the case that may be announced, or to the screen that says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.coordinator.screens import coordination, desk

if TYPE_CHECKING:
    from bot.services import Services
    from cases.case import Case
    from handlers.coming import Came
    from handlers.screen import Screen


async def announceable(
    came: Came, case_id: int, version: int, services: Services
) -> Case | Screen:
    """The published case in this version, open and approved; else a screen that says what is."""
    case = await services.cases.find(case_id)
    if case is None:
        return await coordination(came, services, came.words.label("draft_missing"))
    if not case.is_open(came.now):
        return await desk(came, case, services, came.words.label("is_closed"))
    if case.version != version:
        return await desk(came, case, services, came.words.label("has_changed"))
    if not (await services.approvals.of(case.id, version)).allows(str(came.by.id)):
        return await desk(came, case, services, came.words.label("approval_missing"))
    return case
