"""Drafts that were overtaken: their case went on as a newer version while they were edited."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import orjson

from bot.store.audit import Action, audit
from bot.store.begun import is_unchanged, unchanged
from bot.store.versions import as_kept, case_json, case_of_json, case_of_row, next_version

if TYPE_CHECKING:
    from bot.store.database import Handle, Row
    from cases.case import Case


async def carry_over(tx: Handle, before: Case, after: Case, by: str, now: int) -> None:
    """The drafts above `before` go on above `after`, which took its place: as new versions.

    Where they said the same as `before`, they say what `after` says; so does what a document
    proposed for them. What was being written for them, and which differences were looked at, goes
    along; what they said earlier does not. The caller has waited for the case's changes.
    """
    since = {"since": before.version, "version": after.version}
    for row in await tx.all("overtaken_drafts", id=after.id, **since):
        draft = case_of_row(row)
        number = await next_version(tx, after.id)
        merged = replace(_merged(draft, before, after), version=number)
        await _carry(tx, draft.version, merged, row, (by, now))
        await _carry_proposal(tx, draft.version, number, before, after)
        await tx.run("drop_overtaken", id=after.id, version=draft.version)


def _merged(draft: Case, before: Case, after: Case) -> Case:
    told, old, new = (orjson.loads(case_json(as_kept(case))) for case in (draft, before, after))
    merged = {field: new[field] if told[field] == old[field] else told[field] for field in told}
    return case_of_json(orjson.dumps(merged).decode())


async def _carry(tx: Handle, version: int, case: Case, row: Row, done: tuple[str, int]) -> None:
    by, now = done
    still = is_unchanged(row["made_from"])
    await tx.run(
        "add_version",
        id=case.id,
        version=case.version,
        content=case_json(case),
        reading=row["reading"],
        made_from=unchanged(case) if still else None,
        made_by=by,
        now=now,
    )
    of = {"id": case.id, "version": version}
    await tx.run("carry_draft_words", **of, number=case.version)
    await tx.run("carry_pastes", **of, number=case.version)
    await tx.run("drop_changes", **of)
    await audit(tx, now, by, Action.CARRIED, case.id, version=version, onto=case.version)


async def _carry_proposal(
    tx: Handle, version: int, number: int, before: Case, after: Case
) -> None:
    row = await tx.one("proposal", case_id=after.id, version=version)
    if row is None:
        return
    proposal = replace(_merged(case_of_json(row["content"]), before, after), version=number)
    key = {"case_id": after.id, "version": number}
    await tx.run("keep_proposal", **key, content=case_json(proposal))
    await tx.run("carry_confirmed", id=after.id, version=version, number=number)
