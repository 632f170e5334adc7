"""Every way into the editing of officials and of how they are reached; and what is asked there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handlers import official_buttons as b
from handlers.coordinator import (
    add_contact,
    add_official,
    choose_asks,
    edit_contacts,
    edit_officials,
)
from handlers.routing import COORDINATING, on_button

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.services import Services
    from handlers.button import Button
    from handlers.coming import Answer, Tap
    from handlers.routing import Handler
    from handlers.screen import Screen

OFFICIAL_QUESTIONS: dict[
    type[Button], Callable[[Answer[Any], Services], Awaitable[Screen | None]]
] = {
    b.ChangeOfficial: edit_officials.take_line,
    b.AddOfficial: add_official.take_official,
    b.AddContact: add_contact.take_contact,
    b.ChangeContact: edit_contacts.take_change,
}
"""What is written is the answer to one of these; each step asks for the role again."""


def official_routes(services: Services) -> list[Handler]:
    """In the order in which they are tried."""
    steps: dict[type[Button], Callable[[Tap[Any], Services], Awaitable[Screen]]] = {
        b.ShowOfficials: edit_officials.show_officials,
        b.ShowOfficial: edit_officials.show_official,
        b.EditOfficial: edit_officials.edit_official,
        b.EmptyOfficial: edit_officials.empty,
        b.ConfirmOfficial: edit_officials.confirm,
        b.MarkCopy: edit_officials.mark_copy,
        b.MoveOfficial: edit_officials.move,
        b.AskToRemoveOfficial: edit_officials.ask_to_remove,
        b.RemoveOfficial: edit_officials.remove,
        b.AddOfficial: add_official.add,
        b.ChooseAsks: choose_asks.choose_asks,
        b.SetAsk: choose_asks.set_ask,
        b.ChooseWay: add_contact.choose_way,
        b.AddContact: add_contact.ask_contact,
        b.ShowContact: edit_contacts.show_contact,
        b.EditContact: edit_contacts.edit_contact,
        b.EmptyHint: edit_contacts.empty_hint,
        b.AskToRemoveContact: edit_contacts.ask_to_remove,
        b.RemoveContact: edit_contacts.remove,
    }
    return [on_button(kind, step, services, only=COORDINATING) for kind, step in steps.items()]
