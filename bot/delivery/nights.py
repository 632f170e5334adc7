"""Where people sleep, a message arrives without a sound."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

MORNING, EVENING = 9, 21  # the hours of a day in which a phone may ring
_KEPT = 60_000  # ms: a night begins and ends on a full minute everywhere


class Nights:
    """Whether it is night in a zone: looked up once a minute, not once a message."""

    def __init__(self) -> None:
        self._minute = -1
        self._known: dict[str, bool] = {}

    def is_night(self, zone: str, now: int) -> bool:
        """From 21:00 to 09:00 there, at this moment (ms); never in a zone that does not exist."""
        if self._minute != now // _KEPT:
            self._minute, self._known = now // _KEPT, {"": False}
        known = self._known.get(zone)
        if known is None:
            known = self._known[zone] = _is_night(zone, now)
        return known


def _is_night(zone: str, now: int) -> bool:
    try:
        hour = datetime.fromtimestamp(now / 1000, UTC).astimezone(ZoneInfo(zone)).hour
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return not MORNING <= hour < EVENING
