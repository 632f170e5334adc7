"""Who may coordinate, and what they did."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.store.facts import take_id

if TYPE_CHECKING:
    from bot.store.database import Database, Handle


class Role(StrEnum):
    """What a member of the team may do; `case.py`'s words."""

    OWNER = "owner"
    COORDINATOR = "coordinator"
    REVIEWER = "reviewer"


@dataclass(frozen=True, slots=True)
class Audited:
    """One action of a coordinator."""

    at: int
    who: str
    what: str
    case_id: int | None
    detail: str | None


async def audit(tx: Handle, now: int, who: str, what: str, case_id: int | None = None) -> None:
    """Write down who did what, in the transaction that does it."""
    id_ = await take_id(tx, "audit")
    await tx.run("audit", id=id_, at=now, who=who, what=what, case_id=case_id, detail=None)


class Team:
    """Owners, coordinators and reviewers, by Telegram id."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def role(self, id_: int) -> Role | None:
        """What this person may do; None for a supporter."""
        async with self._database.reading() as rows:
            row = await rows.one("role", id=id_)
        return Role(row["role"]) if row else None

    async def members(self) -> dict[int, Role]:
        """Everyone in the team, the longest-standing first."""
        async with self._database.reading() as rows:
            return {row["id"]: Role(row["role"]) for row in await rows.all("team")}

    async def appoint(self, id_: int, role: Role, now: int, by: int | None = None) -> None:
        """Give this person this role, whatever they had."""
        async with self._database.transaction() as tx:
            await tx.run("appoint", id=id_, role=role.value, now=now, by_id=by)
            await audit(tx, now, str(by or "start"), f"appointed {role.value} {id_}")

    async def audited(self) -> list[Audited]:
        """Everything that was done, oldest first."""
        async with self._database.reading() as rows:
            found = await rows.all("audited")
        return [
            Audited(row["at"], row["who"], row["what"], row["case_id"], row["detail"])
            for row in found
        ]
