"""The rate that is held at a limit, and the fullest second: counted as messages leave, and arrive.

`python -m tests.benchmarks paced`
"""

from __future__ import annotations

import asyncio
import sys

import orjson
import uvloop

from tests.benchmarks.courier import most, sink
from tests.benchmarks.sides import courier

LIMITS = ((30, 600), (1000, 15_000))  # messages a second, and how many are sent
HELD = 0.99


async def main() -> None:
    """Print, for each limit, what was held of it, and the most in any span of one second."""
    async with sink() as url:
        for limit, count in LIMITS:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "tests.benchmarks.paced", url, str(limit), str(count)),
                stdout=asyncio.subprocess.PIPE,
            )
            printed, _ = await process.communicate()
            rate, fullest = orjson.loads(printed)
            print(
                f"  {limit:5,}/s: {rate:6.1f}/s held, {rate / limit:6.1%} of it   (≥ {HELD:.0%})"
                f"   fullest second: {fullest:,} left   (≤ {limit:,}), {most(url):,} arrived"
            )


async def measured(url: str, limit: int, count: int) -> None:
    """Print the rate and the fullest second of this broadcast, as JSON."""
    left: list[float] = []
    await courier(url, count, limit, left)
    print(orjson.dumps([(count - 1) / (left[-1] - left[0]), fullest(left)]).decode())


def fullest(moments: list[float]) -> int:
    """The most of these moments in any span of one second."""
    most_of_them = first = 0
    for last, moment in enumerate(moments):
        while moment - moments[first] >= 1:
            first += 1
        most_of_them = max(most_of_them, last - first + 1)
    return most_of_them


if __name__ == "__main__":
    sink_url, *numbers = sys.argv[1:]
    uvloop.run(measured(sink_url, *map(int, numbers)))
