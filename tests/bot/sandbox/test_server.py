"""The sandbox as a server: ports, the chat page, files; and the person who tests with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.sandbox import SandboxClient, open_next_port, open_sandbox
from bot.sandbox.server import PAGE

if TYPE_CHECKING:
    import aiohttp
    from telegram import Bot

    from bot.sandbox import Person, Sandbox


async def test_a_taken_port_is_an_error_or_the_next_one() -> None:
    async with open_sandbox(port=0) as first:
        with pytest.raises(OSError, match="address already in use"):
            async with open_sandbox(port=first.port):
                pass
        async with open_next_port(port=first.port, people=[(1001, "Amina", "en")]) as second:
            assert first.port < second.port <= first.port + 20
            async with SandboxClient(second.url) as telegram:
                assert [person["id"] for person in await telegram.people()] == [1001]


async def test_a_failure_inside_comes_out_as_it_is() -> None:
    with pytest.raises(KeyError):
        async with open_sandbox(port=0):
            raise KeyError


@pytest.mark.skipif(not (PAGE / "index.html").exists(), reason="the chat page is not there")
async def test_the_chat_page_and_its_files_are_served(
    sandbox: Sandbox, http: aiohttp.ClientSession
) -> None:
    async with http.get(f"{sandbox.url}/") as answer:
        assert answer.content_type == "text/html"
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    for path in ("/page/../server.py", "/page/%2e%2e/server.py", "/page/.x", "/page/nothing.js"):
        async with http.get(f"{sandbox.url}{path}") as answer:
            assert answer.status == 404


async def test_the_page_is_told_what_a_demo_says(
    sandbox: Sandbox, telegram: SandboxClient
) -> None:
    assert (await telegram.ask("GET", "/notice"))[0] is None
    sandbox.say("These are examples.", {1001: "supports"})
    said, _ = await telegram.ask("GET", "/notice")
    assert said == {"text": "These are examples.", "people": {"1001": "supports"}}


async def test_a_file_is_downloaded_under_its_name_and_never_run(
    bot: Bot, amina: Person, http: aiohttp.ClientSession
) -> None:
    await bot.send_document(1001, b"<script>alert(1)</script>", filename='a "b"\n.html')
    url = (await amina.reads())[-1]["document"]["url"]
    async with http.get(url) as answer:
        assert answer.content_type == "application/octet-stream"
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert await answer.read() == b"<script>alert(1)</script>"
    async with http.get(f"{url}x") as answer:
        assert answer.status == 404


async def test_who_waits_in_vain_is_shown_the_chat(bot: Bot, amina: Person) -> None:
    await bot.send_message(1001, "Choose your language")
    with pytest.raises(TimeoutError, match="Choose your language"):
        await amina.waits_for("Cases", seconds=0.01)
    with pytest.raises(TimeoutError, match="no button 'English'"):
        await amina.taps("English", seconds=0.01)
    assert (await amina.waits_for(lambda message: message["from"] == "person"))["text"] == "/start"


async def test_a_link_to_the_bot_starts_it_with_its_payload(bot: Bot, amina: Person) -> None:
    await amina.follows("https://t.me/urgent_sandbox_bot?start=case_84_19")
    [update] = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "/start case_84_19"
    with pytest.raises(ValueError, match="no app carries the payload"):
        await amina.follows(f"https://t.me/urgent_sandbox_bot?start={'x' * 65}")
