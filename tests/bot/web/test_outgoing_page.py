"""In the demo nothing leaves the machine: a page shows what would have been sent."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.web.links import outgoing
from bot.web.server import open_web
from cases.channels.email import compose_link, mailto, webmail
from tests.bot.web.conftest import reading, web
from tests.bot.web.letters import ENGLISH, HOSTILE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Browser, Page

pytestmark = pytest.mark.asyncio(loop_scope="module")

PARTS = """() => Object.fromEntries([...document.querySelectorAll("dt")]
  .map((name) => [name.textContent, name.nextElementSibling.textContent]))"""
TEXT = "Free Amina & Bela + 100% #freedom سلام\nToledo"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def public() -> AsyncIterator[str]:
    async with open_web("127.0.0.1", 0, web(demo=True)) as served:
        yield served.url


async def parts(page: Page) -> dict[str, str]:
    return dict(await page.evaluate(PARTS))


async def test_every_way_to_send_an_email_is_shown_whole(chromium: Browser, public: str) -> None:
    ways = [("Your mail program", str(mailto(HOSTILE)))]
    ways += [(one.name, one.url) for one in webmail(HOSTILE)]
    assert len(ways) == 6
    async with reading(chromium) as reader:
        for name, url in ways:
            await reader.opens(outgoing(public, url))
            shown = await parts(reader.page)
            assert shown == {
                "Opens": name, "To": HOSTILE.to, "Subject": HOSTILE.subject, "Text": HOSTILE.body,
            }  # fmt: skip
        assert reader.hosts == {"127.0.0.1"}
        assert reader.complaints == []


ELSEWHERE = [
    (f"https://twitter.com/intent/tweet?text={quote(TEXT)}",
     {"Opens": "A post on X", "Text": TEXT}),
    (f"https://x.com/intent/post?text={quote(TEXT)}", {"Opens": "A post on X", "Text": TEXT}),
    (f"https://bsky.app/intent/compose?text={quote(TEXT)}",
     {"Opens": "A post on Bluesky", "Text": TEXT}),
    (f"https://www.threads.com/intent/post?text={quote(TEXT)}",
     {"Opens": "A post on Threads", "Text": TEXT}),
    (f"https://social.example.org/share?text={quote(TEXT)}",
     {"Opens": "A post on Mastodon", "Text": TEXT}),
    (f"https://wa.me/?text={quote(TEXT)}", {"Opens": "A message on WhatsApp", "Text": TEXT}),
    (f"https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fexample_bot&text={quote(TEXT)}",
     {"Opens": "A message on Telegram", "Text": TEXT, "Page": "https://t.me/example_bot"}),
    ("tel:+34-900-000-000", {"Opens": "A phone call", "Number": "+34-900-000-000"}),
    (f"sms:+34900000000?body={quote(TEXT)}",
     {"Opens": "A text message", "Number": "+34900000000", "Text": TEXT}),
    ("https://www.facebook.com/example.office",
     {"Opens": "A web page", "Page": "https://www.facebook.com/example.office"}),
    ("https://www.instagram.com/example/",
     {"Opens": "A web page", "Page": "https://www.instagram.com/example/"}),
    ("https://forms.example.org/contact?id=7#write",
     {"Opens": "A web page", "Page": "https://forms.example.org/contact?id=7#write"}),
]  # fmt: skip


async def test_posts_calls_and_pages_are_shown_too(chromium: Browser, public: str) -> None:
    async with reading(chromium) as reader:
        for url, expected in ELSEWHERE:
            await reader.opens(outgoing(public, url))
            assert await parts(reader.page) == expected
        assert reader.hosts == {"127.0.0.1"}
        assert reader.complaints == []


STRANGE = (
    "", "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "not an address",
    "https://", "%E0%A4%A", "https://mail.proton.me/inbox/#mailto=<b>x</b>",
)  # fmt: skip


async def test_a_strange_address_is_text_and_nothing_else(chromium: Browser, public: str) -> None:
    async with reading(chromium) as reader:
        for address in STRANGE:
            await reader.opens(outgoing(public, address))
            await expect(reader.page.locator("#why")).to_contain_text("The bot makes no links")
            assert await reader.page.locator("#whole").text_content() == address
            assert await reader.page.get_by_role("link").count() == 0
        assert reader.complaints == []


LEADS_AWAY = """() => [...document.querySelectorAll("a[href]")]
  .map((link) => link.href).filter((url) => new URL(url).origin !== location.origin)"""


async def test_in_the_demo_the_compose_page_sends_nothing_either(
    chromium: Browser, public: str
) -> None:
    async with reading(chromium) as reader:
        await reader.opens(str(compose_link(public, ENGLISH, "es")))
        page = reader.page
        links = await reader.links()
        assert all(url.startswith(f"{public}/outgoing.html?in=es#") for url in links.values())
        assert await page.evaluate(LEADS_AWAY) == []
        async with page.context.expect_page() as opening:
            await page.get_by_role("link", name="Gmail").click()
        shown = await opening.value
        await shown.locator("dd.text").wait_for()
        assert await parts(shown) == {
            "«Opens»": "Gmail", "«To»": ENGLISH.to, "«Subject»": ENGLISH.subject,
            "«Text»": ENGLISH.body,
        }  # fmt: skip
        assert reader.hosts == {"127.0.0.1"}
        assert reader.complaints == []
