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
from bot.store.superseding import Why, carry_on_with, edit_delivered
from bot.store.team import audit
from cases.case import Case, ua_key
from cases.document.draft import case_of
from cases.versions import keep_choices, keep_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
    settled: tuple[tuple[str, str], ...] = ()  # doubts that somebody looked at: field, why
    revision: int = 0  # how often it was changed since it was made
    changed_by: str = ""  # a Telegram id, or `command line`


class Cases:
    """Every version is kept as it was made; a case shows the one that was published last."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, case_id: int) -> Case | None:
        """The published version as supporters see it; None where there is none, or no more."""
        async with self._database.reading() as rows:
            row = await rows.one("published_case", id=case_id)
        return case_of_row(row) if row else None

    async def on_desk(self, case_id: int) -> Case | None:
        """The published version as coordinators see it, also one that was withdrawn."""
        async with self._database.reading() as rows:
            row = await rows.one("case_on_desk", id=case_id)
        return case_of_row(row) if row else None

    async def published(self) -> list[Case]:
        """Every case that supporters can see, also closed ones."""
        async with self._database.reading() as rows:
            return [case_of_row(row) for row in await rows.all("published_cases")]

    async def all_on_desk(self) -> list[Case]:
        """Every case that was ever published, also what was withdrawn."""
        async with self._database.reading() as rows:
            return [case_of_row(row) for row in await rows.all("cases_on_desk")]

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

    async def publish(
        self, case_id: int, version: int, by: str, now: int, revision: int | None = None
    ) -> bool:
        """Show this version from now on; False if it, or a newer one, was shown already.

        Where a `revision` is given, also False if the draft was changed since.
        """
        async with self._database.transaction() as tx:
            if not await show_version(tx, case_id, version, now, revision):
                return False
            await audit(tx, now, by, f"published version {version}", case_id)
        return True

    async def discard(
        self, case_id: int, version: int, by: str, now: int, revision: int | None = None
    ) -> bool:
        """Throw a draft away; False if it was published or thrown away before.

        Where a `revision` is given, also False if the draft was changed since.
        """
        async with self._database.transaction() as tx:
            if not await tx.run("discard_version", id=case_id, version=version, seen=revision):
                return False
            await _drop_drafting(tx, case_id, version)
            await tx.run("discard_empty_case", id=case_id)
            await audit(tx, now, by, f"discarded version {version}", case_id)
        return True

    async def close(self, case_id: int, by: str, now: int) -> bool:
        """Want no more appeals, and say so on the cards; False if it was closed."""
        async with self._database.transaction() as tx:
            return await close_case(tx, case_id, by, now)

    async def amend(self, case: Case, by: str, now: int, what: str) -> Case | None:
        """Publish this case as a new version of itself; `what` was done stands in the audit.

        The cards that were delivered show it from then on. None, with nothing done, where the case
        is at another version than this one by now.
        """
        async with self._database.transaction() as tx:
            # Of two who change it at one instant, the second sees what the first has done.
            await take_id(tx, f"changes of case {case.id}")
            row = await tx.one("published_case", id=case.id)
            if row is None or case_of_row(row).version != case.version:
                return None
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
            await tx.run("publish_version", id=case.id, version=number, seen=None)
            await tx.run("stamp_version", id=case.id, version=number, now=now)
            await carry_on_with(tx, amended)
            await edit_delivered(tx, case, Why.EXTENDED, by, now)
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


async def show_version(
    tx: Handle, case_id: int, version: int, now: int, revision: int | None = None
) -> bool:
    """`Cases.publish` inside a transaction that has begun, and without its audit."""
    # Nobody changes it between the look at its revision and the end of this.
    await take_id(tx, f"changes of case {case_id}")
    if not await tx.run("publish_version", id=case_id, version=version, seen=revision):
        return False
    await tx.run("stamp_version", id=case_id, version=version, now=now)
    await _drop_drafting(tx, case_id, version)
    return True


async def close_case(tx: Handle, case_id: int, by: str, now: int) -> bool:
    """`Cases.close` inside a transaction that has begun."""
    row = await tx.one("published_case", id=case_id)
    if row is None or not await tx.run("close_case", id=case_id, now=now):
        return False
    await edit_delivered(tx, case_of_row(row), Why.CLOSED, by, now)
    await audit(tx, now, by, "closed", case_id)
    return True


async def _drop_drafting(tx: Handle, case_id: int, version: int) -> None:
    """What only a draft has: its changes, and words that were to stand in it."""
    await tx.run("drop_changes", id=case_id, version=version)
    await tx.run("drop_words_of_version", id=case_id, version=version)


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


def case_of_json(content: str) -> Case:
    """A version from what `case_json` made of it."""
    return _JSON.validate_json(content)


def case_of_row(row: Row) -> Case:
    """The version in a row with its `content`, `closed_at` and `withdrawn_at`."""
    case, closed = _parsed(row["content"]), row["closed_at"]
    if closed is None:
        return case
    return replace(case, closed_at=_moment(closed), withdrawn_at=_moment(row["withdrawn_at"]))


def _moment(at: int | None) -> datetime | None:
    return None if at is None else datetime.fromtimestamp(at / 1000, UTC)


def _doubts(told: Iterable[dict[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((doubt["field"], doubt["why"]) for doubt in told)


def _stored(row: Row) -> StoredVersion:
    case = case_of_row(row)
    reading = orjson.loads(row["reading"] or "{}")
    return StoredVersion(
        case=case,
        doubts=_doubts(reading.get("needs_review", ())),
        settled=_doubts(reading.get("settled", ())),
        unplaced=tuple(reading.get("unplaced", ())),
        is_draft=case.version > row["published_version"],
        found={field: (lines[0], lines[-1]) for field, lines in reading.get("found", {}).items()},
        revision=row["revision"],
        changed_by=row["changed_by"],
    )
