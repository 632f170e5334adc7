"""On Mondays the team is told of its week, in the morning of each member's own zone."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from bot.reminding import zone_of
from cases.reminder import NIGHT, at_hour

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from bot.store.weeks import Weeks
    from cases.case import Case

MORNING = time(9)
MONDAY = 0
NEAR = timedelta(days=7)


async def tell_of_week(
    cases: Sequence[Case], weeks: Weeks, default_zone: ZoneInfo, now: datetime
) -> int:
    """Queue the digest of the week where it is Monday morning by now; how many get it.

    `cases` are those open at this aware moment. Late, repeated and simultaneous calls tell nobody
    twice; who could not be told on Monday is not told.
    """
    told = 0
    for name in await weeks.zones():
        zone = zone_of(name, default_zone)
        local = now.astimezone(zone)
        if local.weekday() != MONDAY or not MORNING <= local.time() < time(NIGHT):
            continue
        today = local.date()
        first = (today - timedelta(days=7)).isoformat()
        numbers = await weeks.numbers(_ms(now), first)
        near = [one.id for one in cases if one.deadline and one.deadline - today <= NEAR]
        waiting = {"near": near, "stuck": await weeks.stuck(_ms(now))}
        content = {"week": numbers, **waiting, "since": first, "at": _ms(now)}
        shuts = _ms(at_hour(today, NIGHT, zone))
        told += await weeks.tell(name, today.isoformat(), content, shuts)
    return told


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
