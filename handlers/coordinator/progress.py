"""How far a broadcast is: its bar, its ledger, and what can be done about it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cases.tally import FEWEST
from handlers.coordinator.reading import brief
from handlers.coordinator.screens import subject
from handlers.routing import COORDINATING
from handlers.screen import Key, Screen
from handlers.team_buttons import (
    CancelBroadcast,
    OpenCoordination,
    PauseBroadcast,
    ResumeBroadcast,
    ReviewDraft,
    SendBroadcast,
    WatchBroadcast,
)

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.broadcast import Broadcast, Ledger
    from handlers.coming import Came
    from handlers.screen import Row

BAR = 12


async def watched(
    came: Came, broadcast: Broadcast, services: Services, toast: str | None = None
) -> Screen:
    """The broadcast as it stands now, read anew; fewer than five people are not counted."""
    broadcast = await services.broadcasts.find(broadcast.id) or broadcast
    ledger = await services.broadcasts.ledger(broadcast.id)
    to_come = ledger.audience - ledger.settled
    text = came.words.say(
        "team/broadcast",
        subject=await subject(broadcast, services),
        when=_when(came, broadcast, services),
        state=_state(broadcast),
        why=brief(broadcast.why or ""),
        ledger=ledger,
        fewest=FEWEST,
        is_small=ledger.audience < FEWEST,
        to_come=to_come,
        bar=_bar(ledger),
        percent=100 * ledger.settled // max(1, ledger.audience),
        rate=services.rate,
        seconds=-(-to_come // services.rate),
    )
    rows = _keys(came, broadcast)
    back = await _back(came, broadcast, services)
    watch_of = broadcast.id if broadcast.ended_at is None else None
    return Screen(text, (*rows, (back,)), toast=toast, watch_of=watch_of)


def _state(broadcast: Broadcast) -> str:
    """The state as it is told: cancelled ends only when nothing is on its way any more."""
    if broadcast.state == "cancelled" and broadcast.ended_at is None:
        return "cancelling"
    return broadcast.state


def _when(came: Came, broadcast: Broadcast, services: Services) -> str:
    """When it begins, in the reader's own zone; empty where it was not scheduled."""
    if broadcast.start_at is None:
        return ""
    zone = ZoneInfo(came.by.zone) if came.by.zone else services.zone
    moment = datetime.fromtimestamp(broadcast.start_at / 1000, UTC).astimezone(zone)
    return f"{came.words.date(moment.date())}, {moment:%H:%M} ({zone})"


def _bar(ledger: Ledger) -> str:
    full = BAR * ledger.settled // max(1, ledger.audience)
    return "▓" * full + "░" * (BAR - full)


def _keys(came: Came, broadcast: Broadcast) -> tuple[Row, ...]:
    if broadcast.ended_at is not None or broadcast.state == "draft":
        return ()
    words, id_ = came.words, broadcast.id
    refresh = Key(words.label("refresh"), WatchBroadcast(id_))
    if came.role not in COORDINATING or broadcast.state == "cancelled":
        return ((refresh,),)
    cancel = Key(words.label("cancel_broadcast"), CancelBroadcast(id_))
    if broadcast.state in {"scheduled", "late"}:
        send = Key(words.label("send_broadcast"), SendBroadcast(id_))
        return (refresh,), (send,), (cancel,)
    if broadcast.state == "running":
        return (refresh,), (Key(words.label("pause"), PauseBroadcast(id_)), cancel)
    if broadcast.state in {"paused", "stopped"}:
        return (refresh,), (Key(words.label("resume"), ResumeBroadcast(id_)), cancel)
    return (refresh,), (cancel,)


async def _back(came: Came, broadcast: Broadcast, services: Services) -> Key:
    case = await services.cases.find(broadcast.case_id) if broadcast.case_id else None
    if case is None:
        return Key(came.words.label("to_team"), OpenCoordination())
    return Key(came.words.label("back_to_case"), ReviewDraft(case.id, case.version, 1))
