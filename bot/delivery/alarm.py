"""Stops a broadcast that goes wrong before it goes wrong ten thousand times."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

LOOKED_AT = 200
TOLERATED = LOOKED_AT // 20
"""Of the last 200 deliveries 5 % may fail; people who blocked the bot are no failure."""
_FAILED = frozenset({"refused", "unknown", "failed"})
_COUNTED = frozenset({"sent", "edited", *_FAILED})


class Ended(Protocol):
    """A delivery or an edit, as it was settled."""

    @property
    def broadcast_id(self) -> int:
        """What it belongs to."""
        ...

    @property
    def state(self) -> str:
        """What became of it."""
        ...


class Alarm:
    """The last deliveries, or edits, of each broadcast, as one courier saw them."""

    def __init__(self) -> None:
        self._seen: dict[int, deque[bool]] = {}

    def hear(self, settled: Iterable[Ended]) -> dict[int, str]:
        """The broadcasts that must stop now, and why; one that is resumed begins anew."""
        for one in settled:
            if one.state in _COUNTED:
                last = self._seen.setdefault(one.broadcast_id, deque(maxlen=LOOKED_AT))
                last.append(one.state in _FAILED)
        failed = {id_: sum(last) for id_, last in self._seen.items()}
        wrong = {id_: count for id_, count in failed.items() if count > TOLERATED}
        told = {
            id_: f"{count} of the last {len(self._seen[id_])} were refused or not answered"
            for id_, count in wrong.items()
        }
        for id_ in wrong:
            del self._seen[id_]
        return told

    def keep_only(self, running: Iterable[int]) -> None:
        """What has ended is forgotten."""
        known = set(running)
        self._seen = {id_: last for id_, last in self._seen.items() if id_ in known}
