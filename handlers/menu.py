"""The command menu, in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.intake.calling import CallFailed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.intake.calling import Call
    from bot.texts import Texts, Words

COMMANDS = ("cases", "settings", "help", "my_data", "privacy", "stop", "forget")
_SECONDS = 20.0


async def set_menu(call: Call, texts: Texts) -> None:
    """Tell Telegram the commands. A failure is let pass: the bot works without a menu too."""
    for language in ("", *texts.languages):
        commands = commands_of(texts.in_(language), COMMANDS)
        try:
            await call(
                "setMyCommands", {"commands": commands, "language_code": language}, _SECONDS
            )
        except CallFailed:
            return


def commands_of(words: Words, commands: Iterable[str]) -> list[dict[str, str]]:
    """These commands as Telegram takes them, described in these words."""
    return [
        {"command": command, "description": words.label(f"command_{command}")}
        for command in commands
    ]
