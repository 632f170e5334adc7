"""A coordinator edits the fields of a draft, the doubtful ones one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.store.drafts import NumberTaken
from cases.case import Kind
from cases.edited import Amiss, Edited, Refused, Written
from cases.editing import FIELDS, edited, emptied
from handlers.coordinator.asking_field import ask, shown
from handlers.coordinator.changing import change_field
from handlers.coordinator.doubts import doubts_about
from handlers.coordinator.edit_screens import Asking, edit_screen, field_screen
from handlers.coordinator.edit_values import number_refused
from handlers.coordinator.editing import changed_since, draft_of
from handlers.coordinator.screens import coordination
from handlers.coordinator.undone import undone_screen
from handlers.draft_buttons import ChangeField
from handlers.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.services import Services
    from bot.store.cases import StoredVersion
    from cases.case import Case
    from cases.edited import Outcome
    from handlers.coming import Tap
    from handlers.draft_buttons import (
        BeginCorrection,
        ChooseKind,
        ConfirmField,
        EditDraft,
        EditField,
        EmptyField,
        LeaveField,
        OfField,
        UndoChange,
    )


async def edit_draft(tap: Tap[EditDraft] | Tap[LeaveField], services: Services) -> Screen:
    """Everything that can be edited."""
    stored = await draft_of(tap, tap.button, services)
    return stored if isinstance(stored, Screen) else edit_screen(tap, stored)


async def edit_field(tap: Tap[EditField], services: Services) -> Screen:
    """One field, and what is written next is for it."""
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    field = tap.button.field
    if field not in FIELDS and not doubts_about(stored, field):
        return edit_screen(tap, stored)
    written = await ask(tap, stored, field, services)
    return field_screen(tap, stored, field, Asking(written=written, page=tap.button.page))


async def confirm_field(tap: Tap[ConfirmField], services: Services) -> Screen:
    """It is right as it was shown."""
    return await _change(tap, tap.button, Edited, services)


async def empty_field(tap: Tap[EmptyField], services: Services) -> Screen:
    """Nothing stands there."""
    field = tap.button.field
    return await _change(tap, tap.button, lambda case: emptied(case, field), services)


async def choose_kind(tap: Tap[ChooseKind], services: Services) -> Screen:
    """What the document is to the case; nobody writes this."""
    button, kind = tap.button, tap.button.kind
    of = ChangeField(button.case_id, button.version, button.revision, "kind")

    def chosen(case: Case) -> Outcome:
        if kind not in set(Kind):
            return Refused(Amiss.NO_KIND)
        return edited(case, "kind", Written((kind,), services.today(tap.by.zone)))

    return await _change(tap, of, chosen, services)


async def undo_change(tap: Tap[UndoChange], services: Services) -> Screen:
    """What stood there before stands there again, unless it was changed once more."""
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    button, by = tap.button, str(tap.by.id)
    try:
        kept = await services.drafts.undo(
            button.case_id, button.version, button.revision, by, tap.now_ms
        )
    except NumberTaken as taken:
        return edit_screen(tap, stored, number_refused(tap.words, taken))
    if kept is None:
        return edit_screen(
            tap, stored, await changed_since(tap, stored, button.revision, services)
        )
    return await _undone(tap, stored, kept.revision, services)


async def begin_correction(tap: Tap[BeginCorrection], services: Services) -> Screen:
    """A draft that begins as what is out; the newest one, where there is a draft."""
    by = str(tap.by.id)
    case = await services.drafts.begin(tap.button.case_id, by, tap.now_ms)
    stored = await services.cases.version(case.id, case.version) if case else None
    if stored is None:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    return edit_screen(tap, stored, tap.words.label("correction_begun", stored.case.version))


async def _undone(
    tap: Tap[UndoChange], before: StoredVersion, revision: int, services: Services
) -> Screen:
    case = before.case
    stored = await services.cases.version(case.id, case.version) or before
    changes = await services.drafts.changes(case.id, case.version, revision - 1)
    return undone_screen(tap, stored, changes[0].fields if changes else (), revision)


async def _change(
    tap: Tap[Any], button: OfField, change: Callable[[Case], Outcome], services: Services
) -> Screen:
    return await shown(tap, button, await change_field(tap, button, change, services), services)
