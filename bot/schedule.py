"""What has to be done again and again: ticks, and nothing that is remembered between them."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.log import place

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable

_log = structlog.get_logger(__name__)
TOLD_EVERY = 60.0  # seconds: while the database is away, each tick fails each time


@dataclass(frozen=True, slots=True)
class Tick:
    """What is run every so many seconds, never twice at once in this process.

    It must be harmless when it is late, when it is cut off and when other replicas run it at the
    same time: what is due is found in the database each time.
    """

    name: str
    every_seconds: float
    run: Callable[[], Awaitable[object]]


@asynccontextmanager
async def ticking(ticks: Iterable[Tick]) -> AsyncIterator[None]:
    """Run these while the block runs, first after their interval; on leaving they are cut off."""
    scheduler = AsyncIOScheduler(timezone=UTC)
    running: set[asyncio.Task[None]] = set()
    failures = _Failures()
    for tick in ticks:
        scheduler.add_job(
            _run,
            "interval",
            [tick, running, failures],
            seconds=tick.every_seconds,
            name=tick.name,
            # The default grace is one second: a late tick would be dropped without a word.
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
    scheduler.start()
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)
        for task in running:
            task.cancel()
        if running:
            await asyncio.wait(running)


class _Failures:
    """What fails in one way again and again is told once in `TOLD_EVERY`."""

    def __init__(self) -> None:
        self._told: dict[str, tuple[str, float]] = {}

    def tell(self, tick: Tick, error: Exception) -> None:
        where, now = place(error), asyncio.get_running_loop().time()
        last, told = self._told.get(tick.name, ("", 0.0))
        if where != last or now - told >= TOLD_EVERY:
            self._told[tick.name] = where, now
            _log.error("tick failed", tick=tick.name, error=where)


async def _run(tick: Tick, running: set[asyncio.Task[None]], failures: _Failures) -> None:
    task = asyncio.current_task()
    if task is not None:
        running.add(task)
        task.add_done_callback(running.discard)
    try:
        await tick.run()
    except asyncio.CancelledError:
        return  # cut off by `ticking`: APScheduler would tell of it as an error, with a traceback
    except Exception as error:  # noqa: BLE001 - whatever failed, the next tick may succeed
        failures.tell(tick, error)
