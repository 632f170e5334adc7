"""A text is, or is not, a part of what was pasted: whoever pasted it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.coordinator.paste_screens import pasted
from handlers.coordinator.screens import coordination

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.coming import Tap
    from handlers.import_buttons import AddPart, LeaveOut
    from handlers.screen import Screen


async def add_part(tap: Tap[AddPart], services: Services) -> Screen:
    """It came too late, and belongs to it all the same."""
    button = tap.button
    is_in = await services.pastes.add(tap.by.id, button.message_id, button.part_id)
    return await _shown(tap, services, None if is_in else tap.words.label("paste_missing"))


async def leave_out(tap: Tap[LeaveOut], services: Services) -> Screen:
    """It does not belong to it, wherever it stands by now."""
    await services.pastes.leave_out(tap.by.id, tap.button.part_id)
    return await _shown(tap, services, None)


async def _shown(
    tap: Tap[AddPart] | Tap[LeaveOut], services: Services, toast: str | None
) -> Screen:
    """The paste as it is by now, in the tapped message, which goes on to show it."""
    paste = await services.pastes.find(tap.by.id, tap.button.message_id)
    if paste is None or paste.became is not None:
        return await coordination(tap, services, tap.words.label("paste_missing"))
    pieces = await services.pastes.pieces(tap.by.id, paste.id)
    await services.pastes.shown(paste, tap.message_id)
    return pasted(tap.words, paste, pieces, toast)
