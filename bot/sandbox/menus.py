"""The bot's command menus and descriptions, by scope and language."""

from __future__ import annotations

from typing import Any

Key = tuple[str, str]


class Menus:
    """What setMyCommands and its sisters have put."""

    def __init__(self) -> None:
        self.commands: dict[Key, list[dict[str, str]]] = {}
        self.texts: dict[Key, str] = {}
        self.buttons: dict[int | None, dict[str, Any]] = {}

    def seen_by(self, chat_id: int, language: str | None) -> list[dict[str, str]]:
        """The menu of a private chat: the narrowest scope wins, there the person's language.

        The order is that of https://core.telegram.org/bots/api#determining-list-of-commands.
        """
        for scope in (f"chat:{chat_id}", "all_private_chats", "default"):
            for code in (language or "", ""):
                if found := self.commands.get((scope, code)):
                    return found
        return []

    def text(self, what: str, language: str) -> str:
        """Name, description or short description; the general one where none is for `language`."""
        return self.texts.get((what, language)) or self.texts.get((what, ""), "")
