"""Where coordinators begin, and how members come in."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from bot.identity import OWNER_INVITATION
from bot.store.team import Role
from handlers.coordinator.screens import coordination
from handlers.coordinator.team_screens import JOIN, joined

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.coming import Came, Said
    from handlers.screen import Screen

FIRST_OWNER = "owner_"


async def open_coordination(came: Came, services: Services) -> Screen:
    """The drafts and the open cases."""
    return await coordination(came, services)


async def accept_invitation(said: Said, services: Services) -> Screen | None:
    """Whoever opens a one-time link becomes a member; None where it is no such link, or used."""
    role = None
    if said.text.startswith(FIRST_OWNER):
        role = await _first_owner(said, services)
    elif said.text.startswith(JOIN):
        secret = said.text.removeprefix(JOIN)
        role = await services.team.accept(secret, said.by.id, said.now_ms)
    return await joined(said, role, services) if role else None


async def _first_owner(said: Said, services: Services) -> Role | None:
    """The link that the start prints where there is no owner."""
    secret = said.text.removeprefix(FIRST_OWNER)
    digest = hashlib.sha256(secret.encode()).hexdigest()
    if not await services.facts.take(OWNER_INVITATION, digest):
        return None
    await services.team.appoint(said.by.id, Role.OWNER, said.now_ms)
    return Role.OWNER
