"""Several bots on one PostgreSQL, behind a load balancer, as an operator starts them."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import count
from typing import TYPE_CHECKING

import aiohttp
from aiohttp import web
from prometheus_client.parser import text_string_to_metric_families

from tests.processes import started

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.processes import BotProcess

SECRET = "known-to-these-stories"  # noqa: S105 - of a sandbox
ON_DUTY, AT = "courier on duty", "its pages are at "


class Balancer:
    """Hands each request to the next replica that answers."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session, self._nth = session, count()
        self.replicas: list[str] = []
        self.is_doubling = False
        """Whether each update goes to two replicas at the same moment."""

    async def handle(self, request: web.Request) -> web.Response:
        """What the replica answers; 502 where none does."""
        body, first = await request.read(), next(self._nth)
        if self.is_doubling:
            answers = (self._ask(first + more, request, body) for more in range(2))
            return (await asyncio.gather(*answers))[0]
        for more in range(len(self.replicas)):
            answer = await self._ask(first + more, request, body)
            if answer.status != web.HTTPBadGateway.status_code:
                return answer
        return web.Response(status=web.HTTPBadGateway.status_code)

    async def _ask(self, nth: int, request: web.Request, body: bytes) -> web.Response:
        url = self.replicas[nth % len(self.replicas)] + request.path
        try:
            async with self._session.post(url, data=body, headers=request.headers) as answer:
                return web.Response(status=answer.status, body=await answer.read())
        except aiohttp.ClientError:
            return web.Response(status=web.HTTPBadGateway.status_code)


class Replicas:
    """The bots, and what stands before them."""

    def __init__(self, bots: list[BotProcess], balancer: Balancer) -> None:
        self.bots, self.balancer = bots, balancer

    async def on_duty(self, *but: BotProcess) -> BotProcess:
        """Whose courier carries, when one of them does."""
        others = [bot for bot in self.bots if bot not in but]
        saying = {asyncio.create_task(bot.says(ON_DUTY)): bot for bot in others}
        try:
            done, _ = await asyncio.wait(saying, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in saying:
                task.cancel()
            await asyncio.gather(*saying, return_exceptions=True)
        return saying[done.pop()]

    async def handled(self) -> list[float]:
        """How many updates each has handled."""
        async with aiohttp.ClientSession() as session:
            return [await _handled(session, url) for url in self.balancer.replicas]


async def _handled(session: aiohttp.ClientSession, url: str) -> float:
    async with session.get(f"{url}/metrics") as answer:
        families = text_string_to_metric_families(await answer.text())
    samples = [sample for family in families for sample in family.samples]
    return next(one.value for one in samples if one.name == "bot_updates_handled_total")


@asynccontextmanager
async def replicas(home: Path, count: int, **settings: str) -> AsyncIterator[Replicas]:
    """So many bots, started at the same moment; they run while the block does."""
    async with AsyncExitStack() as opened:
        # Each request has a connection of its own: a replica may be dead by the next.
        connector = aiohttp.TCPConnector(force_close=True)
        session = await opened.enter_async_context(aiohttp.ClientSession(connector=connector))
        balancer = Balancer(session)
        url = await opened.enter_async_context(_served(balancer))
        behind = {"public_url": url, "webhook_secret": SECRET, "listen": "127.0.0.1:0"}
        bots = [
            await opened.enter_async_context(started(home, "run", **settings, **behind))
            for _ in range(count)
        ]
        said = await asyncio.gather(*(bot.says(AT) for bot in bots))
        balancer.replicas = [line.partition(AT)[2].strip() for line in said]
        yield Replicas(bots, balancer)


@asynccontextmanager
async def _served(balancer: Balancer) -> AsyncIterator[str]:
    application = web.Application()
    application.router.add_post("/telegram", balancer.handle)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        host, port = runner.addresses[0][:2]
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()
