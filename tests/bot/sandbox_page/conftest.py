"""Chromium on a sandbox of its own, with a little bot on it; foreign requests fail the test."""

from __future__ import annotations

import asyncio
import shutil
from contextlib import AsyncExitStack, suppress
from typing import TYPE_CHECKING, Any, Protocol

import pytest
import pytest_asyncio
from aiohttp import ClientSession
from playwright.async_api import Browser, ConsoleMessage, Page, Request, async_playwright

from bot.sandbox import Sandbox, open_sandbox
from tests.bot.sandbox_page.little_bot import TOKEN, LittleBot

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

AMINA, BELA, CHIDI = 1001, 1002, 1003
PEOPLE = [(AMINA, "Amina", "en"), (BELA, "Bela", "es"), (CHIDI, "Chidi", "fr")]
# What the sandbox refuses, and that it is away, is told in the page; Chromium notes it as well.
TOLD = tuple(f"Failed to load resource: {what}" for what in ("the server res", "net::ERR_FAILED"))
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


class OpenPage(Protocol):
    """Opens the chat page in a window of its own; `hash` names a chat, the rest is Chromium's."""

    async def __call__(self, hash_: str = "", **context: Any) -> Page: ...


@pytest_asyncio.fixture(loop_scope="session", scope="package")
async def chromium() -> AsyncIterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("no chromium found: the chat page was not opened")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox() -> AsyncIterator[Sandbox]:
    async with open_sandbox(port=0, token=TOKEN, people=PEOPLE) as opened:
        opened.limits.put(None, None)
        opened.say("Nothing leaves this test.", {AMINA: "supporter", BELA: "owner"})
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def bot(sandbox: Sandbox) -> AsyncIterator[LittleBot]:
    """Listens while the test runs; what it cannot do fails the test at its end."""
    async with ClientSession() as session:
        little = LittleBot(session, sandbox.url)
        await little.begin()
        listening = asyncio.create_task(little.listen())
        yield little
        listening.cancel()
        with suppress(asyncio.CancelledError):
            await listening


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(
    chromium: Browser, sandbox: Sandbox, bot: LittleBot
) -> AsyncIterator[OpenPage]:
    complaints: list[str] = []
    async with AsyncExitStack() as opened:

        async def opening(hash_: str = "", **context: Any) -> Page:
            about = {"viewport": {"width": 1280, "height": 800}, "locale": "en-GB", **context}
            window = await chromium.new_context(**about)
            opened.push_async_callback(window.close)
            page = await window.new_page()
            _watch(page, sandbox.url, complaints)
            await page.goto(f"{sandbox.url}/{hash_}")
            return page

        yield opening
    assert not complaints


def _watch(page: Page, root: str, complaints: list[str]) -> None:
    """Errors in the page, blocked content and requests to anywhere else are complaints."""

    def said(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(TOLD):
            complaints.append(message.text)

    def asked(request: Request) -> None:
        if not request.url.startswith(root):
            complaints.append(request.url)

    page.on("console", said)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", asked)
