"""Cases and their versions: drafts, the published one, and the older ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.store import amending, importing
from bot.store.approvals import is_approved
from bot.store.audit import Action, audit
from bot.store.beginning import wait_for_announcing
from bot.store.begun import is_unchanged
from bot.store.deciding import may_decide
from bot.store.draft_doubts import Reading
from bot.store.standing import BEFORE, STANDS, as_of, doubtful_fields
from bot.store.superseding import Why, cancel_older, edit_delivered
from bot.store.versions import case_of_row, wait_for_changes, wait_for_numbers
from cases.case import ua_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from bot.store.database import Database, Handle, Row
    from bot.store.deciding import Who
    from bot.store.draft_doubts import Doubt
    from cases.case import Case
    from cases.document.draft import Draft


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """One version of a case, published or not, with what the reader was unsure of."""

    case: Case
    doubts: tuple[tuple[str, str], ...]  # field, why
    unplaced: tuple[str, ...]
    is_draft: bool
    found: Mapping[str, tuple[int, int]]  # field: its first and last line in the document
    places: Mapping[tuple[str, str], tuple[int, int]]  # doubt: the lines that it is about
    lines: Mapping[int, str]  # number: what stands there in the document
    settled: tuple[tuple[str, str], ...] = ()  # doubts that somebody looked at: field, why
    revision: int = 0  # how often it was changed since it was made
    changed_by: str = ""  # a Telegram id, or `command line`
    is_unchanged: bool = False  # begun as what is out, and nothing was changed in it yet


class Cases:
    """Every version is kept as it was made; a case shows the one that was published last.

    `now` is the domain's: without it no deadline of a draft is doubted for being over.

    A member who has been removed, or has another role, changes nothing: see `Member`.
    """

    def __init__(self, database: Database, now: Callable[[], datetime] | None = None) -> None:
        self._database, self._now = database, now

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

    async def id_of_number(self, ua_number: str) -> int | None:
        """The id of the case of this UA number, also of a draft, or of what was withdrawn."""
        async with self._database.reading() as rows:
            row = await rows.one("case_by_key", ua_key=ua_key(ua_number) or "")
        return int(row["id"]) if row else None

    async def by_number(self, ua_number: str) -> Case | None:
        """The published case of this UA number, however it is printed; None where none is."""
        async with self._database.reading() as rows:
            row = await rows.one("case_by_key", ua_key=ua_key(ua_number) or "")
        return await self.find(row["id"]) if row else None

    async def version(self, case_id: int, version: int) -> StoredVersion | None:
        """One version, published or not."""
        async with self._database.reading() as rows:
            row = await rows.one("case_version", id=case_id, version=version)
        return _stored(row, self._now() if self._now else None) if row else None

    async def keep_draft(
        self, draft: Draft, by: str, now: int, made_from: str | None = None
    ) -> Case:
        """A new version of the case with this UA number, or of a new case.

        Officials and contacts that were in an earlier one keep their ids. The same `made_from`
        (the message that brought the document) makes one version, however often it is handled.
        """
        async with self._database.transaction() as tx:
            return await importing.keep_draft(tx, draft, by, now, made_from)

    async def publish(
        self, case_id: int, version: int, by: Who, now: int, revision: int | None = None
    ) -> bool:
        """Show this version from now on; False if it, or a newer one, was shown already.

        Where a `revision` is given, also False if the draft was changed since; and where a second
        person has to approve, if nobody has at this moment. Whoever has yet to get an older one
        does not get it any more: this one is announced to them.
        """
        async with self._database.transaction() as tx:
            if not await may_decide(tx, by):
                return False
            await wait_for_changes(tx, case_id)
            if not await is_approved(tx, case_id, version, str(by)):
                return False
            doubts = await doubtful_fields(tx, case_id, version, now)
            if not await show_version(tx, case_id, version, now, revision):
                return False
            await cancel_older(tx, case_id, version, str(by), now)
            told = {"version": version, "doubts": doubts}
            await audit(tx, now, str(by), Action.PUBLISHED, case_id, **told)
        return True

    async def discard(
        self, case_id: int, version: int, by: Who, now: int, revision: int | None = None
    ) -> bool:
        """Throw a draft away; False if it was published or thrown away before.

        Where a `revision` is given, also False if the draft was changed since.
        """
        async with self._database.transaction() as tx:
            if not await may_decide(tx, by):
                return False
            await wait_for_changes(tx, case_id)
            # A document that is read at this moment finds the case, or finds that there is none.
            await wait_for_numbers(tx)
            if not await tx.run("discard_version", id=case_id, version=version, seen=revision):
                return False
            await _drop_drafting(tx, case_id, version)
            await tx.run("discard_empty_case", id=case_id)
            await audit(tx, now, str(by), Action.DISCARDED, case_id, version=version)
        return True

    async def close(self, case_id: int, by: Who, now: int) -> bool:
        """Want no more appeals, and say so on the cards; False if it was closed."""
        async with self._database.transaction() as tx:
            if not await may_decide(tx, by):
                return False
            return await close_case(tx, case_id, str(by), now)

    async def amend(self, case: Case, by: Who, now: int, what: Action) -> Case | None:
        """Publish this case as a new version of itself; `what` was done stands in the audit.

        The cards that were delivered show it from then on, what was announced counts as announced,
        and drafts go on above it. The days on which it reminds stay as they were chosen last.
        None, with nothing done, where the case is at another version than this one by now.
        """
        async with self._database.transaction() as tx:
            if not await may_decide(tx, by):
                return None
            return await amending.amend(tx, case, str(by), now, what)

    async def remind_on(self, case_id: int, days: tuple[int, ...], by: Who, now: int) -> bool:
        """Remind so many days before the deadline; supporters see no new version for that."""
        async with self._database.transaction() as tx:
            if not await may_decide(tx, by):
                return False
            return await amending.remind_on(tx, case_id, days, str(by), now)


async def show_version(
    tx: Handle, case_id: int, version: int, now: int, revision: int | None = None
) -> bool:
    """`Cases.publish` inside a transaction that has begun, and without its audit."""
    # Nobody changes it between the look at its revision and the end of this.
    await wait_for_changes(tx, case_id)
    if not await tx.run("publish_version", id=case_id, version=version, seen=revision):
        return False
    await tx.run("stamp_version", id=case_id, version=version, now=now)
    await _drop_drafting(tx, case_id, version)
    return True


async def close_case(tx: Handle, case_id: int, by: str, now: int) -> bool:
    """`Cases.close` inside a transaction that has begun."""
    # Of an announcement that begins at this moment, one sees the other: it is called off, or none.
    await wait_for_announcing(tx)
    row = await tx.one("published_case", id=case_id)
    if row is None or not await tx.run("close_case", id=case_id, now=now):
        return False
    await edit_delivered(tx, case_of_row(row), Why.CLOSED, by, now)
    await audit(tx, now, by, Action.CLOSED, case_id)
    return True


async def _drop_drafting(tx: Handle, case_id: int, version: int) -> None:
    """What only a draft has: its changes, and words that were to stand in it."""
    await tx.run("drop_changes", id=case_id, version=version)
    await tx.run("drop_words_of_version", id=case_id, version=version)


def _doubts(told: Iterable[Doubt]) -> tuple[tuple[str, str], ...]:
    return tuple((doubt["field"], doubt["why"]) for doubt in told)


def _stored(row: Row, now: datetime | None) -> StoredVersion:
    case, read = case_of_row(row), Reading.of(row["reading"])
    is_draft = case.version > row["published_version"]
    read = as_of(read, case, now) if is_draft else read
    reading, told = read.told, (*read.doubts, *read.settled)
    return StoredVersion(
        case=case,
        doubts=_doubts(read.doubts),
        settled=_doubts(one for one in read.settled if one.get(STANDS) != BEFORE),
        unplaced=tuple(reading.get("unplaced", ())),
        is_draft=is_draft,
        found={field: (lines[0], lines[-1]) for field, lines in reading.get("found", {}).items()},
        places={
            (one["field"], one["why"]): (lines[0], lines[-1])
            for one in told
            if (lines := one.get("lines"))
        },
        lines={int(number): text for number, text in reading.get("lines", {}).items()},
        revision=row["revision"],
        changed_by=row["changed_by"],
        is_unchanged=is_unchanged(row["made_from"]),
    )
