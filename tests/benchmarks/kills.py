"""30 kills in one night: what was lost, what came twice, and whether that is known.

`python -m tests.benchmarks.kills [SEED] [NIGHTS]`
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path
from random import Random

from tests.journeys.killing import REPORTERS, SUBSCRIBERS, TOKEN, live_through_a_night

KILLS = 30


async def main(seed: int | None = None) -> bool:
    """Print the accounts of a night with 30 kills; whether nothing was wrong with them."""
    seed = Random().randrange(2**32) if seed is None else seed  # noqa: S311 - to be told and repeated
    with tempfile.TemporaryDirectory() as home:
        morning = await live_through_a_night(Path(home), seed, KILLS)
    faults = morning.faults(KILLS, SUBSCRIBERS, TOKEN)
    print(f"{KILLS} kills -9, seed {seed}")
    print(f"  reports     {len(morning.reported)} of {REPORTERS}")
    print(f"  deliveries  {len(morning.cards)} of {SUBSCRIBERS}: {morning.ledger.states}")
    print(
        f"  repeated    {len(morning.twice)} seen, {len(morning.marked)} marked, "
        f"{len(morning.marked_in_vain)} marked in vain; "
        f"at most {max(morning.marked_by_kill)} by one kill"
    )
    print(f"  faults      {'; '.join(faults) or 'none'}", flush=True)
    return not faults


async def _nights(seed: int, count: int) -> None:
    for night in range(count):
        await main(seed + night)


if __name__ == "__main__":
    first, nights = [*map(int, sys.argv[1:]), *(0, 1)[len(sys.argv) - 1 :]]
    asyncio.run(_nights(first, nights))
