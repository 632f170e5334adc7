"""Cases and their versions: drafts, the published one, and the older ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING

import orjson
from pydantic import TypeAdapter

from bot.store.facts import take_id, take_ids
from bot.store.team import audit
from cases.case import Case, ua_key
from cases.document.draft import case_of
from cases.versions import keep_choices, keep_ids

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.store.database import Database, Handle, Row
    from cases.document.draft import Draft

_JSON = TypeAdapter(Case)


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """One version of a case, published or not, with what the reader was unsure of."""

    case: Case
    doubts: tuple[tuple[str, str], ...]  # field, why
    unplaced: tuple[str, ...]
    is_draft: bool
    found: Mapping[str, tuple[int, int]]  # field: its first and last line in the document
    revision: int = 0  # how often it was changed since it was made
    changed_by: str = ""  # a Telegram id, or `command line`


class Cases:
    """Every version is kept as it was made; a case shows the one that was published last."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, case_id: int) -> Case | None:
        """The published version, or None where there is none."""
        async with self._database.reading() as rows:
            row = await rows.one("published_case", id=case_id)
        return case_of_row(row) if row else None

    async def published(self) -> list[Case]:
        """Every case that was ever published, also closed ones."""
        async with self._database.reading() as rows:
            return [case_of_row(row) for row in await rows.all("published_cases")]

    async def open(self, now: datetime) -> list[Case]:
        """The cases that want appeals, the nearest deadline first."""
        cases = [case for case in await self.published() if case.is_open(now)]
        return sorted(cases, key=lambda case: (case.deadline is None, case.deadline, case.id))

    async def drafts(self) -> list[Case]:
        """The versions that wait for a coordinator."""
        async with self._database.reading() as rows:
            return [case_of_row(row) for row in await rows.all("drafts")]

    async def by_number(self, ua_number: str) -> Case | None:
        """The published case of this UA number, however it is printed; None where none is."""
        async with self._database.reading() as rows:
            row = await rows.one("case_by_key", ua_key=ua_key(ua_number) or "")
        return await self.find(row["id"]) if row else None

    async def version(self, case_id: int, version: int) -> StoredVersion | None:
        """One version, published or not."""
        async with self._database.reading() as rows:
            row = await rows.one("case_version", id=case_id, version=version)
        return _stored(row) if row else None

    async def keep_draft(
        self, draft: Draft, by: str, now: int, made_from: str | None = None
    ) -> Case:
        """A new version of the case with this UA number, or of a new case.

        Officials and contacts that were in an earlier one keep their ids. The same `made_from`
        (the message that brought the document) makes one version, however often it is handled.
        """
        unnumbered = case_of(draft, 0, 0, count())
        needed = sum(1 + len(target.contacts) for target in unnumbered.targets)
        async with self._database.transaction() as tx:
            # First, for whoever takes ids waits for those before, and sees what they wrote.
            ids = iter(await take_ids(tx, "targets and contacts", needed))
            if made_from and (row := await tx.one("version_made_from", made_from=made_from)):
                known = await tx.one("case_version", id=row["case_id"], version=row["version"])
                if known:
                    return case_of_row(known)
            case = await _numbered(tx, draft, ids, now)
            await tx.run(
                "add_version",
                id=case.id,
                version=case.version,
                content=case_json(case),
                reading=orjson.dumps(draft.contract()).decode(),
                made_from=made_from,
                made_by=by,
                now=now,
            )
            await audit(tx, now, by, f"imported version {case.version}", case.id)
        return case

    async def publish(self, case_id: int, version: int, by: str, now: int) -> bool:
        """Show this version from now on; False if it, or a newer one, was shown already."""
        async with self._database.transaction() as tx:
            if not await tx.run("publish_version", id=case_id, version=version):
                return False
            await tx.run("stamp_version", id=case_id, version=version, now=now)
            await audit(tx, now, by, f"published version {version}", case_id)
        return True

    async def discard(self, case_id: int, version: int, by: str, now: int) -> bool:
        """Throw a draft away; False if it was published or thrown away before."""
        async with self._database.transaction() as tx:
            if not await tx.run("discard_version", id=case_id, version=version):
                return False
            await tx.run("discard_empty_case", id=case_id)
            await audit(tx, now, by, f"discarded version {version}", case_id)
        return True

    async def close(self, case_id: int, by: str, now: int) -> bool:
        """Want no more appeals; False if it was closed."""
        async with self._database.transaction() as tx:
            if not await tx.run("close_case", id=case_id, now=now):
                return False
            await audit(tx, now, by, "closed", case_id)
        return True

    async def amend(self, case: Case, by: str, now: int, what: str) -> Case:
        """Publish this case as a new version of itself; `what` was done stands in the audit."""
        async with self._database.transaction() as tx:
            number = await _next_version(tx, case.id)
            amended = replace(case, version=number, closed_at=None)
            await tx.run(
                "add_version",
                id=case.id,
                version=number,
                content=case_json(amended),
                reading=None,
                made_from=None,
                made_by=by,
                now=now,
            )
            await tx.run("publish_version", id=case.id, version=number)
            await tx.run("stamp_version", id=case.id, version=number, now=now)
            await audit(tx, now, by, what, case.id)
        return amended

    async def remind_on(self, case_id: int, days: tuple[int, ...], by: str, now: int) -> None:
        """Remind so many days before the deadline; supporters see no new version for that."""
        async with self._database.transaction() as tx:
            row = await tx.one("published_case", id=case_id)
            if row is None:
                return
            changed = replace(_parsed(row["content"]), reminders=days)
            await tx.run(
                "reword_version",
                id=case_id,
                version=changed.version,
                content=case_json(changed),
            )
            await audit(tx, now, by, "changed the reminders", case_id)


