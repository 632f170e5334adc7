"""Approvals: before a version goes to everybody, a second person of the team has looked at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.store.audit import Action, audit, detail_of
from bot.store.deciding import OWNING, SEEING, Member, may_decide
from bot.store.team import wait_for_team

if TYPE_CHECKING:
    from bot.store.database import Database, Handle, Row

SWITCH, OFF = "approval", "off"
ALONE = 1


@dataclass(frozen=True, slots=True)
class Approval:
    """Whether a version needs one, and who gave it; each version of a case needs its own."""

    is_needed: bool
    by: tuple[int, ...] = ()
    revision: int = 0
    """Of which revision it is; a published version is changed no more."""
    announcers: int = 0
    """How many of the team could announce it, if it were approved."""
    is_asked: bool = False
    """Whether the others were asked to approve this revision."""

    def allows(self, announcer: str) -> bool:
        """Whether this member (or the command line) may announce it now."""
        return not self.is_needed or any(str(member) != announcer for member in self.by)

    def could_count(self, *, announces: bool) -> bool:
        """Whether the yes of one who `announces` themselves, or not, lets anybody announce it."""
        return self.announcers > announces


class Approvals:
    """One row for each member and version; who leaves the team takes their approvals along."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, case_id: int, version: int) -> Approval:
        """How it stands with this version."""
        async with self._database.reading() as rows:
            return await _approval(rows, case_id, version)

    async def is_needed(self) -> bool:
        """In a team of several, unless an owner switched it off."""
        async with self._database.reading() as rows:
            return _is_needed(await rows.one("is_approval_needed"))

    async def switch(self, by: int, now: int, *, is_needed: bool) -> bool:
        """Ask for a second person from now on, or do not; False where nothing changed by it.

        Nor does it where `by` is no owner.
        """
        async with self._database.transaction() as tx:
            if not await may_decide(tx, Member(by, OWNING)):
                return False
            known = await tx.one("is_approval_needed")
            if known is not None and (known["switched"] != OFF) is is_needed:
                return False
            await tx.run("set_fact", name=SWITCH, value="on" if is_needed else OFF)
            await audit(tx, now, str(by), Action.SWITCHED_APPROVAL, on=is_needed)
        return True

    async def ask(self, case_id: int, version: int, by: int, now: int, revision: int) -> bool:
        """Ask the others to approve of this revision; False if that was done, or is not needed.

        Also where it is at another revision, or `by` may not publish. Asked is by the record: who
        reads on in it tells them.
        """
        async with self._database.transaction() as tx:
            if not await may_decide(tx, Member(by)):
                return False
            known = await _approval(tx, case_id, version)
            if known.is_asked or known.revision != revision or known.allows(str(by)):
                return False
            told = {"version": version, "revision": revision}
            await audit(tx, now, str(by), Action.ASKED_APPROVAL, case_id, **told)
        return True

    async def approve(
        self, case_id: int, version: int, by: int, now: int, revision: int = 0
    ) -> bool:
        """This member says yes to this version; False if they did, or are no member.

        It counts for the `revision` that they saw; False if that is not what stands there.
        """
        key = {"case_id": case_id, "version": version, "member_id": by}
        async with self._database.transaction() as tx:
            if not await may_decide(tx, Member(by, SEEING)):
                return False
            if not await tx.run("approve", **key, revision=revision, now=now):
                return False
            await audit(tx, now, str(by), Action.APPROVED, case_id, version=version)
        return True

    async def take_back(self, case_id: int, version: int, by: int, now: int) -> bool:
        """This member says it no longer; False if they had not."""
        key = {"case_id": case_id, "version": version, "member_id": by}
        async with self._database.transaction() as tx:
            await wait_for_team(tx)
            if not await tx.run("take_back_approval", **key):
                return False
            await audit(tx, now, str(by), Action.TOOK_BACK, case_id, version=version)
        return True


async def is_approved(tx: Handle, case_id: int, version: int, announcer: str) -> bool:
    """Whether they may announce this version, in a transaction that waited for the team.

    Of a draft, one that has waited for its changes too: nobody edits it before the end of that.
    """
    return (await _approval(tx, case_id, version)).allows(announcer)


async def _approval(rows: Handle, case_id: int, version: int) -> Approval:
    of = {"case_id": case_id, "version": version}
    row = await rows.one("approval_of", **of, asked=Action.ASKED_APPROVAL.value)
    if row is None:
        return Approval(is_needed=False)
    given = await rows.all("approvals_of", **of)
    revision = row["revision"] or 0
    return Approval(
        is_needed=_is_needed(row),
        by=tuple(one["member_id"] for one in given),
        revision=revision,
        announcers=row["announcers"],
        is_asked=row["asked"] == detail_of(version=version, revision=revision),
    )


def _is_needed(row: Row | None) -> bool:
    return row is not None and row["members"] > ALONE and row["switched"] != OFF
