"""How an announcement stands: on its way, held, or done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cases.tally import FEWEST
from handlers.coordinator.reading import brief

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.broadcast import Broadcast
    from handlers.coming import Came

COUNTED = {"running", "paused", "stopped", "cancelling"}


@dataclass(frozen=True, slots=True)
class Standing:
    """As it is told in a line."""

    state: str  # as `told_state` says it
    when: str  # it begins; empty where it was not scheduled
    why: str  # it stopped, or did not begin
    number: int  # are settled
    count: int  # in all; 0 where that is not told, as of fewer than five people


async def standing(came: Came, broadcast: Broadcast, services: Services) -> Standing:
    """How it stands now; what has ended, or has not begun, is not counted."""
    state, number, count = told_state(broadcast), 0, 0
    if state in COUNTED:
        ledger = await services.broadcasts.ledger(broadcast.id)
        if ledger.audience >= FEWEST:
            number, count = ledger.settled, ledger.audience
    moment = when(came, broadcast, services)
    return Standing(state, moment, brief(broadcast.why or ""), number, count)


def told_state(broadcast: Broadcast) -> str:
    """The state as it is told: cancelled ends only when nothing is on its way any more."""
    if broadcast.state == "cancelled" and broadcast.ended_at is None:
        return "cancelling"
    return broadcast.state


def when(came: Came, broadcast: Broadcast, services: Services) -> str:
    """When it begins, in the reader's own zone; empty where it was not scheduled."""
    if broadcast.start_at is None:
        return ""
    zone = ZoneInfo(came.by.zone) if came.by.zone else services.zone
    moment = datetime.fromtimestamp(broadcast.start_at / 1000, UTC).astimezone(zone)
    return f"{came.words.date(moment.date())}, {moment:%H:%M} ({zone})"
