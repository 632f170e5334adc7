"""Changing a draft: whoever does says which one they saw, and nobody is overwritten unseen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import orjson

from bot.store import begun
from bot.store.audit import Action, audit
from bot.store.draft_changes import differing, former_of, touched, with_fields
from bot.store.draft_doubts import Reading
from bot.store.facts import take_ids
from bot.store.standing import as_of
from bot.store.versions import (
    as_kept,
    case_json,
    case_of_row,
    wait_for_changes,
    wait_for_numbers,
)
from cases.case import ua_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from bot.store.database import Database, Handle, Row
    from cases.case import Case


class NumberTaken(Exception):
    """Another case has this UA number; or this one keeps its own, if `is_fixed`: it was public."""

    def __init__(self, *, is_fixed: bool = False) -> None:
        super().__init__()
        self.is_fixed = is_fixed


@dataclass(frozen=True, slots=True)
class Kept:
    """A change that was kept: the draft's revision now, and how many approvals it made void."""

    revision: int
    voided: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a draft: the revision that came of it, who made it, when, and of what.

    `fields` are those of a case (`deadline`, `targets`); none where a doubt was only settled.
    """

    revision: int
    by: str
    at: int
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A draft in the list: how many doubts are left, who changed it last (else who made it)."""

    case: Case
    doubts: int
    by: str
    at: int
    fields: tuple[str, ...] = ()


