"""A number that grows with every change, and those who wait for the next one."""

from __future__ import annotations

import asyncio


class Revision:
    """Counts the changes of one chat, or of everything; costs nothing while nobody waits."""

    __slots__ = ("_waiting", "number")

    def __init__(self) -> None:
        self.number = 0
        self._waiting: set[asyncio.Future[None]] | None = None

    def grow(self) -> None:
        """Something changed: whoever waits wakes up."""
        self.number += 1
        if self._waiting:
            for waiter in self._waiting:
                if not waiter.done():
                    waiter.set_result(None)
            self._waiting = None

    async def exceeds(self, after: int, seconds: float) -> None:
        """Return once the number is above `after`, at the latest after `seconds`."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while self.number <= after and (left := deadline - loop.time()) > 0:
            waiter: asyncio.Future[None] = loop.create_future()
            self._waiting = self._waiting or set()
            self._waiting.add(waiter)
            try:
                async with asyncio.timeout(left):
                    await waiter
            except TimeoutError:
                return
            finally:
                if self._waiting:
                    self._waiting.discard(waiter)
