"""Between polling and the webhook and back, over real HTTP: nothing pending is lost."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from aiohttp import web

from bot.calls import Calls
from bot.delivery.transport import AiohttpRequest
from bot.intake.calling import CallFailed
from bot.intake.polling import Poller
from bot.intake.webhook import Webhook, set_webhook
from bot.sandbox import SandboxClient, open_sandbox
from bot.store.inbox import Done, Inbox
from bot.web.webhook import Webhook as Route

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from bot.sandbox import Person, Sandbox
    from bot.store.database import Database
    from bot.store.inbox import RawUpdate

TOKEN = "1234:sandbox-test"  # noqa: S105 - of no bot
NOW = 1_700_000_000_000


class Arriving:
    """An inbox that a story can watch fill."""

    def __init__(self, inbox: Inbox) -> None:
        self._inbox, self._grown = inbox, asyncio.Condition()

    async def keep(self, updates: Sequence[RawUpdate]) -> None:
        await self._inbox.receive(updates, NOW)
        async with self._grown:
            self._grown.notify_all()

    async def reaches(self, count: int) -> None:
        async with asyncio.timeout(20), self._grown:
            while await self._inbox.waiting() < count:
                await self._grown.wait()

    async def texts(self) -> list[str]:
        found: list[str] = []
        claimed = await self._inbox.settle("one", [], 1)
        while claimed:
            found += [json.loads(one.body)["message"]["text"] for one in claimed]
            claimed = await self._inbox.settle("one", [Done(one.id) for one in claimed], 1)
        return found


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with open_sandbox(port=0, token=TOKEN) as sandbox:
        yield sandbox


@pytest.fixture
async def amina(sandbox: Sandbox) -> AsyncIterator[Person]:
    async with SandboxClient(sandbox.url) as people:
        yield await people.adds(1001, "Amina", "es")


@pytest.fixture
async def call(sandbox: Sandbox) -> AsyncIterator[Calls]:
    request = AiohttpRequest(sandbox.url, TOKEN)
    await request.initialize()
    yield Calls(request)
    await request.shutdown()


@asynccontextmanager
async def polling(call: Calls, arriving: Arriving) -> AsyncIterator[Poller]:
    poller = Poller(call, arriving.keep)
    task = asyncio.create_task(poller.run())
    try:
        yield poller
    finally:
        task.cancel()
        await asyncio.wait([task])


@asynccontextmanager
async def posting(call: Calls, arriving: Arriving, *secrets: str) -> AsyncIterator[str]:
    """The web part on a free port, and the webhook set to it."""
    app = web.Application()
    route = Route(secrets, Webhook(arriving.keep).receive)
    app.router.add_post("/telegram", route.handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/telegram"
    try:
        await set_webhook(call, url, secrets[0])
        yield url
    finally:
        await runner.cleanup()


async def test_pending_updates_survive_the_change_in_both_directions(
    database: Database, amina: Person, call: Calls
) -> None:
    arriving = Arriving(Inbox(database))
    await amina.writes("1")
    async with polling(call, arriving):
        await arriving.reaches(1)
    await amina.writes("2")
    await amina.writes("3")
    async with posting(call, arriving, "first", "second"):
        await arriving.reaches(3)
        await amina.writes("4")
        await arriving.reaches(4)
    await amina.writes("5")  # the web part is down
    async with polling(call, arriving):
        await arriving.reaches(5)
    assert await arriving.texts() == ["1", "2", "3", "4", "5"]


async def test_a_second_poller_makes_both_not_ready(
    database: Database, amina: Person, call: Calls
) -> None:
    arriving = Arriving(Inbox(database))
    told = asyncio.Event()

    async def hear(method: str, params: object, seconds: float) -> object:
        try:
            return await call(method, params, seconds)  # type: ignore[arg-type]  # handed on
        except CallFailed:
            told.set()
            raise

    first = Poller(hear, arriving.keep)
    task = asyncio.create_task(first.run())
    await amina.writes("1")
    await arriving.reaches(1)
    async with polling(call, arriving), asyncio.timeout(10):
        await told.wait()
        assert not first.is_ready
    task.cancel()
    await asyncio.wait([task])
