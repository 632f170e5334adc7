"""What a new document proposes for a case that is out, and what a coordinator took of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from bot.store.audit import Action, audit
from bot.store.versions import wait_for_changes
from cases.case import Case

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.store.database import Database

_JSON = TypeAdapter(Case)


@dataclass(frozen=True, slots=True)
class Proposed:
    """What stands proposed for a draft.

    `content` is the draft as it would be if nothing of the published version were kept; None
    while nothing was. `taken` says by a difference's mark whether the new was taken.
    """

    content: Case | None = None
    taken: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Made:
    """A version that is published or may still be: by whom it was made and when."""

    version: int
    by: str  # a Telegram id, or `command line`
    at: int
    is_published: bool
    changed_by: str = ""


class Proposals:
    """Nothing that a document says is lost by keeping what was: it can be taken later."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, case_id: int, version: int) -> Proposed:
        """What is known of this draft."""
        key = {"case_id": case_id, "version": version}
        async with self._database.reading() as rows:
            row = await rows.one("proposal", **key)
            found = await rows.all("confirmed", **key)
        content = _JSON.validate_json(row["content"]) if row else None
        return Proposed(content, {one["mark"]: one["taken"] == 1 for one in found})

    async def confirm(self, proposal: Case, taken: Mapping[str, bool], by: str, now: int) -> None:
        """These differences were looked at; `proposal` is what the draft would be with all new."""
        key = {"case_id": proposal.id, "version": proposal.version}
        async with self._database.transaction() as tx:
            # Or an extension that carries the draft on takes it away from under these.
            await wait_for_changes(tx, proposal.id)
            content = _JSON.dump_json(proposal).decode()
            if not await tx.run("keep_proposal", **key, content=content):
                return
            for mark, is_taken in taken.items():
                await tx.run("confirm", **key, mark=mark, taken=int(is_taken))
            kept = sum(not is_taken for is_taken in taken.values())
            told = {"taken": len(taken) - kept, "kept": kept, "version": proposal.version}
            await audit(tx, now, by, Action.COMPARED, proposal.id, **told)

    async def history(self, case_id: int) -> list[Made]:
        """The published version and the drafts above it, in their order."""
        async with self._database.reading() as rows:
            found = await rows.all("history", id=case_id)
        return [
            Made(
                row["version"],
                row["made_by"],
                row["made_at"] if row["published_at"] is None else row["published_at"],
                is_published=row["version"] == row["published_version"],
                changed_by=row["changed_by"] or "",
            )
            for row in found
        ]
