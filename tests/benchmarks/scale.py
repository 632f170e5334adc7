"""What one machine does with 10,000, 100,000 and 1,000,000 subscribers, and what it needs for it.

`python -m tests.benchmarks scale [SUBSCRIBERS]`
"""

from __future__ import annotations

import asyncio
import resource
import sys
from pathlib import Path

import uvloop

from bot.announcing import announcement
from bot.main import machine_ms, running
from bot.settings import read_settings
from bot.store import open_database
from bot.store.cases import Cases
from tests.benchmarks.subscribers import database, subscribe
from tests.benchmarks.tap_sink import FIRST_PERSON
from tests.benchmarks.tapped import TOKEN, key, line, publish
from tests.benchmarks.taps import get, started

SIZES = (10_000, 100_000, 1_000_000)
TAPS, DELIVERIES = 2_000, 30_000  # that are timed
DISTANCE = 20  # ms until Telegram answers a call


async def main(subscribers: int = 0) -> None:
    """Print, for each size, deliveries and taps a second without pace, memory and disk."""
    for size in [subscribers] if subscribers else SIZES:
        async with database("SQLite") as address:
            await subscribe(address, size)
            taps, deliveries, memory = await _measure(address, min(size, DELIVERIES))
            disk = sum(file.stat().st_size for file in Path(address).parent.iterdir()) / 1e6
        print(
            f"  {size:9,} subscribers: {deliveries:7,.0f} deliveries/s, {taps:5,.0f} taps/s,"
            f" {memory:4.0f} MB memory, {disk:6.0f} MB disk",
            flush=True,
        )


async def _measure(address: str, messages: int) -> tuple[float, float, float]:
    async with started("tests.benchmarks.tap_sink") as sink:
        assert sink.stdout is not None
        url = f"http://127.0.0.1:{int(await sink.stdout.readline())}"
        async with started("tests.benchmarks.scale", url, address) as bot:
            assert bot.stdin is not None
            assert bot.stdout is not None
            data = (await bot.stdout.readline()).decode().strip()
            await get(f"{url}/tap/{TAPS}/{DISTANCE}/{data}")
            bot.stdin.write(b"run\n")
            taps = TAPS / float(await get(f"{url}/took"))
            sending = asyncio.create_task(get(f"{url}/sent/{messages}"))
            bot.stdin.write(b"announce\n")
            deliveries = messages / float(await sending)
            bot.stdin.write(b"stop\n")
            return taps, deliveries, float(await bot.stdout.readline())


async def bot(url: str, address: str) -> None:
    """The whole bot, step by step with the lines of its input; then the most MB it held."""
    async with open_database(address) as opened:
        case = await publish(Cases(opened))
        async with opened.transaction() as tx:
            await tx.define(
                "WITH RECURSIVE n (id) AS (SELECT 0 UNION ALL SELECT id + 1 FROM n"  # noqa: S608 - numbers
                f" WHERE id < {TAPS}) INSERT INTO supporters (id, language, joined_at, seen_at,"
                f" introduced_at) SELECT {FIRST_PERSON} + id, 'en', 0, {machine_ms()}, 0 FROM n"
                " WHERE TRUE ON CONFLICT DO NOTHING"
            )
    print(key(case), flush=True)
    await line()
    settings = read_settings(token=TOKEN, database=address, api=url, listen="127.0.0.1:0")
    async with running(settings.model_copy(update={"rate": None})) as running_bot:
        await line()
        broadcasts = running_bot.services.broadcasts
        drafted = await broadcasts.draft(announcement(case, "1002"), machine_ms())
        await broadcasts.start(drafted.id, "1002", machine_ms())
        running_bot.services.announced()
        await line()
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, flush=True)


if __name__ == "__main__":
    uvloop.run(bot(*sys.argv[1:]))
