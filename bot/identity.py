"""Whose database this is, and who its owners are."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING

from bot.intake.calling import StartRefused
from bot.store.moving import MOVED
from bot.store.team import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.store.facts import Facts
    from bot.store.team import Team

OWNER_INVITATION = "owner_invitation"


async def belongs_to(facts: Facts, bot_id: int, *, adopts: bool = False) -> None:
    """Remember the bot of this database.

    Raises `StartRefused` for another bot's token, and where the database was moved away.

    Subscribers of one bot cannot be written to by another: every delivery would be lost.
    """
    if (moved := await facts.get(MOVED)) is not None:
        raise StartRefused(
            f"this database was moved away on {moved}: set BOT_DATABASE to the new address"
        )
    known = await facts.get("bot_id")
    if known not in {None, str(bot_id)} and not adopts:
        raise StartRefused(
            f"BOT_DATABASE belongs to the bot {known}, and BOT_TOKEN is of {bot_id}: "
            "start once with --adopt if that bot was replaced"
        )
    if known != str(bot_id):
        await facts.set("bot_id", str(bot_id))


async def appoint_owners(team: Team, owners: Iterable[int], now: int) -> bool:
    """Make them owners, and say whether there is any owner at all."""
    members = await team.members()
    for owner in owners:
        if members.get(owner) is not Role.OWNER:
            await team.appoint(owner, Role.OWNER, now)
            members[owner] = Role.OWNER
    return Role.OWNER in members.values()


async def invite_owner(facts: Facts, username: str) -> str:
    """A link that makes the first who opens it an owner; the newest one counts."""
    secret = secrets.token_urlsafe(24)
    await facts.set(OWNER_INVITATION, hashlib.sha256(secret.encode()).hexdigest())
    return f"https://t.me/{username}?start=owner_{secret}"
