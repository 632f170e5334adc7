"""Every way into the editing of a draft's own fields; and what is asked there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handlers import draft_buttons as b
from handlers.coordinator import edit_case, edit_text
from handlers.routing import COORDINATING, on_button

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from bot.services import Services
    from handlers.button import Button
    from handlers.coming import Answer, Tap
    from handlers.routing import Handler
    from handlers.screen import Screen

EDIT_QUESTIONS: dict[type[Button], Callable[[Answer[Any], Services], Awaitable[Screen | None]]] = {
    b.ChangeField: edit_text.take_field
}
"""What is written is the answer to this; the step asks for the role again."""


def asked_in(keys: Iterable[str]) -> str | None:
    """The question of the message with these keys, which somebody replies to; None for others."""
    found = (b.LeaveField.unpack(data) for data in keys)
    asked = next((one for one in found if one is not None), None)
    if asked is None:
        return None
    return b.ChangeField(asked.case_id, asked.version, asked.revision, asked.field).pack()


def edit_routes(services: Services) -> list[Handler]:
    """In the order in which they are tried."""
    steps: dict[type[Button], Callable[[Tap[Any], Services], Awaitable[Screen]]] = {
        b.EditDraft: edit_case.edit_draft,
        b.LeaveField: edit_case.edit_draft,
        b.EditField: edit_case.edit_field,
        b.ConfirmField: edit_case.confirm_field,
        b.EmptyField: edit_case.empty_field,
        b.ChooseKind: edit_case.choose_kind,
        b.UndoChange: edit_case.undo_change,
        b.BeginCorrection: edit_case.begin_correction,
        b.PutWritten: edit_text.put_written,
        b.EraseWritten: edit_text.erase_written,
    }
    return [on_button(kind, step, services, only=COORDINATING) for kind, step in steps.items()]
