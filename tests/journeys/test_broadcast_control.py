"""A broadcast is held, goes on and is cancelled at once; it stops itself where it goes wrong."""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bot.demo import BELA, HOST, PEOPLE, TOKEN, publish_examples
from bot.main import machine_ms, running
from bot.sandbox import SandboxClient, open_sandbox
from bot.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from bot.main import Running
    from bot.sandbox import Person
    from bot.sandbox.server import Sandbox
    from bot.store.broadcast import Broadcast, Ledger

FIRST, CROWD, RATE = 300_001, 300, 100
PEOPLE_IN_ALL = CROWD + 1  # Bela subscribes as well
AT_ONCE = 1.0  # seconds in which a key acts
LONG = 30.0
FLOOD = {"status": 429, "retry_after": 2, "times": 0}
BAD = {"status": 400, "description": "Bad Request: can't parse entities: no such tag", "times": 0}


@dataclass(frozen=True, slots=True)
class Desk:
    """Bela at her desk, with a crowd of subscribers who can be written to a hundred a second."""

    bot: Running
    sandbox: Sandbox
    telegram: SandboxClient
    bela: Person

    async def announces(self) -> None:
        """The first case, to everybody."""
        await self.bela.writes("/team")
        await self.bela.taps("84.19", seconds=LONG)
        await self.bela.taps("Announce to", seconds=LONG)
        await self.bela.taps("Yes, send it now", seconds=LONG)

    async def until_received(self, place: int) -> None:
        """By the one at this place of the crowd; they are written to in order."""
        person = self.telegram.person(FIRST + place)
        await person.waits_for("Urgent Action 84.19", LONG)

    def sent(self, since: float = 0.0, until: float = 9e12) -> int:
        """How many of the crowd were sent something in this time, by the machine's clock."""
        calls = self.sandbox.world.calls.after(0, 100_000)
        return sum(
            call["method"] == "sendMessage"
            and call["ok"]
            and int(call["params"]["chat_id"]) >= FIRST
            and since < call["at"] < until
            for call in calls
        )

    async def is_told(self, words: str) -> str:
        """What the message in which Bela watches says, once it has these words."""
        return str((await self.bela.waits_for(words, LONG))["text"])

    async def looks_on(self, seconds: float) -> None:
        """At the chats for so long, whatever happens in them."""
        revision, until = self.sandbox.world.revision, time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            await revision.exceeds(revision.number, left)

    async def until_flooded(self) -> None:
        """Telegram has asked for patience."""
        calls, revision = self.sandbox.world.calls, self.sandbox.world.revision
        async with asyncio.timeout(LONG):
            while not any(one["status"] == 429 for one in calls.after(0, 100_000)):
                await revision.exceeds(revision.number, 0.05)

    async def broadcast(self) -> Broadcast:
        case = await self.bot.services.cases.by_number("84.19")
        assert case is not None
        (found,) = await self.bot.services.broadcasts.of_case(case.id)
        return found

    async def adds_up(self, **states: int) -> Ledger:
        """To the last person; what is told as sent is what arrived."""
        broadcast = await self.broadcast()
        ledger = await self.bot.services.broadcasts.ledger(broadcast.id)
        assert broadcast.ended_at is not None
        assert ledger.audience == ledger.settled == sum(ledger.states.values()) == PEOPLE_IN_ALL
        assert ledger["sent"] == self.sent() + ("Take action" in str(await self.bela.reads()))
        assert {state: ledger[state] for state in states} == states
        return ledger

    async def loses(self, places: Iterable[int]) -> None:
        """These have blocked the bot, which does not know it yet."""
        for place in places:
            await self.telegram.fails("sendMessage", chat_id=FIRST + place, status=403, times=0)


