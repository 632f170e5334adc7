"""Drafts that were overtaken: their case went on as a newer version while they were edited."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import orjson

from bot.store.cases import case_json, case_of_json, case_of_row
from bot.store.facts import take_id
from bot.store.team import audit

if TYPE_CHECKING:
    from bot.store.database import Database, Handle, Row
    from cases.case import Case


async def carry_over(
    database: Database, before: Case, after: Case, by: str, now: int
) -> list[Case]:
    """The drafts above `before` go on above `after`, which took its place: as new versions.

    Where they said the same as `before`, they say what `after` says. What was being written for
    them goes along; what they said earlier does not. Done twice, it is done once.
    """
    async with database.transaction() as tx:
        await take_id(tx, f"changes of case {after.id}")
        since = {"since": before.version, "version": after.version}
        rows = await tx.all("overtaken_drafts", id=after.id, **since)
        return [await _carried(tx, row, _merged(row, before, after), by, now) for row in rows]


def _merged(row: Row, before: Case, after: Case) -> Case:
    told, old, new = (
        orjson.loads(case_json(replace(case, closed_at=None, withdrawn_at=None)))
        for case in (case_of_row(row), before, after)
    )
    merged = {field: new[field] if told[field] == old[field] else told[field] for field in told}
    return case_of_json(orjson.dumps(merged).decode())


async def _carried(tx: Handle, row: Row, merged: Case, by: str, now: int) -> Case:
    known, number = case_of_row(row), await take_id(tx, f"versions of case {merged.id}")
    case = replace(merged, version=number)
    await tx.run(
        "add_version",
        id=case.id,
        version=number,
        content=case_json(case),
        reading=row["reading"],
        made_from=None,
        made_by=by,
        now=now,
    )
    of = {"id": case.id, "version": known.version}
    await tx.run("carry_draft_words", **of, number=number)
    await tx.run("drop_changes", **of)
    await tx.run("drop_overtaken", **of)
    await audit(tx, now, by, f"carried version {known.version} on as {number}", case.id)
    return case
