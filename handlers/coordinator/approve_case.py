"""A second person of the team looks at a version before it goes to everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.deciding import SEEING
from handlers.coordinator.editing import changed_since
from handlers.coordinator.finding import refused
from handlers.coordinator.screens import coordination, of_version
from handlers.routing import COORDINATING

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.button import OfCase
    from handlers.coming import Tap
    from handlers.screen import Screen, Shown
    from handlers.team_buttons import Approve, AskForApproval, TakeBackApproval


async def approve(tap: Tap[Approve], services: Services) -> Shown:
    """Say yes to this version, where that lets another member announce it."""
    case_id, version, seen = tap.button.case_id, tap.button.version, tap.button.revision
    stored = await services.cases.version(case_id, version)
    if stored is None:
        return await _shown(tap, services, "draft_missing")
    if stored.is_unchanged:
        return await _shown(tap, services, "nothing_changed")
    known, announces = await services.approvals.of(case_id, version), tap.role in COORDINATING
    if not known.could_count(announces=announces):
        return await _shown(tap, services, "approval_missing")
    if not await services.approvals.approve(case_id, version, tap.by.id, tap.now_ms, seen):
        if (alert := await refused(tap, services, SEEING)) is not None:
            return alert
        stored = await services.cases.version(case_id, version) or stored
    if stored.revision != seen:
        toast = await changed_since(tap, stored, seen, services)
        return await of_version(tap, stored, services, toast=toast)
    given = await services.approvals.of(case_id, version)
    is_theirs = announces and not given.allows(str(tap.by.id))
    return await _shown(tap, services, "approved", is_theirs)


async def ask(tap: Tap[AskForApproval], services: Services) -> Shown:
    """Ask the others to approve of it, once; they are told where the record is read."""
    case_id, version, seen = tap.button.case_id, tap.button.version, tap.button.revision
    stored = await services.cases.version(case_id, version)
    if stored is None or stored.is_unchanged:
        return await _shown(tap, services, "nothing_changed" if stored else "draft_missing")
    if not await services.approvals.ask(case_id, version, tap.by.id, tap.now_ms, seen):
        if (alert := await refused(tap, services)) is not None:
            return alert
        stored = await services.cases.version(case_id, version) or stored
        if stored.revision != seen:
            toast = await changed_since(tap, stored, seen, services)
            return await of_version(tap, stored, services, toast=toast)
        return await of_version(tap, stored, services)
    return await _shown(tap, services, "audited_asked_approval", version)


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
