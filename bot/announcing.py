"""Announcing a case: each version to everybody who wants such cases, or to some of them first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.broadcast import EVERYBODY, Choice, NewBroadcast
from bot.store.superseding import occasion
from cases.case import ends_everywhere
from cases.themes import regions_of, themes_of

if TYPE_CHECKING:
    from bot.store.broadcast import Audience, Broadcast
    from bot.store.broadcasts import Broadcasts
    from cases.case import Case


def choice(case: Case) -> Choice:
    """By what supporters choose whether this case is sent to them."""
    return Choice(themes_of(case), regions_of(case))


def announcement(case: Case, by: str, audience: Audience = EVERYBODY) -> NewBroadcast:
    """What is sent to announce this version; nobody is written to after its deadline.

    A later version is further information to those who acted on the case, or did not.
    """
    ends = ends_everywhere(case.deadline) if case.deadline else None
    return NewBroadcast(
        occasion=occasion(case),
        content={"card": case.id, "version": case.version},
        made_by=by,
        case_id=case.id,
        not_after=int(ends.timestamp() * 1000) if ends else None,
        choice=choice(case),
        audience=audience,
        is_further=case.version > 1 and audience.acted is not None,
    )


async def announced(case: Case, broadcasts: Broadcasts) -> Broadcast | None:
    """The newest broadcast of this version that was begun, or waits for its time.

    Once it has ended, whoever has not got it can be written to by another.
    """
    return next(
        (
            broadcast
            for broadcast in await broadcasts.of_case(case.id)
            if broadcast.occasion == occasion(case) and _counts(broadcast)
        ),
        None,
    )


def _counts(broadcast: Broadcast) -> bool:
    """A draft does not, and one that was called off before it began does not."""
    if broadcast.state == "cancelled":
        return broadcast.started_at is not None
    return broadcast.state != "draft"
