"""Screens are shown here and nowhere else."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.intake.faults import PassingFault
from handlers.screen import Copy, File, Link, Phone, Screen, Toast
from handlers.telling import Unreachable, patiently

if TYPE_CHECKING:
    from telegram import Bot, CallbackQuery

    from bot.services import Services
    from handlers.screen import Key, Shown

NAME = 64
"""Characters of a contact's name that every app takes."""
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# Telegram's own words; it gives no codes. https://core.telegram.org/bots/api#making-requests
_SAME = "message is not modified"
_OLD_TAP = ("query is too old", "query id is invalid")
_CANNOT_EDIT = ("message to edit not found", "message can't be edited", "message_id_invalid")


async def show_after_tap(bot: Bot, query: CallbackQuery, shown: Shown) -> int | None:
    """Change the tapped message, or send a new one; the message's id when one was shown.

    Raises what `patiently` raises.
    """
    if isinstance(shown, Toast):
        await _answer(query, shown.text, is_alert=shown.is_alert)
        return None
    answering = asyncio.create_task(_end_wait(query, shown.toast))
    try:
        return await _show_screen(bot, query, shown)
    finally:
        await answering


async def lead_to_private(query: CallbackQuery, services: Services) -> None:
    """Open the bot's private chat where a tap was made elsewhere."""
    with suppress(BadRequest, Unreachable):  # too old, or an app that opens no links
        await patiently(partial(query.answer, url=f"{services.private_chat()}?start=tap"))


async def show_in_chat(bot: Bot, chat_id: int, screen: Screen) -> int:
    """Send the screen as a new message; its id. Raises what `patiently` raises."""
    for part in screen.before:
        await patiently(partial(_send_part, bot, chat_id, part))
    message = await patiently(
        partial(
            bot.send_message,
            chat_id,
            screen.text,
            parse_mode=ParseMode.HTML,
            reply_markup=markup(screen.rows),
            link_preview_options=NO_PREVIEW,
        )
    )
    return int(message.message_id)


async def _show_screen(bot: Bot, query: CallbackQuery, screen: Screen) -> int:
    message = query.message
    chat_id = message.chat.id if message else query.from_user.id
    if message is None or screen.is_new or screen.before:
        return await show_in_chat(bot, chat_id, screen)
    edit = partial(
        bot.edit_message_text,
        screen.text,
        chat_id=chat_id,
        message_id=message.message_id,
        parse_mode=ParseMode.HTML,
        reply_markup=markup(screen.rows),
        link_preview_options=NO_PREVIEW,
    )
    try:
        await patiently(edit)
    except BadRequest as error:
        said = error.message.lower()
        if any(words in said for words in _CANNOT_EDIT):
            return await show_in_chat(bot, chat_id, screen)
        if _SAME not in said:
            raise
    return int(message.message_id)


async def _end_wait(query: CallbackQuery, text: str | None) -> None:
    """The screen is the answer: where only this fails, nothing is shown twice for it."""
    with suppress(PassingFault, Unreachable):
        await _answer(query, text)


async def _answer(query: CallbackQuery, text: str | None, *, is_alert: bool = False) -> None:
    try:
        await patiently(partial(query.answer, text, show_alert=is_alert))
    except BadRequest as error:
        if not any(words in error.message.lower() for words in _OLD_TAP):
            raise


async def _send_part(bot: Bot, chat_id: int, part: str | File | Phone) -> None:
    match part:
        case File():
            await bot.send_document(chat_id, part.data, filename=part.name)
        case Phone():
            with suppress(BadRequest):  # printed oddly; it stands in the message as well
                await bot.send_contact(chat_id, part.number, part.name[:NAME])
        case str():
            await bot.send_message(
                chat_id, part, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW
            )


def markup(rows: tuple[tuple[Key, ...], ...]) -> InlineKeyboardMarkup | None:
    """The keys as Telegram wants them."""
    return InlineKeyboardMarkup([[_key(key) for key in row] for row in rows]) if rows else None


def _key(key: Key) -> InlineKeyboardButton:
    match key.does:
        case Link(url):
            return InlineKeyboardButton(key.label, url=url)
        case Copy(text):
            return InlineKeyboardButton(key.label, copy_text=CopyTextButton(text))
        case button:
            return InlineKeyboardButton(key.label, callback_data=button.pack())
