"""From a button's ids to what may be sent, or to what says why not; and who does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.deciding import Member
from handlers.coordinator.progress import watched
from handlers.coordinator.screens import coordination, desk
from handlers.routing import COORDINATING
from handlers.screen import Screen, Toast

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.services import Services
    from bot.store.broadcast import Broadcast
    from bot.store.team import Role
    from cases.case import Case
    from handlers.coming import Came
    from handlers.screen import Shown

NOT_BEGUN = frozenset({"draft", "scheduled", "late"})


def member(came: Came) -> Member:
    """Who does it. Whether they may is looked at once more, with what they do: see `refused`."""
    return Member(came.by.id, COORDINATING)


async def refused(
    came: Came, services: Services, roles: Collection[Role] = COORDINATING
) -> Toast | None:
    """What is told to one who was removed while they decided; None where they may go on.

    It is asked where nothing was done: why it was not, only they who did it could not see.
    """
    if await services.team.role(came.by.id) in roles:
        return None
    return Toast(came.words.label("not_here"), is_alert=True)


async def announceable(
    came: Came, case_id: int, version: int, services: Services
) -> Case | Screen:
    """The published case in this version, open and approved; else a screen that says what is."""
    case = await services.cases.find(case_id)
    if case is None:
        return await coordination(came, services, came.words.label("draft_missing"))
    if not case.is_open(came.now):
        return await desk(came, case, services, came.words.label("is_closed"))
    if case.version != version:
        return await desk(came, case, services, came.words.label("has_changed"))
    if not (await services.approvals.of(case.id, version)).allows(str(came.by.id)):
        return await desk(came, case, services, came.words.label("approval_missing"))
    return case


async def too_late(came: Came, broadcast: Broadcast, services: Services) -> Shown:
    """What this tap did not send: it is sent, or somebody else was quicker, or was removed."""
    if (toast := await refused(came, services)) is not None:
        return toast
    now = await services.broadcasts.find(broadcast.id) or broadcast
    if now.started_at is not None or now.case_id is None:
        return await watched(came, now, services)
    quicker = came.words.label("sent_meanwhile")
    for other in await services.broadcasts.of_case(now.case_id):
        if other.occasion == now.occasion and other.id != now.id and _is_on_its_way(other):
            return await watched(came, other, services, quicker)
    if now.state in NOT_BEGUN and "card" in now.content:
        case = await announceable(came, now.case_id, int(now.content["version"]), services)
        if isinstance(case, Screen):
            return case  # it was approved, open, or in this version, a moment ago
    return await watched(came, now, services, came.words.label("replaced"))


def _is_on_its_way(other: Broadcast) -> bool:
    """Begun, also if it has arrived; or waiting for its time."""
    return other.started_at is not None or other.state in {"scheduled", "late"}
