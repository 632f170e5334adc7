"""The page's scripts do exactly what `cases.channels.email` does, and survive the rest."""

from __future__ import annotations

import base64
import random
import zlib
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from aiohttp import web as http

from bot.web.pages import render_pages
from bot.web.server import open_web
from cases.channels.email import LINK_LIMIT, Email, compose_link, mailto, mailto_short, webmail
from tests.bot.web.conftest import reading, web
from tests.bot.web.letters import ARABIC, ENGLISH, GOVERNOR, HOSTILE, LONG

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from playwright.async_api import Browser

pytestmark = pytest.mark.asyncio(loop_scope="module")

PIECES = (
    "a", "+", " ", "%20", "%", "&", "#", "?", "=", "\r\n", "\n", "\r", "'", '"', "!*()~._-", "é",
    "中文", "مرحبا", "👩‍👧‍👦", "\u202e", "\u2028", "\0", "<b>", "\\", "@", "/", ",",
)  # fmt: skip
LINKS = """async (letters) => {
  const { waysToOpen } = await import("./links.js");
  return letters.map(([to, subject, body]) => waysToOpen({ to, subject, body }));
}"""
INFLATE = """async (all) => {
  const { inflate } = await import("./inflate.js");
  const bytes = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  return all.map((text) => {
    try {
      return btoa([...inflate(bytes(text))].map((one) => String.fromCharCode(one)).join(""));
    } catch (error) {
      return `refused: ${error.message}`;
    }
  });
}"""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def public() -> AsyncIterator[str]:
    async with open_web("127.0.0.1", 0, web()) as served:
        yield served.url


def any_letters() -> list[Email]:
    chance = random.Random(84.19)  # noqa: S311 - texts for a test, the same in each run

    def text(most: int) -> str:
        return "".join(chance.choice(PIECES) for _ in range(chance.randrange(most)))

    return [Email(GOVERNOR, text(12), text(chance.choice([5, 60, 400]))) for _ in range(200)]


async def test_the_page_makes_the_same_links_as_the_bot(chromium: Browser, public: str) -> None:
    letters = [*any_letters(), ENGLISH, ARABIC, LONG, HOSTILE]
    async with reading(chromium) as reader:
        await reader.opens(f"{public}/compose.html")
        asked = [[one.to, one.subject, one.body] for one in letters]
        answered = await reader.page.evaluate(LINKS, asked)
    for email, ways in zip(letters, answered, strict=True):
        shown = {way["name"]: way for way in ways}
        mail = shown.pop("mail")
        assert mail["url"] == (mailto(email) or mailto_short(email))
        assert mail["whole"] is (mailto(email) is not None)
        of_bot = {one.name: one.url for one in webmail(email)}
        # The page may give a provider more than a button in the chat can hold.
        buttons = {
            name: way["url"] for name, way in shown.items() if len(way["url"]) <= LINK_LIMIT
        }
        whole = {name: url for name, url in buttons.items() if shown[name]["whole"]}
        assert whole == of_bot
        assert shown["Proton"]["whole"]


def raw(data: bytes, level: int = 9, strategy: int = zlib.Z_DEFAULT_STRATEGY) -> bytes:
    squeezed = zlib.compressobj(level, zlib.DEFLATED, -15, 9, strategy)
    return squeezed.compress(data) + squeezed.flush()


async def test_every_kind_of_deflate_is_unpacked(chromium: Browser, public: str) -> None:
    chance = random.Random(17)  # noqa: S311 - data for a test, the same in each run
    data = [
        b"", b"a", b"a" * 70_000, chance.randbytes(70_000), ARABIC.body.encode(),
        bytes(chance.choice(b"abc") for _ in range(40_000)), bytes(range(256)) * 300,
    ]  # fmt: skip
    packed = [
        (raw(one, level, strategy), one)
        for one in data
        for level, strategy in [
            (0, 0),
            (1, 0),
            (9, 0),
            (9, zlib.Z_FIXED),
            (9, zlib.Z_HUFFMAN_ONLY),
        ]
    ]
    async with reading(chromium) as reader:
        await reader.opens(f"{public}/compose.html")
        asked = [base64.b64encode(one).decode() for one, _ in packed]
        answered = await reader.page.evaluate(INFLATE, asked)
    assert [base64.b64decode(one) for one in answered] == [one for _, one in packed]


async def test_broken_deflate_ends_and_is_refused(chromium: Browser, public: str) -> None:
    chance = random.Random(5)  # noqa: S311 - data for a test, the same in each run
    whole = raw(ENGLISH.body.encode())
    broken = [whole[:cut] for cut in range(0, len(whole) - 1, 7)]
    broken += [b"\x07", b"\x00\x05\x00\x05\x00hello", raw(bytes(3_000_000))]
    noise = [chance.randbytes(chance.randrange(1, 200)) for _ in range(300)]
    async with reading(chromium) as reader:
        await reader.opens(f"{public}/compose.html")
        asked = [base64.b64encode(one).decode() for one in [*broken, *noise]]
        answered = await reader.page.evaluate(INFLATE, asked)
    assert all(one.startswith("refused: ") for one in answered[: len(broken)])
    for sent, got in zip(noise, answered[len(broken) :], strict=True):
        if not got.startswith("refused: "):
            assert base64.b64decode(got) == zlib.decompressobj(-15).decompress(sent)


async def test_the_page_works_on_any_static_host_under_any_path(
    chromium: Browser, tmp_path: Path
) -> None:
    for name, page in render_pages({"en": str}, chat_url=None, demo=False).items():
        (tmp_path / name).write_bytes(page.body)
    host = http.Application()
    host.router.add_static("/somebody/appeals", tmp_path)
    runner = http.AppRunner(host)
    await runner.setup()
    await http.TCPSite(runner, "127.0.0.1", 0).start()
    public = f"http://127.0.0.1:{runner.addresses[0][1]}/somebody/appeals"
    try:
        async with reading(chromium) as reader:
            await reader.opens(str(compose_link(public, ENGLISH, "en")))
            letter = reader.page.get_by_label("Letter", exact=True)
            assert await letter.input_value() == ENGLISH.body
            assert reader.page.url == f"{public}/compose.html"
            assert reader.complaints == []
    finally:
        await runner.cleanup()
