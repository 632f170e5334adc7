"""The page on every screen, with a keyboard alone, in the light and in the dark."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.bot.sandbox_page.conftest import AMINA, BELA, OpenPage

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_on_a_phone_the_people_and_the_chat_are_two_screens(open_page: OpenPage) -> None:
    page = await open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    people = page.get_by_role("navigation", name="People")
    chat = page.get_by_role("main")
    await expect(chat).to_be_hidden()
    await page.get_by_test_id(f"person-{AMINA}").tap()
    await expect(people).to_be_hidden()
    await page.get_by_test_id("start").tap()
    await page.get_by_role("button", name="English").tap()
    await expect(page.get_by_test_id("message").last).to_contain_text("Chosen: english")
    await page.get_by_role("button", name="Back to the people").tap()
    await expect(people).to_be_visible()
    await expect(chat).to_be_hidden()
    await page.go_back()
    await expect(chat).to_be_visible()


async def test_nothing_lies_beside_the_window(open_page: OpenPage) -> None:
    page = await open_page(f"#{AMINA}", viewport={"width": 1280, "height": 640})
    await page.get_by_test_id("start").click()
    field = page.get_by_role("textbox", name="Message")
    await field.fill("/case")
    await field.press("Enter")
    await expect(page.get_by_test_id("messages")).to_contain_text("Dear Governor")
    await field.fill("W" * 300)
    await field.press("Enter")
    await expect(page.get_by_test_id("messages")).to_contain_text("Heard: WWW")
    for width in (320, 390, 720, 1080, 2560):
        await page.set_viewport_size({"width": width, "height": 640})
        assert await page.evaluate(OUTSIDE) == []
        assert await page.evaluate("document.documentElement.scrollWidth") == width


# What can be seen of the chat, and reaches over the right edge.
OUTSIDE = """[...document.querySelectorAll(".bubble, .key, .composer button, #log")]
    .filter((part) => part.getBoundingClientRect().right > innerWidth
        || part.id === "log" && part.scrollWidth > part.clientWidth)
    .map((part) => part.className)"""


async def test_the_keyboard_alone_is_enough(open_page: OpenPage) -> None:
    page = await open_page()
    await expect(page.get_by_test_id(f"person-{BELA}")).to_be_visible()
    await page.get_by_test_id(f"person-{AMINA}").focus()
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_test_id(f"person-{BELA}")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("start")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("textbox", name="Message")).to_be_focused()
    await expect(page.get_by_role("button", name="Español")).to_be_visible()
    for _ in range(2):
        await page.keyboard.press("Shift+Tab")
    await expect(page.get_by_role("button", name="Español")).to_be_focused()
    await page.keyboard.press("Enter")
    # The message changed under the finger, and the focus stays at it.
    await expect(page.get_by_role("button", name="Change it")).to_be_focused()

    await page.get_by_test_id("messages").focus()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("ArrowUp")
    await expect(page.get_by_test_id("message").first).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("menuitem", name="Reply")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Reply to: You")).to_be_visible()
    await page.keyboard.press("Escape")
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id(f"person-{BELA}")).to_be_focused()


async def test_messages_are_read_aloud_as_they_come(open_page: OpenPage) -> None:
    page = await open_page(f"#{AMINA}")
    await page.get_by_test_id("start").click()
    log = page.get_by_role("log", name="Messages")
    await expect(log).to_have_attribute("aria-live", "polite")
    await expect(log.get_by_role("article", name="Bot,")).to_contain_text("Which language")


async def test_who_reads_above_stays_there_and_learns_of_what_came(open_page: OpenPage) -> None:
    page = await open_page(f"#{AMINA}", viewport={"width": 390, "height": 500})
    await page.get_by_test_id("start").click()
    field = page.get_by_role("textbox", name="Message")
    for _ in range(3):
        await field.fill("/case")
        await field.press("Enter")
    await expect(page.get_by_test_id("message")).to_have_count(8)
    log = page.get_by_test_id("messages")
    await log.evaluate("(log) => log.scrollTo({ top: 0, behavior: 'instant' })")
    down = page.get_by_role("button", name="To the newest message")
    await expect(down).to_be_visible()
    await down.click()
    await expect(down).to_be_hidden()


async def test_dark_and_light_follow_the_system_until_one_is_chosen(open_page: OpenPage) -> None:
    page = await open_page(color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert await page.evaluate(ground) == "rgb(23, 33, 43)"
    await page.get_by_role("button", name="Colours").click()
    assert await page.evaluate(ground) == "rgb(255, 255, 255)"
    await page.reload()
    await expect(page.get_by_role("button", name="Colours: light")).to_be_visible()
    assert await page.evaluate(ground) == "rgb(255, 255, 255)"
