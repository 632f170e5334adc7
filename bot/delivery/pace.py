"""How fast messages may leave: one budget a second, of which replies may use the last."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

JITTER = 0.02  # seconds between the permission and the socket, in which messages may bunch up
BULK_TOLERANCE = 0.005  # uvloop's timers count in ms: at 1,000/s a late one must be made up for
REPLY_SHARE = 0.02  # of the limit, free for replies at any moment while a broadcast runs


class Pace:
    """In no second more than `limit` messages, however bulk and replies mix.

    The generic cell rate algorithm: each message moves a theoretical time on by one gap, and may
    leave that much before it as its lane tolerates. With a burst of b messages and a gap of
    1/(limit - b), no second holds more than `limit`.
    """

    def __init__(self, limit: int | None, clock: Callable[[], float] = time.monotonic) -> None:
        """`limit` in messages a second; None does not hold back anything but a 429."""
        self.limit = limit
        self._clock = clock
        self._gap = self._reply_tolerance = 0.0
        if limit is not None:
            burst = max(limit * REPLY_SHARE, min(2, (limit - 1) // 5))
            self._gap = (1 + JITTER) / (limit - burst)
            self._reply_tolerance = burst * self._gap
        self._bulk_tolerance = min(BULK_TOLERANCE, self._reply_tolerance)
        self._next = self._held_until = 0.0
        self._bulk_lane, self._reply_lane = asyncio.Lock(), asyncio.Lock()

    def reserve(self, now: float, *, reply: bool = False) -> float:
        """0.0: the message may leave now, and is counted. Else ask again after so many seconds."""
        tolerance = self._reply_tolerance if reply else self._bulk_tolerance
        wait = self._next - tolerance - now
        if not reply:
            wait = max(wait, self._held_until - now)
        if wait > 0:
            return wait
        self._next = max(self._next, now) + self._gap
        return 0.0

    async def take(self, *, reply: bool = False) -> None:
        """Wait until a message may leave. First come, first served in each of the two lanes."""
        async with self._reply_lane if reply else self._bulk_lane:
            while True:
                wait = self.reserve(self._clock(), reply=reply)
                if not wait:
                    return
                await asyncio.sleep(wait)

    def try_take(self) -> bool:
        """Whether a message of a broadcast may leave now; if so, it is counted."""
        return self.reserve(self._clock()) == 0

    def hold(self, seconds: float) -> None:
        """After a 429 bulk waits so long, at least; replies go on."""
        self._held_until = max(self._held_until, self._clock() + seconds)

    @property
    def is_held(self) -> bool:
        """Whether bulk waits for the end of a 429."""
        return self._clock() < self._held_until
