"""Changing a draft: whoever does says which one they saw, and nobody is overwritten unseen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import orjson

from bot.store.cases import case_json, case_of_row
from bot.store.facts import take_id, take_ids
from bot.store.team import audit
from cases.case import ua_key
from cases.shifting import shifted

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.store.database import Database, Handle
    from cases.case import Case


class NumberTaken(Exception):
    """Another case has this UA number, or this case was published under its own."""


class Drafts:
    """The versions above the published one of each case."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(self, case_id: int, by: str, now: int) -> Case | None:
        """A draft that begins as the published version; the newest draft where there is one.

        None where the case was never published.
        """
        async with self._database.transaction() as tx:
            number = await take_id(tx, f"versions of case {case_id}")
            newest = await tx.one("newest_draft", id=case_id)
            if newest is not None:
                return case_of_row(newest)
            row = await tx.one("published_case", id=case_id)
            if row is None:
                return None
            case = replace(case_of_row(row), version=number, closed_at=None)
            await tx.run(
                "add_version",
                id=case_id,
                version=number,
                content=case_json(case),
                reading=None,
                made_from=None,
                made_by=by,
                now=now,
            )
            await audit(tx, now, by, f"began version {number}", case_id)
        return case

    async def reword(
        self, changed: Case, expected: int, by: str, now: int, settled: Collection[str] = ()
    ) -> int | None:
        """Keep this draft as it is now; its new revision. Approvals of it are void.

        None where it is not at revision `expected` any more, or no draft. `settled` are the paths
        (`title`, `targets[0]`, `targets[0].emails`) of which nothing is doubtful any more; doubts
        of officials move with them. Raises `NumberTaken`.
        """
        key = {"id": changed.id, "version": changed.version}
        async with self._database.transaction() as tx:
            # Whoever else changes a number waits here, and sees this one.
            await take_id(tx, f"versions of case {changed.id}")
            row = await tx.one("case_version", **key)
            if row is None or row["revision"] != expected:
                return None
            before = case_of_row(row)
            if before.ua_number != changed.ua_number:
                await _renumber(tx, changed)
            reading = _settled(orjson.loads(row["reading"] or "{}"), before, changed, settled)
            rewritten = {"content": case_json(changed), "reading": orjson.dumps(reading).decode()}
            if not await tx.run("reword_draft", **key, **rewritten, by=by, expected=expected):
                return None
            await tx.run("void_version_approvals", case_id=changed.id, version=changed.version)
            await audit(tx, now, by, f"changed version {changed.version}", changed.id)
        return expected + 1

    async def new_ids(self, count: int) -> range:
        """Ids for officials and contacts that nobody was or will be given."""
        async with self._database.transaction() as tx:
            return await take_ids(tx, "targets and contacts", count)


async def _renumber(tx: Handle, changed: Case) -> None:
    key = ua_key(changed.ua_number) if changed.ua_number else None
    await take_id(tx, "numbers")
    known = await tx.one("case_by_key", ua_key=key) if key else None
    if known is not None and known["id"] == changed.id:
        return
    if known is not None or not await tx.run("renumber_case", id=changed.id, ua_key=key):
        raise NumberTaken


def _settled(
    reading: dict[str, Any], before: Case, changed: Case, settled: Collection[str]
) -> dict[str, Any]:
    """What the reader said of the document, without what is settled by now."""
    doubts = [
        doubt | {"field": field}
        for doubt in reading.get("needs_review", ())
        if not _is_in(doubt["field"], settled)
        if (field := shifted(doubt["field"], before, changed)) is not None
    ]
    found = {
        field: lines
        for path, lines in reading.get("found", {}).items()
        if (field := shifted(path, before, changed)) is not None
    }
    return reading | {"needs_review": doubts, "found": found}


def _is_in(path: str, settled: Collection[str]) -> bool:
    return any(path == one or path.startswith((f"{one}.", f"{one}[")) for one in settled)
