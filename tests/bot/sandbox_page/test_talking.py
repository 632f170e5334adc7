"""A newcomer talks to the bot in the chat page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import Locator, Page, expect

from tests.bot.sandbox_page.conftest import AMINA, BELA, OpenPage

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.sandbox_page.little_bot import LittleBot

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def write(page: Page, text: str) -> None:
    field = page.get_by_role("textbox", name="Message")
    await field.fill(text)
    await field.press("Enter")


async def height(place: Locator) -> float:
    box = await place.bounding_box()
    assert box
    return box["height"]


async def test_a_newcomer_picks_a_person_presses_start_and_taps_a_button(
    open_page: OpenPage,
) -> None:
    page = await open_page()
    await page.get_by_role("button", name="Amina").click()
    await page.get_by_role("button", name="Start", exact=True).click()
    await expect(page.get_by_test_id("messages")).to_contain_text("Which language do you read?")

    await page.get_by_role("button", name="English").click()

    await expect(page.get_by_test_id("toast")).to_contain_text("Saved")
    message = page.get_by_test_id("message").last
    await expect(message).to_contain_text("Chosen: english")
    await expect(message).to_contain_text("edited")
    await expect(page.get_by_role("button", name="English", exact=True)).to_have_count(0)
    await expect(page.get_by_test_id("message")).to_have_count(2)


async def test_a_toast_hides_no_button_and_stays_in_its_chat(open_page: OpenPage) -> None:
    page = await open_page()
    await page.get_by_test_id(f"person-{AMINA}").click()
    await page.get_by_test_id("start").click()
    await page.get_by_role("button", name="English").click()
    toast, change = page.get_by_test_id("toast"), page.get_by_role("button", name="Change it")
    await expect(toast).to_have_css("opacity", "1")
    told, button = await toast.bounding_box(), await change.bounding_box()
    assert told
    assert button
    assert told["y"] + told["height"] < button["y"]
    await page.get_by_test_id(f"person-{BELA}").click()
    await expect(toast).to_have_css("opacity", "0")


async def test_what_comes_while_the_chat_still_scrolls_is_shown(
    open_page: OpenPage, bot: LittleBot
) -> None:
    phone = {"viewport": {"width": 390, "height": 640}, "is_mobile": True, "has_touch": True}
    page = await open_page(f"#{AMINA}", **phone)
    await page.get_by_test_id("start").tap()
    await expect(page.get_by_test_id("messages")).to_contain_text("Which language")
    for number in range(1, 5):
        await bot.say(AMINA, "\n".join(f"{number}: a long story" for _ in range(90)))
        await expect(page.get_by_test_id("messages")).to_contain_text(f"{number}: a long")
    await bot.say(AMINA, "The end")
    await expect(page.get_by_test_id("message").filter(has_text="The end")).to_be_in_viewport()


async def test_an_alert_stays_until_it_is_read(open_page: OpenPage) -> None:
    page = await open_page(f"#{AMINA}")
    await page.get_by_test_id("start").click()
    await write(page, "/case")
    await page.get_by_role("button", name="Take action").click()
    alert = page.get_by_role("dialog")
    await expect(alert).to_contain_text("This case has closed.")
    await page.keyboard.press("Enter")
    await expect(alert).to_be_hidden()


async def test_a_case_is_shown_as_telegram_shows_it(open_page: OpenPage) -> None:
    page = await open_page(f"#{AMINA}")
    await page.get_by_test_id("start").click()
    await write(page, "/case")
    case = page.get_by_test_id("message").last
    await expect(case.locator("strong")).to_have_text("A case")
    await expect(case.locator("em")).to_have_text("asks")
    await expect(case.locator("pre")).to_have_text("Dear Governor,\nI write to you.")

    quote = case.locator("blockquote")
    folded = await height(quote)
    await case.get_by_role("button", name="Show the whole text").click()
    await expect(case.get_by_role("button", name="Show less")).to_be_visible()
    assert await height(quote) > folded * 2

    hidden = case.get_by_role("button", name="Hidden text: show")
    await hidden.press("Enter")
    await expect(case.locator(".spoiler-text")).to_have_css("visibility", "visible")
    await case.get_by_role("button", name="/help").click()
    await expect(page.get_by_test_id("messages")).to_contain_text("Heard: /help")


async def test_a_link_opens_elsewhere_and_a_copy_button_copies(open_page: OpenPage) -> None:
    page = await open_page(f"#{AMINA}", permissions=["clipboard-read", "clipboard-write"])
    await page.get_by_test_id("start").click()
    await write(page, "/case")
    link = page.get_by_role("link", name="Open the page")
    await expect(link).to_have_attribute("href", "https://example.org/letter")
    await expect(link).to_have_attribute("target", "_blank")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")
    await link.click()
    asked = page.get_by_role("dialog", name="Leave this machine")
    await expect(asked).to_contain_text("https://example.org/letter")
    await asked.get_by_role("button", name="Cancel").click()
    await expect(asked).to_be_hidden()
    await page.get_by_role("button", name="Copy the address").click()
    await expect(page.get_by_test_id("toast")).to_contain_text("Copied")
    assert await page.evaluate("navigator.clipboard.readText()") == "office@example.org"


async def test_a_link_to_the_bot_itself_begins_there(open_page: OpenPage, bot: LittleBot) -> None:
    page = await open_page(f"#{AMINA}")
    await page.get_by_test_id("start").click()
    address = "https://t.me/urgent_sandbox_bot?start=case_84_19"
    share = {"text": "Open here", "url": address}
    until = "<tg-time unix='1800000000' format='wD'>then</tg-time>"
    shared = f"<a href='{address}'>this case</a> until {until}"
    await bot.say(AMINA, shared, reply_markup={"inline_keyboard": [[share]]})
    await expect(page.locator("time.moment")).to_have_text("Friday, 15 January 2027")
    for link in ("this case", "Open here"):
        await page.get_by_role("link", name=link).click()
        await expect(page.locator(".message.out").last).to_contain_text("/start case_84_19")
    await expect(page.locator(".message.out")).to_have_count(3)


async def test_enter_sends_shift_enter_breaks_the_line_and_arrow_up_edits(
    open_page: OpenPage,
) -> None:
    page = await open_page(f"#{AMINA}")
    await page.get_by_test_id("start").click()
    field = page.get_by_role("textbox", name="Message")
    await field.fill("My name is Amina")
    await field.press("Shift+Enter")
    await page.keyboard.type("and I write from Lima")
    await field.press("Enter")
    await expect(page.get_by_test_id("messages")).to_contain_text("Heard: My name is Amina\nand")
    await expect(field).to_have_value("")

    await field.press("ArrowUp")
    await expect(field).to_have_value("My name is Amina\nand I write from Lima")
    await field.fill("My name is Amina Example")
    await field.press("Enter")
    own = page.locator(".message.out").last
    await expect(own).to_contain_text("My name is Amina Example")
    await expect(own).to_contain_text("edited")
    # The bot's answer quotes what it answers.
    await expect(page.locator(".reply-quote")).to_contain_text("My name is Amina Example")


async def test_the_menu_lists_commands_and_a_slash_completes_them(open_page: OpenPage) -> None:
    page = await open_page(f"#{AMINA}")
    await page.get_by_test_id("start").click()
    await page.get_by_role("button", name="Menu: the bot's commands").click()
    await expect(page.get_by_role("option")).to_have_count(3)
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("listbox")).to_be_hidden()

    field = page.get_by_role("textbox", name="Message")
    await field.press_sequentially("/ca")
    await expect(field).to_have_attribute("data-offered", "/ca")
    await expect(page.get_by_role("option")).to_contain_text("A case with everything in it")
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("messages")).to_contain_text("asks for letters")


async def test_a_file_goes_to_the_bot_and_can_be_downloaded(
    open_page: OpenPage, tmp_path: Path
) -> None:
    letter = tmp_path / "UA 84.19.txt"
    letter.write_text("Dear Governor")
    page = await open_page(f"#{BELA}")
    await page.get_by_test_id("start").click()
    await page.get_by_test_id("file-input").set_input_files(letter)
    await page.get_by_role("textbox", name="Caption").fill("for review")
    await page.get_by_role("dialog").get_by_role("button", name="Send").click()
    await expect(page.get_by_test_id("messages")).to_contain_text("I have read UA 84.19.txt")

    async with page.expect_download() as downloading:
        await page.get_by_test_id("document").click()
    download = await downloading.value
    assert download.suggested_filename == "UA 84.19.txt"
    assert (await download.path()).read_text() == "Dear Governor"


async def test_a_file_is_dropped_on_the_chat_and_can_be_taken_back(open_page: OpenPage) -> None:
    page = await open_page(f"#{BELA}")
    await page.get_by_test_id("start").click()
    files = await page.evaluate_handle("""() => {
        const files = new DataTransfer();
        files.items.add(new File(["x".repeat(2048)], "<b>.txt"));
        return files;
    }""")
    await page.dispatch_event("#log", "drop", {"dataTransfer": files})
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("<b>.txt")
    await expect(dialog).to_contain_text("2.0 KB")
    await dialog.get_by_role("button", name="Cancel").click()
    await expect(dialog).to_be_hidden()
    await expect(page.get_by_test_id("document")).to_have_count(0)


async def test_hostile_text_stays_text(open_page: OpenPage, bot: LittleBot) -> None:
    page = await open_page(f"#{AMINA}")
    await page.get_by_test_id("start").click()
    await write(page, "/hostile")
    message = page.get_by_test_id("message").last
    await expect(message).to_contain_text("<script>alert(1)</script>")
    assert await message.locator("img, script").count() == 0

    attack = {"text": "<b>click</b>", "url": "http://example.org/\"onmouseover='x'"}
    await bot.say(AMINA, "&lt;u&gt;", reply_markup={"inline_keyboard": [[attack]]})
    link = page.get_by_role("link", name="<b>click</b>")
    await expect(link).to_have_attribute("href", "http://example.org/%22onmouseover='x'")
    assert "taken" not in await page.title()
