"""Three bots at once on one PostgreSQL: what one does the others do not, and one may die."""

from __future__ import annotations

import asyncio
import re
import time
from contextlib import asynccontextmanager
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

import aiohttp
import asyncpg
import pytest

from bot.announcing import announcement
from bot.delivery.shift import window
from bot.main import machine_ms, machine_now
from bot.sandbox import SandboxClient, open_sandbox
from bot.store import open_database
from bot.store.broadcast import FINAL
from bot.store.broadcasts import Broadcasts
from bot.store.cases import Cases
from bot.store.watches import Watches
from cases.document import read_text
from cases.examples import examples
from tests.bot.store.raw import select
from tests.journeys.counting import open_office
from tests.journeys.replicas import replicas

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.sandbox import Person
    from cases.case import Case
    from tests.journeys.replicas import Replicas

TOKEN = "4711:known-to-these-stories-only"  # noqa: S105 - and to no Telegram
BELA = 1002
SUBSCRIBERS, RATE = 20_000, 1000
TAKEOVER = 15.0
LONG = 20.0  # seconds: three processes start and work beside this one
CARD = "Urgent Action 84.19"
_numbers = count(1)


@pytest.fixture
async def address(postgres_server: str) -> str:
    """Where a new, empty PostgreSQL database is."""
    name = f"replicas_{next(_numbers)}"
    connection = await asyncpg.connect(postgres_server.format("postgres"))
    await connection.execute(f"CREATE DATABASE {name}")
    await connection.close()
    return postgres_server.format(name)


async def published(address: str, *, days: int) -> Case:
    """An example case, open for so many days."""
    example = next(one for one in examples() if "UNTIL: " in one.text)
    until = (machine_now() + timedelta(days=days)).strftime("%d %B %Y")
    async with open_database(address) as database:
        cases = Cases(database)
        read = read_text(re.sub("UNTIL: .*", f"UNTIL: {until}", example.text))
        draft = await cases.keep_draft(read, "Bela", machine_ms())
        assert await cases.publish(draft.id, draft.version, "Bela", machine_ms())
        (case,) = await cases.published()
    return case


async def begins(address: str, case: Case) -> int:
    """A broadcast of this case to all subscribers; its id."""
    async with open_database(address) as database:
        broadcasts = Broadcasts(database)
        id_ = (await broadcasts.draft(announcement(case, str(BELA)), machine_ms())).id
        assert await broadcasts.start(id_, str(BELA), machine_ms())
    return id_


async def telegram_shows(telegram: SandboxClient, bela: Person, address: str, case: Case) -> int:
    """A message in which Bela watches a broadcast that is due now; its id."""
    url = f"{telegram.url}/bot{TOKEN}/sendMessage"
    async with aiohttp.ClientSession() as session:
        about = {"chat_id": bela.id, "text": "It is scheduled."}
        async with session.post(url, json=about) as answer:
            message: int = (await answer.json())["result"]["message_id"]
    now = int((await telegram.now()).timestamp() * 1000)
    async with open_database(address) as database:
        broadcasts = Broadcasts(database)
        id_ = (await broadcasts.draft(announcement(case, str(BELA)), now)).id
        await Watches(database, machine_ms).keep(bela.id, message, id_)
        assert await broadcasts.schedule(id_, now, str(BELA), now)
    return message


async def everything_ended(address: str) -> None:
    """Until no broadcast is on its way."""
    async with asyncio.timeout(LONG):
        while await select(address, "SELECT 1 FROM broadcasts WHERE ended_at IS NULL"):
            pass


async def all_subscribe(address: str) -> None:
    await select(
        address,
        "INSERT INTO supporters (id, language, joined_at, seen_at, subscribed_at, introduced_at)"  # noqa: S608 - numbers
        f" SELECT n, 'en', 0, {machine_ms()}, 0, 0 FROM generate_series(1, {SUBSCRIBERS}) AS n",
    )


