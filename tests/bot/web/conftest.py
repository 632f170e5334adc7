"""The web part on a free port, and a Chromium that may reach nothing else."""

from __future__ import annotations

import shutil
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from playwright.async_api import async_playwright
from prometheus_client import CollectorRegistry

from bot.web.server import Web

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping

    from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page

SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


class Drawer(dict[str, bytes]):
    """Sealed letters in memory; emptying it is an hour going by."""

    async def keep(self, id_: str, body: bytes, ttl_seconds: int) -> None:
        assert ttl_seconds == 3_600
        self[id_] = body

    async def fetch(self, id_: str) -> bytes | None:
        return self.get(id_)


async def all_well() -> Mapping[str, bool]:
    return {"database": True, "telegram": True}


def in_spanish(words: str) -> str:
    return {"Your letter": "Tu carta", "The letter is copied.": "La carta está copiada."}.get(
        words, f"«{words}»"
    )


def web(**changed: Any) -> Web:
    languages: Mapping[str, Callable[[str], str]] = {"en": str, "es": in_spanish, "ar": str}
    parts: dict[str, Any] = {
        "languages": languages,
        "envelopes": Drawer(),
        "ready": all_well,
        "registry": CollectorRegistry(),
        "chat_url": "https://t.me/example_bot",
    }
    return Web(**(parts | changed))


@dataclass
class Reader:
    """A person's browser, and what it did behind their back."""

    page: Page
    hosts: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    async def opens(self, url: str) -> None:
        # From elsewhere, or a new fragment would not load the page anew.
        await self.page.goto("about:blank")
        await self.page.goto(url)
        await self.page.locator("main:visible h1").wait_for()

    async def copied(self) -> str:
        return str(await self.page.evaluate("navigator.clipboard.readText()"))

    async def links(self) -> dict[str, str]:
        found = await self.page.eval_on_selector_all(
            "[data-program]", "all => all.map(one => [one.dataset.program, one.href])"
        )
        return dict(found)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("no Chromium on this machine: install Debian's chromium")
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=program, args=SWITCHES)
        yield browser
        await browser.close()


@asynccontextmanager
async def reading(browser: Browser, **options: Any) -> AsyncIterator[Reader]:
    """A fresh window; anything it asks of another host is refused and remembered."""
    context = await browser.new_context(**({"locale": "en-GB"} | options))
    await context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader = Reader(await context.new_page())
    await _watch(context, reader)
    yield reader
    await context.close()


async def _watch(context: BrowserContext, reader: Reader) -> None:
    async def only_here(route: Any) -> None:
        await (route.continue_() if _host(route.request.url) == "127.0.0.1" else route.abort())

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            reader.complaints.append(message.text)

    await context.route("**/*", only_here)
    context.on("request", lambda request: reader.hosts.add(_host(request.url)))
    context.on("console", said)
    context.on("weberror", lambda error: reader.complaints.append(str(error.error)))


def _host(url: str) -> str:
    return urlsplit(url).hostname or url
