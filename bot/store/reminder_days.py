"""What is due on one day in one zone, and how far its reminders are queued."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.reminder import LAST_HOUR, MORNING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

LATE_ROUND, LAST_CALL = MORNING - 1, LAST_HOUR + 1
"""One round looks at everybody for what is late, before those of the hours; and one after them."""


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A reminder of a case that is due in one zone on one date.

    `kind` is None where none is due but to those who put it off until now, which somebody did
    if `is_put_off`: what they are given then stands for this kind as well. Whoever received the
    case at `received_before` or later, or began an appeal for it at `begun_before` or later, is
    not reminded; who asked to be, if they did so before their own hour of the day whose ninth
    hour is `nine`. It is not given to whom it was given for a deadline after `renewed`.
    """

    case_id: int
    kind: str | None
    deadline: date | None
    renewed: str
    received_before: datetime
    begun_before: datetime
    nine: datetime
    is_late: bool = False
    is_put_off: bool = False

    @property
    def name(self) -> str:
        """The same as long as it is the same reminder."""
        return f"{self.case_id}:{self.kind}:{self.deadline}"


@dataclass(frozen=True, slots=True)
class Day:
    """A civil hour of a zone's day (empty: the zone is unknown), which ends at `shuts`."""

    zone: str
    day: date
    tomorrow: date
    hour: int
    now: datetime
    shuts: datetime

    @property
    def occasion(self) -> str:
        """What the day's reminders are known by; the same date in any zone is the same one."""
        return f"reminder {self.day.isoformat()}"

    @property
    def now_ms(self) -> int:
        """The moment as the store keeps it."""
        return ms(self.now)

    @property
    def last_round(self) -> int:
        """The last round that has begun."""
        return LAST_CALL if self.hour >= LAST_HOUR else self.hour


@dataclass(frozen=True, slots=True)
class Place:
    """How far a zone's reminders are queued."""

    day: str
    due: str
    round: int
    hour: int
    last: int

    def is_done(self, due: Sequence[DueReminder], day: Day) -> bool:
        """Whether nobody is left to be looked at for these before the next hour."""
        same = self.day == day.day.isoformat() and self.due == names(due)
        return same and self.round > day.last_round


@dataclass(frozen=True, slots=True)
class Chunk:
    """Supporters of a zone, in the order of hour and id: after the one, up to the other."""

    round: int
    zone: str
    hour: int
    last: int
    to_hour: int
    to_last: int

    @property
    def range(self) -> dict[str, object]:
        """As the queries take it."""
        return {
            "zone": self.zone,
            "hour": self.hour,
            "last": self.last,
            "to_hour": self.to_hour,
            "to_last": self.to_last,
        }


def names(due: Sequence[DueReminder]) -> str:
    """What is due, as one text; the snoozes of single supporters do not count."""
    return " ".join(sorted(one.name for one in due if one.kind is not None)) or "-"


def ms(moment: datetime) -> int:
    """The moment as the store keeps it."""
    return int(moment.timestamp() * 1000)
