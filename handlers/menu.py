"""The command menu, in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.intake.calling import CallFailed

if TYPE_CHECKING:
    from bot.intake.calling import Call
    from bot.texts import Texts, Words

COMMANDS = ("cases", "settings", "help", "my_data", "privacy", "stop", "forget")
_SECONDS = 20.0


async def set_menu(call: Call, texts: Texts) -> None:
    """Tell Telegram the commands. A failure is let pass: the bot works without a menu too."""
    for language in ("", *texts.languages):
        commands = _commands(texts.in_(language))
        try:
            await call(
                "setMyCommands", {"commands": commands, "language_code": language}, _SECONDS
            )
        except CallFailed:
            return


def _commands(words: Words) -> list[dict[str, str]]:
    return [
        {"command": command, "description": words.label(f"command_{command}")}
        for command in COMMANDS
    ]
