"""Each paste is shown in one message, below its parts, which is renewed while they come."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from telegram.error import BadRequest

from bot.intake.faults import PassingFault
from handlers.coordinator.paste_screens import pasted
from handlers.routing import COORDINATING
from handlers.showing import NO_PREVIEW, markup, show_in_chat
from handlers.telling import Unreachable, patiently

if TYPE_CHECKING:
    from telegram import Bot

    from bot.services import Services
    from bot.store.pasted import Paste
    from handlers.screen import Screen


async def show_pastes(bot: Bot, services: Services) -> None:
    """Show what came since; old remarks, and what who left the team pasted, are not kept."""
    await services.pastes.drop_remarks()
    for paste in await services.pastes.to_show():
        if await services.pastes.take(paste):
            await _show(bot, paste, services)


async def _show(bot: Bot, paste: Paste, services: Services) -> None:
    if await services.team.role(paste.supporter_id) not in COORDINATING:
        await services.pastes.drop(paste.supporter_id, paste.id)
        return
    member = await services.supporters.find(paste.supporter_id)
    words = services.texts.in_(member.language if member else None)
    pieces = await services.pastes.pieces(paste.supporter_id, paste.id)
    screen = pasted(words, paste, pieces)
    try:
        message_id = await _placed(bot, paste, screen, services)
    except PassingFault:
        return  # it is tried again three seconds later
    except Unreachable:
        message_id = 0
    await services.pastes.shown(paste, message_id)


async def _placed(bot: Bot, paste: Paste, screen: Screen, services: Services) -> int:
    """Edited while it is the last; once parts stand below it, a new one takes its place."""
    if paste.message_id > paste.last_part and await _edit(bot, paste, screen):
        return paste.message_id
    placed = await show_in_chat(bot, paste.supporter_id, screen)
    now = await services.pastes.find(paste.supporter_id, paste.id)
    if now is None or now.became is not None:  # they tapped at this moment: that is the answer
        await _delete(bot, paste.supporter_id, placed.message_id)
        return paste.message_id
    if paste.message_id:
        await _delete(bot, paste.supporter_id, paste.message_id)
    return placed.message_id


async def _delete(bot: Bot, chat_id: int, message_id: int) -> None:
    with suppress(BadRequest, PassingFault, Unreachable):  # they deleted it, or it is too old
        await patiently(partial(bot.delete_message, chat_id, message_id))


async def _edit(bot: Bot, paste: Paste, screen: Screen) -> bool:
    """False where it cannot be edited: they deleted it."""
    edit = partial(
        bot.edit_message_text,
        screen.text,
        chat_id=paste.supporter_id,
        message_id=paste.message_id,
        parse_mode="HTML",
        link_preview_options=NO_PREVIEW,
        reply_markup=markup(screen.rows),
    )
    try:
        await patiently(edit)
    except BadRequest as error:
        return "message is not modified" in error.message.lower()
    return True
