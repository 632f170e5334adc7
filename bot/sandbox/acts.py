"""What people do: write, edit, send files, block. The bot learns of it by updates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.sandbox.entities import Marked, clean, trimmed, units, with_found
from bot.sandbox.files import picture_size
from bot.sandbox.groups import membership_changed
from bot.sandbox.message import BOT, Media, Message
from bot.sandbox.methods.sending import document, file_ids, photo
from bot.sandbox.refusal import blocked, unknown, wrong
from bot.sandbox.world import USERNAME
from bot.sandbox.written import CAPTION_UNITS, TEXT_UNITS

if TYPE_CHECKING:
    from bot.sandbox.account import Account
    from bot.sandbox.chat import Chat
    from bot.sandbox.params import Upload
    from bot.sandbox.world import World

_COMMAND = re.compile(r"/\w+(?:@(?P<bot>\w+))?")
# What a kind of file has besides its ids, where the sandbox does not look inside.
_KINDS: dict[str, dict[str, Any]] = {
    "voice": {"duration": 1},
    "audio": {"duration": 1},
    "video": {"duration": 1, "width": 640, "height": 360},
    "video_note": {"duration": 1, "length": 240},
    "sticker": {
        "width": 512, "height": 512, "is_animated": False, "is_video": False, "type": "regular",
    },
}  # fmt: skip


def check_free(person: Account, chat: Chat | None = None) -> None:
    """409 where this person has no account any more, or has blocked the bot."""
    if person.deleted:
        raise blocked(f"{person.first_name} has deleted the account")
    if person.blocked and (chat is None or chat.id == person.id):
        raise blocked(f"{person.first_name} has blocked the bot")


def write(world: World, person: Account, chat: Chat, text: str, reply_to: int | None) -> list[int]:
    """Send a text, in several messages where it is too long for one; their ids."""
    check_free(person, chat)
    if reply_to is not None and reply_to not in chat.messages:
        raise unknown(f"there is no message {reply_to}")
    marked = trimmed(clean(text), [])
    if not marked.text:
        raise wrong("the text is empty")
    ids = []
    for part in split(marked.text):
        message = _said(world, person, chat, with_found(Marked(part)))
        message.reply_to = reply_to
        arrive(world, person, chat, message)
        ids.append(message.id)
    return ids


def split(text: str) -> list[str]:
    """Parts of at most 4,096 UTF-16 units, cut at a line's or a word's end where there is one."""
    parts = []
    while units(text) > TEXT_UNITS:
        head = _head(text)
        parts.append(head.rstrip())
        text = text[len(head) :].lstrip()
    return [part for part in [*parts, text] if part]


def _head(text: str) -> str:
    head = text[:TEXT_UNITS]
    while units(head) > TEXT_UNITS:
        head = head[: len(head) - (units(head) - TEXT_UNITS + 1) // 2]
    for end in ("\n", " "):
        place = head.rfind(end)
        if place > len(head) // 2:
            return head[: place + 1]
    return head


def send_file(
    world: World, person: Account, chat: Chat, upload: Upload, about: dict[str, str]
) -> int:
    """Send a file; `about`: `caption`, `kind` (document, photo, voice, …), `album`."""
    check_free(person, chat)
    marked = trimmed(clean(about.get("caption", "")), [])
    if units(marked.text) > CAPTION_UNITS:
        raise wrong("the caption is too long")
    media = _media(world, upload, about.get("kind") or "document", about.get("album", ""))
    message = _said(world, person, chat, with_found(marked))
    message.media = media
    arrive(world, person, chat, message)
    return message.id


def _media(world: World, upload: Upload, kind: str, album: str) -> Media:
    if kind == "photo" and picture_size(upload.data) is None:
        raise wrong("this is neither a PNG nor a JPEG")
    if kind not in ("document", "photo", *_KINDS):
        raise wrong(f"nobody sends a {kind}")
    stored = world.files.keep(upload.name, upload.mime_type, upload.data, f"{kind}s")
    media = document(stored)
    if kind == "photo":
        media = photo(stored) or media
    elif kind != "document":
        media = Media(kind, file_ids(stored) | _KINDS[kind], stored.id)
    return Media(media.kind, media.value, media.file_id, album)


def edit(world: World, person: Account, chat: Chat, message_id: int, text: str) -> None:
    """Give an own message another text; the bot gets `edited_message`."""
    check_free(person, chat)
    message = chat.messages.get(message_id)
    if message is None or message.author != person.id or not message.is_shown:
        raise unknown(f"there is no message {message_id} of {person.first_name}")
    marked = with_found(trimmed(clean(text), []))
    longest = CAPTION_UNITS if message.media else TEXT_UNITS
    if units(marked.text) > longest or not (marked.text or message.media):
        raise wrong(f"the text must have 1 to {longest} characters")
    if marked == message.marked:
        raise wrong("the message is not modified")
    message.marked, message.edited_at = marked, world.clock.unix()
    world.changed(chat)
    _tell(world, chat, message, "edited_")


def block(world: World, person: Account, *, is_blocked: bool) -> None:
    """Block the bot or let it back; nothing where it is so already."""
    if person.deleted:
        raise blocked(f"{person.first_name} has deleted the account")
    if person.blocked == is_blocked:
        return
    person.blocked = is_blocked
    statuses = ("member", "kicked") if is_blocked else ("kicked", "member")
    membership_changed(world, world.private_chat(person), person.as_user(), statuses)
    world.revision.grow()


def delete_account(world: World, person: Account) -> None:
    """The account is gone; Telegram tells the bot only when it writes."""
    person.deleted = True
    world.revision.grow()


def _said(world: World, person: Account, chat: Chat, marked: Marked) -> Message:
    return Message(chat.take_id(), world.clock.unix(), person.id, marked)


def arrive(world: World, person: Account, chat: Chat, message: Message) -> None:
    """A message of this person stands in the chat, and the bot learns of it where it may."""
    if chat.id == person.id:
        person.started = True
    chat.add(message)
    world.revision.grow()
    _tell(world, chat, message, "")


def _tell(world: World, chat: Chat, message: Message, prefix: str) -> None:
    if not chat.has_bot:
        return
    if chat.kind == "channel":
        kind = f"{prefix}channel_post"
    elif chat.kind == "private" or is_for_bot(chat, message):
        kind = f"{prefix}message"
    else:
        return
    world.updates.add(kind, chat.id, world.shown_to_bot(chat, message))


def is_for_bot(chat: Chat, message: Message) -> bool:
    """Whether a bot in privacy mode is told of a group's message.

    It is told of commands (unless they name another bot), mentions, answers to its messages and
    what was sent through it: https://core.telegram.org/bots/features#privacy-mode.
    """
    text = message.marked.text
    if command := _COMMAND.match(text):
        return (command["bot"] or USERNAME).lower() == USERNAME
    replied = chat.messages.get(message.reply_to or 0)
    is_answer = replied is not None and replied.author == BOT
    return is_answer or bool(message.inline_id) or f"@{USERNAME}" in text.lower()
