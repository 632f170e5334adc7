"""Reminding: what is due in each supporter's own zone is queued there."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.store.reminders import DueReminder, Occasion
from cases.reminder import due_reminder, since

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from bot.store.reminders import Reminders
    from cases.case import Case


async def remind(
    cases: Sequence[Case], reminders: Reminders, default_zone: ZoneInfo, now: datetime
) -> int:
    """Queue every reminder of these cases that is due at this aware moment; how many."""
    cases = [case for case in cases if case.deadline is not None]
    if not cases:
        return 0
    queued = 0
    for name in await reminders.zones():
        zone = _zone(name, default_zone)
        day = now.astimezone(zone).date()
        due = list(due_in(cases, zone, day, now))
        queued += await reminders.queue(due, Occasion(name, day), now)
    return queued


def due_in(
    cases: Iterable[Case], zone: ZoneInfo, day: date, now: datetime
) -> Iterable[DueReminder]:
    """What is due in a zone where it is this day: from and until the midnights of that zone."""
    for case in cases:
        kind = due_reminder(case, day, now)
        if kind is not None and case.deadline is not None:
            begun = datetime.combine(since(case, kind), time.min, zone)
            ended = datetime.combine(case.deadline + timedelta(days=1), time.min, zone)
            yield DueReminder(case.id, str(kind), begun, ended)


def _zone(name: str | None, default: ZoneInfo) -> ZoneInfo:
    """The zone of this name, or the default where there is none of that name any more."""
    try:
        return ZoneInfo(name) if name else default
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return default
