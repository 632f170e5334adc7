"""The sandbox's own controls: the clock, the faults, the limits, the calls."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import Page, expect

from tests.bot.sandbox_page.conftest import AMINA, OpenPage

if TYPE_CHECKING:
    from bot.sandbox import Sandbox
    from tests.bot.sandbox_page.little_bot import LittleBot

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def open_controls(page: Page) -> None:
    await page.get_by_role("button", name="Sandbox controls").click()
    await expect(page.get_by_role("complementary", name="Sandbox")).to_be_visible()


async def test_the_clock_jumps_by_days_and_comes_back(
    open_page: OpenPage, sandbox: Sandbox
) -> None:
    page = await open_page()
    await open_controls(page)
    machine = sandbox.clock.now()
    await page.get_by_role("spinbutton", name="Jump by").fill("2")
    await page.get_by_role("button", name="Jump").click()
    await expect(page.get_by_text("2 days ahead of this machine")).to_be_visible()
    await page.get_by_role("button", name="+1 hour").click()
    await expect(page.get_by_text("2 days 1 h ahead of this machine")).to_be_visible()
    ahead = sandbox.clock.now() - machine
    assert timedelta(days=2, hours=1) <= ahead < timedelta(days=2, hours=1, minutes=1)
    await page.get_by_role("button", name="Reset").click()
    await expect(page.get_by_text("the same as on this machine")).to_be_visible()


async def test_the_clock_goes_to_a_moment_and_never_back(
    open_page: OpenPage, sandbox: Sandbox
) -> None:
    page = await open_page(timezone_id="UTC")
    await open_controls(page)
    moment = page.get_by_label("Go to")
    await moment.fill("2099-03-01T09:30")
    await page.get_by_role("button", name="Go", exact=True).click()
    await expect(page.get_by_test_id("clock-now")).to_contain_text("1 March 2099")
    assert sandbox.clock.now() - datetime(2099, 3, 1, 9, 30, tzinfo=UTC) < timedelta(minutes=1)
    await moment.fill("2000-01-01T00:00")
    await page.get_by_role("button", name="Go", exact=True).click()
    await expect(page.get_by_test_id("toast")).to_contain_text("never goes back")


async def test_a_fault_is_switched_on_seen_and_removed(
    open_page: OpenPage, sandbox: Sandbox
) -> None:
    page = await open_page()
    await open_controls(page)
    await page.get_by_role("button", name="Too many requests").click()
    fault = page.get_by_test_id("fault")
    await expect(fault).to_contain_text("sendMessage: 429, retry after 3 s (5 × more)")
    assert [on.status for on in sandbox.world.faults.all()] == [429]
    await fault.get_by_role("button", name="Remove").click()
    await expect(fault).to_have_count(0)
    assert not sandbox.world.faults.all()


async def test_the_limits_are_lifted_and_put_back(open_page: OpenPage, sandbox: Sandbox) -> None:
    page = await open_page()
    await open_controls(page)
    limits = page.get_by_role("checkbox", name="Telegram's limits")
    await expect(limits).not_to_be_checked()
    await limits.check()
    await expect(limits).to_be_checked()
    await page.get_by_role("button", name="Close the sandbox controls").click()
    await open_controls(page)
    await expect(limits).to_be_checked()
    assert sandbox.limits.as_json() == {"per_second": 30, "per_chat_per_second": 1}


async def test_what_the_bot_called_can_be_read(open_page: OpenPage, bot: LittleBot) -> None:
    page = await open_page(f"#{AMINA}")
    await page.get_by_test_id("start").click()
    await open_controls(page)
    call = page.get_by_test_id("call").filter(has_text="sendMessage")
    await expect(call).to_contain_text(f"→ {AMINA} Which language do you read?")
    await call.locator("summary").click()
    await expect(call.locator("pre")).to_contain_text('"parse_mode": "HTML"')
    await bot.say(AMINA, "One more")
    await expect(page.get_by_test_id("call").first).to_contain_text("One more")
