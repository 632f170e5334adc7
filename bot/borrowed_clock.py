"""The sandbox's clock, as a bot in another process follows it (`BOT_CLOCK`)."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import aiohttp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

LOOKED_EVERY = 0.25


@asynccontextmanager
async def following(
    sandbox: str, machine_now: Callable[[], datetime]
) -> AsyncIterator[Callable[[], datetime]]:
    """The sandbox's now: the machine's time plus what the clock there was moved by.

    Looked up a few times a second, and as it last was while the sandbox does not answer.
    """
    ahead = timedelta()

    async def look(session: aiohttp.ClientSession) -> None:
        nonlocal ahead
        async with session.get(f"{sandbox}/sandbox/clock") as answer:
            moved = datetime.fromisoformat((await answer.json())["now"])
            ahead = moved - machine_now()

    async def follow(session: aiohttp.ClientSession) -> None:
        while True:
            # While the sandbox restarts, time goes on as it went.
            with suppress(aiohttp.ClientError, TimeoutError, KeyError, ValueError):
                await look(session)
            await asyncio.sleep(LOOKED_EVERY)

    timeout = aiohttp.ClientTimeout(total=2)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        task = asyncio.create_task(follow(session))
        try:
            yield lambda: machine_now() + ahead
        finally:
            task.cancel()
            await asyncio.wait([task])
