"""The demo and the sandbox as somebody starts them, and how they end."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

import aiohttp
import pytest

from tests.bot.operating import free_port
from tests.processes import BotProcess, command, started

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

QUICK = 5.0  # seconds for an end; containers are killed after 10


async def page(url: str) -> str:
    async with aiohttp.ClientSession() as web, web.get(url) as answer:
        assert answer.status == 200
        return await answer.text()


async def address_of(started: BotProcess) -> str:
    line = await started.says("chat page:")
    found = re.search(r"http://127\.0\.0\.1:\d+/", line)
    assert found
    return found[0]


async def people_of(chat: str) -> list[str]:
    async with aiohttp.ClientSession() as web, web.get(f"{chat}sandbox/people") as answer:
        return [person["first_name"] for person in await answer.json()]


@pytest.mark.parametrize("words", [(), ("demo",)])
async def test_without_a_token_a_demo_comes_up_and_ends_with_ctrl_c(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    async with started(tmp_path, *words) as demo:
        chat = await address_of(demo)
        assert "<title>" in await page(chat)
        assert await people_of(chat) == ["Amina", "Bela", "Chidi"]
        async with asyncio.timeout(QUICK):
            assert await demo.interrupts() == 0
    assert "Traceback" not in demo.said


async def test_a_second_demo_has_its_own_ports_and_leaves_the_first_one_whole(
    tmp_path: Path,
) -> None:
    async with started(tmp_path, "demo") as first:
        async with started(tmp_path, "demo") as second:
            chats = await asyncio.gather(address_of(first), address_of(second))
            assert len(set(chats)) == 2
            assert (tmp_path / "data/demo/bot.db").exists()
            assert (tmp_path / "data/demo-2/bot.db").exists()
            for chat in chats:
                assert "<title>" in await page(chat)
            assert await second.stops() == 0
        assert await first.stops() == 0
    async with started(tmp_path, "demo") as third:
        await address_of(third)
        assert "data/demo-2" not in third.said
        assert await third.stops() == 0


@pytest.mark.parametrize("end", [BotProcess.interrupts, BotProcess.stops])
async def test_the_sandbox_listens_where_it_is_told_and_ends_when_it_is_told(
    tmp_path: Path, end: Callable[[BotProcess], Awaitable[int]]
) -> None:
    port = free_port()
    words = ("sandbox", "--listen", f"127.0.0.1:{port}", "--token", "1:x")
    async with started(tmp_path, *words) as sandbox:
        chat = await address_of(sandbox)
        assert chat == f"http://127.0.0.1:{port}/"
        assert await people_of(chat) == []
        taken = await command(tmp_path, *words)
        assert taken.err == f"uabot: --listen 127.0.0.1:{port}: another program listens there\n"
        assert (taken.status, taken.out) == (1, "")
        async with asyncio.timeout(QUICK):
            assert await end(sandbox) == 0
    assert "Traceback" not in sandbox.said
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("end", [BotProcess.interrupts, BotProcess.stops])
async def test_a_bot_whose_pages_find_their_port_taken_says_so_and_one_that_runs_ends_well(
    tmp_path: Path, end: Callable[[BotProcess], Awaitable[int]]
) -> None:
    port = str(free_port())
    async with started(tmp_path, "sandbox", "--listen", "127.0.0.1:0") as sandbox:
        api = (await address_of(sandbox)).rstrip("/")
        settings = {"token": "1:x", "api": api, "clock": api, "listen": f"127.0.0.1:{port}"}
        async with started(tmp_path, "run", **settings) as bot:
            await bot.says(f"its pages are at http://127.0.0.1:{port}")
            other = settings | {"database": "other.db"}
            taken = await command(tmp_path, "run", **other)
            assert taken.status == 1
            assert f"uabot: BOT_LISTEN 127.0.0.1:{port}: another program" in taken.err
            assert "Traceback" not in taken.err
            async with asyncio.timeout(QUICK):
                assert await end(bot) == 0
        assert "Traceback" not in bot.said
