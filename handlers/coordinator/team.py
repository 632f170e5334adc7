"""Where coordinators begin, and how the first owner comes in."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from bot.identity import OWNER_INVITATION
from bot.store.team import Role
from handlers.coordinator.screens import coordination
from handlers.screen import Key, Screen
from handlers.team_buttons import OpenCoordination

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.coming import Came, Said

INVITED = "owner_"


async def open_coordination(came: Came, services: Services) -> Screen:
    """The drafts and the open cases."""
    return await coordination(came, services)


async def accept_invitation(said: Said, services: Services) -> Screen | None:
    """Make whoever opened the one-time link an owner; None where it is no such link, or used."""
    if not said.text.startswith(INVITED):
        return None
    secret = said.text.removeprefix(INVITED)
    digest = hashlib.sha256(secret.encode()).hexdigest()
    if not await services.facts.take(OWNER_INVITATION, digest):
        return None
    await services.team.appoint(said.by.id, Role.OWNER, said.now_ms)
    key = Key(said.words.label("open_team"), OpenCoordination())
    return Screen(said.words.say("team/appointed"), ((key,),))
