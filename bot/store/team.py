"""Who may coordinate."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.store.audit import Action, audit
from bot.store.facts import take_id

if TYPE_CHECKING:
    from bot.store.database import Database, Handle


class Role(StrEnum):
    """What a member of the team may do; `case.py`'s words."""

    OWNER = "owner"
    COORDINATOR = "coordinator"
    REVIEWER = "reviewer"


class Removal(StrEnum):
    """What became of a wish to remove a member."""

    DONE = "done"
    LAST_OWNER = "last_owner"
    NO_MEMBER = "no_member"
    NO_OWNER = "no_owner"  # who wished it is none (any more)


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody has this role now, by a link that this owner made."""

    role: Role
    invited_by: int


@dataclass(frozen=True, slots=True)
class OpenLink:
    """A one-time link that still opens, known by a `mark` with which nobody can open it."""

    mark: str
    role: Role
    made_by: int
    ends_at: int


INVITED_FOR_MS = 48 * 3_600_000
"""How long a one-time link opens."""


async def wait_for_team(tx: Handle) -> None:
    """Whoever changes the team or its approvals, or decides by them, does so one by one."""
    await take_id(tx, "team changes")


async def role_of(tx: Handle, id_: int) -> Role | None:
    """What this person is in the team at this moment."""
    row = await tx.one("role", id=id_)
    return Role(row["role"]) if row else None


def _rank(role: Role) -> int:
    return [Role.REVIEWER, Role.COORDINATOR, Role.OWNER].index(role)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


class Team:
    """Owners, coordinators and reviewers, by Telegram id."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def role(self, id_: int) -> Role | None:
        """What this person may do; None for a supporter."""
        async with self._database.reading() as rows:
            return await role_of(rows, id_)

    async def members(self) -> dict[int, Role]:
        """Everyone in the team, the longest-standing first."""
        async with self._database.reading() as rows:
            return {row["id"]: Role(row["role"]) for row in await rows.all("team")}

    async def appoint(self, id_: int, role: Role, now: int, by: int | None = None) -> None:
        """Give this person this role, whatever they had."""
        async with self._database.transaction() as tx:
            await wait_for_team(tx)
            await tx.run("appoint", id=id_, role=role.value, now=now, by_id=by)
            who = str(by or "start")
            await audit(tx, now, who, Action.APPOINTED, role=role.value, member=id_)

    async def remove(self, id_: int, now: int, by: int) -> Removal:
        """Take this person out at once, with their links and approvals; never the last owner.

        An owner does so, or the member. Whatever they were about to do is done before, or never.
        """
        async with self._database.transaction() as tx:
            # Two owners who remove each other do it one after the other: one of them stays.
            await wait_for_team(tx)
            known = await role_of(tx, id_)
            if known is None:
                return Removal.NO_MEMBER
            if by != id_ and await role_of(tx, by) is not Role.OWNER:
                return Removal.NO_OWNER
            if not await tx.run("dismiss", id=id_):
                return Removal.LAST_OWNER
            await tx.run("void_invitations", made_by=id_)
            await tx.run("void_approvals", member_id=id_)
            await audit(tx, now, str(by), Action.REMOVED, role=known.value, member=id_)
        return Removal.DONE

    async def invite(self, role: Role, now: int, by: int) -> str | None:
        """The secret of a link that gives this role to the first who opens it, for 48 hours.

        None where `by` is no owner at this moment.
        """
        secret = secrets.token_urlsafe(24)
        async with self._database.transaction() as tx:
            await wait_for_team(tx)
            if await role_of(tx, by) is not Role.OWNER:
                return None
            await tx.run("drop_invitations", now=now)
            await tx.run(
                "keep_invitation",
                digest=_digest(secret),
                role=role.value,
                made_by=by,
                ends_at=now + INVITED_FOR_MS,
            )
            await audit(tx, now, str(by), Action.INVITED, role=role.value)
        return secret

    async def open_links(self, now: int) -> list[OpenLink]:
        """Every link that would make a member of somebody now, the newest first."""
        async with self._database.reading() as rows:
            return [
                OpenLink(row["mark"], Role(row["role"]), row["made_by"], row["ends_at"])
                for row in await rows.all("open_invitations", now=now)
            ]

    async def end_link(self, mark: str, now: int, by: int) -> bool:
        """Let this link open nothing any more; False where it does so already.

        False too where `by` is no owner at this moment.
        """
        async with self._database.transaction() as tx:
            await wait_for_team(tx)
            row = await tx.one("open_invitation", mark=mark, now=now)
            if row is None or await role_of(tx, by) is not Role.OWNER:
                return False
            await tx.run("use_invitation", digest=row["digest"])
            await audit(tx, now, str(by), Action.ENDED_LINK, role=row["role"])
        return True

    async def accept(self, secret: str, id_: int, now: int) -> Joined | None:
        """What this link gave, to this person and nobody after them; None: it gave nothing.

        To a member who is as much already it gives nothing, and stays open for somebody else.
        """
        digest = _digest(secret)
        async with self._database.transaction() as tx:
            await wait_for_team(tx)
            row = await tx.one("invitation", digest=digest, now=now)
            if row is None:
                return None
            known, came = await role_of(tx, id_), Joined(Role(row["role"]), row["made_by"])
            if known is not None and _rank(known) >= _rank(came.role):
                return None
            await tx.run("use_invitation", digest=digest)
            await tx.run("appoint", id=id_, role=came.role.value, now=now, by_id=came.invited_by)
            key = {"role": came.role.value, "member": id_}
            await audit(tx, now, str(came.invited_by), Action.CAME, None, **key)
        return came
