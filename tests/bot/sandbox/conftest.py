"""A sandbox per test, a bot on it, and the people of our stories."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.sandbox import Person, Sandbox, SandboxClient, open_sandbox

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

TOKEN = "1234:sandbox-test"  # noqa: S105  # of no bot


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with open_sandbox(port=0, token=TOKEN) as sandbox:
        sandbox.limits.put(None, None)
        yield sandbox


@pytest.fixture
async def telegram(sandbox: Sandbox) -> AsyncIterator[SandboxClient]:
    async with SandboxClient(sandbox.url) as client:
        yield client


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    # Nothing here is encrypted; loading the certificates would take longer than most tests.
    polling, rest = (HTTPXRequest(httpx_kwargs={"verify": False}) for _ in range(2))
    bot = Bot(
        TOKEN,
        base_url=f"{sandbox.url}/bot",
        base_file_url=f"{sandbox.url}/file/bot",
        request=rest,
        get_updates_request=polling,
    )
    async with bot:
        yield bot


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


class RawCalls:
    """Calls that a library would not make."""

    def __init__(self, http: aiohttp.ClientSession, url: str) -> None:
        self._http, self._url = http, url

    async def __call__(self, method: str, **params: object) -> tuple[int, Any]:
        """HTTP status, and the result or the description of the error."""
        async with self._http.post(f"{self._url}/bot{TOKEN}/{method}", json=params) as answer:
            body = await answer.json()
        return answer.status, body["result"] if body["ok"] else body["description"]


@pytest.fixture
def call(http: aiohttp.ClientSession, sandbox: Sandbox) -> RawCalls:
    return RawCalls(http, sandbox.url)


@pytest.fixture
async def amina(telegram: SandboxClient, call: RawCalls) -> Person:
    """Amina supports: she has pressed Start, and the bot has seen it."""
    amina = await telegram.adds(1001, "Amina", "es")
    await amina.writes("/start")
    _, [update] = await call("getUpdates")
    await call("getUpdates", offset=update["update_id"] + 1)
    return amina


@pytest.fixture
async def bela(telegram: SandboxClient) -> Person:
    """Bela coordinates, and has never written to the bot."""
    return await telegram.adds(1002, "Bela")
