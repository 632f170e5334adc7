"""Messages as people see them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bot.sandbox.message import BOT
from bot.sandbox.rendering import render

if TYPE_CHECKING:
    from bot.sandbox.chat import Chat
    from bot.sandbox.entities import Marked
    from bot.sandbox.message import Media, Message
    from bot.sandbox.world import World

Json = dict[str, Any]


@lru_cache(maxsize=1024)
def _html(marked: Marked) -> str:
    return render(marked)


def seen(world: World, chat: Chat, viewer: int, root: str) -> list[Json]:
    """The chat from the oldest message on; `root` begins the addresses of files."""
    shown = []
    for message in chat.messages.values():
        if message.is_shown:
            shown.append(_seen(world, message, root) | _sender(world, chat, message, viewer))
    return shown


def _seen(world: World, message: Message, root: str) -> Json:
    marked, keyboard = message.marked, message.keyboard
    shown: Json = {
        "message_id": message.id,
        "date": message.date,
        "from": "bot" if message.author == BOT else "person",
        "text": marked.text,
        "html": _html(marked),
        "entities": [entity.as_json() for entity in marked.entities],
        "buttons": keyboard.shown() if keyboard else [],
        "edited": message.edited_at is not None,
    }
    if message.reply_to is not None:
        shown["reply_to"] = message.reply_to
    if message.media:
        shown |= _media(world, message.media, root)
    return shown


def _sender(world: World, chat: Chat, message: Message, viewer: int) -> Json:
    """Who wrote it, where that is not clear."""
    if chat.kind == "private" or message.author in (BOT, viewer):
        return {}
    return {"sender": world.people[message.author].first_name}


def _media(world: World, media: Media, root: str) -> Json:
    if media.kind == "contact":
        return {"contact": media.value}
    stored = world.files.by_id(media.file_id)
    url = f"{root}/sandbox/files/{stored.path}" if stored else ""
    if media.kind == "photo":
        picture = media.value[-1]
        return {"photo": {"url": url, "width": picture["width"], "height": picture["height"]}}
    name = stored.name if stored else ""
    about = {"file_name": name, "size": len(stored.data) if stored else 0, "url": url}
    return {"document": about} | ({} if media.kind == "document" else {"kind": media.kind})
