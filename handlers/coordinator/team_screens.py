"""The screens about the team that several conversations show."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.store.approvals import ALONE
from bot.store.team import Role
from handlers.coordinator.doers import doers
from handlers.member_buttons import AskToLeave, AskToRemove, EndLink, Invite, SwitchApproval
from handlers.screen import Key, Screen
from handlers.team_buttons import OpenCoordination

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.services import Services
    from handlers.coming import Came
    from handlers.coordinator.doers import Doers
    from handlers.screen import Row

JOIN = "join_"
"""What stands before the secret in a one-time link."""
LISTED = 10
"""So many open links are shown, the newest; the others come up as those are ended."""
INVITABLE = (Role.COORDINATOR, Role.REVIEWER, Role.OWNER)


async def members(came: Came, services: Services, toast: str | None = None) -> Screen:
    """Everyone in the team, and how it decides; owners find here how to change it."""
    words, known = came.words, await services.team.members()
    is_owner = came.role is Role.OWNER
    links = await services.team.open_links(came.now_ms) if is_owner else []
    names = await doers(words, [str(id_) for id_ in known], services)
    is_needed = await services.approvals.is_needed() if len(known) > ALONE else None
    rows: list[Row] = _of_owners(came, known, names, is_needed=is_needed) if is_owner else []
    rows += [
        (Key(words.label("end_link", number), EndLink(link.mark)),)
        for number, link in enumerate(links[:LISTED], 1)
    ]
    rows.append((Key(words.label("leave_team"), AskToLeave()),))
    rows.append((Key(words.label("to_team"), OpenCoordination()),))
    zone = ZoneInfo(came.by.zone) if came.by.zone else services.zone
    text = words.say(
        "team/members",
        members=[
            (id_, names[str(id_)], role.value, id_ == came.by.id) for id_, role in known.items()
        ],
        is_needed=is_needed,
        links=[
            (one.role.value, _moment(one.ends_at, zone), names[str(one.made_by)])
            for one in links[:LISTED]
        ],
        open_links=len(links),
        zone=str(zone),
    )
    return Screen(text, tuple(rows), toast=toast)


def _of_owners(
    came: Came, known: Mapping[int, Role], names: Doers, *, is_needed: bool | None
) -> list[Row]:
    """What only they may do; `is_needed` is None where nobody else could approve."""
    words = came.words
    rows: list[Row] = [
        (Key(words.label("invite", role.value), Invite(role.value)),) for role in INVITABLE
    ]
    rows += [
        (Key(words.label("remove_member", role.value, names[str(id_)]), AskToRemove(id_)),)
        for id_, role in known.items()
        if id_ != came.by.id
    ]
    if is_needed is not None:
        label = words.label("switch_approval", is_needed)
        rows.append((Key(label, SwitchApproval(int(not is_needed))),))
    return rows


def _moment(ms: int, zone: ZoneInfo) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone(zone)


async def joined(came: Came, role: Role, services: Services) -> Screen:
    """The first words to a new member."""
    await services.menus.show(came.by.id, is_member=True)
    key = Key(came.words.label("open_team"), OpenCoordination())
    return Screen(came.words.say("team/joined", role=role.value), ((key,),))


def already_in(came: Came, role: Role) -> Screen:
    """For a member who opened a link that makes no more of them."""
    key = Key(came.words.label("open_team"), OpenCoordination())
    return Screen(came.words.say("team/already", role=role.value), ((key,),))
