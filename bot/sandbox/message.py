"""One message in a chat, as the bot is told of it and as a person sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.sandbox.chat import Chat
    from bot.sandbox.entities import Marked
    from bot.sandbox.keyboard import Keyboard

BOT = 0


@dataclass(frozen=True, slots=True)
class Media:
    """What a message carries besides text: its Bot API field and that field's value."""

    kind: str
    value: Any
    file_id: str = ""
    album: str = ""


@dataclass(slots=True, eq=False)
class Message:
    """`author` is a person's id, or `BOT`; `extra` holds what few messages have."""

    id: int
    date: int
    author: int
    marked: Marked
    media: Media | None = None
    keyboard: Keyboard | None = None
    reply_to: int | None = None
    edited_at: int | None = None
    inline_id: str | None = None
    extra: dict[str, Any] | None = None

    @property
    def is_shown(self) -> bool:
        """Whether people see it as a message; a service message is none."""
        return bool(self.marked.text or self.media)


def for_bot(message: Message, chat: Chat, author: dict[str, Any]) -> dict[str, Any]:
    """The Bot API's Message."""
    shown: dict[str, Any] = {"message_id": message.id}
    if chat.kind == "channel":
        shown["sender_chat"] = chat.as_json()
    else:
        shown["from"] = author
    shown["chat"] = chat.as_json()
    shown["date"] = message.date
    _add_content(shown, message)
    if message.edited_at is not None:
        shown["edit_date"] = message.edited_at
    if message.keyboard:
        shown["reply_markup"] = message.keyboard.as_json()
    if message.extra:
        shown |= message.extra
    return shown


def _add_content(shown: dict[str, Any], message: Message) -> None:
    text, entities, media = "text", "entities", message.media
    if media:
        text, entities = "caption", "caption_entities"
        shown[media.kind] = media.value
        if media.album:
            shown["media_group_id"] = media.album
    if message.marked.text:
        shown[text] = message.marked.text
    if message.marked.entities:
        shown[entities] = [entity.as_json() for entity in message.marked.entities]
