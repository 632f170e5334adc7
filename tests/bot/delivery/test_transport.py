"""python-telegram-bot over our transport, against the sandbox and against broken servers."""

from __future__ import annotations

import logging
import traceback
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import orjson
import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.delivery.pace import Pace
from bot.delivery.transport import AiohttpRequest
from bot.sandbox import SandboxClient, open_sandbox
from tests.bot.delivery.broken import cut, elsewhere, environment, garbage, half, nothing, server

if TYPE_CHECKING:
    import asyncio
    from collections.abc import AsyncIterator

    from tests.bot.delivery.broken import Answer

TOKEN = "4711:a-secret-that-nobody-may-see"  # noqa: S105 - of a sandbox
AMINA = 1001


class Met:
    """Every 429 that was reported."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


@asynccontextmanager
async def opened(root: str, flooded: Met | None = None) -> AsyncIterator[AiohttpRequest]:
    async with AiohttpRequest(root, TOKEN, pace=Pace(1000), flooded=flooded) as request:
        yield request


def a_bot(root: str, request: AiohttpRequest) -> Bot:
    return Bot(
        TOKEN,
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=request,
        get_updates_request=request,
    )


def chained(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found


def all_of(error: BaseException) -> list[str]:
    told = [repr(one) + str(one) + str(vars(one)) for one in chained(error)]
    return [*told, "".join(traceback.format_exception(error))]


async def test_text_files_and_downloads_go_both_ways() -> None:
    async with (
        open_sandbox(port=0, token=TOKEN) as sandbox,
        SandboxClient(sandbox.url) as telegram,
        opened(sandbox.url) as request,
    ):
        await telegram.limits(per_second=None, per_chat_per_second=None)
        amina = await telegram.adds(AMINA, "Amina")
        await amina.writes("/start")
        async with a_bot(sandbox.url, request) as bot:
            sent = await bot.send_message(AMINA, "¡Hola! <b>𝒜</b> 🕯", parse_mode="HTML")
            assert sent.text == "¡Hola! 𝒜 🕯"
            letter = b"Dear Governor"
            document = await bot.send_document(AMINA, letter, filename="carta – año.txt")
            assert document.document
            file = await bot.get_file(document.document.file_id)
            assert bytes(await file.download_as_bytearray()) == letter
            with pytest.raises(BadRequest, match="hat not found"):
                await bot.send_message(77, "nobody")


async def test_the_bare_call_is_the_same_api() -> None:
    async with (
        open_sandbox(port=0, token=TOKEN) as sandbox,
        SandboxClient(sandbox.url) as telegram,
        opened(sandbox.url) as request,
    ):
        await (await telegram.adds(AMINA, "Amina")).writes("/start")
        left: list[int] = []
        body = b'{"text":"Hi","chat_id":1001}'
        status, content = await request.call("sendMessage", body, leaving=lambda: left.append(1))
        assert (status, orjson.loads(content)["result"]["text"], left) == (200, "Hi", [1])


async def test_every_flood_is_reported_whoever_met_it() -> None:
    met = Met()
    async with (
        open_sandbox(port=0, token=TOKEN) as sandbox,
        SandboxClient(sandbox.url) as telegram,
        opened(sandbox.url, met) as request,
    ):
        await (await telegram.adds(AMINA, "Amina")).writes("/start")
        await telegram.fails("*", times=1, status=429, retry_after=7200)
        await request.call("sendMessage", b'{"text":"Hi","chat_id":1001}')
        assert met.seconds == [7200]
        async with a_bot(sandbox.url, request) as bot:
            await telegram.fails("*", times=1, status=429, retry_after=3)
            with pytest.raises(RetryAfter):
                await bot.send_message(AMINA, "Hi")
        assert met.seconds == [7200, 3]


@pytest.mark.parametrize("answer", [cut, garbage, half, elsewhere])
async def test_no_failure_tells_the_token(
    answer: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    async with server(answer) as root, opened(root) as request:
        bot = a_bot(root, request)  # which would log the token itself, at DEBUG: see bot.log
        caplog.set_level(logging.DEBUG)
        with pytest.raises(TelegramError) as slow:
            await bot.send_message(AMINA, "Hi")
        told = [repr(request)]
        try:
            assert (await request.call("sendMessage", b"{}", leaving=lambda: None))[0] == 302
        except TelegramError as short:
            told += all_of(short)
    told += [*all_of(slow.value), caplog.text]
    assert not any("a-secret" in text for text in told)


async def test_a_server_that_says_nothing_times_out() -> None:
    async with server(nothing) as root, opened(root) as request:
        with pytest.raises(TimedOut) as failed:
            await a_bot(root, request).send_message(AMINA, "Hi", read_timeout=0.05)
        assert chained(failed.value) == [failed.value]
        left: list[int] = []
        with pytest.raises(TimedOut):
            await request.call("x", b"{}", leaving=lambda: left.append(1), read_timeout=0.05)
        assert left == [1]


async def test_where_nobody_listens_nothing_has_left() -> None:
    async with server(nothing) as root:
        pass
    left: list[int] = []
    async with opened(root) as request:
        with pytest.raises(NetworkError, match="ConnectionRefusedError") as failed:
            await request.call("x", b"{}", leaving=lambda: left.append(1))
    assert left == []
    assert chained(failed.value) == [failed.value]


async def test_a_closed_connection_says_so() -> None:
    request = AiohttpRequest("http://127.0.0.1:1", TOKEN)
    await request.shutdown()
    with pytest.raises(NetworkError, match="not open"):
        await request.call("x", b"{}")


async def test_the_proxy_is_the_environments_but_not_for_this_machine() -> None:
    def refuse(writer: asyncio.StreamWriter) -> None:
        asked.append("asked")
        writer.write(b"HTTP/1.1 503 No\r\ncontent-length: 0\r\n\r\n")

    asked: list[str] = []
    async with server(refuse) as proxy, open_sandbox(port=0, token=TOKEN) as sandbox:
        with environment("http_proxy", proxy):
            async with opened("http://telegram.invalid") as request:
                assert (await request.call("getMe", b"{}"))[0] == 503
            async with opened(sandbox.url) as request:
                assert (await request.call("getMe", b"{}"))[0] == 200
    assert asked == ["asked"]
