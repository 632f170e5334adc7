"""Taps a second: a report kept, answered and shown, beside a stock bot that only answers."""

from __future__ import annotations

import asyncio
import sys
import urllib.request
from contextlib import asynccontextmanager
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ROUNDS = 3
DISTANCES = (
    20,
    0,
)  # ms until Telegram answers a call: close to its data centre; in no time at all
SIDES = (  # name, taps, what it is
    ("ours", 4_000, "ours: report kept (SQLite, full sync), answered, edited"),
    ("stock", 200, "python-telegram-bot as it comes: answered, edited"),
    ("stock_at_once", 200, "the same with concurrent updates"),
)


async def main() -> None:
    """Print every side's median, and ours as a ratio of each."""
    async with started("tests.benchmarks.tap_sink") as process:
        assert process.stdout is not None
        url = f"http://127.0.0.1:{int(await process.stdout.readline())}"
        for distance in DISTANCES:
            await _compare(url, distance)


async def _compare(url: str, distance: int) -> None:
    rounds = [
        [await side(name, f"{url}/tap/{count}/{distance}", url, count) for name, count, _ in SIDES]
        for _ in range(ROUNDS)
    ]
    speeds = [median(speeds) for speeds in zip(*rounds, strict=True)]
    print(f"  Telegram answers after {distance} ms:")
    for (*_, what), speed in zip(SIDES, speeds, strict=True):
        print(f"    {what:56} {speed:7,.0f}/s   ours is {speeds[0] / speed:6.2f} ×")
    print(f"    ours : python-telegram-bot at its best {speeds[0] / max(speeds[1:]):6.2f}   (≥ 6)")


async def side(name: str, tapping: str, url: str, count: int) -> float:
    """Taps a second of this side, from the first tap given out to the last answer and edit."""
    async with started("tests.benchmarks.tapped", name, url, str(count)) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        data = (await process.stdout.readline()).decode().strip()
        await get(f"{tapping}/{data}")
        process.stdin.write(b"go\n")
        took = float(await get(f"{url}/took"))
        process.stdin.write(b"stop\n")
        kept = int(await process.stdout.readline())
        if kept != count:
            raise RuntimeError(f"{name} kept {kept} of {count} reports")
    return count / took


@asynccontextmanager
async def started(module: str, *arguments: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """This module in a process of its own, killed at the end of the block."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, *arguments, stdin=pipe, stdout=pipe
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


def _get(url: str) -> bytes:
    with urllib.request.urlopen(url) as answer:  # noqa: S310 - our own address
        return bytes(answer.read())


async def get(url: str) -> bytes:
    """What is answered there, however long it takes."""
    return await asyncio.to_thread(_get, url)
