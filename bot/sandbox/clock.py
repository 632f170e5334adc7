"""The clock that the sandbox lends to a bot: the machine's time, moved ahead."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    NextReminder = Callable[[], Awaitable[datetime | None]]
    """When the bot reminds somebody next; None where it will not."""

# It runs on from there: a date at the end of the calendar would leave it.
LATEST = 9000


class MovedClock:
    """The machine's time plus what it was moved by; it runs on and never goes back by itself."""

    __slots__ = ("_ahead",)

    def __init__(self) -> None:
        self._ahead = timedelta()

    def now(self) -> datetime:
        """Aware, UTC."""
        return datetime.now(UTC) + self._ahead

    def unix(self) -> int:
        """The same moment in whole Unix seconds, as Telegram dates messages."""
        return int(self.now().timestamp())

    def move_to(self, moment: datetime) -> datetime:
        """Make it `moment` now; `ValueError` where that is naive or already past."""
        if moment.tzinfo is None:
            raise ValueError("now must say its time zone, as in 2030-01-31T12:00:00Z")
        if moment.year > LATEST:
            raise ValueError(f"now must not be after the year {LATEST}")
        now = self.now()
        if moment < now:
            raise ValueError(f"the clock never goes back: it is {now.isoformat()} already")
        self._ahead += moment - now
        return self.now()

    def reset(self) -> datetime:
        """Show the machine's time again: the one way back, for a new story."""
        self._ahead = timedelta()
        return self.now()
