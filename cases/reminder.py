"""When those who have not acted are reminded of a case, and what putting it off means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, tzinfo

    from cases.case import Case

MORNING, NIGHT = 9, 21
"""Nobody is reminded outside these hours of their own day."""
EVENING = 18
LAST_HOUR = NIGHT - 1
SHORTEST_NOTICE = 2
"""A case that is announced fewer days before its deadline reminds nobody by itself."""
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder whose day has come: that of so many `days` before the deadline.

    `is_late` where the day was an earlier one: it waits for no hour but the morning.
    """

    days: int
    is_late: bool


def due_reminder(case: Case, today: date, now: datetime) -> Due | None:
    """The tightest reminder whose day has come on `today`, the supporter's own date.

    None for a case without a deadline, one that no longer wants appeals at `now` (aware), and
    one whose deadline has passed where the supporter lives.
    """
    left = case.days_left(today)
    if left is None or left < 0 or not case.is_open(now):
        return None
    days = min((days for days in case.reminders if left <= days), default=None)
    return None if days is None else Due(days, is_late=left < days)


def gives_notice(deadline: date, announced: date) -> bool:
    """Whether a case that was announced on this date is reminded of at all."""
    return (deadline - announced).days >= SHORTEST_NOTICE


def civil(hour: int) -> int:
    """The hour of the day, 0 to 23, at which one who prefers this one is reminded."""
    return min(max(hour, MORNING), LAST_HOUR)


def is_civil(local: datetime) -> bool:
    """Whether somebody may be reminded when it is this hour where they live."""
    return MORNING <= local.hour < NIGHT


def at_hour(day: date, hour: int, zone: tzinfo) -> datetime:
    """When it is this hour there, in UTC.

    Of an hour that comes twice the first; of one that is left out, as much later.
    """
    return datetime.combine(day, time(hour), zone).astimezone(UTC)


def moments(case: Case, hour: int, zone: tzinfo) -> Iterator[datetime]:
    """When one with this preferred hour is reminded of the case if nothing keeps them from it."""
    if case.deadline is not None:
        for days in sorted(case.reminders, reverse=True):
            yield at_hour(case.deadline - timedelta(days=days), civil(hour), zone)


class Snooze(StrEnum):
    """When a supporter wants to be reminded instead."""

    EVENING = "evening"
    TOMORROW = "tomorrow"
    THREE_DAYS = "days3"
    DAY_BEFORE = "daybefore"


@dataclass(frozen=True, slots=True)
class Snoozed:
    """When the supporter is reminded; `is_moved` where what was asked for was too late."""

    at: datetime
    is_moved: bool


def snooze(choice: Snooze, case: Case, local: datetime, hour: int) -> Snoozed | None:
    """The moment that was chosen at `local`, an aware moment in the supporter's own zone.

    Never at night and never after the deadline; None where no hour is left before that.
    """
    wanted = _wanted(choice, case, local, hour)
    latest = _latest(case, local, hour)
    if latest is None or wanted <= latest:
        return Snoozed(wanted, is_moved=False)
    if latest <= local:
        return None
    return Snoozed(latest, is_moved=True)


def _wanted(choice: Snooze, case: Case, local: datetime, hour: int) -> datetime:
    zone = local.tzinfo or UTC
    match choice:
        case Snooze.EVENING:
            return this_evening(local, hour)
        case Snooze.TOMORROW:
            return at_hour(local.date() + timedelta(days=1), civil(hour), zone)
        case Snooze.DAY_BEFORE if case.deadline is not None:
            wanted = at_hour(case.deadline - timedelta(days=1), civil(hour), zone)
            return wanted if wanted > local else this_evening(local, hour)
        case _:
            return at_hour(local.date() + timedelta(days=3), civil(hour), zone)


def this_evening(local: datetime, hour: int) -> datetime:
    """The preferred hour of the evening, else a later one; at night that of tomorrow's morning."""
    zone = local.tzinfo or UTC
    for one in (max(civil(hour), EVENING), LAST_HOUR):
        if (moment := at_hour(local.date(), one, zone)) > local + _HOUR / 2:
            return moment
    soon = local.astimezone(UTC) + _HOUR / 2
    if local.date() == soon.astimezone(zone).date() and is_civil(soon.astimezone(zone)):
        return soon
    morning = at_hour(local.date(), MORNING, zone)
    return morning if morning > local else at_hour(local.date() + timedelta(days=1), MORNING, zone)


def _latest(case: Case, local: datetime, hour: int) -> datetime | None:
    """The last moment of use: at the preferred hour of the last day, or what is left of it."""
    if case.deadline is None:
        return None
    zone = local.tzinfo or UTC
    preferred = at_hour(case.deadline, civil(hour), zone)
    if preferred > local:
        return preferred
    if local.date() > case.deadline:
        return preferred
    evening = this_evening(local, hour)
    return evening if evening.astimezone(zone).date() <= case.deadline else preferred
