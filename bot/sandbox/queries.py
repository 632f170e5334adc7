"""Questions of the apps that wait for the bot: taps and inline queries."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from itertools import count
from typing import Any

from bot.sandbox.refusal import TOO_OLD, bad

# The apps give up earlier; the bot may still answer within this.
LIFETIME = 15.0


class Queries:
    """Each has an id and a future that the bot's answer fulfils, once."""

    def __init__(self) -> None:
        self._ids = count(4_000_000_000_000_001)
        self._open: OrderedDict[str, tuple[float, asyncio.Future[Any]]] = OrderedDict()

    def ask(self) -> tuple[str, asyncio.Future[Any]]:
        """A new question: its id, and where the answer will be."""
        loop = asyncio.get_running_loop()
        self._forget(loop.time())
        query_id, answer = str(next(self._ids)), loop.create_future()
        self._open[query_id] = (loop.time() + LIFETIME, answer)
        return query_id, answer

    def answer(self, query_id: str, answer: Any) -> None:
        """The bot answers; refused where the question is unknown, answered or too old."""
        self._forget(asyncio.get_running_loop().time())
        if query_id not in self._open:
            raise bad(TOO_OLD)
        _, waiting = self._open.pop(query_id)
        if not waiting.done():
            waiting.set_result(answer)

    def _forget(self, now: float) -> None:
        while self._open:
            query_id, (until, _) = next(iter(self._open.items()))
            if until > now:
                return
            del self._open[query_id]


async def within(answer: asyncio.Future[Any], seconds: float) -> Any:
    """The answer, or None when it does not come in time; it may still come later."""
    done, _ = await asyncio.wait({answer}, timeout=seconds)
    return answer.result() if done else None
