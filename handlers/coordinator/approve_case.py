"""A second person of the team looks at a version before it goes to everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.deciding import SEEING
from handlers.coordinator.editing import changed_since
from handlers.coordinator.finding import refused
from handlers.coordinator.screens import coordination, of_version

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.button import OfCase
    from handlers.coming import Tap
    from handlers.screen import Screen, Shown
    from handlers.team_buttons import Approve, TakeBackApproval


async def approve(tap: Tap[Approve], services: Services) -> Shown:
    """Say yes to this version: it can be announced by another member now."""
    case_id, version, seen = tap.button.case_id, tap.button.version, tap.button.revision
    stored = await services.cases.version(case_id, version)
    if stored is None:
        return await _shown(tap, services, "draft_missing")
    if stored.is_unchanged:
        return await _shown(tap, services, "nothing_changed")
    if not await services.approvals.approve(case_id, version, tap.by.id, tap.now_ms, seen):
        if (alert := await refused(tap, services, SEEING)) is not None:
            return alert
        stored = await services.cases.version(case_id, version) or stored
    if stored.revision != seen:
        toast = await changed_since(tap, stored, seen, services)
        return await of_version(tap, stored, services, toast=toast)
    return await _shown(tap, services, "approved")


async def take_back(tap: Tap[TakeBackApproval], services: Services) -> Screen:
    """Say so no longer; what was sent meanwhile is sent."""
    case_id, version = tap.button.case_id, tap.button.version
    await services.approvals.take_back(case_id, version, tap.by.id, tap.now_ms)
    left = await services.approvals.of(case_id, version)
    return await _shown(tap, services, "approval_taken_back", not left.by)


async def _shown(tap: Tap[OfCase], services: Services, told: str, *values: object) -> Screen:
    toast = tap.words.label(told, *values)
    stored = await services.cases.version(tap.button.case_id, tap.button.version)
    if stored is None:
        return await coordination(tap, services, toast)
    return await of_version(tap, stored, services, toast=toast)
