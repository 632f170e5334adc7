"""How fast messages may leave: so many a second, of which replies have the next place."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

# Telegram counts what arrives. Where one message is on its way for longer than another by no more
# than this, in seconds, no second there holds more than the limit either. Costs 0.2 % of the rate.
JITTER = 0.002
REPLY_SHARE = 0.001  # of the limit, free for replies at any moment while a broadcast runs
CATCHING_UP = 0.25  # seconds that a broadcast may be late by and still make up for
SHORTEST_NAP = 0.001  # uvloop's timers count in ms: less is no nap, and the processor burns


class Pace:
    """In no second more than `limit` messages leave, however bulk and replies mix.

    A message takes a place with its permission and holds it until a second after it left, which is
    told when it is written to the socket: however long it takes until then, it is counted right.
    Bulk is spread evenly over the second; after a stall it makes up for what the second still has.
    """

    def __init__(self, limit: int | None, clock: Callable[[], float] = time.monotonic) -> None:
        """`limit` in messages a second; None does not hold back anything but a 429."""
        self.limit = limit
        self._clock = clock
        self._gap = 1 / limit if limit else 0.0
        self._share = int(limit * REPLY_SHARE) if limit else 0
        self._left: deque[float] = deque()  # when, for each that counts still
        self._leaving = 0  # places of those that have not left
        self._waiting = 0  # replies
        self._reserved = 0
        self.replied = 0
        """How many replies were given a place so far."""
        self._due = self._held_until = 0.0
        self._bulk_lane, self._reply_lane = asyncio.Lock(), asyncio.Lock()

    def wait(self, *, reply: bool = False) -> float:
        """0.0: there is a place for a message now. Else ask again after so many seconds."""
        now = self._clock()
        wait = 0.0 if reply else max(self._due, self._held_until) - now
        if self.limit is not None:
            # What replies wait for is not bulk's.
            kept_free = 0 if reply else self._share + self._waiting + self._reserved
            places = self.limit - kept_free
            wait = max(wait, self._until_free(places, now))
        return max(wait, 0.0)

    async def place(self, *, reply: bool = False) -> Place:
        """Wait until a message may leave. First come, first served in each of the two lanes."""
        self._waiting += reply
        try:
            async with self._reply_lane if reply else self._bulk_lane:
                while wait := self.wait(reply=reply):  # noqa: ASYNC110 - it is time that passes
                    await asyncio.sleep(max(wait, SHORTEST_NAP))
                return self._take(reply=reply)
        finally:
            self._waiting -= reply

    def try_place(self, *, reply: bool = False) -> Place | None:
        """A place, if there is one now, and nobody waits for it in this lane."""
        lane = self._reply_lane if reply else self._bulk_lane
        return None if lane.locked() or self.wait(reply=reply) else self._take(reply=reply)

    def hold(self, seconds: float) -> None:
        """After a 429 bulk waits so long, at least; replies go on."""
        self._held_until = max(self._held_until, self._clock() + seconds)

    def rest(self) -> None:
        """Somebody else may have sent as much as this one may: bulk lets a second pass."""
        if self.limit is not None:
            self._due = max(self._due, self._clock() + 1 + JITTER)

    def reserve(self, places: int) -> None:
        """Other bots send so many replies a second: bulk leaves them room, and keeps a half."""
        if self.limit is not None:
            self._reserved = min(places, self.limit // 2)

    @property
    def is_held(self) -> bool:
        """Whether bulk waits for the end of a 429."""
        return self._clock() < self._held_until

    def _until_free(self, places: int, now: float) -> float:
        """Seconds until fewer than `places` are taken, as far as that is known."""
        while self._left and self._left[0] + 1 + JITTER <= now:
            self._left.popleft()
        surplus = len(self._left) + self._leaving - places
        if surplus < 0:
            return 0.0
        if surplus >= len(self._left):
            return self._gap
        return self._left[surplus] + 1 + JITTER - now

    def _take(self, *, reply: bool) -> Place:
        self._leaving += 1
        self.replied += reply
        if not reply and self.limit is not None:
            now = self._clock()
            self._due = (now if self._due < now - CATCHING_UP else self._due) + self._gap
        return Place(self)

    def _leave(self, *, counts: bool) -> None:
        self._leaving -= 1
        if counts and self.limit is not None:
            self._left.append(self._clock())


class Place:
    """One message's place among those of its second. Whoever has it says what became of it.

    As a context it is given up at the end of the block, and counts from then on where nobody said
    that the message left: it may have.
    """

    __slots__ = ("_is_taken", "_pace")

    def __init__(self, pace: Pace) -> None:
        """Only a `Pace` has places to give."""
        self._pace, self._is_taken = pace, True

    def left(self) -> None:
        """The message leaves now. Said again, it changes nothing."""
        if self._is_taken:
            self._is_taken = False
            self._pace._leave(counts=True)

    def unused(self) -> None:
        """No message left: the place is free."""
        if self._is_taken:
            self._is_taken = False
            self._pace._leave(counts=False)

    def __enter__(self) -> Self:
        """Hold the place while the block runs."""
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        """See the class."""
        self.left()
