"""The Sunday digest: when it is due in which zone, and what is in it."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.announcing import choice
from bot.reminding import zone_of
from bot.store.digests import Edition

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from bot.store.digests import Digests
    from cases.case import Case

SUNDAY, MONDAY = 6, 0
NOON, LAST_HOUR = 12, 23
WEEK = timedelta(days=7)


async def send_digests(
    cases: Sequence[Case], digests: Digests, default_zone: ZoneInfo, now: datetime
) -> int:
    """Queue every digest that is due at this aware moment, of the open `cases`; how many."""
    queued = 0
    for name in await digests.zones():
        edition = due_edition(name, zone_of(name, default_zone), now)
        if edition is not None:
            new = await digests.announced(edition)
            there = {case.id: choice(case) for case in cases if case.id in new}
            queued += await digests.queue(edition, there, _ms(now))
    return queued


def is_sunday_somewhere(now: datetime) -> bool:
    """Whether it is Sunday, or the morning after, in any zone from UTC−12 to UTC+14."""
    days = {(now + timedelta(hours=hours)).weekday() for hours in (-12, 14)}
    return bool(days & {SUNDAY, MONDAY})


def due_edition(name: str, zone: ZoneInfo, now: datetime) -> Edition | None:
    """The digest that is due in this zone: on Sunday, and after a failure until Monday noon."""
    there = now.astimezone(zone)
    if there.weekday() == SUNDAY:
        sunday, hour = there.date(), there.hour
    elif there.weekday() == MONDAY and there.hour < NOON:
        sunday, hour = there.date() - timedelta(days=1), LAST_HOUR
    else:
        return None
    since, until = (datetime.combine(day, time.min, zone) for day in (sunday - WEEK, sunday))
    ends = datetime.combine(sunday + timedelta(days=1), time(NOON), zone)
    return Edition(name, sunday, hour, _ms(since), _ms(until), _ms(ends))


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