async def test_the_courier_of_three_is_killed_in_the_middle_and_nobody_is_left_out(
    tmp_path: Path, address: str
) -> None:
    settings = {"token": TOKEN, "database": address, "rate": str(RATE), "paid": "yes"}
    async with (
        open_office() as (office, api),
        replicas(tmp_path, 3, api=api, **settings) as bots,
    ):
        await all_subscribe(address)
        broadcast = await begins(address, await published(address, days=20))
        await office.until(SUBSCRIBERS // 3)
        first = await bots.on_duty()
        await first.dies()
        killed = time.monotonic()
        second = await bots.on_duty(first)
        assert time.monotonic() - killed <= TAKEOVER
        await office.until(SUBSCRIBERS // 2)
        assert office.longest_pause >= 1  # in which the first one's messages may have counted
        await second.says("broadcast ended")
        assert sum("courier on duty" in bot.said for bot in bots.bots) == 2
        assert all(TOKEN not in bot.said for bot in bots.bots)
    async with open_database(address) as database:
        ledger = await Broadcasts(database).ledger(broadcast)
    marked = {
        chat
        for (chat,) in await select(address, "SELECT chat_id FROM deliveries WHERE repeated = 1")
    }
    twice = {chat for chat, times in office.chats.items() if times > 1}
    assert set(office.chats) == set(range(1, SUBSCRIBERS + 1))
    assert max(office.chats.values()) <= 2
    assert twice <= marked
    assert 0 < len(marked) <= window(RATE)
    assert ledger.audience == SUBSCRIBERS == sum(ledger[state] for state in FINAL)
    assert ledger["sent"] + ledger["unknown"] == SUBSCRIBERS


@asynccontextmanager
async def at_home(tmp_path: Path, address: str) -> AsyncIterator[tuple[Replicas, SandboxClient]]:
    """Three replicas on a sandbox whose clock they follow."""
    async with (
        open_sandbox(port=0, token=TOKEN) as sandbox,
        SandboxClient(sandbox.url) as telegram,
    ):
        await telegram.limits()
        about = {"api": sandbox.url, "clock": sandbox.url, "owners": str(BELA)}
        settings = {"token": TOKEN, "database": address, "rate": str(RATE), "paid": "yes"}
        async with replicas(tmp_path, 3, **about, **settings) as bots:
            yield bots, telegram


async def joins(person: Person) -> None:
    await person.writes("/start")
    await person.taps("English", seconds=LONG)
    await person.waits_for("Where do you live", seconds=LONG)


async def nothing_is_open(address: str) -> None:
    """Until every update that was received is handled."""
    async with asyncio.timeout(LONG):
        while await select(address, "SELECT 1 FROM inbox WHERE state = 'open' LIMIT 1"):
            pass


async def test_any_replica_takes_any_update_and_what_is_due_is_done_once(
    tmp_path: Path, address: str
) -> None:
    async with at_home(tmp_path, address) as (bots, telegram):
        bela = await telegram.adds(BELA, "Bela")
        people = [await telegram.adds(id_, "Supporter") for id_ in range(2001, 2013)]
        case = await published(address, days=20)
        await asyncio.gather(*map(joins, [bela, *people]))
        begun = len(await telegram.calls())
        async with asyncio.timeout(
            LONG
        ):  # whoever is free takes the next: each does, sooner or later
            while min(await bots.handled()) == 0:
                await asyncio.gather(*(person.writes("/id") for person in people))
                await nothing_is_open(address)

        bots.balancer.is_doubling = True
        said = [len(await person.reads()) for person in people]
        await asyncio.gather(*(person.writes("/id") for person in people))
        for person in people:
            await person.waits_for(str(person.id), seconds=LONG)
        await nothing_is_open(address)
        assert [len(await person.reads()) for person in people] == [one + 2 for one in said]

        watch = await telegram_shows(telegram, bela, address, case)
        await asyncio.gather(*(person.waits_for(CARD, seconds=LONG) for person in people))
        await bela.waits_for(lambda one: one["message_id"] == watch and "Done." in one["text"])

        then = (await telegram.now()) + timedelta(days=13)
        await telegram.moves_clock(then.replace(hour=18, minute=0, second=1))
        await asyncio.gather(*(person.waits_for("7 days left", seconds=LONG) for person in people))
        await everything_ended(address)

        for person in people:
            texts = [one["text"] for one in await person.reads()]
            assert sum(CARD in text for text in texts) == 1, person.shows()
            assert sum("7 days left" in text for text in texts) == 1, person.shows()
        assert [call for call in await telegram.calls(after=begun) if not call["ok"]] == []
        started = "SELECT what FROM audit WHERE what = 'sent'"
        assert len(await select(address, started)) == 1
