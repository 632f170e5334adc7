"""The people beside the chat: who they are, what waits for them, who has gone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from tests.bot.sandbox_page.conftest import AMINA, BELA, CHIDI, OpenPage

if TYPE_CHECKING:
    from bot.sandbox import Sandbox
    from tests.bot.sandbox_page.little_bot import LittleBot

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_what_comes_for_another_person_waits_with_a_count(
    open_page: OpenPage, bot: LittleBot
) -> None:
    page = await open_page(f"#{AMINA}")
    await page.get_by_test_id("start").click()
    await page.get_by_test_id(f"person-{BELA}").click()
    await page.get_by_test_id("start").click()
    await expect(page.get_by_test_id("message")).to_have_count(2)

    await bot.say(AMINA, "A new case")
    await bot.say(AMINA, "And its deadline")

    amina = page.get_by_test_id(f"person-{AMINA}")
    await expect(amina).to_contain_text("And its deadline")
    await expect(amina.get_by_role("img", name="2 unread")).to_be_visible()
    await expect(page).to_have_title(re.compile(r"^\(2\)"))
    await amina.click()
    await expect(amina.locator(".badge")).to_be_hidden()
    await expect(page).to_have_title("Urgent Action bot · sandbox")


async def test_the_demo_says_what_it_is_and_who_is_who(open_page: OpenPage) -> None:
    page = await open_page()
    await expect(page.get_by_test_id("notice")).to_contain_text("Nothing leaves this test.")
    await expect(page.get_by_test_id(f"person-{AMINA}")).to_contain_text("supporter")
    await expect(page.get_by_test_id(f"person-{BELA}")).to_contain_text("owner")
    await page.get_by_test_id(f"person-{AMINA}").click()
    await expect(page.locator("#chat-status")).to_have_text("you are Amina, supporter")


async def test_a_person_is_added_whatever_the_name(open_page: OpenPage) -> None:
    page = await open_page()
    await page.get_by_role("button", name="Add a person").click()
    name = "<i>Dana</i> {x} \u05d3\u05e0\u05d4"
    await page.get_by_role("textbox", name="First name").fill(name)
    await page.get_by_role("combobox", name="Language").select_option("es")
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(page.get_by_test_id("start")).to_be_focused()
    await expect(page.locator("#chat-status")).to_contain_text(name)
    assert await page.locator(".people i").count() == 0


async def test_a_person_blocks_the_bot_comes_back_and_leaves_for_good(
    open_page: OpenPage, sandbox: Sandbox
) -> None:
    page = await open_page(f"#{CHIDI}")
    await page.get_by_test_id("start").click()
    more = page.get_by_role("button", name="About this chat")
    await more.click()
    await page.get_by_role("menuitem", name="Block the bot").click()
    await expect(page.get_by_test_id(f"person-{CHIDI}")).to_contain_text("Has blocked the bot")
    assert sandbox.world.people[CHIDI].blocked

    await page.get_by_role("button", name="Unblock").click()
    await expect(page.get_by_role("textbox", name="Message")).to_be_visible()
    assert not sandbox.world.people[CHIDI].blocked

    await more.click()
    await page.get_by_role("menuitem", name="Delete the account").click()
    await page.get_by_role("button", name="Delete", exact=True).click()
    await expect(page.get_by_text("This account was deleted.")).to_be_visible()
    await expect(page.get_by_role("textbox", name="Message")).to_be_hidden()


async def test_a_group_is_made_and_the_bot_hears_its_commands(open_page: OpenPage) -> None:
    page = await open_page()
    await page.get_by_role("button", name="New group").click()
    await page.get_by_role("textbox", name="Title").fill("Lima group")
    await page.get_by_role("button", name="Create").click()
    await expect(page.get_by_role("heading", name="Lima group")).to_be_visible()
    field = page.get_by_role("textbox", name="Message")
    await field.fill("/case")
    await field.press("Enter")
    await expect(page.get_by_test_id("messages")).to_contain_text("asks for letters")

    await page.get_by_role("button", name="About this chat").click()
    await page.get_by_role("menuitem", name="Write as Bela").click()
    await expect(page.locator(".sender")).to_have_text("Amina")
    await field.fill("Good evening")
    await field.press("Enter")
    await expect(page.locator(".message.out")).to_contain_text(["Good evening"])


async def test_while_the_sandbox_is_away_the_chat_says_so_and_comes_back(
    open_page: OpenPage, sandbox: Sandbox
) -> None:
    page = await open_page(f"#{AMINA}")
    await page.get_by_test_id("start").click()
    every_look = re.compile(r"/messages(\?|$)")
    await page.route(every_look, lambda route: route.abort())
    await page.get_by_test_id(f"person-{BELA}").click()
    status = page.locator("#chat-status")
    await expect(status).to_have_text("waiting for the sandbox…")
    await page.unroute(every_look)
    await expect(status).to_have_text("you are Bela, owner")

    sandbox.add_person(BELA, "Bela Example", "es")
    await expect(status).to_have_text("you are Bela Example, owner")
