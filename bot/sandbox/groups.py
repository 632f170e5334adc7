"""The bot comes into a group or channel, and leaves it; a person blocks it, and lets it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.entities import Marked
from bot.sandbox.message import Message, for_bot

if TYPE_CHECKING:
    from bot.sandbox.chat import Chat
    from bot.sandbox.world import World

Json = dict[str, Any]


def move_bot(world: World, chat: Chat, by: Json, *, is_there: bool) -> None:
    """Add the bot to a group or channel, or remove it; nothing where it is so already."""
    if chat.has_bot == is_there:
        return
    chat.has_bot = is_there
    came, gone = "administrator" if chat.kind == "channel" else "member", "left"
    if by["id"] != world.bot_id:
        gone = "kicked" if not is_there else gone
    membership_changed(world, chat, by, (gone, came) if is_there else (came, gone))
    if is_there and chat.kind != "channel":
        tell_of_arrival(world, chat, by)
    world.changed(chat)


def membership_changed(world: World, chat: Chat, by: Json, statuses: tuple[str, str]) -> None:
    """The `my_chat_member` update: the bot's status before and after."""
    before, after = (_member(world, status) for status in statuses)
    body = {
        "chat": chat.as_json(),
        "from": by,
        "date": world.clock.unix(),
        "old_chat_member": before,
        "new_chat_member": after,
    }
    world.updates.add("my_chat_member", chat.id, body)


def tell_of_arrival(world: World, chat: Chat, by: Json) -> None:
    """The service message that the bot was added; people's apps show no bubble for it."""
    message = Message(chat.take_id(), world.clock.unix(), by["id"], Marked())
    message.extra = {"new_chat_members": [world.bot()]}
    chat.add(message)
    world.updates.add("message", chat.id, for_bot(message, chat, by))


def _member(world: World, status: str) -> Json:
    member: Json = {"user": world.bot(), "status": status}
    if status == "kicked":
        member["until_date"] = 0
    if status == "administrator":
        member |= RIGHTS
    return member


# What ChatMemberAdministrator always says.
RIGHTS: Json = {
    name: name in ("can_post_messages", "can_edit_messages")
    for name in (
        "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages",
        "can_manage_video_chats", "can_restrict_members", "can_promote_members",
        "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
        "can_delete_stories", "can_post_messages", "can_edit_messages",
    )
}  # fmt: skip
