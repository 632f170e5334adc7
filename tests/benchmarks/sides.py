"""One side of a comparison in a process of its own: `python -m tests.benchmarks.sides SIDE …`.

Each sends the same text to `count` chats with 64 in flight and prints messages a second.
"""

from __future__ import annotations

import asyncio
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
import orjson
import uvloop

from bot.delivery.courier import Courier
from bot.delivery.pace import Pace
from bot.delivery.telegram import sender
from bot.delivery.transport import AiohttpRequest
from bot.store import open_database
from bot.store.broadcast import NewBroadcast
from bot.store.broadcasts import Broadcasts
from tests.benchmarks.sink import TEXT

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.delivery.outcome import Outcome
    from bot.delivery.telegram import Leaving, Send
    from bot.store.broadcast import Broadcast
    from bot.store.database import Database

TOKEN = "4711:abcdefghijklmnopqrstuvwxyzabcdefghi"  # noqa: S105 - of the sink
IN_FLIGHT = 64
NOW = 1_800_000_000_000


async def courier(
    url: str, count: int, limit: int | None = None, left: list[float] | None = None
) -> float:
    """Durable rows: SQLite with full sync, one commit for what was sent and what is next.

    `left` is given the moment of each message's leaving, in seconds.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bot.db"
        async with open_database(str(path)) as database:
            await _queue(database, count)
            pace = Pace(limit)
            async with AiohttpRequest(url, TOKEN, pace=pace) as request:
                carried = _Carried(count)
                running = asyncio.create_task(
                    Courier(
                        database=database,
                        send=sender(request) if left is None else _noting(sender(request), left),
                        pace=pace,
                        render=_render,
                        wake=asyncio.Event(),
                        now=lambda: NOW,
                        flights=path.with_suffix(".flights"),
                        count=carried.count,
                    ).run()
                )
                began = time.perf_counter()
                await carried.all_sent.wait()
                took = time.perf_counter() - began
                running.cancel()
                await asyncio.wait([running])
    return count / took


async def bare_aiohttp(url: str, count: int) -> float:
    """Nothing but the HTTP client: no row, no outcome."""
    head = (await _render_text())[:-1] + b',"chat_id":'
    address = f"{url}/bot{TOKEN}/sendMessage"
    headers = {"Content-Type": "application/json"}
    async with aiohttp.ClientSession(headers=headers) as session:

        async def send(chat: int) -> None:
            async with session.post(address, data=head + b"%d}" % chat) as answer:
                orjson.loads(await answer.read())

        return await _bare_loop(send, count)


async def aiogram(url: str, count: int) -> float:
    """aiogram 3 in a bare loop."""
    from aiogram import Bot
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer

    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    async with Bot(TOKEN, session=session) as bot:

        async def send(chat: int) -> None:
            await bot.send_message(chat, TEXT, parse_mode="HTML")

        return await _bare_loop(send, count)


async def ptb_httpx(url: str, count: int) -> float:
    """python-telegram-bot with the transport that it comes with, in a bare loop."""
    from telegram import Bot
    from telegram.request import HTTPXRequest

    request = HTTPXRequest(connection_pool_size=IN_FLIGHT, pool_timeout=60)
    async with Bot(TOKEN, base_url=f"{url}/bot", request=request) as bot:

        async def send(chat: int) -> None:
            await bot.send_message(chat, TEXT, parse_mode="HTML")

        return await _bare_loop(send, count)


async def ptb_ours(url: str, count: int) -> float:
    """python-telegram-bot with our transport, in a bare loop."""
    from telegram import Bot

    request = AiohttpRequest(url, TOKEN)
    async with Bot(TOKEN, base_url=f"{url}/bot", request=request) as bot:

        async def send(chat: int) -> None:
            await bot.send_message(chat, TEXT, parse_mode="HTML")

        return await _bare_loop(send, count)


async def memory(url: str, count: int) -> float:
    """The most MB that a process ever held in which a broadcast was queued and carried."""
    await courier(url, count)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


SIDES: dict[str, Callable[[str, int], Awaitable[float]]] = {
    side.__name__: side for side in (courier, bare_aiohttp, aiogram, ptb_httpx, ptb_ours, memory)
}


def _noting(send: Send, left: list[float]) -> Send:
    async def noted(chat: int, body: bytes, leaving: Leaving) -> Outcome:
        def leave() -> None:
            leaving()
            left.append(time.monotonic())

        return await send(chat, body, leave)

    return noted


class _Carried:
    def __init__(self, wanted: int) -> None:
        self._left, self.all_sent = wanted, asyncio.Event()

    def count(self, state: str, count: int) -> None:
        self._left -= count if state == "sent" else 0
        if not self._left:
            self.all_sent.set()


async def _queue(database: Database, count: int) -> None:
    async with database.transaction() as tx:
        await tx.define(
            "WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n"  # noqa: S608 - a number
            f" WHERE id < {count}) INSERT INTO supporters (id, language, joined_at, seen_at,"
            " subscribed_at) SELECT id, 'en', 0, 0, 0 FROM n"
        )
    broadcasts = Broadcasts(database)
    id_ = (await broadcasts.draft(NewBroadcast("case 7", {}, "1002"), NOW)).id
    await broadcasts.start(id_, "1002", NOW)
    await broadcasts.queue(id_, "en")


async def _render(_broadcast: Broadcast, _language: str) -> bytes:
    return await _render_text()


async def _render_text() -> bytes:
    return orjson.dumps({"text": TEXT, "parse_mode": "HTML"})


async def _bare_loop(send: Callable[[int], Awaitable[None]], count: int) -> float:
    chats = iter(range(1, count + 1))

    async def work() -> None:
        for chat in chats:
            await send(chat)

    began = time.perf_counter()
    async with asyncio.TaskGroup() as working:
        for _ in range(IN_FLIGHT):
            working.create_task(work())
    return count / (time.perf_counter() - began)


if __name__ == "__main__":
    name, loop, sink, chats = sys.argv[1:]
    run = uvloop.run if loop == "uvloop" else asyncio.run
    print(run(SIDES[name](sink, int(chats))))  # type: ignore[arg-type]
