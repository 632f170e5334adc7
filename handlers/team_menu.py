"""The command menu of the team: each member sees the team's commands, and nobody else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.intake.calling import CallFailed
from handlers.menu import COMMANDS, commands_of

if TYPE_CHECKING:
    from bot.intake.calling import Call
    from bot.store.team import Team
    from bot.texts import Texts

TEAM_COMMANDS = ("team", "audit", *COMMANDS)
_SECONDS = 20.0


class TeamMenus:
    """Menus of single chats, as Telegram keeps them. The bot works without them too."""

    def __init__(self, call: Call, texts: Texts) -> None:
        self._call, self._texts = call, texts

    async def show(self, member_id: int, *, is_member: bool) -> None:
        """The team's menu in this private chat, or everybody's again; a failure is let pass."""
        for language in ("", *self._texts.languages):
            where = {
                "scope": {"type": "chat", "chat_id": member_id},
                "language_code": language,
            }
            commands = commands_of(self._texts.in_(language), TEAM_COMMANDS)
            method, more = "deleteMyCommands", {}
            if is_member:
                method, more = "setMyCommands", {"commands": commands}
            try:
                await self._call(method, where | more, _SECONDS)
            except CallFailed:  # an owner by the settings, who has not written yet
                return

    async def show_all(self, team: Team) -> None:
        """Every member's menu, at the start."""
        for member_id in await team.members():
            await self.show(member_id, is_member=True)
