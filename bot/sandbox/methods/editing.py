"""The methods that change or remove a message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.keyboard import read_markup
from bot.sandbox.message import BOT
from bot.sandbox.methods.sending import destination, known_chat
from bot.sandbox.refusal import NOT_MODIFIED, Refused, bad
from bot.sandbox.written import written_caption, written_text

if TYPE_CHECKING:
    from bot.sandbox.chat import Chat
    from bot.sandbox.entities import Marked
    from bot.sandbox.keyboard import Keyboard
    from bot.sandbox.message import Message
    from bot.sandbox.params import Params
    from bot.sandbox.world import World

Json = dict[str, Any]
MAX_AGE = 48 * 3600
MAX_DELETED = 100
_TOO_LONG = "Bad Request: message is too long"


def edit_message_text(world: World, params: Params) -> Json | bool:
    """Another text, and the buttons that are given with it: none given, none left."""
    chat, message = _edited(world, params)
    if message.media:
        raise bad("there is no text in the message to edit")
    try:
        marked = written_text(params)
    except Refused as refused:
        raise bad("MESSAGE_TOO_LONG") if refused.description == _TOO_LONG else refused from None
    return _change(world, chat, message, marked, read_markup(params.raw("reply_markup")))


def edit_message_caption(world: World, params: Params) -> Json | bool:
    """Another text under a file."""
    chat, message = _edited(world, params)
    if not message.media:
        raise bad("there is no caption in the message to edit")
    marked, keyboard = written_caption(params), read_markup(params.raw("reply_markup"))
    return _change(world, chat, message, marked, keyboard)


def edit_message_reply_markup(world: World, params: Params) -> Json | bool:
    """Other buttons, or none."""
    chat, message = _edited(world, params)
    keyboard = read_markup(params.raw("reply_markup"))
    return _change(world, chat, message, message.marked, keyboard)


def delete_message(world: World, params: Params) -> bool:
    """It vanishes for everybody; not when it is older than 48 hours."""
    chat = destination(world, params)
    _delete(world, chat, _given_id(params))
    return True


def delete_messages(world: World, params: Params) -> bool:
    """Up to 100 at once; those that are not there are skipped."""
    chat = destination(world, params)
    ids = params.raw("message_ids")
    if not isinstance(ids, list) or not 1 <= len(ids) <= MAX_DELETED:
        raise bad("message identifiers are not specified")
    for message_id in ids:
        if message_id in chat.messages:
            _delete(world, chat, message_id)
    return True


def check_message(world: World, params: Params) -> bool:
    """For pins and reactions, which are not shown: the message must be there."""
    chat = destination(world, params)
    if "message_id" in params and _given_id(params) not in chat.messages:
        raise bad("message not found")
    return True


def _delete(world: World, chat: Chat, message_id: int) -> None:
    message = chat.messages.get(message_id)
    if message is None:
        raise bad("message to delete not found")
    if world.clock.unix() - message.date > MAX_AGE:
        raise bad("message can't be deleted for everyone")
    if message.author != BOT and chat.kind != "private":
        raise bad("message can't be deleted")
    chat.remove(message_id)
    world.revision.grow()


def _given_id(params: Params) -> int:
    message_id = params.number("message_id")
    if message_id <= 0:
        raise bad("message identifier is not specified")
    return message_id


def _edited(world: World, params: Params) -> tuple[Chat, Message]:
    if inline_id := params.text("inline_message_id"):
        chat, message_id = world.inline_messages.get(inline_id, (None, 0))
        message = chat.messages.get(message_id) if chat else None
        if chat is None or message is None:
            raise bad("MESSAGE_ID_INVALID")
        return chat, message
    chat = known_chat(world, params)
    message = chat.messages.get(_given_id(params))
    if message is None:
        raise bad("message to edit not found")
    destination(world, params)
    if message.author != BOT or not message.is_shown or message.extra:
        raise bad("message can't be edited")
    return chat, message


def _change(
    world: World, chat: Chat, message: Message, marked: Marked, keyboard: Keyboard | None
) -> Json | bool:
    if marked == message.marked and keyboard == message.keyboard:
        raise bad(NOT_MODIFIED)
    world.limits.admit(chat.id)
    if marked != message.marked:
        message.edited_at = world.clock.unix()
    message.marked, message.keyboard = marked, keyboard
    world.changed(chat)
    return True if message.inline_id else world.shown_to_bot(chat, message)
