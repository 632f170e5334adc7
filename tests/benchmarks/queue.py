"""How long queueing a case for a million takes, and a claim of 100 among them.

`python -m tests.benchmarks queue [SUBSCRIBERS]`
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.store import open_database
from bot.store.broadcast import Choice, NewBroadcast
from bot.store.broadcasts import Broadcasts
from bot.store.deliveries import Deliveries
from bot.store.delivery import Instant, Settled
from tests.benchmarks.subscribers import SUBSCRIBERS, at, database, subscribe

if TYPE_CHECKING:
    from bot.store.database import Database

NOW = 1_800_000_000_000
BATCH, CLAIMS = 100, 300
MOST = {"SQLite": 3.0, "PostgreSQL": 8.0}  # seconds for 1,000,000
CLAIM = 50  # ms


async def main(subscribers: int = SUBSCRIBERS) -> None:
    """Print, for each database, the seconds of queueing and of claiming."""
    for name, most in MOST.items():
        async with database(name) as address:
            await subscribe(address, subscribers)
            async with open_database(address) as opened:
                seconds = await _queue(opened)
                took = await _claim(opened)
        half, nearly_all = at(took, 0.5) * 1000, at(took, 0.99) * 1000
        print(
            f"  {name:10} {subscribers:,} queued in {seconds:5.2f} s   (1,000,000 ≤ {most:.0f})"
            f"   a turn of {BATCH}: {half:4.1f} ms, p99 {nearly_all:5.1f} ms   (≤ {CLAIM:.0f})",
            flush=True,
        )


async def _queue(database: Database) -> float:
    broadcasts = Broadcasts(database)
    new = NewBroadcast("case 7", {}, "1002", choice=Choice())
    id_ = (await broadcasts.draft(new, NOW)).id
    await broadcasts.start(id_, "1002", NOW)
    began = time.perf_counter()
    await broadcasts.queue(id_, "en")
    return time.perf_counter() - began


async def _claim(database: Database) -> list[float]:
    """The seconds of each turn: it settles a batch and claims the next, as the courier does."""
    deliveries = Deliveries(database)
    claim = await deliveries.take_over(None)
    settled: list[Settled] = []
    took = []
    for _ in range(CLAIMS):
        began = time.perf_counter()
        turn = await deliveries.turn(claim, settled, BATCH, Instant(NOW, NOW))
        took.append(time.perf_counter() - began)
        if turn is None or len(turn.claimed) != BATCH:
            raise RuntimeError("nothing was claimed")
        settled = [Settled(one, "sent", message_id=7) for one in turn.claimed]
    return took
