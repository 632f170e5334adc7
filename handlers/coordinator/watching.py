"""The messages in which a broadcast is watched follow it by themselves."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING

import orjson
from telegram.error import BadRequest

from bot.intake.faults import PassingFault
from bot.store.supporters import Supporter
from handlers.coming import Came
from handlers.coordinator import SEEING
from handlers.coordinator.progress import watched
from handlers.showing import NO_PREVIEW, content, markup
from handlers.telling import Unreachable, patiently

if TYPE_CHECKING:
    from telegram import Bot

    from bot.services import Services
    from bot.store.watches import Watch
    from handlers.screen import Screen


async def follow(bot: Bot, services: Services) -> None:
    """Edit every message that shows a broadcast and has not been edited for three seconds."""
    for watch in await services.watches.due():
        if await services.watches.take(watch):
            await _follow(bot, watch, services)


async def _follow(bot: Bot, watch: Watch, services: Services) -> None:
    screen = await _screen(watch, services)
    if screen is None:
        await services.watches.drop(watch.chat_id, watch.message_id)
        return
    is_over = screen.watch_of is None
    told = hashlib.sha256(orjson.dumps(content(screen.text, screen.rows))).hexdigest()
    try:
        if told != watch.shown:
            await patiently(partial(_edit, bot, watch, screen))
            await services.watches.show(watch, told)
    except PassingFault:
        return  # it is edited three seconds later
    except Unreachable:
        is_over = True
    if is_over:
        await services.watches.drop(watch.chat_id, watch.message_id)


async def _screen(watch: Watch, services: Services) -> Screen | None:
    """How it stands, for one who may still see it."""
    role = await services.team.role(watch.chat_id)
    broadcast = await services.broadcasts.find(watch.broadcast_id)
    if role not in SEEING or broadcast is None:
        return None
    member = await services.supporters.find(watch.chat_id) or Supporter(watch.chat_id)
    came = Came(
        by=member,
        first_name="",
        role=role,
        words=services.texts.in_(member.language),
        now=services.now(),
        message_id=watch.message_id,
    )
    return await watched(came, broadcast, services)


async def _edit(bot: Bot, watch: Watch, screen: Screen) -> None:
    try:
        await bot.edit_message_text(
            screen.text,
            chat_id=watch.chat_id,
            message_id=watch.message_id,
            parse_mode="HTML",
            link_preview_options=NO_PREVIEW,
            reply_markup=markup(screen.rows),
        )
    except BadRequest as error:
        if "message is not modified" not in error.message.lower():
            raise Unreachable from error  # deleted, or too old to be edited
