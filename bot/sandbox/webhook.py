"""Updates pushed to the bot's own address."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import aiohttp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from bot.sandbox.updates import Update, Updates

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # a header's name
MOST_CONNECTIONS = 40
_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 4.0
_PATIENCE = aiohttp.ClientTimeout(total=60)


@dataclass(slots=True)
class Webhook:
    """Where updates go; an empty `url` means that the bot polls."""

    url: str = ""
    secret: str = ""
    connections: int = MOST_CONNECTIONS
    last_error: str | None = None
    last_error_at: int = 0
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def put(self, url: str, secret: str = "", connections: int = MOST_CONNECTIONS) -> None:
        """Another address, or the same again; whoever pauses after a failure tries it at once."""
        self.url, self.secret, self.connections = url, secret, connections
        self.last_error, self.last_error_at = None, 0
        self.changed.set()
        self.changed = asyncio.Event()


class Pusher:
    """Delivers pending updates: in order within a chat, up to `connections` chats at once."""

    def __init__(
        self,
        webhook: Webhook,
        updates: Updates,
        unix: Callable[[], int],
        on_reply: Callable[[bytes], Awaitable[None]],
    ) -> None:
        self._webhook, self._updates, self._unix = webhook, updates, unix
        self._on_reply = on_reply
        self._busy: dict[int, asyncio.Task[None]] = {}

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Push as long as the block runs."""
        async with aiohttp.ClientSession(timeout=_PATIENCE) as session:
            watching = asyncio.create_task(self._watch(session))
            try:
                yield
            finally:
                tasks = [watching, *self._busy.values()]
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

    async def _watch(self, session: aiohttp.ClientSession) -> None:
        arrived = self._updates.arrived
        while True:
            await arrived.wait()
            arrived.clear()
            if self._webhook.url:
                self._start(session)

    def _start(self, session: aiohttp.ClientSession) -> None:
        for update in self._updates.waiting():
            if len(self._busy) >= self._webhook.connections:
                return
            if update.chat_id not in self._busy:
                pushing = asyncio.create_task(self._push(session, update))
                self._busy[update.chat_id] = pushing

    async def _push(self, session: aiohttp.ClientSession, update: Update) -> None:
        """One update until it is taken, or until the webhook is another one."""
        url, pause = self._webhook.url, _FIRST_PAUSE
        try:
            while self._webhook.url == url and self._updates.holds(update):
                if await self._post(session, update):
                    self._updates.remove(update)
                    return
                await self._pause(pause)
                pause = min(2 * pause, _LONGEST_PAUSE)
        finally:
            del self._busy[update.chat_id]
            self._updates.arrived.set()

    async def _pause(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._webhook.changed.wait()

    async def _post(self, session: aiohttp.ClientSession, update: Update) -> bool:
        headers = {"Content-Type": "application/json"}
        if self._webhook.secret:
            headers[SECRET_HEADER] = self._webhook.secret
        try:
            async with session.post(
                self._webhook.url, data=update.body, headers=headers
            ) as answer:
                body = await answer.read()
        except (aiohttp.ClientError, TimeoutError, OSError):
            return self._failed("Connection refused")
        if not answer.ok:
            return self._failed(
                f"Wrong response from the webhook: {answer.status} {answer.reason}"
            )
        if answer.content_type == "application/json" and body:
            await self._on_reply(body)
        return True

    def _failed(self, why: str) -> bool:
        self._webhook.last_error, self._webhook.last_error_at = why, self._unix()
        return False
