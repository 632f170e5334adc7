"""A courier in a process of its own, to be killed: `python -m … DATABASE SANDBOX`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import orjson
import uvloop

from bot.delivery.courier import Courier
from bot.delivery.pace import Pace
from bot.delivery.telegram import sender
from bot.delivery.transport import AiohttpRequest
from bot.store import open_database

if TYPE_CHECKING:
    from bot.store.broadcast import Broadcast

TOKEN = "4711:abcdefghijklmnop"  # noqa: S105 - of a sandbox
RATE = 200
NOW = 1_800_000_000_000


async def render(_broadcast: Broadcast, _language: str) -> bytes:
    return orjson.dumps({"text": "An officer has answered."})


async def carry(path: str, url: str) -> None:
    pace = Pace(RATE)
    async with (
        open_database(path) as database,
        AiohttpRequest(url, TOKEN, pace=pace) as request,
    ):
        await Courier(
            database=database,
            send=sender(request),
            pace=pace,
            render=render,
            wake=asyncio.Event(),
            now=lambda: NOW,
            flights=Path(path + ".flights"),
        ).run()


if __name__ == "__main__":
    uvloop.run(carry(*sys.argv[1:]))
