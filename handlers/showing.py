"""Screens are shown here and nowhere else."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from telegram import InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.delivery.replies import reply
from bot.intake.faults import PassingFault
from handlers.screen import Copy, File, Inline, Link, Phone, Photo, Screen, Toast
from handlers.telling import Unreachable, patiently

if TYPE_CHECKING:
    from telegram import Bot, CallbackQuery

    from bot.delivery.transport import AiohttpRequest
    from bot.services import Services
    from handlers.screen import Key, Row, Shown

NAME = 64
"""Characters of a contact's name that every app takes."""
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# Telegram's own words; it gives no codes. https://core.telegram.org/bots/api#making-requests
_SAME = "message is not modified"
_OLD_TAP = ("query is too old", "query id is invalid")
_CANNOT_EDIT = ("message to edit not found", "message can't be edited", "message_id_invalid")


class Placed(NamedTuple):
    """Where a screen stands: its own message, and those that were sent with it."""

    message_id: int
    others: tuple[int, ...] = ()


async def show_after_tap(bot: Bot, query: CallbackQuery, shown: Shown) -> Placed | None:
    """Change the tapped message, or send a new one; where it stands when one was shown.

    Raises what `patiently` raises.
    """
    if isinstance(shown, Toast):
        await _answer(bot, query, shown.text, is_alert=shown.is_alert)
        return None
    answering = asyncio.create_task(_end_wait(bot, query, shown.toast))
    try:
        return await _show_screen(bot, query, shown)
    finally:
        await answering


async def lead_to_private(query: CallbackQuery, services: Services) -> None:
    """Open the bot's private chat where a tap was made elsewhere."""
    with suppress(BadRequest, Unreachable):  # too old, or an app that opens no links
        await patiently(partial(query.answer, url=f"{services.private_chat()}?start=tap"))


async def show_in_chat(bot: Bot, chat_id: int, screen: Screen) -> Placed:
    """Send the screen as a new message. Raises what `patiently` raises."""
    sent = [await _send_part(bot, chat_id, part) for part in screen.before]
    shown = await _call(bot, "sendMessage", chat_id=chat_id, **content(screen.text, screen.rows))
    if screen.after is not None:
        after = await show_in_chat(bot, chat_id, screen.after)
        sent += [after.message_id, *after.others]
    return Placed(int(shown["message_id"]), tuple(id_ for id_ in sent if id_ is not None))


async def show_instead(bot: Bot, chat_id: int, message_id: int, screen: Screen) -> None:
    """Change a message of ours, if it is still there. Raises what `patiently` raises."""
    where = {"chat_id": chat_id, "message_id": message_id}
    try:
        await _call(bot, "editMessageText", **where, **content(screen.text, screen.rows))
    except BadRequest as error:
        if not any(words in error.message.lower() for words in (_SAME, *_CANNOT_EDIT)):
            raise


async def _show_screen(bot: Bot, query: CallbackQuery, screen: Screen) -> Placed:
    message = query.message
    chat_id = message.chat.id if message else query.from_user.id
    if message is None or screen.is_new or screen.before:
        return await show_in_chat(bot, chat_id, screen)
    where = {"chat_id": chat_id, "message_id": message.message_id}
    try:
        await _call(bot, "editMessageText", **where, **content(screen.text, screen.rows))
    except BadRequest as error:
        said = error.message.lower()
        if any(words in said for words in _CANNOT_EDIT):
            return await show_in_chat(bot, chat_id, screen)
        if _SAME not in said:
            raise
    if screen.after is not None:
        after = await show_in_chat(bot, chat_id, screen.after)
        return Placed(int(message.message_id), (after.message_id, *after.others))
    return Placed(int(message.message_id))


async def _end_wait(bot: Bot, query: CallbackQuery, text: str | None) -> None:
    """The screen is the answer: where only this fails, nothing is shown twice for it."""
    with suppress(PassingFault, Unreachable):
        await _answer(bot, query, text)


async def _answer(
    bot: Bot, query: CallbackQuery, text: str | None, *, is_alert: bool = False
) -> None:
    said = {"text": text, "show_alert": is_alert} if text else {}
    try:
        await _call(bot, "answerCallbackQuery", callback_query_id=query.id, **said)
    except BadRequest as error:
        if not any(words in error.message.lower() for words in _OLD_TAP):
            raise


async def _call(bot: Bot, method: str, **params: object) -> Any:
    request = cast("AiohttpRequest", bot.request)  # as `open_application` gave it
    return await patiently(partial(reply, request, method, params))


def content(text: str, rows: tuple[Row, ...]) -> dict[str, object]:
    """A message of our HTML with its keys, as `sendMessage` and `editMessageText` take it."""
    said: dict[str, object] = {
        "text": text,
        "parse_mode": ParseMode.HTML.value,
        "link_preview_options": {"is_disabled": True},
    }
    return {**said, "reply_markup": keyboard(rows)} if rows else said


async def _send_part(bot: Bot, chat_id: int, part: str | File | Photo | Phone) -> int | None:
    """The message's id; None where Telegram would not take a number."""
    match part:
        case Photo():
            send = partial(bot.send_photo, chat_id, part.data, filename=part.name)
            return (await patiently(send)).message_id
        case File():
            send = partial(bot.send_document, chat_id, part.data, filename=part.name)
            return (await patiently(send)).message_id
        case Phone():
            contact = {"phone_number": part.number, "first_name": part.name[:NAME]}
            with suppress(BadRequest):  # printed oddly; it stands in the message as well
                shown = await _call(bot, "sendContact", chat_id=chat_id, **contact)
                return int(shown["message_id"])
            return None
        case str():
            shown = await _call(bot, "sendMessage", chat_id=chat_id, **content(part, ()))
            return int(shown["message_id"])


def markup(rows: tuple[Row, ...]) -> InlineKeyboardMarkup | None:
    """The keys as python-telegram-bot wants them."""
    return InlineKeyboardMarkup.de_json(keyboard(rows)) if rows else None


def keyboard(rows: tuple[Row, ...]) -> dict[str, object]:
    """The keys as Telegram wants them."""
    return {"inline_keyboard": [[_key(key) for key in row] for row in rows]}


def _key(key: Key) -> dict[str, object]:
    match key.does:
        case Link(url):
            return {"text": key.label, "url": url}
        case Copy(text):
            return {"text": key.label, "copy_text": {"text": text}}
        case Inline(query):
            return {"text": key.label, "switch_inline_query": query}
        case button:
            return {"text": key.label, "callback_data": button.pack()}
