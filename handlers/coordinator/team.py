"""Where coordinators begin, and how members come in."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from bot.identity import OWNER_INVITATION
from bot.store.team import Role
from handlers.coordinator.screens import coordination
from handlers.coordinator.team_news import tell_of_opened
from handlers.coordinator.team_screens import JOIN, already_in, joined

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.coming import Came, Said
    from handlers.screen import Screen

FIRST_OWNER = "owner_"


async def open_coordination(came: Came, services: Services) -> Screen:
    """The drafts and the open cases."""
    return await coordination(came, services)


async def accept_invitation(said: Said, services: Services) -> Screen | None:
    """Whoever opens a one-time link becomes a member, and whoever made it is told.

    A member to whom it gives nothing is told what they are; None for others.
    """
    if not is_invitation(said.text):
        return None
    if said.text.startswith(FIRST_OWNER):
        role = await _first_owner(said, services)
    else:
        role = await _invited(said, services)
    if role is not None:
        return await joined(said, role, services)
    return already_in(said, said.role) if said.role else None


def is_invitation(start: str) -> bool:
    """Whether what stands behind /start looks like a one-time link's, used or made up too."""
    return start.startswith((FIRST_OWNER, JOIN))


async def _invited(said: Said, services: Services) -> Role | None:
    """The link that an owner made."""
    secret = said.text.removeprefix(JOIN)
    came = await services.team.accept(secret, said.by.id, said.now_ms)
    if came is None:
        return None
    await tell_of_opened(said, came, services)
    return came.role


async def _first_owner(said: Said, services: Services) -> Role | None:
    """The link that the start prints where there is no owner."""
    secret = said.text.removeprefix(FIRST_OWNER)
    digest = hashlib.sha256(secret.encode()).hexdigest()
    if not await services.facts.take(OWNER_INVITATION, digest):
        return None
    await services.team.appoint(said.by.id, Role.OWNER, said.now_ms)
    return Role.OWNER
