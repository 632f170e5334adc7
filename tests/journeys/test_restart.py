"""A walk goes on wherever the bot was stopped: what is tapped meanwhile waits in Telegram."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING

from bot.demo import AMINA, HOST, PEOPLE, TOKEN, publish_examples
from bot.main import running
from bot.sandbox import SandboxClient, open_sandbox
from bot.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from bot.main import Running
    from bot.sandbox import Person

    Life = Callable[[], AbstractAsyncContextManager[Running]]


@asynccontextmanager
async def telegram_and_lives(database: str) -> AsyncIterator[tuple[Person, Life]]:
    """A sandbox that stays, and the bot on it as often as it is started."""
    async with AsyncExitStack() as opened:
        sandbox = await opened.enter_async_context(
            open_sandbox(HOST, 0, token=TOKEN, people=PEOPLE)
        )
        sandbox.limits.put(per_second=None, per_chat_per_second=None)
        telegram = await opened.enter_async_context(SandboxClient(sandbox.url))
        settings = read_settings(
            token=TOKEN,
            database=database,
            api=sandbox.url,
            public_url=f"http://{HOST}:1",
            listen=f"{HOST}:0",
            owners=(),
            contact="",
            webhook_secret=(),
        )

        def life() -> AbstractAsyncContextManager[Running]:
            return running(settings, sandbox.clock.now, is_demo=True)

        async with life() as bot:
            await publish_examples(bot.services, sandbox.clock.now())
        yield telegram.person(AMINA, "Amina"), life


WALK = (
    ("writes", "/start", "Which language"),
    ("taps", "English", "need you now"),
    ("taps", "9 days", "Urgent Action 84.19"),
    ("taps", "Take action", "Whom will you write to?"),
    ("taps", "Olga", "How will you reach them?"),
    ("taps", "Letter by post", "With which name"),
    ("writes", "Amina Example", "which city"),
    ("writes", "Toledo", "Your letter to Olga"),
    ("taps", "I have sent it", "fewer than 5 appeals"),
    ("taps", "Next: Martha", "How will you reach them?"),
)


async def test_whatever_is_done_while_the_bot_is_down_is_answered_when_it_is_back(
    tmp_path: Path,
) -> None:
    async with telegram_and_lives(str(tmp_path / "bot.db")) as (amina, life):
        for does, what, shows in WALK:
            act = asyncio.create_task(getattr(amina, does)(what))
            async with life():
                await act
                await amina.waits_for(shows)


async def test_what_was_done_while_the_bot_was_down_is_answered_in_its_order(
    tmp_path: Path,
) -> None:
    async with telegram_and_lives(str(tmp_path / "bot.db")) as (amina, life):
        async with life():
            await amina.writes("/start")
            await amina.taps("English")
            await amina.waits_for("need you now")
            known = len(amina.messages)
        for text in ("/help", "Is anybody there?", "/settings", "/cases"):
            await amina.writes(text)
        async with life():
            await amina.waits_for(
                lambda one: "need you now" in one["text"] and one["message_id"] > known
            )
        answers = [one["text"] for one in amina.messages[known:] if one["from"] == "bot"]
        for answer, shows in zip(
            answers, ("How this works", "do not understand", "Settings", "need you"), strict=True
        ):
            assert shows in answer