async def _numbered(tx: Handle, draft: Draft, ids: Iterator[int], now: int) -> Case:
    key = ua_key(draft.ua_number) if draft.ua_number else None
    known = await tx.one("case_by_key", ua_key=key) if key else None
    if known is None:
        case_id = await take_id(tx, "cases")
        await tx.run("add_case", id=case_id, ua_key=key, now=now)
        return case_of(draft, case_id, await _next_version(tx, case_id), ids)
    earlier = [case_of_row(row) for row in await tx.all("versions_of_case", id=known["id"])]
    case = case_of(draft, known["id"], await _next_version(tx, known["id"]), ids)
    return keep_choices(earlier[-1], keep_ids(earlier, case)) if earlier else case


async def _next_version(tx: Handle, case_id: int) -> int:
    """Never one that was thrown away: a button for that must not publish another."""
    return await take_id(tx, f"versions of case {case_id}")


def case_json(case: Case) -> str:
    """A version as the store keeps it."""
    return _JSON.dump_json(case).decode()


@lru_cache(maxsize=256)
def _parsed(content: str) -> Case:
    return _JSON.validate_json(content)


def case_of_row(row: Row) -> Case:
    """The version in a row with its `content` and `closed_at`."""
    case, closed = _parsed(row["content"]), row["closed_at"]
    if closed is None:
        return case
    return replace(case, closed_at=datetime.fromtimestamp(closed / 1000, UTC))


def _stored(row: Row) -> StoredVersion:
    case = case_of_row(row)
    reading = orjson.loads(row["reading"] or "{}")
    return StoredVersion(
        case=case,
        doubts=tuple((doubt["field"], doubt["why"]) for doubt in reading.get("needs_review", ())),
        unplaced=tuple(reading.get("unplaced", ())),
        is_draft=case.version > row["published_version"],
        found={field: (lines[0], lines[-1]) for field, lines in reading.get("found", {}).items()},
        revision=row["revision"],
        changed_by=row["changed_by"],
    )
