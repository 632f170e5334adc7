"""A document is pasted instead of sent: in one part or in many, until that is all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.reader_sentences import translated
from bot.store.pasted import REMARK, Part, Piece
from cases.document import Unreadable
from cases.own_text import cleaned
from cases.pasted import joined, looks_like_document
from handlers.coordinator.known_number import arrived
from handlers.coordinator.paste_screens import late_part, unread_paste
from handlers.coordinator.put_aside import is_cancel, no_answer, put_aside
from handlers.coordinator.screens import coordination
from handlers.routing import COORDINATING
from handlers.screen import Screen

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.pasted import Paste
    from handlers.coming import Said, Tap
    from handlers.import_buttons import DropPaste, EndPaste

NAME = "pasted.txt"


async def import_text(said: Said, services: Services) -> Screen | None:
    """A part of what is pasted, which is shown by itself; a remark is told what to send."""
    if said.role not in COORDINATING:
        return Screen(said.words.say("not_understood"))
    body = cleaned(said.text)
    if not body:
        return what_to_send(said)
    sent = said.sent_at or said.now
    part = Part(
        said.by.id,
        said.message_id,
        body,
        int(sent.timestamp() * 1000),
        is_document=looks_like_document(body),
    )
    paste = await services.pastes.keep(part)
    return None if paste.is_taken else await _short(said, paste, part, services)


async def _short(said: Said, paste: Paste, part: Part, services: Services) -> Screen:
    """No document: while a paste is open before it, perhaps a part of that."""
    left_open = await services.pastes.left_open(said.by.id, paste.id)
    if left_open is None:
        return what_to_send(said)
    return late_part(said.words, left_open, Piece(part.message_id, part.body))


def what_to_send(said: Said) -> Screen:
    """One sentence on how a case comes in."""
    return Screen(said.words.say("team/what_to_send"))


async def import_other(said: Said, services: Services) -> Screen | None:
    """A photo, a voice or a place of a coordinator is no document; nor is an unknown command.

    `/cancel` puts aside what was asked of them, or of a reviewer.
    """
    if len(said.text) > REMARK:  # a document that happens to begin with a slash
        return await import_text(said, services)
    if is_cancel(said.text) and said.role is not None:
        return await put_aside(said, services)
    shown = await no_answer(said, services) if said.role is not None else None
    if shown is None and said.role not in COORDINATING:
        return Screen(said.words.say("not_understood"))
    return shown or what_to_send(said)


async def change_part(said: Said, services: Services) -> bool:
    """A message was edited: so is the paste that it is a part of. False if it is of none."""
    if said.role not in COORDINATING:
        return False
    return await services.pastes.change(said.by.id, said.message_id, cleaned(said.text))


async def end_paste(tap: Tap[EndPaste], services: Services) -> Screen:
    """That is all: what was read of it. The second tap shows the same draft."""
    paste = await services.pastes.find(tap.by.id, tap.button.message_id)
    if paste is None:
        return await coordination(tap, services, tap.words.label("paste_missing"))
    if paste.became is not None:
        return await arrived(tap, paste.became, services)
    if paste.left_out:
        return unread_paste(tap, paste, tap.words.label("paste_too_long"))
    late = await services.pastes.late(tap.by.id, paste.id)
    if late is not None:  # or it would be lost unseen
        return late_part(tap.words, paste.id, late)
    return await _read(tap, paste, services)


async def drop_paste(tap: Tap[DropPaste], services: Services) -> Screen:
    """Throw it away; the draft that was made of it, if any, stays."""
    is_gone = await services.pastes.drop(tap.by.id, tap.button.message_id)
    toast = tap.words.label("paste_dropped" if is_gone else "paste_missing")
    return await coordination(tap, services, toast)


async def _read(tap: Tap[EndPaste], paste: Paste, services: Services) -> Screen:
    text = joined(await services.pastes.bodies(tap.by.id, paste.id))
    try:
        # With its mark in front, a text that begins like a file of another kind stays a text.
        draft = await services.documents.read(text.encode("utf-8-sig", "replace"), NAME)
    except Unreadable as error:
        return unread_paste(tap, paste, translated(tap.words, str(error)))
    case = await services.cases.keep_draft(
        draft, str(tap.by.id), tap.now_ms, made_from=f"{tap.by.id}:{paste.id}"
    )
    made = case.id, case.version
    await services.pastes.become(tap.by.id, paste.id, made)
    return await arrived(tap, made, services)