@pytest.fixture
async def desk(database_address: str) -> AsyncIterator[Desk]:
    """A bot on either database, and a Telegram without limits of its own."""
    async with AsyncExitStack() as opened:
        sandbox = await opened.enter_async_context(
            open_sandbox(HOST, 0, token=TOKEN, people=PEOPLE)
        )
        sandbox.limits.put(per_second=None, per_chat_per_second=None)
        telegram = await opened.enter_async_context(SandboxClient(sandbox.url))
        settings = read_settings(
            token=TOKEN,
            database=database_address,
            api=sandbox.url,
            listen=f"{HOST}:0",
            owners=(BELA,),
            rate=RATE,
            paid=True,
            contact="",
            webhook_secret=(),
        )
        bot = await opened.enter_async_context(running(settings, sandbox.clock.now))
        await publish_examples(bot.services, sandbox.clock.now())
        for id_ in (BELA, *await telegram.adds_crowd(FIRST, CROWD)):
            await bot.services.supporters.meet(id_, machine_ms())
            await bot.services.supporters.subscribe(id_, machine_ms())
        bela = telegram.person(BELA, "Bela")
        await bela.writes("/start")
        await bela.taps("English", seconds=LONG)
        yield Desk(bot, sandbox, telegram, bela)


async def test_a_pause_in_a_flood_a_resume_and_a_cancel_act_within_a_second(desk: Desk) -> None:
    await desk.loses(range(5, 15))
    await desk.announces()
    await desk.until_received(20)
    await desk.telegram.fails("sendMessage", **FLOOD)
    await desk.until_flooded()
    assert (await desk.bela.taps("Pause")).toast.startswith("Paused: nothing more")
    paused = time.time()
    assert (await desk.broadcast()).state == "paused"
    await desk.telegram.recovers()
    await desk.looks_on(FLOOD["retry_after"] + 1.5)
    assert desk.sent(since=paused + AT_ONCE) == 0

    assert (await desk.bela.taps("Resume")).toast == "Resumed: it goes on where it stopped."
    resumed = time.time()
    await desk.until_received(100)
    assert desk.sent(resumed - AT_ONCE, resumed + AT_ONCE) > 0
    assert (await desk.bela.taps("Cancel")).toast.startswith("Cancelled: nothing more")
    cancelled = time.time()
    told = await desk.is_told("Cancelled.")
    await desk.looks_on(AT_ONCE)
    assert desk.sent(since=cancelled + AT_ONCE) == 0
    ledger = await desk.adds_up(gone=10, unknown=0, refused=0)
    assert ledger["cancelled"] > 0
    assert f"{ledger['sent']} got it" in told
    assert "10 have blocked the bot" in told
    assert f"{ledger['cancelled']} cancelled" in told
    assert f"{PEOPLE_IN_ALL} people in all" in told


async def test_a_message_that_telegram_refuses_stops_the_broadcast_and_says_why(
    desk: Desk,
) -> None:
    for place in range(50, CROWD):
        await desk.telegram.fails("sendMessage", chat_id=FIRST + place, **BAD)
    await desk.announces()
    told = await desk.is_told("Stopped, because something is wrong with it")
    assert "can't parse entities: no such tag" in told
    await desk.telegram.recovers()
    told = await desk.is_told("A broadcast has stopped by itself")
    assert "can't parse entities: no such tag" in told
    assert (await desk.broadcast()).state == "stopped"
    await desk.bela.taps("Resume")
    told = await desk.is_told("Done.")
    ledger = await desk.adds_up(unknown=0, gone=0, cancelled=0)
    assert 0 < ledger["refused"] < RATE / 5, "only what was on its way already"
    assert f"{ledger['refused']} refused by Telegram" in told


async def test_people_who_blocked_the_bot_stop_nothing_however_many_they_are(desk: Desk) -> None:
    await desk.loses(range(0, CROWD, 3))
    await desk.announces()
    told = await desk.is_told("Done.")
    await desk.adds_up(gone=CROWD // 3, unknown=0, refused=0, cancelled=0)
    assert "100 have blocked the bot" in told
    assert f"{PEOPLE_IN_ALL} people in all" in told


async def test_more_than_five_percent_without_an_answer_stop_it_and_are_told(desk: Desk) -> None:
    silent = range(20, 100)
    for place in silent:
        await desk.telegram.fails("sendMessage", chat_id=FIRST + place, times=0, drop="before")
    await desk.announces()
    told = await desk.is_told("Stopped, because something is wrong with it")
    assert "were refused or not answered" in told
    await desk.telegram.recovers()
    await desk.bela.taps("Resume")
    told = await desk.is_told("Done.")
    ledger = await desk.adds_up(gone=0, refused=0, cancelled=0)
    assert 11 <= ledger["unknown"] < len(silent), "the rest was kept until it was resumed"
    assert ledger.repeated == len(silent)
    assert f"{ledger['unknown']} unknown" in told
