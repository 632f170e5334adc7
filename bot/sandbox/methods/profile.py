"""The methods about the bot itself: names, descriptions, command menus."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.sandbox.entities import units
from bot.sandbox.methods.sending import known_chat
from bot.sandbox.params import Params
from bot.sandbox.refusal import bad

if TYPE_CHECKING:
    from bot.sandbox.world import World

Json = dict[str, Any]
MAX_COMMANDS, MAX_COMMAND_TEXT = 100, 256
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")
_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
_CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})
_LONGEST = {"name": 64, "description": 512, "short_description": 120}


def get_me(world: World, params: Params) -> Json:
    """The bot, with what it may do."""
    return world.bot() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
    }


def set_my_commands(world: World, params: Params) -> bool:
    """The menu of one scope and language; an empty list removes it."""
    raw = params.raw("commands")
    if not isinstance(raw, list):
        raise bad("can't parse commands JSON object")
    if len(raw) > MAX_COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    world.menus.commands[_key(world, params)] = [_command(item) for item in raw]
    world.revision.grow()
    return True


def get_my_commands(world: World, params: Params) -> list[dict[str, str]]:
    """The menu of exactly this scope and language."""
    return world.menus.commands.get(_key(world, params), [])


def delete_my_commands(world: World, params: Params) -> bool:
    """The wider scopes show through again."""
    world.menus.commands.pop(_key(world, params), None)
    world.revision.grow()
    return True


def _command(raw: object) -> dict[str, str]:
    if not isinstance(raw, dict):
        raise bad("can't parse BotCommand: expected an Object")
    command = str(raw.get("command", "")).removeprefix("/")
    text = str(raw.get("description", "")).strip()
    if not _COMMAND.fullmatch(command):
        raise bad("BOT_COMMAND_INVALID")
    if not 1 <= units(text) <= MAX_COMMAND_TEXT:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": text}


def _key(world: World, params: Params) -> tuple[str, str]:
    return _scope(world, params), _language(params)


def _scope(world: World, params: Params) -> str:
    scope = params.raw("scope") or {"type": "default"}
    kind = scope.get("type") if isinstance(scope, dict) else None
    if kind in _SCOPES:
        return str(kind)
    if kind not in _CHAT_SCOPES:
        raise bad("can't parse BotCommandScope: Unsupported type specified")
    chat = known_chat(world, Params(scope))
    member = f":{scope.get('user_id')}" if kind == "chat_member" else ""
    return f"{kind}:{chat.id}{member}"


def _language(params: Params) -> str:
    code = params.text("language_code")
    if not _LANGUAGE.fullmatch(code):
        raise bad("LANG_CODE_INVALID")
    return code


def _set_text(world: World, params: Params, what: str) -> bool:
    text = params.text(what)
    if units(text) > _LONGEST[what]:
        raise bad(f"bot {what.replace('_', ' ')} is too long")
    language = _language(params)
    world.menus.texts[(what, language)] = text
    if what == "name" and not language and text:
        world.bot_name = text
    return True


def set_my_name(world: World, params: Params) -> bool:
    """At most 64 characters."""
    return _set_text(world, params, "name")


def set_my_description(world: World, params: Params) -> bool:
    """What an empty chat shows; at most 512 characters."""
    return _set_text(world, params, "description")


def set_my_short_description(world: World, params: Params) -> bool:
    """What the profile shows; at most 120 characters."""
    return _set_text(world, params, "short_description")


def get_my_name(world: World, params: Params) -> Json:
    """The name in this language, else the general one."""
    return {"name": world.menus.text("name", _language(params)) or world.bot_name}


def get_my_description(world: World, params: Params) -> Json:
    """The description in this language, else the general one."""
    return {"description": world.menus.text("description", _language(params))}


def get_my_short_description(world: World, params: Params) -> Json:
    """The short description in this language, else the general one."""
    return {"short_description": world.menus.text("short_description", _language(params))}


def set_chat_menu_button(world: World, params: Params) -> bool:
    """What stands beside the text field: the commands, or what Telegram chooses."""
    button = params.raw("menu_button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in ("default", "commands"):
        raise bad("the sandbox shows menu buttons of type default and commands only")
    world.menus.buttons[params.raw("chat_id")] = button
    return True


def get_chat_menu_button(world: World, params: Params) -> Json:
    """The button of one chat, else the general one."""
    buttons = world.menus.buttons
    return buttons.get(params.raw("chat_id")) or buttons.get(None) or {"type": "default"}
