"""What was delivered of a case is edited: begun in the transaction that changes the case."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import orjson

from bot.store.audit import Action, audit
from bot.store.beginning import wait_for_announcing
from bot.store.broadcast import (
    CORRECTIONS,
    WITHDRAWALS,
    NewBroadcast,
    broadcast_of,
    draft,
    told_of,
)
from cases.case import ends_everywhere

if TYPE_CHECKING:
    from bot.store.database import Handle
    from cases.case import Case


class Why(StrEnum):
    """Why delivered messages are edited."""

    CORRECTED = "corrected"
    EXTENDED = "extended"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


_WALKS_TOO = {Why.CORRECTED, Why.WITHDRAWN}
"""An extension and a closing leave a walk alone: a report may be about to be made in it."""


async def edit_delivered(tx: Handle, known: Case, why: Why, by: str, now: int) -> int | None:
    """Edit the cards of this case that were delivered, and where it must be its walks.

    A withdrawal reaches whatever else was said of it to supporters, too. `known` is the version
    that they know. The id of the broadcast by which that is done: it is watched, paused and
    resumed as any other, and cannot be cancelled. None where there are only cards to be edited,
    and none was ever sent.
    """
    if why not in _WALKS_TOO and not await _is_announced(tx, known.id):
        return None
    return await begin_edits(tx, known, why, by, now)


async def begin_edits(tx: Handle, known: Case, why: Why, by: str, now: int) -> int:
    """`edit_delivered`, also where no card was ever sent: the broadcast then ends with nothing."""
    content = {
        "edit": known.id,
        "why": why.value,
        "since": known.version,
        "walks": int(why in _WALKS_TOO),
        "every": int(why is Why.WITHDRAWN),
    }
    new = NewBroadcast(
        occasion=f"{why} {known.id} {now}",
        content=content,
        made_by=by,
        case_id=known.id,
        lane=WITHDRAWALS if why is Why.WITHDRAWN else CORRECTIONS,
    )
    id_ = (await draft(tx, new, now)).id
    await tx.run("start_broadcast", id=id_, now=now)
    return id_


async def _is_announced(tx: Handle, case_id: int) -> bool:
    rows = await tx.all("broadcasts_of_case", case_id=case_id)
    sent = [one for one in map(broadcast_of, rows) if one.started_at is not None]
    return any("card" in one.content for one in sent)


def occasion(case: Case) -> str:
    """The occasion on which this version is announced; on one, nobody is written to twice."""
    return f"case {case.id}" if case.version == 1 else f"case {case.id} version {case.version}"


async def carry_on_with(tx: Handle, before: Case, case: Case, occasions: tuple[str, str]) -> None:
    """Whoever has yet to get `before` gets this version of it, and not after its deadline.

    What was announced on the first of the `occasions` counts as announced on the second: nobody
    who had the case then is written to again.
    """
    await wait_for_announcing(tx)
    ends = ends_everywhere(case.deadline) if case.deadline else None
    former, latter = occasions
    for row in await tx.all("broadcasts_of_case", case_id=case.id):
        broadcast = broadcast_of(row)
        # Whoever still asks whether to send a draft has seen the earlier text: it is refused.
        if "card" not in broadcast.content or broadcast.state == "draft":
            continue
        content, not_after = broadcast.content, broadcast.not_after
        # What waits with a version older than `before` is of no use any more.
        if broadcast.ended_at is None and content["version"] == before.version:
            content = content | {"version": case.version}
            not_after = int(ends.timestamp() * 1000) if ends else None
        await tx.run(
            "carry_version",
            id=broadcast.id,
            content=orjson.dumps(content).decode(),
            occasion=latter if broadcast.occasion == former else broadcast.occasion,
            not_after=not_after,
        )


async def cancel_older(tx: Handle, case_id: int, version: int, by: str, now: int) -> None:
    """Send nothing more of the older versions: this one is announced on an occasion of its own.

    What waits for its time is left to it: whoever scheduled it is told then.
    """
    await wait_for_announcing(tx)
    for row in await tx.all("broadcasts_of_case", case_id=case_id):
        one = broadcast_of(row)
        is_older = "card" in one.content and one.content["version"] < version
        if not is_older or one.started_at is None:
            continue
        if await tx.run("cancel_broadcast", id=one.id, now=now):
            await audit(tx, now, by, Action.CANCELLED, case_id, **told_of(one))
