"""Chromium on a demo: the chat page as people use it, and nothing may leave the machine."""

from __future__ import annotations

import shutil
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from playwright.async_api import async_playwright, expect

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from playwright.async_api import (
        BrowserContext,
        ConsoleMessage,
        Locator,
        Page,
        Request,
        Route,
    )

PROGRAM = shutil.which("chromium")
"""Debian's Chromium; None where there is none."""
_SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_DESKTOP = {"width": 1280, "height": 800}


class Window:
    """The chat page, and what any tab opened from it did that it must not: `complaints`."""

    def __init__(self, page: Page) -> None:
        self.page, self.complaints = page, list[str]()

    @property
    def newest(self) -> Locator:
        """The last message in the open chat."""
        return self.page.get_by_test_id("message").last

    async def picks(self, person_id: int) -> None:
        """Be this person, in their chat with the bot."""
        await self.page.get_by_test_id(f"person-{person_id}").click()

    async def taps(self, label: str) -> None:
        """Press the newest button with this text in its label."""
        await self._button(label).click()

    async def writes(self, text: str) -> None:
        """Type a message and press Enter."""
        field = self.page.get_by_role("textbox", name="Message")
        await field.fill(text)
        await field.press("Enter")

    async def sends(self, file: Path) -> None:
        """Attach a file with the clip, and confirm it."""
        async with self.page.expect_file_chooser() as choosing:
            await self.page.get_by_role("button", name="Attach a file").click()
        await (await choosing.value).set_files(file)
        asked = self.page.get_by_role("dialog", name="Send a file")
        await asked.get_by_role("button", name="Send").click()

    async def sees(self, *texts: str) -> None:
        """Wait until all of it stands in the open chat."""
        for text in texts:
            await expect(self.page.get_by_test_id("messages")).to_contain_text(text)

    async def follows(self, label: str) -> Page:
        """Press a button that opens a tab."""
        return await opened_by(self.page, self._button(label))

    async def jumps_to_next_reminder(self) -> None:
        """Move the bot's clock there with the sandbox's controls, and close them."""
        page = self.page
        await page.get_by_role("button", name="Sandbox controls").click()
        await page.get_by_role("button", name="Next reminder").click()
        await expect(page.get_by_text("The next reminder is due now").last).to_be_visible()
        await page.get_by_role("button", name="Close the sandbox controls").click()

    def _button(self, label: str) -> Locator:
        return self.page.get_by_test_id("inline-button").filter(has_text=label).last


async def opened_by(page: Page, button: Locator) -> Page:
    """The tab that a press on this button or link of the page opens."""
    async with page.context.expect_page() as opening:
        await button.click()
    return await opening.value


@asynccontextmanager
async def chat_page(address: str, **context: Any) -> AsyncIterator[Window]:
    """A fresh Chromium with the chat page; `context` is a browser context's options.

    Requests to any host but 127.0.0.1 are refused. They, errors of scripts and what the console
    calls an error are complaints.
    """
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=PROGRAM, args=_SWITCHES)
        about = {"viewport": _DESKTOP, "locale": "en-GB"} | context
        tabs = await browser.new_context(**about)
        window = Window(await tabs.new_page())
        await _watch(tabs, window.complaints)
        await window.page.goto(address)
        yield window
        await browser.close()


async def _watch(tabs: BrowserContext, complaints: list[str]) -> None:
    async def only_here(route: Route) -> None:
        await (route.continue_() if is_here(route.request.url) else route.abort())

    def asked(request: Request) -> None:
        if not is_here(request.url):
            complaints.append(request.url)

    def said(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    await tabs.route("**/*", only_here)
    tabs.on("request", asked)
    tabs.on("console", said)
    tabs.on("weberror", lambda error: complaints.append(str(error.error)))


def is_here(url: str) -> bool:
    """Whether the address is on this machine; other schemes than http are not."""
    parts = urlsplit(url)
    return parts.scheme == "http" and parts.hostname == "127.0.0.1"
