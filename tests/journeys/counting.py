"""A Telegram in the test's process that only counts messages, as fast as a thousand a second."""

from __future__ import annotations

import asyncio
import math
from collections import Counter
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import orjson

from tests.benchmarks.sink import ME, MESSAGE, Arrivals, Sink

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ANSWERED_AFTER = 0.03  # seconds, so that many messages are on their way


class Post(Sink):
    """One connection to a Telegram that only counts what each chat is sent."""

    def __init__(self, office: Office) -> None:
        super().__init__(Arrivals())
        self._office = office

    def answer_to(self, path: str, body: bytes) -> bytes:
        """The answer, a while later."""
        if not path.endswith("sendMessage"):
            return ME
        self._office.takes(orjson.loads(body)["chat_id"])
        asyncio.get_running_loop().call_later(ANSWERED_AFTER, self.reply, MESSAGE)
        return b""


class Office:
    """What every chat was sent."""

    def __init__(self) -> None:
        self.chats: Counter[int] = Counter()
        self.longest_pause = 0.0
        """Seconds in which nothing came, after something had."""
        self._latest = math.inf
        self._news = asyncio.Event()

    def takes(self, chat: int) -> None:
        self.chats[chat] += 1
        now = asyncio.get_running_loop().time()
        self.longest_pause = max(self.longest_pause, now - self._latest)
        self._latest = now
        self._news.set()

    async def until(self, messages: int) -> None:
        while self.chats.total() < messages:
            self._news.clear()
            await self._news.wait()


@asynccontextmanager
async def open_office() -> AsyncIterator[tuple[Office, str]]:
    office = Office()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Post(office), "127.0.0.1", 0)
    async with server:
        yield office, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
