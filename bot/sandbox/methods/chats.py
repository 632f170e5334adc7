"""The methods about chats and their members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.groups import RIGHTS, move_bot
from bot.sandbox.methods.sending import known_chat
from bot.sandbox.refusal import bad, forbidden

if TYPE_CHECKING:
    from bot.sandbox.chat import Chat
    from bot.sandbox.params import Params
    from bot.sandbox.world import World

Json = dict[str, Any]
# What ChatFullInfo always has, whatever the chat.
_FULL: Json = {
    "accent_color_id": 0,
    "max_reaction_count": 11,
    "accepted_gift_types": {
        "unlimited_gifts": False,
        "limited_gifts": False,
        "unique_gifts": False,
        "premium_subscription": False,
        "gifts_from_channels": False,
    },
}


def get_chat(world: World, params: Params) -> Json:
    """The Bot API's ChatFullInfo."""
    return _met(world, params).as_json() | _FULL


def get_chat_member(world: World, params: Params) -> Json:
    """The bot or a person in this chat."""
    chat, user_id = _met(world, params), params.number("user_id")
    if user_id == world.bot_id:
        return bot_member(world, chat)
    if user_id not in world.people:
        raise bad("user not found")
    user = world.people[user_id].as_user()
    if user_id not in chat.members:
        return {"status": "left", "user": user}
    if chat.kind != "private" and user_id == chat.members[0]:
        return _creator(user)
    return {"status": "member", "user": user}


def get_chat_administrators(world: World, params: Params) -> list[Json]:
    """The person who made the group, and the bot in a channel."""
    chat = _met(world, params)
    if chat.kind == "private":
        raise bad("there are no administrators in the private chat")
    found = [_creator(world.people[chat.members[0]].as_user())] if chat.members else []
    return found + ([bot_member(world, chat)] if chat.kind == "channel" else [])


def get_chat_member_count(world: World, params: Params) -> int:
    """People and the bot."""
    chat = _met(world, params)
    return len(chat.members) + chat.has_bot


def leave_chat(world: World, params: Params) -> bool:
    """The bot leaves a group."""
    chat = _met(world, params)
    if chat.kind == "private":
        raise bad("chat member status can't be changed in private chats")
    move_bot(world, chat, world.bot(), is_there=False)
    return True


def bot_member(world: World, chat: Chat) -> Json:
    """The bot as ChatMember: an administrator in channels, else a member, or gone."""
    if not chat.has_bot:
        return {"status": "left", "user": world.bot()}
    if chat.kind != "channel":
        return {"status": "member", "user": world.bot()}
    return {"status": "administrator", "user": world.bot()} | RIGHTS


def _creator(user: Json) -> Json:
    return {"status": "creator", "user": user, "is_anonymous": False}


def _met(world: World, params: Params) -> Chat:
    chat = known_chat(world, params)
    if chat.kind == "private" and not world.people[chat.id].started:
        raise bad("chat not found")
    if chat.kind != "private" and not chat.has_bot:
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    return chat
