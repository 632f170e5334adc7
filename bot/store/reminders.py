"""Reminders: who has not acted on a case that ends soon, and what they were reminded of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.store.broadcasts import (
    LAST_DAY_REMINDERS,
    REMINDERS,
    NewBroadcast,
    draft,
    run_queued,
)
from bot.store.facts import Facts, take_id

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from bot.store.database import Database, Handle

CHUNK = 10_000  # supporters; taps wait for 0.1 s while such a piece is written
LARGEST_SET = 60  # cases in one reminder: each is one bit of a BIGINT


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A reminder of one kind that is due for a case, in one zone.

    Whoever received the case at `since` or later is not reminded. After `last_moment` the
    reminder is of no use.
    """

    case_id: int
    kind: str
    since: datetime
    last_moment: datetime


@dataclass(frozen=True, slots=True)
class Occasion:
    """Reminding a zone (None: unknown) on its own date: a supporter is reminded once on a date."""

    zone: str | None
    day: date

    @property
    def name(self) -> str:
        """What its broadcasts are known by; the same date in any zone is the same occasion."""
        return f"reminder {self.day.isoformat()}"


class Reminders:
    """Who was reminded of what. `language` is for supporters who chose none."""

    def __init__(self, database: Database, language: str = "en") -> None:
        self._database, self._facts, self._language = database, Facts(database), language

    async def zones(self) -> list[str | None]:
        """The zones of the subscribers; None where some are in no known one."""
        async with self._database.reading() as rows:
            return [row["zone"] for row in await rows.all("supporter_zones")]

    async def queue(self, due: Sequence[DueReminder], occasion: Occasion, now: datetime) -> int:
        """Queue one delivery for each subscriber of this zone whom any of these concerns.

        It concerns those who received the case or began an appeal for it before `since`, have
        reported none, and were not given this kind before. Who was reminded on this date already
        gets it on the next. Late, repeated and simultaneous calls give nobody anything twice.
        How many were queued by this call.
        """
        due = sorted(due, key=lambda one: (one.last_moment, one.case_id))
        done = f"{occasion.day} " + " ".join(f"{one.case_id}:{one.kind}" for one in due)
        fact = f"reminded {occasion.zone or ''}"
        if not due or await self._facts.get(fact) == done:
            return 0
        queued = 0
        for first in range(0, len(due), LARGEST_SET):
            queued += await self._queue(due[first : first + LARGEST_SET], occasion, now)
        async with self._database.transaction() as tx:
            await tx.run("set_fact", name=fact, value=done)
            if queued:
                await tx.one("analyze_deliveries")
        return queued

    async def _queue(self, due: Sequence[DueReminder], occasion: Occasion, now: datetime) -> int:
        """Piece by piece, each piece whole or not at all: after a crash the rest is found."""
        queued, after = 0, -(2**62)
        while True:
            async with self._database.transaction() as tx:
                # Reminding is done by one at a time: this row is locked until the commit.
                await take_id(tx, "reminding")
                last = await _next_of_zone(tx, occasion.zone, after)
                if last is None:
                    return queued
                await _pick(tx, due, occasion, (after, last))
                queued += await self._deliver(tx, due, occasion, now)
            after = last

    async def _deliver(
        self, tx: Handle, due: Sequence[DueReminder], occasion: Occasion, now: datetime
    ) -> int:
        """One broadcast for each set of cases, to those who were picked for just these."""
        queued = 0
        for row in await tx.all("picked_sets"):
            cases = int(row["cases"])
            these = [one for bit, one in enumerate(due) if cases >> bit & 1]
            id_ = (await draft(tx, _reminder(these, occasion, now), _ms(now))).id
            count = await tx.run(
                "queue_reminders", broadcast_id=id_, cases=cases, language=self._language
            )
            await tx.run("keep_reminded", broadcast_id=id_)
            await run_queued(tx, id_, count, _ms(now))
            queued += count
        await tx.run("drop_due_reminders")
        return queued


async def _next_of_zone(tx: Handle, zone: str | None, after: int) -> int | None:
    row = await tx.one("next_of_zone", zone=zone or "", after=after, count=CHUNK)
    return row["last"] if row else None


async def _pick(
    tx: Handle, due: Sequence[DueReminder], occasion: Occasion, chunk: tuple[int, int]
) -> None:
    for bit, one in enumerate(due):
        await tx.run(
            "add_due_reminder",
            case_id=one.case_id,
            kind=one.kind,
            bit=1 << bit,
            since=_ms(one.since),
        )
    row = await tx.one("occasion_id", occasion=occasion.name)
    await tx.run(
        "pick_reminded",
        zone=occasion.zone or "",
        after=chunk[0],
        last=chunk[1],
        occasion_id=(row and row["id"]) or 0,
    )


def _reminder(cases: Sequence[DueReminder], occasion: Occasion, now: datetime) -> NewBroadcast:
    first = cases[0]
    is_last_day = first.last_moment - now <= timedelta(days=1)
    return NewBroadcast(
        occasion=occasion.name,
        content={"reminder": [one.case_id for one in cases], "kind": first.kind},
        made_by="reminder",
        lane=LAST_DAY_REMINDERS if is_last_day else REMINDERS,
        not_after=_ms(first.last_moment),
    )


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
