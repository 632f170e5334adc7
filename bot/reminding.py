"""Reminding: what is due in each supporter's own zone, at a civil hour there, is queued."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from time import monotonic
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.store.reminders import Day, DueReminder
from cases.reminder import (
    MORNING,
    NIGHT,
    SHORTEST_NOTICE,
    at_hour,
    due_reminder,
    gives_notice,
    is_civil,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.store.reminders import Reminders
    from cases.case import Case
    from cases.reminder import Due

LONGEST = 1.0
"""Seconds of the machine's that a tick works before it leaves the rest to the next one."""
RENEWED = timedelta(days=7)
"""A deadline that is extended by as much is reminded of as if it were a new one."""
_DAY = timedelta(days=1)
_LAST_DAYS = timedelta(days=SHORTEST_NOTICE - 1)


async def remind(
    cases: Sequence[Case], reminders: Reminders, default_zone: ZoneInfo, now: datetime
) -> int:
    """Queue every reminder of these open cases that is due at this aware moment; how many.

    What is queued and speaks of a case that is over by now is withdrawn first.
    """
    await _withdraw(cases, reminders)
    announced = await reminders.announced()
    places = await reminders.places()
    awake, asleep = await days_of(reminders, default_zone, now)
    put_off = await reminders.put_off(now)
    work = []
    for day, zone in awake:
        due = due_in(cases, zone, day.day, now, announced)
        place = places.get(day.zone)
        if due and not (place and place.is_done(due, day)):
            work.append((day, _put_off(cases, due, put_off.get(day.zone, set()), day)))
    # Where it is a case's last day nobody waits for those who have more time.
    work.sort(key=lambda one: min(str(due.deadline) for due in one[1]))
    ends = monotonic() + LONGEST

    def is_over() -> bool:
        return monotonic() > ends

    queued = 0
    for day, due in work:
        queued += await reminders.queue(due, day, is_over)
    if put_off and not is_over():
        queued += await _wake(cases, reminders, (awake, asleep), announced, now)
    return queued


def due_in(
    cases: Iterable[Case],
    zone: ZoneInfo,
    day: date,
    now: datetime,
    announced: Mapping[int, datetime],
) -> list[DueReminder]:
    """What is due in a zone where it is this day, the nearest deadline first.

    A case that was announced too shortly before its deadline is due to those only who asked.
    """
    found = []
    for case in cases:
        due = due_reminder(case, day, now)
        if due is None or case.deadline is None:
            continue
        found.append(_due(case.id, case.deadline, due, zone, announced.get(case.id)))
    return sorted(found, key=lambda one: (str(one.deadline), one.case_id))


@lru_cache(maxsize=10_000)  # every tick asks for the same ones: an idle one costs half as much
def _due(
    case_id: int, deadline: date, due: Due, zone: ZoneInfo, announced: datetime | None
) -> DueReminder:
    is_known = announced is None or gives_notice(deadline, announced.astimezone(zone).date())
    begun = deadline - timedelta(days=due.days)
    received = min(begun, deadline - _LAST_DAYS)
    return DueReminder(
        case_id=case_id,
        kind=str(due.days),
        deadline=deadline,
        renewed=(deadline - RENEWED).isoformat(),
        received_before=_midnight(received, zone) if is_known else _NEVER,
        begun_before=_midnight(begun, zone) if is_known else _NEVER,
        nine=at_hour(begun, MORNING, zone),
        is_late=due.is_late,
    )


async def _withdraw(cases: Sequence[Case], reminders: Reminders) -> None:
    """Cases are closed, and deadlines brought forward, while reminders wait for their turn."""
    sent = await reminders.on_their_way()
    if not sent:
        return
    ends = {case.id: case.deadline for case in cases}
    over = {
        case_id
        for case_ids, day in sent
        for case_id in case_ids
        if case_id not in ends or str(ends[case_id] or _ENDLESS) < day
    }
    if over:
        await reminders.withdraw(over)


async def days_of(
    reminders: Reminders, default_zone: ZoneInfo, now: datetime
) -> tuple[list[tuple[Day, ZoneInfo]], list[tuple[str, ZoneInfo]]]:
    """The zones where it is a civil hour, and those where it is not."""
    awake, asleep = [], []
    for name in await reminders.zones():
        zone = zone_of(name, default_zone)
        local = now.astimezone(zone)
        if not is_civil(local):
            asleep.append((name, zone))
            continue
        today = local.date()
        shuts = at_hour(today, NIGHT, zone)
        awake.append((Day(name, today, today + _DAY, local.hour, now, shuts), zone))
    return awake, asleep


async def _wake(
    cases: Sequence[Case],
    reminders: Reminders,
    zones: tuple[Sequence[tuple[Day, ZoneInfo]], Sequence[tuple[str, ZoneInfo]]],
    announced: Mapping[int, datetime],
    now: datetime,
) -> int:
    """Remind of what was put off until now, wherever people are up."""
    awake, asleep = zones
    put_off = await reminders.put_off(now)  # as it is by now: some came with the day's reminder
    count = 0
    for day, zone in awake:
        if day.zone in put_off:
            due = due_in(cases, zone, day.day, now, announced)
            these = _put_off(cases, due, put_off[day.zone], day)
            count += await reminders.wake([one for one in these if one.is_put_off], day)
    for name, zone in asleep:
        if name in put_off:
            await reminders.wait_for_morning(name, now, next_morning(now, zone))
    return count


def _put_off(
    cases: Iterable[Case], due: Sequence[DueReminder], put_off: set[int], day: Day
) -> list[DueReminder]:
    """What is due, and those cases that are of use and due to those only who put them off."""
    others = put_off - {one.case_id for one in due}
    return [replace(one, is_put_off=one.case_id in put_off) for one in due] + [
        DueReminder(case.id, None, case.deadline, "", _NEVER, _NEVER, _NEVER, is_put_off=True)
        for case in cases
        if case.id in others and (case.deadline is None or day.day <= case.deadline)
    ]


def next_morning(now: datetime, zone: ZoneInfo) -> datetime:
    """When the next civil hour begins there, for a moment that is in none."""
    today = now.astimezone(zone).date()
    morning = at_hour(today, MORNING, zone)
    return morning if morning > now else at_hour(today + _DAY, MORNING, zone)


def zone_of(name: str | None, default: ZoneInfo) -> ZoneInfo:
    """The zone of this name, or the default where there is none of that name any more."""
    try:
        return ZoneInfo(name) if name else default
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return default


_NEVER = datetime.fromtimestamp(0, UTC)
_ENDLESS = date.max


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, zone)
