"""Announcing a case: one broadcast to all subscribers, once for each version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.broadcast import Choice, NewBroadcast
from cases.case import ends_everywhere
from cases.themes import regions_of, themes_of

if TYPE_CHECKING:
    from bot.store.broadcast import Broadcast
    from bot.store.broadcasts import Broadcasts
    from cases.case import Case


def occasion(case: Case) -> str:
    """The occasion on which this version is announced; on one, nobody is written to twice."""
    return f"case {case.id}" if case.version == 1 else f"case {case.id} version {case.version}"


def choice(case: Case) -> Choice:
    """By what supporters choose whether this case is sent to them."""
    return Choice(themes_of(case), regions_of(case))


def announcement(case: Case, by: str) -> NewBroadcast:
    """What is sent to announce this version; nobody is written to after its deadline."""
    ends = ends_everywhere(case.deadline) if case.deadline else None
    return NewBroadcast(
        occasion=occasion(case),
        content={"card": case.id, "version": case.version},
        made_by=by,
        case_id=case.id,
        not_after=int(ends.timestamp() * 1000) if ends else None,
        choice=choice(case),
    )


async def announced(case: Case, broadcasts: Broadcasts) -> Broadcast | None:
    """The newest broadcast of this version that was started and not cancelled."""
    return next(
        (
            broadcast
            for broadcast in await broadcasts.of_case(case.id)
            if broadcast.occasion == occasion(case)
            and broadcast.state not in {"draft", "cancelled"}
        ),
        None,
    )
