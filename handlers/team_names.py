"""By which names the team knows its members: asked of Telegram each time, and kept nowhere."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from bot.intake.calling import CallFailed

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.intake.calling import Call

_SECONDS = 2.0
"""Whoever looks waits no longer for a name: then the id stands there."""
_AT_ONCE = 5
"""A large team leaves Telegram room for what supporters are answered meanwhile."""
_LONGEST = 32


class TeamNames:
    """The names that members show in Telegram."""

    def __init__(self, call: Call) -> None:
        self._call, self._few = call, asyncio.Semaphore(_AT_ONCE)

    async def of(self, ids: Collection[int]) -> dict[int, str]:
        """Each with a name on one line; without those of whom Telegram tells none now."""
        told: dict[int, str] = {}

        async def ask(id_: int) -> None:
            async with self._few:
                told[id_] = await self._name(id_)

        with suppress(TimeoutError):
            async with asyncio.timeout(_SECONDS), asyncio.TaskGroup() as asking:
                for id_ in ids:
                    asking.create_task(ask(id_))
        return {id_: told[id_] for id_ in ids if told.get(id_)}

    async def _name(self, id_: int) -> str:
        try:
            chat = await self._call("getChat", {"chat_id": id_}, _SECONDS)
        except CallFailed:  # such as an owner by the settings, who has not written yet
            return ""
        printable = (one if one.isprintable() else " " for one in str(chat.get("first_name", "")))
        return " ".join("".join(printable).split())[:_LONGEST]
