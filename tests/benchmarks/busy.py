"""How soon a tap is answered while a case is queued for a million, and sent at 1,000 a second.

`python -m tests.benchmarks busy [SUBSCRIBERS]`
"""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

import orjson
import uvloop

from bot.announcing import announcement
from bot.main import machine_ms, running
from bot.settings import read_settings
from bot.store import open_database
from bot.store.cases import Cases
from tests.benchmarks.subscribers import SUBSCRIBERS, at, database, subscribe
from tests.benchmarks.tapped import TOKEN, key, line, publish
from tests.benchmarks.taps import get, started

if TYPE_CHECKING:
    from typing import Any

    from bot.services import Services

RATE = 1000
TAPS = 50  # a second
DISTANCE = 20  # ms until Telegram answers a call
QUIET, SENDING = 4.0, 12.0  # seconds
LONGEST = 0.05
ANSWERED, EDITED = "answercallbackquery", "editmessagetext"


async def main(subscribers: int = SUBSCRIBERS) -> None:
    """Print, by database and phase, the median and the 99th of a hundred, in ms."""
    for name in ("SQLite", "PostgreSQL"):
        async with database(name) as address:
            told = await _busy(address, subscribers)
        print(f"  {name}, {subscribers:,} subscribers, {TAPS} taps a second:", flush=True)
        for phase in ("quiet", "queueing", "sending"):
            print(f"    {phase:10}{_shown(told['took'].get(phase, {}))}")
        print(f"    most cards that arrived in a second: {told['most']:,}")


def _shown(took: dict[str, list[float]]) -> str:
    shown = ""
    for method in (ANSWERED, EDITED):
        if seconds := took.get(method):
            half, most = at(seconds, 0.5) * 1000, at(seconds, 0.99) * 1000
            shown += f"{method} {half:6.1f} ms, p99 {most:6.1f} ms ({len(seconds)})   "
    return shown + f"(answered ≤ {LONGEST * 1000:.0f})"


async def _busy(address: str, subscribers: int) -> Any:
    await subscribe(address, subscribers)
    async with started("tests.benchmarks.busy_sink") as sink:
        assert sink.stdout is not None
        url = f"http://127.0.0.1:{int(await sink.stdout.readline())}"
        async with started("tests.benchmarks.busy", url, address) as bot:
            assert bot.stdin is not None
            assert bot.stdout is not None
            data = (await bot.stdout.readline()).decode().strip()
            await get(f"{url}/tap/{TAPS}/{DISTANCE}/{data}")
            await asyncio.sleep(QUIET)
            await get(f"{url}/phase/queueing")
            bot.stdin.write(b"go\n")
            await bot.stdout.readline()
            await asyncio.sleep(SENDING)
            return orjson.loads(await get(f"{url}/took"))


async def bot(url: str, address: str) -> None:
    """The whole bot: prints the key, announces at a line of input, and says when it is queued."""
    async with open_database(address) as opened:
        case = await publish(Cases(opened))
    settings = read_settings(
        token=TOKEN, database=address, api=url, listen="127.0.0.1:0", rate=RATE, paid="yes"
    )
    async with running(settings) as bot:
        print(key(case), flush=True)
        await line()
        await _announce(bot.services, case)
        print("queued", flush=True)
        await line()


async def _announce(services: Services, case: Any) -> None:
    drafted = await services.broadcasts.draft(announcement(case, "1002"), machine_ms())
    await services.broadcasts.start(drafted.id, "1002", machine_ms())
    services.announced()
    while (found := await services.broadcasts.find(drafted.id)) and found.state == "queueing":  # noqa: ASYNC110 - it is the database that changes
        await asyncio.sleep(0.05)


if __name__ == "__main__":
    uvloop.run(bot(*sys.argv[1:]))
