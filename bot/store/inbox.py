"""The inbox: updates as Telegram sent them, until they are handled.

An update is handled in its turn: in each chat in the order of arrival, by one replica at a time.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.store.facts import take_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.store.database import Database, Handle

CLAIM_SECONDS = 15.0
_HOURS_MS = 3_600_000
_KEEP_DONE_MS = 48 * _HOURS_MS
_KEEP_POISON_MS = 7 * 24 * _HOURS_MS
_SWEPT_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class RawUpdate:
    """An update as it came: `body` is its JSON, `chat_id` whose order it keeps (0: unknown)."""

    update_id: int
    chat_id: int
    body: str


@dataclass(frozen=True, slots=True)
class Open:
    """An update that one replica has claimed. `attempts` have failed in passing before."""

    id: int
    update_id: int
    chat_id: int
    body: str
    attempts: int


@dataclass(frozen=True, slots=True)
class Done:
    """Handled: what was said and by whom is erased; its update_id is known for 48 hours."""

    id: int


@dataclass(frozen=True, slots=True)
class SetAside:
    """It cannot be handled: kept 7 days with its error, which must quote nobody."""

    id: int
    error: str


@dataclass(frozen=True, slots=True)
class Again:
    """It failed in passing: nobody is given it, nor what follows in its chat, until then."""

    id: int
    after_seconds: float


@dataclass(frozen=True, slots=True)
class Poison:
    """An update that was set aside, for whoever has to mend what it broke."""

    update_id: int
    error: str
    body: str


Ended = Done | SetAside | Again


class Inbox:
    """Every update once, however often it was received. Times are milliseconds since 1970, UTC."""

    def __init__(self, database: Database, claim_seconds: float = CLAIM_SECONDS) -> None:
        self._database = database
        self.claim_seconds = claim_seconds

    async def receive(self, updates: Sequence[RawUpdate], now: int) -> int:
        """Keep those that are new, in this order, in one transaction; how many were new."""
        if not updates:
            return 0
        async with self._database.transaction() as tx:
            # Whoever takes ids waits for those before: their order is the order of commits.
            ids = await take_ids(tx, "inbox", len(updates))
            rows = [
                (id_, update.update_id, update.chat_id, update.body)
                for id_, update in zip(ids, updates, strict=True)
            ]
            return await tx.run("receive_updates", updates=json.dumps(rows), now=now)

    async def settle(self, replica: str, ended: Sequence[Ended], claim: int) -> list[Open]:
        """End these and claim up to so many others, in one transaction.

        Given is the oldest open update of each chat of which none is claimed, oldest first. What
        this replica no longer holds is not ended. A claim lasts `claim_seconds` by the database's
        clock, unless it is renewed.
        """
        async with self._database.transaction() as tx:
            now = await _now(tx)
            if ended:
                rows = [_row(one, now) for one in ended]
                await tx.run("settle_updates", settled=json.dumps(rows), replica=replica)
            if claim <= 0:
                return []
            until = now + round(self.claim_seconds * 1000)
            found = await tx.all(
                "claim_updates", replica=replica, now=now, until=until, count=claim
            )
        claimed = [
            Open(row["id"], row["update_id"], row["chat_id"], row["body"], row["attempts"])
            for row in found
        ]
        return sorted(claimed, key=lambda one: one.id)

    async def renew(self, replica: str, ids: Iterable[int]) -> int:
        """Hold these claims for another `claim_seconds`; how many are still this replica's."""
        async with self._database.transaction() as tx:
            until = await _now(tx) + round(self.claim_seconds * 1000)
            rows = [(id_, "open", None, 0, replica, until) for id_ in ids]
            return await tx.run("settle_updates", settled=json.dumps(rows), replica=replica)

    async def free(self, replica: str) -> int:
        """Give back everything that this replica has claimed; how much that was.

        At the start this takes over what a killed process of the same name held: only where no
        other process of that name lives.
        """
        async with self._database.transaction() as tx:
            return await tx.run("free_updates", replica=replica)

    async def sweep(self, now: int) -> int:
        """Delete what was handled 48 hours ago and what was set aside 7 days ago; how much."""
        done = await self._sweep("done", now - _KEEP_DONE_MS)
        return done + await self._sweep("poison", now - _KEEP_POISON_MS)

    async def waiting(self) -> int:
        """How many updates are not handled yet."""
        async with self._database.reading() as rows:
            row = await rows.one("open_updates")
        return int(row["waiting"]) if row else 0

    async def poisoned(self) -> int:
        """How many updates are set aside at present."""
        async with self._database.reading() as rows:
            row = await rows.one("count_poison")
        return int(row["updates"]) if row else 0

    async def poison(self) -> list[Poison]:
        """What is set aside at present, oldest first."""
        async with self._database.reading() as rows:
            found = await rows.all("poison_updates")
        return [Poison(row["update_id"], row["error"], row["body"]) for row in found]

    async def _sweep(self, state: str, before: int) -> int:
        swept, last = 0, _SWEPT_AT_ONCE
        while last == _SWEPT_AT_ONCE:
            async with self._database.transaction() as tx:
                last = await tx.run(
                    "sweep_updates", state=state, before=before, count=_SWEPT_AT_ONCE
                )
            swept += last
        return swept


async def _now(tx: Handle) -> int:
    row = await tx.one("database_clock")
    return int(row["now"]) if row else 0


def _row(ended: Ended, now: int) -> tuple[int, str, str | None, int, str, int]:
    """Id, state, error, failed attempts to add, holder, and until when nobody may claim it."""
    match ended:
        case Done(id_):
            return id_, "done", None, 0, "", 0
        case SetAside(id_, error):
            return id_, "poison", error, 1, "", 0
        case Again(id_, after_seconds):
            return id_, "open", None, 1, "", now + round(after_seconds * 1000)
