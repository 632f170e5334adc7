"""Which reminder a case owes to those who have not acted."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from cases.case import Case


class Kind(StrEnum):
    """A reminder so many days before the deadline; the value is what is stored."""

    WEEK = "week"
    LAST_DAYS = "last_days"

    @property
    def days(self) -> int:
        """From how many days before the deadline on it is due."""
        return {Kind.WEEK: 7, Kind.LAST_DAYS: 2}[self]


KINDS = tuple(Kind)
"""Every reminder there is, the earliest first."""


def due_reminder(case: Case, today: date, now: datetime) -> Kind | None:
    """The tightest reminder whose day has come on `today`, the supporter's own date.

    None for a case without a deadline, one that no longer wants appeals at `now` (aware), and
    one whose deadline has passed where the supporter lives.
    """
    left = case.days_left(today)
    if left is None or left < 0 or not case.is_open(now):
        return None
    come = [kind for kind in KINDS if left <= kind.days]
    return min(come, key=lambda kind: kind.days, default=None)


def since(case: Case, kind: Kind) -> date:
    """The first local date on which this reminder is due; ValueError without a deadline."""
    if case.deadline is None:
        raise ValueError("a case without a deadline has no reminders")
    return case.deadline - timedelta(days=kind.days)
