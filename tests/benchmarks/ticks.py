"""A tick that looks who is to be reminded: a million subscribers, 24 zones, 20 open cases."""

from __future__ import annotations

import asyncio
import resource
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import uvloop

from bot.reminding import remind
from bot.store import open_database
from bot.store.reminders import Reminders
from cases.case import Case
from cases.reminder import due_reminder

if TYPE_CHECKING:
    from bot.store.database import Database, Handle

SUBSCRIBERS, ZONES, CASES = 1_000_000, 24, 20
SLOWEST, IDLE, LARGEST = 2.0, 0.005, 150
START = datetime(2031, 3, 10, 17, 59, tzinfo=UTC)
UTC_ZONE = ZoneInfo("UTC")


async def main() -> None:
    """Print the slowest tick of a day, an idle one, and the memory of the process."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.benchmarks.ticks", stdout=asyncio.subprocess.PIPE
    )
    printed, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError("the ticks failed")
    print(printed.decode(), end="")


def cases() -> list[Case]:
    """Three that are due today, each of another kind, and others that end on days to come."""
    days = [0, 2, 7, *range(1, 2 * (CASES - 3), 2)]
    return [
        Case(id=n, title=f"Case {n}", deadline=(START + timedelta(days=left)).date())
        for n, left in enumerate(days, start=1)
    ]


async def measured() -> None:
    """What `main` prints, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_database(str(Path(folder) / "bot.db")) as database:
            await _fill(database)
            before = _memory()
            await _tick_on(Reminders(database))
            print(f"  memory: {_memory():.0f} MB at most, {before:.0f} before   (≤ {LARGEST})")


async def _tick_on(reminders: Reminders) -> None:
    took: list[float] = []
    busy: list[float] = []
    moment = START
    await _until_idle(reminders, moment, took)
    print(f"  a day's first look at who is up: {len(took)} ticks, the slowest {max(took):.2f} s")
    moment += timedelta(minutes=1)
    queued = await _until_idle(reminders, moment, busy)
    print(f"  at the hour: {queued:,} reminders queued in {len(busy)} ticks, {sum(busy):.1f} s")
    print(
        f"  the slowest tick: {max(busy):.2f} s   (≤ {SLOWEST:.0f})   {queued / sum(busy):,.0f}/s"
    )
    idle = []
    for _ in range(20):
        began = time.perf_counter()
        assert await remind(open_cases, reminders, UTC_ZONE, moment) == 0
        idle.append(time.perf_counter() - began)
    print(f"  an idle tick: {sorted(idle)[10] * 1000:.1f} ms   (≤ {IDLE * 1000:.0f})")


async def _until_idle(reminders: Reminders, moment: datetime, took: list[float]) -> int:
    """Tick until everybody has been looked at; how many reminders were queued meanwhile."""
    queued, before = 0, None
    while before != (before := await reminders.places()):
        began = time.perf_counter()
        queued += await remind(open_cases, reminders, UTC_ZONE, moment)
        took.append(time.perf_counter() - began)
    return queued


open_cases = cases()


async def _fill(database: Database) -> None:
    """Everybody received every case long ago; they live in as many zones, and prefer 18:00."""
    async with database.transaction() as tx:
        await tx.define(
            "WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n"  # noqa: S608 - numbers
            f" WHERE id < {SUBSCRIBERS}) INSERT INTO supporters (id, language, zone, joined_at,"
            " seen_at, subscribed_at) SELECT id, 'en', 'Etc/GMT' || CASE"
            f" WHEN id % {ZONES} < 12 THEN '+' || (id % {ZONES})"
            f" ELSE '-' || (id % {ZONES} - 11) END, 0, 0, 0 FROM n"
        )
        for case in open_cases:
            await tx.define(
                "INSERT INTO broadcasts (id, occasion, occasion_id, case_id, content, lane, state,"  # noqa: S608
                " made_by, made_at, started_at, ended_at)"
                f" VALUES ({case.id}, 'case {case.id}', {case.id}, {case.id}, '{{}}', 3, 'done',"
                " '', 0, 0, 0)"
            )
            await tx.define(
                "INSERT INTO deliveries (chat_id, broadcast_id, occasion_id, language, state)"  # noqa: S608
                f" SELECT id, {case.id}, {case.id}, 'en', 'sent' FROM supporters"
            )
        for case in open_cases:
            await _was_reminded(tx, case)
        await tx.define(
            "INSERT INTO counters (name, value) VALUES ('broadcasts', 1000)"
            " ON CONFLICT (name) DO UPDATE SET value = 1000"
        )


async def _was_reminded(tx: Handle, case: Case) -> None:
    """On the days before today everybody was given what was due."""
    due = due_reminder(case, START.date(), START)
    if due is not None and due.is_late:
        await tx.define(
            "INSERT INTO reminded (supporter_id, case_id, kind, deadline, broadcast_id)"  # noqa: S608
            f" SELECT id, {case.id}, '{due.days}', '{case.deadline}', 500 FROM supporters"
        )


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    uvloop.run(measured())
