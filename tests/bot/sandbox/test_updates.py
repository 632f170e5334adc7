"""How updates come to the bot: by polling, or pushed to its own address."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import web
from telegram import Update
from telegram.error import BadRequest, Conflict

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from telegram import Bot

    from bot.sandbox import Person, Sandbox, SandboxClient
    from tests.bot.sandbox.conftest import RawCalls

SECRET = "s3cret_-"  # noqa: S105  # of no bot


async def test_updates_are_kept_until_the_offset_confirms_them(bot: Bot, bela: Person) -> None:
    for text in ("one", "two", "three"):
        await bela.writes(text)
    first = await bot.get_updates(limit=2)
    assert [update.message.text for update in first if update.message] == ["one", "two"]
    assert abs(first[0].update_id - time.time()) < 60
    assert await bot.get_updates(limit=2) == first
    [third] = await bot.get_updates(offset=first[1].update_id + 1)
    assert third.message is not None
    assert third.message.message_id == 3
    assert await bot.get_updates(offset=-1) == (third,)
    assert await bot.get_updates(offset=third.update_id + 1) == ()


async def test_a_long_poll_answers_as_soon_as_somebody_writes(bot: Bot, bela: Person) -> None:
    polling = asyncio.create_task(bot.get_updates(timeout=30))
    while not polling.done():
        await bela.writes("hello")
        await asyncio.wait({polling}, timeout=0.1)
    assert (await polling)[0].message is not None


async def test_a_second_poller_ends_the_first(call: RawCalls, telegram: SandboxClient) -> None:
    polls = [asyncio.create_task(call("getUpdates", timeout=30)) for _ in range(2)]
    done, waiting = await asyncio.wait(polls, return_when=asyncio.FIRST_COMPLETED)
    assert [poll.result() for poll in done] == [
        (
            409,
            "Conflict: terminated by other getUpdates request; "
            "make sure that only one bot instance is running",
        )
    ]
    await (await telegram.adds(1002, "Bela")).writes("hello")
    assert [(await poll)[0] for poll in waiting] == [200]


async def test_only_the_kinds_that_were_asked_for_come(bot: Bot, bela: Person) -> None:
    await bot.get_updates(allowed_updates=["edited_message", "my_chat_member"])
    [message_id] = await bela.writes("one")
    await bela.edits(message_id, "two")
    await bela.blocks()
    updates = await bot.get_updates()
    assert [update.edited_message is not None for update in updates] == [True, False]
    membership = updates[1].my_chat_member
    assert membership is not None
    assert (membership.old_chat_member.status, membership.new_chat_member.status) == (
        "member",
        "kicked",
    )


class Endpoint:
    """The bot's own address: remembers what came, answers as it is told."""

    def __init__(self) -> None:
        self.url = ""
        self.statuses: list[int] = []
        self.secrets: list[str | None] = []
        self.texts: list[str] = []
        self.reply: dict[str, Any] | None = None
        self.arrived = asyncio.Condition()

    async def take(self, request: web.Request) -> web.Response:
        update = Update.de_json(await request.json(), None)
        assert update.message is not None
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        status = self.statuses.pop(0) if self.statuses else 200
        async with self.arrived:
            if status == 200:
                self.texts.append(update.message.text or "")
            self.arrived.notify_all()
        return web.json_response(self.reply or {}, status=status)

    async def has(self, count: int) -> None:
        async with asyncio.timeout(10), self.arrived:
            await self.arrived.wait_for(lambda: len(self.texts) >= count)


@asynccontextmanager
async def endpoint() -> AsyncIterator[Endpoint]:
    there = Endpoint()
    app = web.Application()
    app.router.add_post("/telegram", there.take)
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        there.url = f"http://127.0.0.1:{runner.addresses[0][1]}/telegram"
        yield there
    finally:
        await runner.cleanup()


async def test_a_webhook_gets_its_secret_and_each_update_until_it_says_200(
    bot: Bot, amina: Person, bela: Person
) -> None:
    await amina.writes("waiting since before")
    async with endpoint() as there:
        there.statuses = [500, 503]
        assert await bot.set_webhook(there.url, secret_token=SECRET, max_connections=5)
        with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
            await bot.get_updates()
        await there.has(1)
        for number in range(5):
            await amina.writes(f"Amina {number}")
            await bela.writes(f"Bela {number}")
        await there.has(11)
        assert set(there.secrets) == {SECRET}
        own = [text for text in there.texts if text.startswith("Amina")]
        assert own == [f"Amina {number}" for number in range(5)]
        info = await bot.get_webhook_info()
        assert (info.url, info.pending_update_count) == (there.url, 0)
        assert "503" in (info.last_error_message or "")
        await bot.delete_webhook()
        await amina.writes("after")
        [update] = await bot.get_updates()
        assert update.message is not None
        assert update.message.text == "after"


async def test_a_bot_that_comes_back_gets_what_waited_at_once(bot: Bot, amina: Person) -> None:
    await bot.set_webhook("http://127.0.0.1:9/closed")
    await amina.writes("while it was away")
    async with endpoint() as there:
        await bot.set_webhook(there.url)
        await there.has(1)
        assert there.texts == ["while it was away"]


async def test_a_webhook_may_answer_with_a_method(bot: Bot, amina: Person) -> None:
    async with endpoint() as there:
        there.reply = {"method": "sendMessage", "chat_id": 1001, "text": "from the answer"}
        await bot.set_webhook(there.url)
        await amina.writes("hello")
        await amina.waits_for("from the answer")


async def test_pending_updates_survive_a_switch_unless_they_are_dropped(
    bot: Bot, bela: Person, sandbox: Sandbox
) -> None:
    await bela.writes("kept")
    await bot.set_webhook("http://127.0.0.1:9/closed")
    await bot.delete_webhook()
    assert len(await bot.get_updates()) == 1
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


@pytest.mark.parametrize(
    ("url", "secret", "said"),
    [
        ("http://example.org/x", None, "an https url must be provided for webhook"),
        ("https://example.org/x", None, "failed to resolve host"),
        ("nonsense", None, "an https url must be provided for webhook"),
        ("http://127.0.0.1:9/x", "not allowed!", "ecret token contains unallowed characters"),
    ],
)
async def test_a_webhook_that_telegram_would_refuse_is_refused(
    bot: Bot, url: str, secret: str | None, said: str
) -> None:
    with pytest.raises(BadRequest, match=said):
        await bot.set_webhook(url, secret_token=secret)


async def test_files_come_down_up_to_20_megabytes(bot: Bot, bela: Person) -> None:
    await bela.sends_document("case.txt", b"URGENT ACTION", "the new one")
    await bela.sends_document("big.bin", bytes(20 * 1024 * 1024 + 1))
    small, big = await bot.get_updates()
    assert small.message is not None
    assert small.message.document is not None
    assert small.message.caption == "the new one"
    file = await small.message.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"URGENT ACTION"
    assert big.message is not None
    assert big.message.document is not None
    with pytest.raises(BadRequest, match="File is too big"):
        await big.message.document.get_file()
    with pytest.raises(BadRequest, match="Invalid file_id"):
        await bot.get_file("BQ777777")
