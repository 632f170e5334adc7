from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from structlog.testing import capture_logs

from bot.schedule import Tick, ticking

if TYPE_CHECKING:
    import pytest

OFTEN = 0.005


async def test_a_tick_comes_again_and_again() -> None:
    ticks = asyncio.Semaphore(0)

    async def count() -> None:
        ticks.release()

    async with ticking([Tick("count", OFTEN, count)]), asyncio.timeout(5):
        for _ in range(3):
            await ticks.acquire()


async def test_a_tick_that_fails_is_named_without_its_words_and_the_next_one_runs() -> None:
    twice = asyncio.Semaphore(0)

    async def fail() -> None:
        twice.release()
        raise ValueError("Amina wrote a letter")

    with capture_logs() as lines:
        async with ticking([Tick("remind", OFTEN, fail)]), asyncio.timeout(5):
            await twice.acquire()
            await twice.acquire()
    assert lines[0]["event"] == "tick failed"
    assert lines[0]["tick"] == "remind"
    assert lines[0]["error"].startswith("ValueError at tests.bot.test_schedule:")
    assert "Amina" not in str(lines)


async def test_what_fails_again_and_again_in_one_way_is_told_once() -> None:
    runs = asyncio.Semaphore(0)
    errors = [OSError(), OSError(), OSError(), TimeoutError(), TimeoutError()]

    async def fail() -> None:
        runs.release()
        if errors:
            raise errors.pop(0)

    with capture_logs() as lines:
        async with ticking([Tick("remind", OFTEN, fail)]), asyncio.timeout(5):
            for _ in range(6):
                await runs.acquire()
    assert [line["error"].partition(" ")[0] for line in lines] == ["OSError", "TimeoutError"]


async def test_a_slow_tick_never_runs_beside_itself_and_others_go_on() -> None:
    slow_runs, others = 0, asyncio.Semaphore(0)
    never = asyncio.Event()

    async def slow() -> None:
        nonlocal slow_runs
        slow_runs += 1
        await never.wait()

    async def other() -> None:
        others.release()

    both = [Tick("slow", OFTEN, slow), Tick("other", OFTEN, other)]
    async with ticking(both), asyncio.timeout(5):
        for _ in range(5):
            await others.acquire()
    assert slow_runs == 1


async def test_leaving_waits_until_a_tick_that_was_cut_off_has_tidied_up(
    caplog: pytest.LogCaptureFixture,
) -> None:
    begun, tidy = asyncio.Event(), asyncio.Event()

    async def long() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            tidy.set()

    async with ticking([Tick("long", OFTEN, long)]), asyncio.timeout(5):
        await begun.wait()
    assert tidy.is_set()
    assert caplog.records == [], "nothing was wrong"
