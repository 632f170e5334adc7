"""What goes on until it is stopped: the bot, the demo, the sandbox."""

from __future__ import annotations

import asyncio
import signal
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING

from bot.borrowed_clock import following
from bot.demo import open_demo
from bot.listening import asked_by
from bot.main import machine_now, running
from bot.sandbox import open_sandbox

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    from bot.settings import Settings

    Tell = Callable[[str], None]


@asynccontextmanager
async def bot(settings: Settings, tell: Tell, *, adopts: bool) -> AsyncIterator[None]:
    """The bot on Telegram, or on a sandbox of which it may borrow the clock."""
    async with AsyncExitStack() as opened:
        now = machine_now
        if settings.clock:
            now = await opened.enter_async_context(following(settings.clock, machine_now))
        started = await opened.enter_async_context(running(settings, now, adopts=adopts))
        if started.invitation:
            tell(
                "No owner yet. Whoever opens this link first becomes the owner:\n"
                f"{started.invitation}"
            )
        tell(f"@{started.services.username} runs; its pages are at {started.web_url}")
        yield


@asynccontextmanager
async def demo(tell: Tell) -> AsyncIterator[None]:
    """The sandbox and the bot on it."""
    async with open_demo() as (chat, _, document):
        tell(
            f"\n  The chat page:  {chat}/\n\n"
            "  Amina supports, Bela coordinates. Ctrl-C ends it.\n"
            f"  An Urgent Action to send as Bela:  {document}\n"
        )
        yield


@asynccontextmanager
async def sandbox(host: str, port: int, token: str | None, tell: Tell) -> AsyncIterator[None]:
    """The sandbox alone, with nobody in it."""
    async with AsyncExitStack() as opened:
        with asked_by("--listen", f"{host}:{port}"):
            served = await opened.enter_async_context(open_sandbox(host, port, token))
        tell(f"The chat page: {served.url}/   BOT_API={served.url}   BOT_CLOCK={served.url}")
        yield


async def until_stopped(serving: AbstractAsyncContextManager[None]) -> None:
    """Serve until SIGINT or SIGTERM, which end a start that is still waiting as well."""
    stop, starting = asyncio.Event(), asyncio.current_task()

    def end() -> None:
        stop.set()
        if starting is not None:
            starting.cancel()

    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, end)
    try:
        async with serving:
            starting = None
            await stop.wait()
    except asyncio.CancelledError:
        if not stop.is_set():
            raise