class Drafts:
    """The versions above the published one of each case."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(self, case_id: int, by: str, now: int) -> Case | None:
        """A draft that begins as the published version; the newest draft where there is one.

        No list shows it before its first change. None where the case was never published.
        """
        async with self._database.transaction() as tx:
            return await begun.begin(tx, case_id, by, now)

    async def drop_unchanged(self, before: int) -> None:
        """Erase those that were begun before this moment (ms), and in which nothing changed."""
        async with self._database.transaction() as tx:
            await tx.run("drop_unchanged", before=before)

    async def reword(
        self, changed: Case, expected: int, by: str, now: int, settled: Collection[str] = ()
    ) -> Kept | None:
        """Keep this draft as it is now. Approvals of it are void, unless it stays as it was.

        None where it is not at revision `expected` any more, or no draft. `settled` are the paths
        (`title`, `targets[0]`, `targets[0].emails`) of which nothing is doubtful any more; doubts
        of officials move with them. Raises `NumberTaken`.
        """
        async with self._database.transaction() as tx:
            before = await _locked(tx, changed.id, changed.version, now)
            if before is None or before.revision != expected:
                return None
            reading = before.reading.moved(before.case, changed).without(settled)
            return await _write(tx, before, _After(changed, reading), by, now)

    async def add_officials(
        self, changed: Case, expected: int, by: str, now: int, doubts: Iterable[tuple[str, str]]
    ) -> Kept | None:
        """As `reword`, where officials came in who bring `doubts` (a path, and why) of their own.

        That one is missing or surplus (`targets`) is doubtful no more.
        """
        async with self._database.transaction() as tx:
            before = await _locked(tx, changed.id, changed.version, now)
            if before is None or before.revision != expected:
                return None
            moved = before.reading.moved(before.case, changed).without({"targets"})
            return await _write(tx, before, _After(changed, moved.brought(doubts)), by, now)

    async def undo(
        self, case_id: int, version: int, revision: int, by: str, now: int
    ) -> Kept | None:
        """Put back what stood there before the change that made this revision, as a new change.

        None where something of it was changed once more, or where it is no draft any more.
        Raises `NumberTaken`.
        """
        async with self._database.transaction() as tx:
            before = await _locked(tx, case_id, version, now)
            later = await tx.all(
                "changes_since", case_id=case_id, version=version, revision=revision - 1
            )
            if before is None or not later or later[0]["revision"] != revision:
                return None
            former = former_of(later[0])
            if touched(former) & {one for row in later[1:] for one in touched(former_of(row))}:
                return None
            restored = with_fields(before.case, former["fields"])
            reading = before.reading.moved(before.case, restored).with_again(former["reading"])
            return await _write(tx, before, _After(restored, reading), by, now)

    async def changes(self, case_id: int, version: int, since: int) -> list[Change]:
        """What was changed after this revision, the oldest first."""
        key = {"case_id": case_id, "version": version, "revision": since}
        async with self._database.reading() as rows:
            return [_change(row) for row in await rows.all("changes_since", **key)]

    async def as_it_was(self, now: Case, revision: int) -> Case:
        """This draft as it stood at an earlier revision."""
        key = {"case_id": now.id, "version": now.version, "revision": revision}
        async with self._database.reading() as rows:
            changes = await rows.all("changes_since", **key)
        former: dict[str, Any] = {}
        for row in reversed(changes):
            former |= former_of(row)["fields"]
        return with_fields(now, former)

    async def listed(self, now: datetime | None = None) -> list[Listed]:
        """Every draft, the case that came last first; doubts as they are at this moment."""
        async with self._database.reading() as rows:
            return [_listed(row, now) for row in await rows.all("listed_drafts")]

    async def new_ids(self, count: int) -> range:
        """Ids for officials and contacts that nobody was or will be given."""
        async with self._database.transaction() as tx:
            return await take_ids(tx, "targets and contacts", count)


@dataclass(frozen=True, slots=True)
class _Before:
    case: Case
    revision: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class _After:
    case: Case
    reading: Reading


async def _locked(tx: Handle, case_id: int, version: int, now: int) -> _Before | None:
    await wait_for_changes(tx, case_id)
    row = await tx.one("case_version", id=case_id, version=version)
    if row is None or row["published_version"] >= version:
        return None
    case, at = case_of_row(row), datetime.fromtimestamp(now / 1000, UTC)
    return _Before(case, row["revision"], as_of(Reading.of(row["reading"]), case, at))


async def _write(tx: Handle, before: _Before, after: _After, by: str, now: int) -> Kept | None:
    case, revision = as_kept(after.case), before.revision + 1
    key = {"case_id": case.id, "version": case.version}
    fields = differing(as_kept(before.case), case)
    if "ua_number" in fields:
        await _renumber(tx, case)
    kept_as = {"content": case_json(case), "reading": after.reading.json}
    if not await tx.run("reword_draft", **key, **kept_as, by=by, now=now):
        return None
    former = {"fields": fields, "reading": before.reading.lost_in(after.reading)}
    kept = {"former": orjson.dumps(former).decode(), "by": by, "now": now}
    await tx.run("keep_change", **key, revision=revision, **kept)
    voided = 0
    if fields:
        voided = await tx.run("void_version_approvals", **key)
    else:
        await tx.run("carry_approvals", **key, revision=revision)
    what = Action.CHANGED if fields else Action.CONFIRMED
    told = {"version": case.version, "fields": " ".join(fields) or None}
    await audit(tx, now, by, what, case.id, **told)
    return Kept(revision, voided)


async def _renumber(tx: Handle, changed: Case) -> None:
    key = ua_key(changed.ua_number) if changed.ua_number else None
    await wait_for_numbers(tx)
    known = await tx.one("case_by_key", ua_key=key) if key else None
    if known is not None and known["id"] == changed.id:
        return
    if known is not None:
        raise NumberTaken
    if not await tx.run("renumber_case", id=changed.id, ua_key=key):
        raise NumberTaken(is_fixed=True)


def _change(row: Row) -> Change:
    fields = tuple(former_of(row)["fields"])
    return Change(row["revision"], row["changed_by"], row["changed_at"], fields)


def _listed(row: Row, now: datetime | None) -> Listed:
    case = case_of_row(row)
    reading = as_of(Reading.of(row["reading"]), case, now)
    fields = tuple(former_of(row)["fields"]) if row["former"] else ()
    return Listed(case, len(reading.doubts), row["by"], row["at"], fields)
