"""How far a broadcast is: its bar, its ledger, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.announcing import announced
from bot.store.broadcast import Audience
from cases.tally import FEWEST
from handlers.coordinator.audience import announcing_rows, to_whom
from handlers.coordinator.reading import brief
from handlers.coordinator.screens import subject
from handlers.coordinator.standing import told_state, when
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
    ledger = await (services.edits if broadcast.is_edit else services.broadcasts).ledger(
        broadcast.id
    )
    to_come = ledger.audience - ledger.settled
    text = came.words.say(
        "team/edits" if broadcast.is_edit else "team/broadcast",
        why_edited=broadcast.content.get("why", ""),
        subject=await subject(broadcast, services),
        whom=_whom(came, broadcast),
        when=when(came, broadcast, services),
        state=told_state(broadcast),
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
    rows += await _more(came, broadcast, services)
    return Screen(text, (*rows, (back,)), toast=toast, watch_of=watch_of)


def _whom(came: Came, broadcast: Broadcast) -> str:
    """To whom it goes, of what coordinators send; empty for what the bot sends by itself."""
    if "card" in broadcast.content:
        return to_whom(came.words, broadcast.audience)
    acted = Audience(acted=True)
    return to_whom(came.words, acted) if "told" in broadcast.content else ""


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
    # What is edited cannot be left half done.
    cancel = (
        () if broadcast.is_edit else (Key(words.label("cancel_broadcast"), CancelBroadcast(id_)),)
    )
    if broadcast.state in {"scheduled", "late"}:
        send = Key(words.label("send_broadcast"), SendBroadcast(id_))
        return (refresh,), (send,), cancel
    if broadcast.state == "running":
        return (refresh,), (Key(words.label("pause"), PauseBroadcast(id_)), *cancel)
    if broadcast.state in {"paused", "stopped"}:
        return (refresh,), (Key(words.label("resume"), ResumeBroadcast(id_)), *cancel)
    return ((refresh,), cancel) if cancel else ((refresh,),)


async def _more(came: Came, broadcast: Broadcast, services: Services) -> tuple[Row, ...]:
    """Once it has ended: the key to those who have not got this version yet."""
    if broadcast.ended_at is None or "card" not in broadcast.content:
        return ()
    case = await services.cases.find(broadcast.case_id) if broadcast.case_id else None
    if case is None or case.version != broadcast.content.get("version"):
        return ()
    known = await announced(case, services.broadcasts)
    return await announcing_rows(came, case, known, services)


async def _back(came: Came, broadcast: Broadcast, services: Services) -> Key:
    case = await services.cases.on_desk(broadcast.case_id) if broadcast.case_id else None
    if case is None:
        return Key(came.words.label("to_team"), OpenCoordination())
    return Key(came.words.label("back_to_case"), ReviewDraft(case.id, case.version, 1))
