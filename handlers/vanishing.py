"""Letters leave the chats of careful supporters: noted here, done by `bot.vanishing`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.vanishing import Message

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.coming import Came
    from handlers.screen import Screen
    from handlers.showing import Placed

AFTER_MS = 3_600_000


async def keep_vanishing(came: Came, screen: Screen, placed: Placed, services: Services) -> None:
    """Note the messages of a screen that is to vanish; a tapped one that shows no letter stays."""
    if screen.vanishes:
        shown = [Message(came.by.id, id_) for id_ in (placed.message_id, *placed.others)]
        await services.vanishing.let_vanish(shown, came.now_ms + AFTER_MS)
    elif placed.message_id == came.message_id:
        await services.vanishing.let_stay(Message(came.by.id, placed.message_id))
