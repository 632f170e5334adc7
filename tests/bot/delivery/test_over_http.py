"""The courier, the transport and the sandbox together: real HTTP, real faults."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import orjson
import pytest

from bot.delivery.flood import Flood
from bot.delivery.pace import Pace
from bot.delivery.telegram import sender
from bot.delivery.transport import AiohttpRequest
from bot.sandbox import SandboxClient, open_sandbox
from bot.store.deliveries import Deliveries
from tests.bot.delivery.office import Office

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.store.broadcast import Broadcast
    from bot.store.database import Database

TOKEN = "4711:abcdefghijklmnop"  # noqa: S105 - of a sandbox
PEOPLE = range(1001, 1041)


class Post:
    """An office whose courier speaks to a sandbox in which everybody has pressed Start."""

    def __init__(self, office: Office, telegram: SandboxClient) -> None:
        self.office, self.telegram = office, telegram

    async def texts(self, person: int) -> list[str]:
        messages = await self.telegram.person(person).reads()
        return [message["text"] for message in messages if message["from"] == "bot"]


@pytest.fixture
async def post(database: Database) -> AsyncIterator[Post]:
    async with (
        open_sandbox(port=0, token=TOKEN) as sandbox,
        SandboxClient(sandbox.url) as telegram,
        at_work(database, sandbox.url) as office,
    ):
        await telegram.limits(per_second=None, per_chat_per_second=None)
        await telegram.adds_crowd(PEOPLE[0], len(PEOPLE))
        await asyncio.gather(*(telegram.person(one).writes("/start") for one in PEOPLE))
        await office.subscribe(*PEOPLE)
        yield Post(office, telegram)


@asynccontextmanager
async def at_work(database: Database, url: str) -> AsyncIterator[Office]:
    office = Office(database)
    office.pace = Pace(1000)
    flood = Flood(Deliveries(database), office.pace, clock=lambda: office.seconds)
    async with AiohttpRequest(url, TOKEN, pace=office.pace, flooded=flood.met) as request:
        office.send = sender(request)
        yield office


async def test_a_broadcast_arrives_in_every_chat(post: Post) -> None:
    async with post.office.carrying():
        id_ = await post.office.announce()
        await post.office.told.until(sent=40)
    assert [await post.texts(person) for person in PEOPLE] == [["en: case 7"]] * 40
    assert (await post.office.broadcasts.ledger(id_)).settled == 40


async def test_blocked_and_deleted_people_leave_the_audience(post: Post) -> None:
    await post.telegram.person(1001).blocks()
    await post.telegram.person(1002).deletes_account()
    async with post.office.carrying():
        await post.office.announce()
        await post.office.told.until(sent=38, gone=2)
    assert await post.office.broadcasts.audience() == 38


async def test_a_cut_before_or_after_the_sending_is_repeated_once_and_marked(post: Post) -> None:
    await post.telegram.fails("sendMessage", chat_id=1001, times=1, drop="after")
    await post.telegram.fails("sendMessage", chat_id=1002, times=1, drop="before")
    await post.telegram.fails("sendMessage", chat_id=1003, times=2, drop="after")
    async with post.office.carrying():
        id_ = await post.office.announce()
        await post.office.told.until(sent=37)
        post.office.seconds += 60
        post.office.wake.set()
        await post.office.told.until(sent=39, unknown=1)
    arrived = [len(await post.texts(person)) for person in PEOPLE[:4]]
    assert arrived == [2, 1, 2, 1]
    ledger = await post.office.broadcasts.ledger(id_)
    assert (ledger["sent"], ledger["unknown"], ledger.repeated) == (39, 1, 3)


async def test_a_flood_of_hours_loses_nobody(post: Post) -> None:
    await post.telegram.fails("sendMessage", times=1, status=429, retry_after=7200)
    async with post.office.carrying():
        id_ = await post.office.announce()
        while not post.office.pace.is_held:
            await post.office.told.until(sent=post.office.told.states["sent"])
            await post.telegram.faults()
    assert (await post.office.broadcasts.ledger(id_))["claimed"] == 0
    post.office.pace = Pace(1000)
    post.office.seconds += 7201
    async with post.office.carrying():
        await post.office.told.until(sent=40)
    assert {len(await post.texts(person)) for person in PEOPLE} == {1}


async def test_telegram_in_trouble_delays_and_repeats_nothing(post: Post) -> None:
    await post.telegram.fails("sendMessage", times=5, status=502)
    async with post.office.carrying():
        id_ = await post.office.announce()
        await post.office.told.until(sent=35)
        post.office.seconds += 60
        post.office.wake.set()
        await post.office.told.until(sent=40)
    assert (await post.office.broadcasts.ledger(id_)).repeated == 0


async def test_broken_markup_stops_after_a_handful(post: Post) -> None:
    async def render(_broadcast: Broadcast, _language: str) -> bytes:
        return orjson.dumps({"text": "<p>Case 7", "parse_mode": "HTML"})

    post.office.render = render  # type: ignore[method-assign,assignment]
    async with post.office.carrying():
        id_ = await post.office.announce()
        await post.office.told.until(refused=1)
    stopped = await post.office.broadcasts.find(id_)
    assert stopped
    assert stopped.state == "stopped"
    assert "can't parse entities" in (stopped.why or "")
