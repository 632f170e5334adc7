"""When somebody is reminded next: for whoever moves the clock of a demo and wants to see it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.reminding import days_of, due_in, next_morning, zone_of
from cases.reminder import is_civil, moments

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from bot.store.reminders import Reminders
    from cases.case import Case

SECOND = timedelta(seconds=1)


async def next_reminder(
    cases: Sequence[Case], reminders: Reminders, default_zone: ZoneInfo, now: datetime
) -> datetime | None:
    """The first moment after `now` at which one of these open cases is reminded of, or None.

    It is found by trying, one moment after the other, what would be queued then.
    """
    announced = await reminders.announced()
    put_off = await reminders.next_put_off()
    for moment in await _moments(cases, reminders, default_zone, now):
        if put_off is not None and put_off <= moment:
            break
        still_open = [case for case in cases if case.is_open(moment)]
        awake, _ = await days_of(reminders, default_zone, moment)
        for day, zone in awake:
            due = due_in(still_open, zone, day.day, moment, announced)
            if due and await reminders.would_queue(due, day):
                return moment
    return put_off and max(put_off, now)


async def _moments(
    cases: Sequence[Case], reminders: Reminders, default_zone: ZoneInfo, now: datetime
) -> list[datetime]:
    """Every moment at which somebody may be reminded: at their hours, and each morning."""
    found = set()
    for name in await reminders.zones():
        zone = zone_of(name, default_zone)
        for hour in await reminders.hours(name):
            for case in cases:
                found |= {moment + SECOND for moment in moments(case, hour, zone)}
        for moment in list(found):
            # What was late, or came on a day with another reminder, comes on the next one.
            found.add(next_morning(moment + timedelta(hours=12), zone) + SECOND)
        if not is_civil(now.astimezone(zone)):
            found.add(next_morning(now, zone) + SECOND)
    return sorted(moment for moment in found if moment > now)
