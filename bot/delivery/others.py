"""The replies of the other bots, where several run at once: the broadcast leaves them room."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from bot.store.replies_told import replies_in

if TYPE_CHECKING:
    from bot.delivery.pace import Pace
    from bot.store.replies_told import RepliesTold

EXCHANGED_EVERY = 1.0  # seconds
LATELY = 5  # exchanges: whom people answered a moment ago they answer again
SILENT = 3  # exchanges in which a bot told nothing new: it is dead, or away from the database
FORGOTTEN = 60


class Others:
    """Tells the others how many replies this bot sends, and makes room for theirs.

    Nobody waits for it: a reply leaves at once, whoever sends it. So the first replies after a
    silence come on top of the limit, for a second or two; from then on bulk gives way to them.
    """

    def __init__(self, pace: Pace, told: RepliesTold) -> None:
        """`pace` is this bot's own."""
        self._pace, self._told = pace, told
        self._counted = pace.replied
        self._lately: deque[int] = deque(maxlen=LATELY)
        self._heard: dict[str, tuple[str, int]] = {}  # and in how many exchanges it was the same

    async def exchange(self) -> None:
        """Once in `EXCHANGED_EVERY`; by each bot."""
        replied = self._pace.replied
        self._lately.append(replied - self._counted)
        self._counted = replied
        await self._told.tell(max(self._lately))
        self._hear(await self._told.others())
        live = (value for value, silent in self._heard.values() if silent < SILENT)
        self._pace.reserve(sum(map(replies_in, live)))
        for name, (value, silent) in self._heard.items():
            if silent >= FORGOTTEN:
                await self._told.forget(name, value)

    def _hear(self, told: dict[str, str]) -> None:
        before = self._heard
        self._heard = {}
        for name, value in told.items():
            last, silent = before.get(name, ("", 0))
            self._heard[name] = value, silent + 1 if last == value else 0
