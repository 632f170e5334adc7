"""Two weeks after a report, one question: whether anybody answered."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.store.asking import Round

if TYPE_CHECKING:
    from bot.store.asking import Asking

ASKED_AFTER = timedelta(days=14)
ASKED_UNTIL = timedelta(days=56)
"""Whoever could not be asked for so long is not asked any more."""
FREED_UNTIL = timedelta(days=3)
FIRST_HOUR, LAST_HOUR = time(10), time(20)
_QUARTER = 15 * 60 * 1000
_DAY = 24 * 60 * 60 * 1000


async def ask_for_answers(asking: Asking, default_zone: ZoneInfo, now: datetime) -> int:
    """Queue every question that is due at this aware moment, where it is day; how many.

    Looked at once in a quarter of an hour: the days of all zones begin at a quarter.
    """
    quarter = _ms(now) // _QUARTER
    if not await asking.is_due(quarter):
        return 0
    await asking.free(_ms(now - FREED_UNTIL))
    queued = 0
    for name in await asking.zones(_ms(now - ASKED_UNTIL), _ms(now - ASKED_AFTER) + _DAY):
        asked = round_of(name, _zone(name, default_zone), now)
        if asked is not None:
            queued += await asking.queue(asked, _ms(now))
    await asking.done(quarter)
    return queued


def round_of(name: str | None, zone: ZoneInfo, now: datetime) -> Round | None:
    """Whom to ask in a zone now: all of one day together; None at hours when people rest."""
    there = now.astimezone(zone)
    if not FIRST_HOUR <= there.time() < LAST_HOUR:
        return None
    tomorrow = datetime.combine(there.date() + timedelta(days=1), time.min, zone)
    return Round(
        zone=name,
        day=there.date().isoformat(),
        since=_ms(now - ASKED_UNTIL),
        before=_ms(tomorrow - ASKED_AFTER),
        not_after=_ms(datetime.combine(there.date(), LAST_HOUR, zone)),
    )


def _zone(name: str | None, default: ZoneInfo) -> ZoneInfo:
    """The zone of this name, or the default where there is none of that name any more."""
    try:
        return ZoneInfo(name) if name else default
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return default


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
