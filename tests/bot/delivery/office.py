"""A post office for the stories: subscribers, a Telegram given as a function, and a courier."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

import orjson

from bot.delivery.courier import Courier
from bot.delivery.outcome import Sent
from bot.delivery.pace import Pace
from bot.store.broadcast import Broadcast, NewBroadcast
from bot.store.broadcasts import Broadcasts
from bot.store.delivery import Instant
from bot.store.supporters import Supporters

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.delivery.outcome import Outcome
    from bot.delivery.telegram import Leaving, Send
    from bot.store.database import Database

NOW = 1_800_000_000_000
SECOND, HOUR, DAY = 1000, 3_600_000, 86_400_000


class Told:
    """What the courier said that it settled; stories wait for it."""

    def __init__(self) -> None:
        self.states: Counter[str] = Counter()
        self._news = asyncio.Event()

    def __call__(self, state: str, count: int) -> None:
        self.states[state] += count
        self._news.set()

    async def until(self, **states: int) -> None:
        async with asyncio.timeout(20):
            while any(self.states[state] < count for state, count in states.items()):
                self._news.clear()
                await self._news.wait()


class Chats:
    """Telegram's side: takes every message, unless a chat has other outcomes in store."""

    def __init__(self) -> None:
        self.received: list[tuple[int, dict[str, object]]] = []
        self.outcomes: defaultdict[int, list[Outcome]] = defaultdict(list)
        self.news = asyncio.Event()
        self.gate = asyncio.Event()
        self.gate.set()

    async def send(self, chat_id: int, body: bytes, leaving: Leaving) -> Outcome:
        leaving()
        self.received.append((chat_id, orjson.loads(body)))
        self.news.set()
        await self.gate.wait()
        outcomes = self.outcomes[chat_id]
        return outcomes.pop(0) if outcomes else Sent(100 + len(self.received))

    def to(self, chat_id: int) -> list[dict[str, object]]:
        return [body for chat, body in self.received if chat == chat_id]

    async def until_received(self, count: int) -> None:
        async with asyncio.timeout(20):
            while len(self.received) < count:
                self.news.clear()
                await self.news.wait()


class Office:
    """Everything around one courier over one database."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.broadcasts, self.supporters = Broadcasts(database), Supporters(database)
        self.chats, self.told, self.wake = Chats(), Told(), asyncio.Event()
        self.pace = Pace(None)
        self.send: Send = self.chats.send
        self.seconds = 1_800_000_000.0
        self.domain_now = NOW
        self.flights: Path | None = None
        self.broken_language = ""

    async def subscribe(self, *ids: int, language: str = "en") -> None:
        async def subscribe(id_: int) -> None:
            await self.supporters.meet(id_, NOW)
            await self.supporters.choose_language(id_, language)
            await self.supporters.subscribe(id_, NOW)

        await asyncio.gather(*map(subscribe, ids))  # together they share their commits

    async def draft(self, occasion: str = "case 7", **more: object) -> Broadcast:
        new = NewBroadcast(occasion, {"text": occasion}, "1002", **more)  # type: ignore[arg-type]
        return await self.broadcasts.draft(new, self.domain_now)

    async def announce(self, occasion: str = "case 7", **more: object) -> int:
        id_ = (await self.draft(occasion, **more)).id
        assert await self.broadcasts.start(id_, "1002", self.domain_now)
        self.wake.set()
        return id_

    async def render(self, broadcast: Broadcast, language: str) -> bytes:
        if language == self.broken_language:
            raise KeyError("a name that the template wants")
        return orjson.dumps({"text": f"{language}: {broadcast.content['text']}"})

    def courier(self) -> Courier:
        return Courier(
            database=self.database,
            send=self.send,
            pace=self.pace,
            render=self.render,
            wake=self.wake,
            now=lambda: self.domain_now,
            flights=self.flights,
            count=self.told,
            clock=lambda: self.seconds,
        )

    def courier_at(self) -> Instant:
        return Instant(int(self.seconds * 1000), self.domain_now)

    @asynccontextmanager
    async def carrying(self) -> AsyncIterator[None]:
        """A courier is at work inside the block, and stops gracefully at its end."""
        running = asyncio.create_task(self.courier().run())
        try:
            yield
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running
