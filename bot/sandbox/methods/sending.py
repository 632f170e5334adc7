"""The methods that put a new message into a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.entities import Marked
from bot.sandbox.files import picture_size
from bot.sandbox.keyboard import read_markup
from bot.sandbox.message import BOT, Media, Message
from bot.sandbox.refusal import bad, forbidden
from bot.sandbox.written import written_caption, written_text

if TYPE_CHECKING:
    from bot.sandbox.account import Account
    from bot.sandbox.chat import Chat
    from bot.sandbox.files import StoredFile
    from bot.sandbox.params import Params
    from bot.sandbox.world import World

Json = dict[str, Any]
ACTIONS = frozenset(
    {
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
        "upload_document", "choose_sticker", "find_location", "record_video_note",
        "upload_video_note",
    }
)  # fmt: skip
_MAX_PHOTO = 10 * 1024 * 1024


def known_chat(world: World, params: Params, name: str = "chat_id") -> Chat:
    """The chat that a parameter names, if the bot has ever met it."""
    chat_id = params.raw(name)
    if chat_id is None or chat_id == "":
        raise bad(f"{name} is empty")
    chat = world.chat(chat_id)
    if chat is None:
        raise bad("chat not found")
    return chat


def destination(world: World, params: Params) -> Chat:
    """The chat to write to; 403 where the bot may not."""
    chat = known_chat(world, params)
    if chat.kind == "private":
        _check_person(world.people[chat.id])
    elif not chat.has_bot:
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    return chat


def _check_person(person: Account) -> None:
    if person.deleted:
        raise forbidden("user is deactivated")
    if person.blocked:
        raise forbidden("bot was blocked by the user")
    if not person.started:
        raise forbidden("bot can't initiate conversation with a user")


def post(
    world: World, params: Params, chat: Chat, marked: Marked, media: Media | None = None
) -> Message:
    """Put a message of the bot into the chat, with the buttons and the reply that it asks for."""
    keyboard = read_markup(params.raw("reply_markup"))
    reply_to = _reply_to(params, chat)
    world.limits.admit(chat.id)
    message = Message(chat.take_id(), world.clock.unix(), BOT, marked, media, keyboard, reply_to)
    chat.add(message)
    world.revision.grow()
    return message


def _reply_to(params: Params, chat: Chat) -> int | None:
    about = params.raw("reply_parameters") or {}
    if not isinstance(about, dict):
        raise bad("object expected as reply parameters")
    message_id = about.get("message_id") or params.number("reply_to_message_id")
    if not message_id or message_id in chat.messages:
        return message_id or None
    if about.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
        return None
    raise bad("message to be replied not found")


def send_message(world: World, params: Params) -> Json:
    """A text."""
    chat = destination(world, params)
    return world.shown_to_bot(chat, post(world, params, chat, written_text(params)))


def send_document(world: World, params: Params) -> Json:
    """A file, new or known by its file_id."""
    chat = destination(world, params)
    stored = given_file(world, params, "document", "documents")
    marked = written_caption(params)
    return world.shown_to_bot(chat, post(world, params, chat, marked, document(stored)))


def send_photo(world: World, params: Params) -> Json:
    """A PNG or JPEG of at most 10 MB."""
    chat = destination(world, params)
    stored = given_file(world, params, "photo", "photos")
    if len(stored.data) > _MAX_PHOTO:
        raise bad("file is too big")
    media = photo(stored)
    if media is None:
        raise bad("IMAGE_PROCESS_FAILED")
    return world.shown_to_bot(chat, post(world, params, chat, written_caption(params), media))


def send_contact(world: World, params: Params) -> Json:
    """A number with a name."""
    chat = destination(world, params)
    contact = {name: params.text(name) for name in ("phone_number", "first_name", "last_name")}
    if not contact["phone_number"]:
        raise bad("phone number must be non-empty")
    if not contact["first_name"]:
        raise bad("first name must be non-empty")
    given = {name: value for name, value in contact.items() if value}
    return world.shown_to_bot(chat, post(world, params, chat, Marked(), Media("contact", given)))


def send_chat_action(world: World, params: Params) -> bool:
    """Nothing is shown, but only where a message could be."""
    destination(world, params)
    if params.text("action") not in ACTIONS:
        raise bad("wrong parameter action in request")
    return True


def copy_message(world: World, params: Params) -> Json:
    """The same content as a new message of the bot."""
    chat = destination(world, params)
    original = _original(world, params, "copy")
    has_caption = original.media and "caption" in params
    marked = written_caption(params) if has_caption else original.marked
    return {"message_id": post(world, params, chat, marked, original.media).id}


def forward_message(world: World, params: Params) -> Json:
    """The same content with its origin, without buttons."""
    chat = destination(world, params)
    original = _original(world, params, "forward")
    message = post(world, params, chat, original.marked, original.media)
    sender = world.user(original.author)
    origin = {"type": "user", "sender_user": sender, "date": original.date}
    message.extra = {"forward_origin": origin}
    return world.shown_to_bot(chat, message)


def _original(world: World, params: Params, to: str) -> Message:
    source = known_chat(world, params, "from_chat_id")
    original = source.messages.get(params.number("message_id"))
    if original is None:
        raise bad(f"message to {to} not found")
    if not original.is_shown:
        raise bad(f"message can't be {'copied' if to == 'copy' else 'forwarded'}")
    return original


def given_file(world: World, params: Params, name: str, folder: str) -> StoredFile:
    """The file of a parameter: uploaded with the call, or known."""
    if upload := params.upload(name):
        if not upload.data:
            raise bad("file must be non-empty")
        return world.files.keep(upload.name, upload.mime_type, upload.data, folder)
    value = params.text(name)
    if not value:
        raise bad(f"there is no {name} in the request")
    if value.startswith(("http://", "https://")):
        raise bad("failed to get HTTP URL content")
    stored = world.files.by_id(value)
    if stored is None:
        raise bad("wrong file identifier/HTTP URL specified")
    return stored


def document(stored: StoredFile) -> Media:
    """A file as the Bot API's Document."""
    about = {"file_name": stored.name, "mime_type": stored.mime_type} | file_ids(stored)
    return Media("document", about, stored.id)


def photo(stored: StoredFile) -> Media | None:
    """A picture as the Bot API's PhotoSize list; None where it is none."""
    size = picture_size(stored.data)
    if size is None:
        return None
    about = file_ids(stored) | {"width": size[0], "height": size[1]}
    return Media("photo", [about], stored.id)


def file_ids(stored: StoredFile) -> Json:
    """What every kind of file tells of itself."""
    return {
        "file_id": stored.id,
        "file_unique_id": f"U{stored.id}",
        "file_size": len(stored.data),
    }
