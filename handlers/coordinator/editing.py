"""What every edit of a draft goes through: found as it is now, kept only if nobody was quicker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.drafts import NumberTaken
from handlers.coordinator.edit_values import number_refused, who_changed
from handlers.coordinator.screens import coordination, of_version
from handlers.routing import COORDINATING
from handlers.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.services import Services
    from bot.store.cases import StoredVersion
    from cases.case import Case
    from handlers.button import OfCase
    from handlers.coming import Came


async def draft_of(came: Came, button: OfCase, services: Services) -> StoredVersion | Screen:
    """The draft of this button as it is now; else the screen that says what is instead."""
    if came.role not in COORDINATING:
        return Screen(came.words.say("not_understood"))
    stored = await services.cases.version(button.case_id, button.version)
    if stored is None:
        return await coordination(came, services, came.words.label("draft_missing"))
    if not stored.is_draft:
        return await of_version(came, stored, services, toast=came.words.label("not_a_draft"))
    return stored


async def keep(
    came: Came,
    changed: Case,
    seen: int,
    services: Services,
    settled: Collection[str] = (),
) -> str | None:
    """Keep the changed draft, which was seen at revision `seen`; why not, as one sentence."""
    by = str(came.by.id)
    try:
        kept = await services.drafts.reword(changed, seen, by, came.now_ms, settled)
    except NumberTaken as taken:
        return number_refused(came.words, taken)
    if kept is not None:
        return None
    stored = await services.cases.version(changed.id, changed.version)
    told = came.words.label("not_kept")
    return f"{await changed_since(came, stored, seen, services)} {told}" if stored else told


async def changed_since(came: Came, stored: StoredVersion, seen: int, services: Services) -> str:
    """Who changed what after the revision that was seen, as one sentence; and see it now."""
    words, case = came.words, stored.case
    changes = await services.drafts.changes(case.id, case.version, seen)
    if not changes:
        return words.label("has_changed")
    return words.label("changed_by", *await who_changed(words, changes, str(came.by.id), services))
