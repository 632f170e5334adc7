"""Messages a second through the courier beside what others send in a bare loop, and its memory."""

from __future__ import annotations

import asyncio
import sys
import urllib.request
from contextlib import asynccontextmanager
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ROUNDS = 5
SIDES = (  # name, loop, messages, what it is
    ("courier", "uvloop", 20_000, "the courier, SQLite, full sync"),
    ("bare_aiohttp", "uvloop", 20_000, "bare aiohttp, nothing kept"),
    ("aiogram", "asyncio", 6_000, "aiogram 3"),
    ("aiogram", "uvloop", 6_000, "aiogram 3 on uvloop"),
    ("ptb_httpx", "asyncio", 800, "python-telegram-bot, its httpx"),
    ("ptb_httpx", "uvloop", 800, "python-telegram-bot, its httpx, on uvloop"),
    ("ptb_ours", "uvloop", 6_000, "python-telegram-bot, our transport"),
)
SMALL, LARGE = 10_000, 1_000_000


async def main() -> None:
    """Print every side's median, each as a ratio; the memory."""
    async with sink() as url:
        speeds = await compared(url)
        for (*_, what), speed in zip(SIDES, speeds, strict=True):
            print(f"  {what:44} {speed:8,.0f}/s   the courier is {speeds[0] / speed:5.2f} ×")
        aiogram, ptb = max(speeds[2:4]), max(speeds[4:6])
        print(f"  courier : aiogram at its best             {speeds[0] / aiogram:6.2f}   (≥ 2.5)")
        print(
            f"  courier : bare aiohttp                    {speeds[0] / speeds[1]:6.2f}   (≥ 0.7)"
        )
        print(f"  courier : python-telegram-bot at its best {speeds[0] / ptb:6.2f}   (≥ 15)")
        small, large = [await side("memory", "uvloop", url, count) for count in (SMALL, LARGE)]
        print(
            f"  memory of a broadcast to {SMALL:,}: {small:.0f} MB; to {LARGE:,}: {large:.0f} MB"
        )
        print(f"  difference {large - small:.0f} MB   (≤ 30)")


async def compared(url: str) -> list[float]:
    """The median speed of each side, out of alternating rounds."""
    rounds = [
        [await side(name, loop, url, count) for name, loop, count, _ in SIDES]
        for _ in range(ROUNDS)
    ]
    return [median(speeds) for speeds in zip(*rounds, strict=True)]


async def side(name: str, loop: str, url: str, count: int) -> float:
    """What this side prints, run in a process of its own."""
    arguments = ("-m", "tests.benchmarks.sides", name, loop, url, str(count))
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, stdout=asyncio.subprocess.PIPE
    )
    printed, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"{name} failed")
    return float(printed)


@asynccontextmanager
async def sink() -> AsyncIterator[str]:
    """The address of a sink in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.benchmarks.sink", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        yield f"http://127.0.0.1:{int(await process.stdout.readline())}"
    finally:
        process.kill()
        await process.wait()


def most(url: str) -> int:
    """The most messages that the sink took in any second since this was asked last."""
    with urllib.request.urlopen(f"{url}/most") as answer:  # noqa: S310 - our own address
        return int(answer.read())
