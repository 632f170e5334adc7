"""The screens about the team that several conversations show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.approvals import ALONE
from bot.store.team import Role
from handlers.coordinator.doers import doers
from handlers.screen import Key, Screen
from handlers.team_buttons import (
    AskToLeave,
    AskToRemove,
    Invite,
    OpenCoordination,
    SwitchApproval,
)

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.coming import Came
    from handlers.screen import Row

JOIN = "join_"
"""What stands before the secret in a one-time link."""
INVITABLE = (Role.COORDINATOR, Role.REVIEWER, Role.OWNER)


async def members(came: Came, services: Services, toast: str | None = None) -> Screen:
    """Everyone in the team; owners find here how to change it."""
    words, known = came.words, await services.team.members()
    names = await doers(words, [str(id_) for id_ in known], services)
    rows: list[Row] = []
    if came.role is Role.OWNER:
        rows += [
            (Key(words.label("invite", role.value), Invite(role.value)),) for role in INVITABLE
        ]
        rows += [
            (Key(words.label("remove_member", role.value, names[str(id_)]), AskToRemove(id_)),)
            for id_, role in known.items()
            if id_ != came.by.id
        ]
        is_needed = await services.approvals.is_needed()
        can_switch = len(known) > ALONE
        if can_switch:
            label = words.label("switch_approval", is_needed)
            rows.append((Key(label, SwitchApproval(int(not is_needed))),))
    rows.append((Key(words.label("leave_team"), AskToLeave()),))
    rows.append((Key(words.label("to_team"), OpenCoordination()),))
    text = words.say(
        "team/members",
        members=[
            (id_, names[str(id_)], role.value, id_ == came.by.id) for id_, role in known.items()
        ],
    )
    return Screen(text, tuple(rows), toast=toast)


async def joined(came: Came, role: Role, services: Services) -> Screen:
    """The first words to a new member."""
    await services.menus.show(came.by.id, is_member=True)
    key = Key(came.words.label("open_team"), OpenCoordination())
    return Screen(came.words.say("team/joined", role=role.value), ((key,),))
