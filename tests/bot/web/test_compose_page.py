"""A supporter opens a letter in a browser, reads it, changes it, and takes it along whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.web.links import letter_link
from bot.web.server import open_web
from cases.channels.email import Email, compose_link, mailto, mailto_short, pack, webmail
from tests.bot.web.conftest import Drawer, reading, web
from tests.bot.web.letters import ARABIC, ENGLISH, HOSTILE, LONG

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Browser

pytestmark = pytest.mark.asyncio(loop_scope="module")

SMALL_PHONE = {"viewport": {"width": 320, "height": 568}, "is_mobile": True, "has_touch": True}
drawer = Drawer()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def public() -> AsyncIterator[str]:
    async with open_web("127.0.0.1", 0, web(envelopes=drawer)) as served:
        yield served.url


def whole_links(email: Email) -> dict[str, str | None]:
    return {one.name: one.url for one in webmail(email)} | {"mail": mailto(email)}


async def test_an_english_letter_is_in_every_button_and_in_no_history(
    chromium: Browser, public: str
) -> None:
    assert len(ENGLISH.body) == 1_300
    async with reading(chromium) as reader:
        await reader.opens(str(compose_link(public, ENGLISH, "en")))
        page = reader.page
        assert page.url == f"{public}/compose.html"
        assert await page.get_by_label("Letter", exact=True).input_value() == ENGLISH.body
        assert await page.get_by_label("Subject", exact=True).input_value() == ENGLISH.subject
        await expect(page.locator("#to")).to_have_text(ENGLISH.to)
        shown = await reader.links()
        for name in ("Gmail", "Outlook"):
            asked = dict(parse_qsl(urlsplit(shown[name]).query))
            assert asked["body"] == ENGLISH.body.replace("\n", "\r\n")
        assert shown["mail"] == (mailto(ENGLISH) or mailto_short(ENGLISH))
        assert await page.title() == "Your letter"
        assert reader.hosts == {"127.0.0.1"}
        assert reader.complaints == []


async def test_an_arabic_letter_is_copied_before_the_mail_program_opens(
    chromium: Browser, public: str
) -> None:
    assert len(ARABIC.body) == 1_300
    async with reading(chromium, **SMALL_PHONE) as reader:
        await reader.opens(str(compose_link(public, ARABIC, "ar")))
        page = reader.page
        letter = page.get_by_label("Letter", exact=True)
        assert await letter.input_value() == ARABIC.body
        assert await letter.evaluate("one => getComputedStyle(one).direction") == "rtl"
        assert await page.evaluate("document.documentElement.dir") == "rtl"
        assert (await reader.links())["mail"] == mailto_short(ARABIC)
        await page.get_by_role("link", name="Open in my mail program").tap()
        await expect(page.get_by_role("status")).to_contain_text("Paste it")
        assert await reader.copied() == ARABIC.body
        assert await letter.input_value() == ARABIC.body


async def test_a_letter_of_6000_characters_is_fetched_sealed_and_opened_here(
    chromium: Browser, public: str
) -> None:
    assert len(LONG.body) == 6_000
    link = await letter_link(public, LONG, "en", drawer)
    assert "#s." in link
    assert LONG.subject.encode() not in b"".join(drawer.values())
    async with reading(chromium) as reader:
        await reader.opens(link)
        await expect(reader.page.get_by_label("Letter", exact=True)).to_have_value(LONG.body)
        assert reader.page.url == f"{public}/compose.html"
        await reader.page.get_by_role("button", name="Copy the letter").click()
        await expect(reader.page.get_by_role("status")).to_have_text("The letter is copied.")
        assert await reader.copied() == LONG.body
        assert reader.complaints == []


async def test_an_expired_letter_leads_back_to_the_chat(chromium: Browser, public: str) -> None:
    link = await letter_link(public, LONG, "en", drawer)
    drawer.clear()
    async with reading(chromium) as reader:
        await reader.opens(link)
        page = reader.page
        await expect(page.get_by_role("heading")).to_have_text("This letter has expired")
        await expect(page.get_by_role("main")).to_contain_text("Make the link again")
        back = page.get_by_role("link", name="Back to the chat")
        assert await back.get_attribute("href") == "https://t.me/example_bot"


async def test_a_lost_connection_can_be_tried_again(chromium: Browser, public: str) -> None:
    link = await letter_link(public, LONG, "en", drawer)
    async with reading(chromium) as reader:
        await reader.page.route("**/sealed/*", lambda route: route.abort())
        await reader.opens(link)
        await expect(reader.page.get_by_role("heading")).to_contain_text("could not be fetched")
        await reader.page.unroute("**/sealed/*")
        await reader.page.get_by_role("button", name="Try again").click()
        await expect(reader.page.get_by_label("Letter", exact=True)).to_have_value(LONG.body)


async def test_own_words_go_into_every_button(chromium: Browser, public: str) -> None:
    async with reading(chromium) as reader:
        await reader.opens(str(compose_link(public, ENGLISH, "en")))
        page = reader.page
        own = Email(
            ENGLISH.to, "In my words + more", "Sir,\n\nlet her go & soon. 100% سلام 👩‍🚀\n"
        )
        await page.get_by_label("Letter", exact=True).fill(own.body)
        await page.get_by_label("Subject", exact=True).fill(own.subject)
        shown = await reader.links()
        assert shown == whole_links(own)
        await page.get_by_role("button", name="Copy the subject").click()
        await expect(page.get_by_role("status")).to_have_text("The subject is copied.")
        assert await reader.copied() == own.subject
        await page.get_by_role("button", name="Undo changes").click()
        assert await page.get_by_label("Letter", exact=True).input_value() == ENGLISH.body
        await expect(page.get_by_role("button", name="Undo changes")).to_be_hidden()


async def test_an_old_browser_without_decompression_or_clipboard_does_it_all(
    chromium: Browser, public: str
) -> None:
    async with reading(chromium) as reader:
        await reader.page.add_init_script(
            "delete globalThis.DecompressionStream;"
            "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
            "const known = CSS.supports; CSS.supports = (what, ...how) =>"
            " what !== 'field-sizing' && known.call(CSS, what, ...how);"
        )
        await reader.opens(str(compose_link(public, ENGLISH, "en")))
        assert await reader.page.evaluate("typeof DecompressionStream") == "undefined"
        letter = reader.page.get_by_label("Letter", exact=True)
        assert await letter.input_value() == ENGLISH.body
        assert await letter.evaluate("one => one.scrollHeight - one.clientHeight") <= 1
        await reader.page.get_by_role("button", name="Copy the letter").click()
        await expect(reader.page.get_by_role("status")).to_have_text("The letter is copied.")
        await letter.fill("")
        await letter.press("Control+v")
        assert await letter.input_value() == ENGLISH.body
        assert reader.complaints == []


async def test_what_is_written_in_a_letter_is_never_run(chromium: Browser, public: str) -> None:
    async with reading(chromium) as reader:
        await reader.opens(str(compose_link(public, HOSTILE, "__proto__")))
        page = reader.page
        assert await page.get_by_label("Letter", exact=True).input_value() == HOSTILE.body
        assert await page.title() == "Your letter"
        assert await reader.links() == whole_links(HOSTILE)
        assert reader.complaints == []
        assert reader.hosts == {"127.0.0.1"}


DAMAGED = (
    "p." + pack(ENGLISH, "en")[:-40], "p.", "p.####", "p.%00%ff", "p", ".", "s.short.key",
    "s.a.b.c.d", "javascript:alert(1)",
)  # fmt: skip


async def test_a_link_that_was_damaged_says_so(chromium: Browser, public: str) -> None:
    async with reading(chromium) as reader:
        heading = reader.page.get_by_role("heading")
        await reader.opens(f"{public}/compose.html")
        await expect(heading).to_have_text("There is no letter here now")
        for fragment in DAMAGED:
            await reader.opens(f"{public}/compose.html#{fragment}")
            await expect(heading).to_have_text("This link is not whole")
            assert reader.page.url == f"{public}/compose.html"
        assert reader.complaints == []


async def test_a_letter_sealed_with_another_key_is_damaged(chromium: Browser, public: str) -> None:
    link = await letter_link(public, LONG, "en", drawer)
    async with reading(chromium) as reader:
        await reader.opens(link[:-43] + "A" * 43)
        await expect(reader.page.get_by_role("heading")).to_have_text("This link is not whole")


async def test_the_page_speaks_the_language_of_the_link(chromium: Browser, public: str) -> None:
    async with reading(chromium) as reader:
        await reader.opens(str(compose_link(public, ENGLISH, "es")))
        await expect(reader.page.get_by_role("heading", level=1)).to_have_text("Tu carta")
        assert await reader.page.evaluate("document.documentElement.lang") == "es"
        await reader.page.get_by_role("button", name="«Copy the letter»").click()
        await expect(reader.page.get_by_role("status")).to_have_text("La carta está copiada.")


async def test_a_second_letter_in_the_same_window_replaces_the_first(
    chromium: Browser, public: str
) -> None:
    async with reading(chromium) as reader:
        await reader.opens(str(compose_link(public, ENGLISH, "en")))
        await reader.page.evaluate("hash => location.hash = hash", f"p.{pack(ARABIC, 'ar')}")
        await expect(reader.page.get_by_label("Letter", exact=True)).to_have_value(ARABIC.body)
        assert reader.page.url == f"{public}/compose.html"


async def test_everything_is_reached_with_the_keyboard_in_reading_order(
    chromium: Browser, public: str
) -> None:
    async with reading(chromium) as reader:
        await reader.opens(str(compose_link(public, ENGLISH, "en")))
        page, walked = reader.page, []
        for _ in range(12):
            await page.keyboard.press("Tab")
            walked.append(await page.evaluate(FOCUSED))
        assert walked == [
            "Copy the address", "Subject", "Copy the subject", "Letter", "Copy the letter",
            "Open in my mail program", "Gmail", "Outlook", "Yahoo", "Proton", "Microsoft 365",
            "Back to the chat",
        ]  # fmt: skip
        await page.get_by_role("button", name="Copy the address").focus()
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("status")).to_have_text("The address is copied.")
        assert await reader.copied() == ENGLISH.to


FOCUSED = """() => {
  const one = document.activeElement;
  const name = one.querySelector(".name > span") ?? one;
  return one.getAttribute("aria-label") ?? one.labels?.[0]?.textContent ?? name.textContent.trim();
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("email", [ENGLISH, LONG, HOSTILE], ids=["short", "long", "hostile"])
async def test_a_small_phone_shows_all_of_it_with_room_for_thumbs(
    chromium: Browser, public: str, scheme: Any, email: Email
) -> None:
    async with reading(chromium, color_scheme=scheme, **SMALL_PHONE) as reader:
        await reader.opens(await letter_link(public, email, "en", drawer))
        page = reader.page
        assert await page.evaluate("document.documentElement.scrollWidth") == 320
        assert await page.evaluate(TOO_SMALL) == []
        mail = page.get_by_role("link", name="Open in my mail program")
        await expect(mail).to_be_in_viewport(ratio=1)
        letter = page.get_by_label("Letter", exact=True)
        assert await letter.evaluate("one => one.scrollHeight - one.clientHeight") <= 1
        ground = await page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert ground == {"light": "rgb(243, 241, 235)", "dark": "rgb(18, 24, 26)"}[str(scheme)]


# Apple and the W3C ask for 44 pixels.
TOO_SMALL = """() => [...document.querySelectorAll("a, button")]
  .filter((one) => one.offsetParent && one.getBoundingClientRect().height < 44)
  .map((one) => one.textContent.trim())"""
