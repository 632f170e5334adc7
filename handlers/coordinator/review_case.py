"""A draft before it is published: what was read, and the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.coordinator.faults import faults
from handlers.coordinator.screens import coordination, desk, of_version
from handlers.screen import Toast

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.coming import Tap
    from handlers.screen import Screen, Shown
    from handlers.team_buttons import Discard, Publish, ReviewDraft


async def review(tap: Tap[ReviewDraft], services: Services) -> Screen:
    """One page of what was read; of a published version, what can be done with the case."""
    stored = await services.cases.version(tap.button.case_id, tap.button.version)
    if stored is None:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    return await of_version(tap, stored, services, tap.button.page)


async def publish(tap: Tap[Publish], services: Services) -> Shown:
    """Show this version to supporters; the second tap only shows that it was done."""
    case_id, version = tap.button.case_id, tap.button.version
    stored = await services.cases.version(case_id, version)
    if stored is None:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    if wrong := faults(tap.words, stored.case):
        return Toast(wrong[0], is_alert=True)
    is_new = await services.cases.publish(case_id, version, str(tap.by.id), tap.now_ms)
    case = await services.cases.find(case_id)
    if case is None:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    toast = "published" if is_new else "published_before"
    return await desk(tap, case, services, tap.words.label(toast))


async def discard(tap: Tap[Discard], services: Services) -> Screen:
    """Throw the draft away; what was published stays."""
    is_gone = await services.cases.discard(
        tap.button.case_id, tap.button.version, str(tap.by.id), tap.now_ms
    )
    toast = tap.words.label("discarded" if is_gone else "draft_missing")
    return await coordination(tap, services, toast)
