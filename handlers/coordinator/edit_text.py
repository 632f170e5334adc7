"""A coordinator writes what should stand in a field: at once, or in several messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.edited import Written
from cases.editing import FIELDS, LONG_FIELDS, edited
from cases.own_text import cleaned
from cases.paging import length
from handlers.coordinator.asking_field import (
    WRITTEN,
    ask,
    place_of,
    progress,
    shown,
    told_above,
)
from handlers.coordinator.changing import NotDone, change_field
from handlers.coordinator.edit_screens import Asking, edit_screen, field_screen
from handlers.coordinator.editing import draft_of
from handlers.coordinator.letter_screens import OF_LETTER, letter_progress
from handlers.draft_buttons import ChangeField
from handlers.routing import COORDINATING
from handlers.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.services import Services
    from cases.case import Case
    from cases.edited import Outcome
    from handlers.coming import Answer, Came, Said, Tap
    from handlers.draft_buttons import EraseWritten, PutWritten

MOST = 60_000
"""UTF-16 units of what is written for one field; a story may have 50,000."""


async def take_field(answer: Answer[ChangeField], services: Services) -> Screen | None:
    """The new value, or one more message of a long one."""
    asked = answer.asked
    if answer.role not in COORDINATING or asked.field not in WRITTEN:
        return None
    if asked.field in LONG_FIELDS:
        return await _one_more(answer, services)
    reading = _reading(answer, asked.field, (answer.text,), services)
    done = await change_field(answer, asked, reading, services)
    if isinstance(done, NotDone) and done.is_conflict:
        body = cleaned(answer.text)
        place = place_of(answer, asked)
        await services.draft_words.keep(place, answer.message_id, body, answer.now_ms, alone=True)
    screen = await shown(answer, asked, done, services)
    return told_above(screen) if isinstance(done, Screen) else screen


async def put_written(tap: Tap[PutWritten], services: Services) -> Screen:
    """That is all, or: mine in its place."""
    button = tap.button
    messages = await services.draft_words.written(place_of(tap, button))
    reading = _reading(tap, button.field, messages.values(), services)
    done = await change_field(tap, button, reading, services)
    return await shown(tap, button, done, services)


async def erase_written(tap: Tap[EraseWritten], services: Services) -> Screen:
    """Begin again; what stands in the draft stays."""
    stored, field = await draft_of(tap, tap.button, services), tap.button.field
    if isinstance(stored, Screen):
        return stored
    if field not in FIELDS:
        return edit_screen(tap, stored)
    await services.draft_words.drop(place_of(tap, tap.button))
    await ask(tap, stored, field, services)
    return field_screen(tap, stored, field, Asking((tap.words.label("erased_toast"),)))


async def change_written(said: Said, services: Services) -> Screen | None:
    """A message was edited: so is what it is a part of. None if it is of none."""
    if said.role not in COORDINATING:
        return None
    place = await services.draft_words.change(said.by.id, said.message_id, cleaned(said.text))
    if place is None:
        return None
    if place.field.startswith(OF_LETTER):
        return await letter_progress(said, place, services)
    asked = ChangeField.unpack(await services.questions.open(said.by.id) or "")
    about = (place.case_id, place.version)
    if asked is None or (asked.case_id, asked.version, asked.field) != (*about, place.field):
        asked = ChangeField(*about, 0, place.field)
    return await progress(said, asked, (), services)


async def _one_more(answer: Answer[ChangeField], services: Services) -> Screen:
    place, body = place_of(answer, answer.asked), cleaned(answer.text)
    written = await services.draft_words.written(place)
    so_far = written | {answer.message_id: body}
    over = sum(map(length, so_far.values())) - MOST
    said: tuple[str, ...] = ()
    if over > 0:
        said = (answer.words.label("written_too_long", over),)
    elif body and not isinstance(await draft_of(answer, answer.asked, services), Screen):
        await services.draft_words.keep(place, answer.message_id, body, answer.now_ms)
    return await progress(answer, answer.asked, said, services)


def _reading(
    came: Came, field: str, messages: Iterable[str], services: Services
) -> Callable[[Case], Outcome]:
    today, known = services.today(came.by.zone), services.texts.languages
    written = Written(tuple(messages), today, known)
    return lambda case: edited(case, field, written)
