"""What a coordinator does with a case that is out: correct it, or withdraw it at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

from bot.store.approvals import is_approved
from bot.store.audit import Action, audit
from bot.store.beginning import wait_for_announcing
from bot.store.broadcast import NewBroadcast, draft
from bot.store.cases import show_version
from bot.store.deciding import may_decide
from bot.store.facts import take_id
from bot.store.reminders import WITHDRAWN
from bot.store.standing import doubtful_fields
from bot.store.superseding import Why, begin_edits, carry_on_with, edit_delivered
from bot.store.versions import case_of_row, wait_for_changes
from cases.case import is_only_later

if TYPE_CHECKING:
    from bot.store.database import Database, Handle
    from bot.store.deciding import Who


@dataclass(frozen=True, slots=True)
class Correction:
    """A draft as it was seen; the occasions on which it was, and would be, announced."""

    case_id: int
    version: int
    revision: int
    occasions: tuple[str, str]


class Corrections:
    """Each is done whole or not at all."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def delivered(self, case_id: int) -> int:
        """How many cards of this case stand in chats."""
        async with self._database.reading() as rows:
            row = await rows.one("count_delivered", case_id=case_id)
        return int(row["messages"]) if row else 0

    async def draft_notice(self, correction: Correction, told: str, by: str, now: int) -> int:
        """Keep what those who acted are to be told, in a coordinator's words; the broadcast."""
        new = NewBroadcast(
            occasion=f"correction {correction.case_id} {correction.version}",
            content={
                "corrected": correction.case_id,
                "version": correction.version,
                "revision": correction.revision,
                "news": "corrected",
                "told": told,
            },
            made_by=by,
            case_id=correction.case_id,
        )
        async with self._database.transaction() as tx:
            id_ = (await draft(tx, new, now)).id
            await tx.run("void_drafts", id=id_, now=now)
        return id_

    async def publish(
        self, correction: Correction, by: Who, now: int, notice: int | None = None
    ) -> int | None:
        """Put the draft in the place of what is out; edit what was delivered, and send the notice.

        The broadcast that edits; None, with nothing done, where the draft is at another revision,
        a newer version is out, the case is closed, the notice is none any more, nobody approves of
        it where somebody has to, or `by` was taken out of the team. All or nothing.
        """
        async with self._database.transaction() as tx:
            await take_id(tx, "reminding")
            if not await may_decide(tx, by):
                return None
            await wait_for_changes(tx, correction.case_id)
            if not await is_approved(tx, correction.case_id, correction.version, str(by)):
                return None
            before = await tx.one("published_case", id=correction.case_id)
            if before is None or before["closed_at"] is not None:
                return None
            if notice is not None and not await _is_draft(tx, notice):
                return None
            doubts = await doubtful_fields(tx, correction.case_id, correction.version, now)
            shown = correction.case_id, correction.version, now, correction.revision
            if not await show_version(tx, *shown):
                return None
            after = await tx.one("published_case", id=correction.case_id)
            if after is None:
                raise LookupError(f"case {correction.case_id} vanished in its own transaction")
            versions = case_of_row(before), case_of_row(after)
            await carry_on_with(tx, *versions, correction.occasions)
            # With more time alone, what somebody writes in is right, and what they sent is, too.
            why = Why.EXTENDED if is_only_later(*versions) else Why.CORRECTED
            id_ = await begin_edits(tx, versions[0], why, str(by), now)
            if notice is not None:
                await tx.run("tell_those_who_acted", id=notice, now=now)
            told = {"version": correction.version, "doubts": doubts}
            await audit(tx, now, str(by), Action.CORRECTED, correction.case_id, **told)
        return id_

    async def withdraw(self, case_id: int, by: Who, now: int) -> int | None:
        """Let supporters see nothing of this case any more, and send nothing more about it.

        The broadcast that edits its messages, and erases what is kept of it but for reports; None
        where it was withdrawn before, or `by` was taken out of the team.
        """
        async with self._database.transaction() as tx:
            await take_id(tx, "reminding")
            if not await may_decide(tx, by):
                return None
            # What is announced at this moment is seen here, or sees that the case is withdrawn.
            await wait_for_announcing(tx)
            row = await tx.one("published_case", id=case_id)
            if row is None or not await tx.run("withdraw_case", id=case_id, now=now):
                return None
            for broadcast in await tx.all("broadcasts_of_case", case_id=case_id):
                await tx.run("cancel_broadcast", id=broadcast["id"], now=now)
            for one in await tx.all("active_reminders"):
                said = orjson.loads(one["content"])
                if case_id in said.get("reminder", said.get("digest", ())):
                    await tx.run("withdraw_reminder", id=one["id"], why=WITHDRAWN)
            id_ = await edit_delivered(tx, case_of_row(row), Why.WITHDRAWN, str(by), now)
            await audit(tx, now, str(by), Action.WITHDREW, case_id)
        return id_


async def _is_draft(tx: Handle, notice: int) -> bool:
    row = await tx.one("broadcast", id=notice)
    return row is not None and row["state"] == "draft"
