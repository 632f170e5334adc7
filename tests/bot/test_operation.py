"""A running bot: rivals, clocks, both ways in, and a stop that loses nothing."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from bot.main import machine_ms
from bot.store import open_database
from bot.store.broadcasts import Broadcasts
from bot.store.inbox import Inbox
from bot.store.supporters import Supporters
from tests.bot.operating import (
    AMINA,
    DAYS,
    TOKEN,
    Operator,
    free_port,
    operating,
    page_of,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.store.broadcast import Ledger

CROWD, FIRST = 500, 50_001
LONG = 30.0  # seconds: processes start on a machine that may be busy


@pytest.fixture
async def operator(tmp_path: Path) -> AsyncIterator[Operator]:
    async with operating(tmp_path) as operator:
        yield operator


async def status_of(url: str, **posted: Any) -> int:
    method = "POST" if posted else "GET"
    async with aiohttp.ClientSession() as web, web.request(method, url, **posted) as answer:
        return answer.status


async def test_a_rival_who_polls_with_the_same_token_is_told_of_once_and_survived(
    operator: Operator,
) -> None:
    async with operator.runs() as bot, aiohttp.ClientSession() as rival:
        amina = await operator.welcomes(AMINA, "Amina")
        assert await status_of(page_of(bot) + "/readyz") == 200
        for _ in range(2):
            polled = f"{operator.sandbox.url}/bot{TOKEN}/getUpdates"
            async with rival.post(polled, json={"timeout": 0}) as answer:
                assert answer.ok
            await bot.says("another program polls with this bot's token")
            await amina.writes("/help")
        await amina.waits_for(
            lambda _: sum("/privacy" in m["text"] for m in amina.messages) == 2, LONG
        )
        assert await status_of(page_of(bot) + "/readyz") == 503
        assert await status_of(page_of(bot) + "/healthz") == 200
        assert bot.said.count("another program polls") == 1
        assert await bot.stops() == 0


async def test_the_bot_follows_the_sandboxs_clock_and_reminds_when_that_says_so(
    operator: Operator,
) -> None:
    number = await operator.publishes_a_case()
    async with operator.runs(clock=operator.sandbox.url) as bot:
        amina = await operator.welcomes(AMINA, "Amina")
        assert (await operator.tells("announce", number)).status == 0
        await amina.waits_for(f"Urgent Action {number}", LONG)
        week_before = await operator.telegram.now() + timedelta(days=DAYS - 6)
        await operator.telegram.moves_clock(week_before.replace(hour=18, minute=30))
        await amina.waits_for("A reminder", LONG)
        assert await bot.stops() == 0


async def test_from_polling_to_the_webhook_and_back_everybody_is_answered(
    operator: Operator,
) -> None:
    port = free_port()
    hook = {
        "listen": f"127.0.0.1:{port}",
        "public_url": f"http://127.0.0.1:{port}",
        "webhook_secret": "a-secret_of-this-test",
    }
    async with operator.runs() as bot:
        amina = await operator.welcomes(AMINA, "Amina")
        assert await bot.stops() == 0
    await amina.writes("/privacy")
    async with operator.runs(**hook) as bot:
        await amina.waits_for("What is stored, and why", LONG)
        await amina.writes("/id")
        await amina.waits_for(str(AMINA), LONG)
        forged = {"X-Telegram-Bot-Api-Secret-Token": "another"}
        posted = f"{hook['public_url']}/telegram"
        assert await status_of(posted, json={}, headers=forged) == 403
        assert await bot.stops() == 0
    await amina.writes("/help")
    async with operator.runs() as bot:
        await amina.waits_for("/privacy", LONG)
        assert await bot.stops() == 0
    texts = Counter(message["text"] for message in amina.messages if message["from"] == "bot")
    assert max(texts.values()) == 1, "somebody was answered twice"
    assert not any(hook["webhook_secret"] in said for said in operator.said)


async def test_a_stop_in_the_middle_of_everything_loses_and_repeats_nothing(
    operator: Operator,
) -> None:
    number = await operator.publishes_a_case()
    crowd = await operator.telegram.adds_crowd(FIRST, CROWD)
    async with open_database(operator.database) as database:
        supporters = Supporters(database)
        await asyncio.gather(*(supporters.meet(id_, machine_ms()) for id_ in crowd))
        await asyncio.gather(*(supporters.subscribe(id_, machine_ms()) for id_ in crowd))
    assert (await operator.tells("announce", number)).status == 0
    writers = [operator.telegram.person(id_) for id_ in crowd[::10]]
    fast = {"rate": "200", "paid": "yes"}
    async with operator.runs(**fast) as bot:
        await operator.telegram.person(crowd[40]).waits_for("Urgent Action", LONG)
        await asyncio.gather(*(writer.writes("/privacy") for writer in writers))
        assert await bot.stops() == 0
    halfway = await ledger_of(operator)
    assert halfway["sent"] + halfway["waiting"] == CROWD
    assert 0 < halfway["sent"] < CROWD
    async with operator.runs(**fast) as bot:
        await bot.says("broadcast ended")
        for writer in writers:
            await writer.waits_for("What is stored, and why", LONG)
        assert await bot.stops() == 0
    ended = await ledger_of(operator)
    assert (ended["sent"], ended.repeated) == (CROWD, 0)
    got = await asyncio.gather(*(kinds_of(operator, id_) for id_ in crowd))
    assert Counter(kind for kinds in got for kind in kinds) == {
        "card": CROWD,
        "privacy": len(writers),
    }
    assert all(kinds.count("card") == 1 for kinds in got)


async def ledger_of(operator: Operator) -> Ledger:
    async with open_database(operator.database) as database:
        (broadcast,) = await Broadcasts(database).of_case(1)
        assert await Inbox(database).poison() == []
        return await Broadcasts(database).ledger(broadcast.id)


async def kinds_of(operator: Operator, id_: int) -> list[str]:
    """What kind of messages the bot has sent to this person."""
    messages = await operator.telegram.person(id_).reads()
    texts = [message["text"] for message in messages if message["from"] == "bot"]
    return ["privacy" if "What is stored" in text else "card" for text in texts]
