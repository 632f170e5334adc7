"""Reminders: who has not acted on a case that ends soon, and what they were reminded of."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import orjson

from bot.store.facts import take_id
from bot.store.reminder_days import Day, DueReminder, Place
from bot.store.reminder_days import ms as _ms
from bot.store.reminder_rounds import next_chunk, queue_chunk, wake_chunk

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from bot.store.database import Database

__all__ = ["Day", "DueReminder", "Place", "Reminders"]

WITHDRAWN = "withdrawn"  # why a reminder was cancelled: what it held may be given again
PAIRS = 8_000  # of a supporter and a case, looked at in one transaction: taps wait for 0.1 s


class _Undone(Exception):
    """What was only tried is rolled back."""


class Reminders:
    """Who was reminded of what. `language` is for supporters who chose none."""

    def __init__(self, database: Database, language: str = "en") -> None:
        self._database, self._language = database, language

    async def zones(self) -> list[str]:
        """The zones of supporters who can be reached; empty where some are in no known one."""
        async with self._database.reading() as rows:
            return [row["zone"] for row in await rows.all("reminder_zones")]

    async def places(self) -> dict[str, Place]:
        """How far each zone's reminders are queued."""
        async with self._database.reading() as rows:
            return {
                row["zone"]: Place(row["day"], row["due"], row["round"], row["hour"], row["last"])
                for row in await rows.all("reminder_progress")
            }

    async def announced(self) -> dict[int, datetime]:
        """When each case was first announced that was."""
        async with self._database.reading() as rows:
            found = await rows.all("first_announcements")
        return {
            row["case_id"]: datetime.fromtimestamp(row["announced_at"] / 1000, UTC)
            for row in found
            if row["announced_at"] is not None
        }

    async def put_off(self, now: datetime) -> dict[str, set[int]]:
        """The cases that somebody wants to be reminded of by now, after all; by zone."""
        found: dict[str, set[int]] = {}
        async with self._database.reading() as rows:
            for row in await rows.all("due_snoozes", now=_ms(now)):
                found.setdefault(row["zone"], set()).add(row["case_id"])
        return found

    async def queue(
        self, due: Sequence[DueReminder], day: Day, is_over: Callable[[], bool]
    ) -> int:
        """Queue one delivery for each supporter of this zone whom any of these concerns now.

        It concerns those who asked for it, and subscribers who received the case or began to act
        on it before it was due; who have reported nothing, want to hear of it, did not put it
        off, and were not given this kind before. Who was reminded on this date already gets it on
        the next. Late, repeated and simultaneous calls give nobody anything twice. When `is_over`
        it stops, and the next call goes on there. How many were queued.
        """
        queued = 0
        size = max(1, PAIRS // max(1, len(due)))
        while not is_over():
            async with self._database.transaction() as tx:
                # Reminding is done by one at a time: this row is locked until the commit.
                await take_id(tx, "reminding")
                chunk = await next_chunk(tx, due, day, size)
                if chunk is None:
                    break
                queued += await queue_chunk(tx, due, day, chunk, self._language)
        if queued:
            await self._analyze()
        return queued

    async def would_queue(self, due: Sequence[DueReminder], day: Day) -> int:
        """How many `queue` would queue at least, if it were that day and hour; none is."""
        queued = 0
        with suppress(_Undone):
            async with self._database.transaction() as tx:
                while not queued and (chunk := await next_chunk(tx, due, day, PAIRS)):
                    queued = await queue_chunk(tx, due, day, chunk, self._language)
                raise _Undone
        return queued

    async def hours(self, zone: str) -> list[int]:
        """The hours that the supporters of this zone prefer."""
        async with self._database.reading() as rows:
            return [row["hour"] for row in await rows.all("hours_of_zone", zone=zone)]

    async def next_put_off(self) -> datetime | None:
        """When the first of all reminders that were put off is due."""
        async with self._database.reading() as rows:
            row = await rows.one("next_snooze")
        return datetime.fromtimestamp(row["at"] / 1000, UTC) if row and row["at"] else None

    async def wake(self, due: Sequence[DueReminder], day: Day) -> int:
        """Remind those who put one of these off until now; how many.

        It comes beside the day's reminder, for they asked for it. What is of no use is dropped.
        """
        async with self._database.transaction() as tx:
            await take_id(tx, "reminding")
            count = await wake_chunk(tx, due, day, self._language)
            await tx.run("end_vain_snoozes", zone=day.zone, now=_ms(day.now))
        return count

    async def wait_for_morning(self, zone: str, now: datetime, morning: datetime) -> None:
        """Nobody of this zone is reminded before this moment of what they put off until now."""
        async with self._database.transaction() as tx:
            await tx.run("put_off_snoozes", zone=zone, now=_ms(now), until=_ms(morning))

    async def withdraw(self, case_ids: Collection[int]) -> int:
        """Send nothing that is queued and speaks of one of these; how many broadcasts.

        Whoever was to get it is reminded of the other cases in it anew.
        """
        withdrawn = 0
        async with self._database.transaction() as tx:
            for row in await tx.all("active_reminders"):
                content = orjson.loads(row["content"])
                if not set(content.get("reminder", ())).isdisjoint(case_ids):
                    withdrawn += await tx.run("withdraw_reminder", id=row["id"], why=WITHDRAWN)
        return withdrawn

    async def on_their_way(self) -> list[tuple[set[int], str]]:
        """Of each reminder that is being sent: its cases, and the local date it is for."""
        async with self._database.reading() as rows:
            found = [orjson.loads(row["content"]) for row in await rows.all("active_reminders")]
        return [(set(one["reminder"]), one["day"]) for one in found if "reminder" in one]

    async def free(self, broadcast_id: int, zone: str) -> None:
        """What of this reminder never left may be given again, with other cases or tomorrow."""
        async with self._database.transaction() as tx:
            await take_id(tx, "reminding")
            await tx.run("renew_snoozes", broadcast_id=broadcast_id)
            await tx.run("free_reminded", broadcast_id=broadcast_id)
            await tx.run("look_again", zone=zone)

    async def _analyze(self) -> None:
        async with self._database.transaction() as tx:
            await tx.one("analyze_deliveries")
