"""A field of a draft is asked for: what lies here of it already, and what came of the answer."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from bot.store.draft_words import Place
from cases.editing import FIELDS
from handlers.coordinator.changing import Done, NotDone
from handlers.coordinator.edit_screens import Asking, edit_screen, field_screen
from handlers.coordinator.editing import draft_of
from handlers.draft_buttons import ChangeField
from handlers.screen import Screen

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.cases import StoredVersion
    from handlers.coming import Came
    from handlers.draft_buttons import EraseWritten, OfField

WRITTEN = tuple(field for field in FIELDS if field != "kind")
"""Fields that are written; a kind has keys, and no question."""


async def ask(
    came: Came, stored: StoredVersion, field: str, services: Services
) -> tuple[str, ...]:
    """What is written next is for this field; and the messages that were written for it."""
    if field not in WRITTEN:
        return ()
    asked = ChangeField(stored.case.id, stored.case.version, stored.revision, field)
    await services.questions.ask(came.by.id, asked.pack(), came.now_ms)
    return tuple((await services.draft_words.written(place_of(came, asked))).values())


def place_of(came: Came, button: OfField | EraseWritten) -> Place:
    """Where the words of this coordinator lie until they stand there."""
    return Place(came.by.id, button.case_id, button.version, button.field)


async def shown(
    came: Came, button: OfField, done: Done | NotDone | Screen, services: Services
) -> Screen:
    """The field as it stands, with what came of a change; asked again, where it was not kept.

    Where it was kept with a warning, or where nothing is new in what they wrote, what they write
    next is still for it: nobody's second try is taken for a new case.
    """
    match done:
        case Done():
            await services.draft_words.drop(place_of(came, button))
            await services.questions.end(came.by.id)
            may_follow = done.is_warned and button.field in WRITTEN
            if may_follow:
                await ask(came, done.stored, button.field, services)
            asking = Asking(done.said, undo=done.revision, is_asked=False, may_follow=may_follow)
            return field_screen(came, done.stored, button.field, asking)
        case NotDone():
            if button.field not in FIELDS:
                return edit_screen(came, done.stored, *done.said)
            written = await ask(came, done.stored, button.field, services)
            asking = Asking(done.said, written, is_conflict=done.is_conflict)
            return field_screen(came, done.stored, button.field, asking)
    await services.questions.end(came.by.id)
    return done


async def progress(
    came: Came, button: OfField, said: tuple[str, ...], services: Services
) -> Screen:
    """The field with what was written so far; the key puts it over what was seen, and no more."""
    stored = await draft_of(came, button, services)
    if isinstance(stored, Screen):
        await services.questions.end(came.by.id)
        return told_above(stored)
    written = tuple((await services.draft_words.written(place_of(came, button))).values())
    return field_screen(came, stored, button.field, Asking(said, written, seen=button.revision))


def told_above(screen: Screen) -> Screen:
    """After something written there is no toast: the sentence is a message of its own."""
    if screen.toast is None:
        return screen
    return replace(screen, before=(escape(screen.toast, quote=False),), toast=None)
