"""A night on which the bot is killed again and again.

While 2,000 subscribers are sent a case at 200 a second, 200 people tap *I have sent it*, some of
them while the bot is dead; every now and then it is killed with `kill -9` and started again.
"""

from __future__ import annotations

import asyncio
import re
from collections import deque
from contextlib import AsyncExitStack
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

import aiohttp

from bot.main import machine_ms, machine_now
from bot.sandbox import SandboxClient, open_sandbox
from bot.store import open_database
from bot.store.cases import Cases
from bot.store.supporters import Supporters
from cases.examples import examples
from handlers.buttons import Report
from tests.bot.store.raw import select
from tests.journeys.morning import Morning, look
from tests.processes import BotProcess, bot_process, command

if TYPE_CHECKING:
    from pathlib import Path

    from bot.sandbox.server import Sandbox
    from cases.case import Case

TOKEN = "1000:known-to-this-night-only"  # noqa: S105 - and to no Telegram
FIRST_ID, SUBSCRIBERS, REPORTERS, RATE = 100_001, 2_000, 200, 200
LONGEST_NIGHT = 300.0
ANSWERED_AFTER = 0.05  # seconds: as Telegram answers, so that many messages are on their way
SENT_IT = "I have sent it"
LETTER = "Your letter to an official"


class Night:
    """The sandbox, the people, and one life of the bot after the other."""

    def __init__(self, home: Path, sandbox: Sandbox, client: SandboxClient, seed: int) -> None:
        self._home, self._database = home, home / "bot.db"
        self._world, self._client = sandbox.world, client
        self._random = Random(seed)  # noqa: S311 - the same night again from the same seed
        self._url = sandbox.url
        self._settings = {
            "token": TOKEN,
            "database": str(self._database),
            "api": sandbox.url,
            "listen": "127.0.0.1:0",
            "rate": str(RATE),
            "paid": "yes",
        }
        self._hesitating: deque[int] = deque()
        self._marks = 0
        self.morning = Morning()

    # Before

    async def prepare(self) -> None:
        """A published case, its audience, and 200 people who have the letter before them."""
        ids = await self._client.adds_crowd(FIRST_ID, SUBSCRIBERS)
        document = str(self._document())
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._says("import", document, "--publish", "--accept-doubts"))
            tasks.create_task(self._all_join(ids))
        async with open_database(str(self._database)) as database:
            (case,) = await Cases(database).published()
        async with aiohttp.ClientSession() as telegram, asyncio.TaskGroup() as tasks:
            for id_ in self._random.sample(ids, REPORTERS):
                tasks.create_task(self._gives_letter(telegram, case, id_))
        await self._says("announce", str(case.ua_number))
        await self._client.fails("sendMessage", delay=ANSWERED_AFTER, times=0)

    def _document(self) -> Path:
        """An example case that is open for a while yet."""
        example = next(one for one in examples() if "UNTIL: " in one.text)
        until = (machine_now() + timedelta(days=20)).strftime("%d %B %Y")
        document = self._home / "case.txt"
        document.write_text(re.sub("UNTIL: .*", f"UNTIL: {until}", example.text))
        return document

    async def _all_join(self, ids: range) -> None:
        async with open_database(str(self._database)) as database:
            supporters = Supporters(database)
            await asyncio.gather(*(supporters.meet(id_, machine_ms()) for id_ in ids))
            await asyncio.gather(*(supporters.subscribe(id_, machine_ms()) for id_ in ids))

    async def _gives_letter(self, telegram: aiohttp.ClientSession, case: Case, id_: int) -> None:
        """The message at the end of a walk, as the bot had left it there the evening before."""
        target = self._random.choice(case.offered)
        contact = self._random.choice(target.contacts)
        button = Report(case.id, case.version, target.id, contact.id).pack()
        keys = {"inline_keyboard": [[{"text": SENT_IT, "callback_data": button}]]}
        body = {"chat_id": id_, "text": LETTER, "reply_markup": keys}
        async with telegram.post(f"{self._url}/bot{TOKEN}/sendMessage", json=body) as answer:
            answer.raise_for_status()
        self._hesitating.append(id_)
        self.morning.tapped.add((id_, target.id, contact.channel.value))

    async def _says(self, *words: str) -> None:
        ended = await command(self._home, *words, **self._settings)
        assert ended.status == 0, ended.err
        self.morning.said += [ended.out, ended.err]

    # The night

    async def passes(self, kills: int) -> None:
        """So many kills, and a last life in which everything comes to its end."""
        longest = 0.8 * SUBSCRIBERS / RATE / kills  # so that there is something left for the last
        async with asyncio.TaskGroup() as people:
            tapping = people.create_task(self._people_tap(people))
            for _ in range(kills):
                async with bot_process(self._home, **self._settings) as bot:
                    await self._lives(bot, self._random.uniform(0, longest))
                for _ in range(self._random.randrange(5)):
                    self._one_taps(people)
            async with bot_process(self._home, **self._settings) as bot:
                await self._rests(bot, tapping)

    async def _lives(self, bot: BotProcess, seconds: float) -> None:
        """From its first card on; or, one in five, from its first call, to cut off a takeover."""
        begun = self._world.calls.count
        await self._calls(begun + 1)
        if self._random.random() < 0.8:
            await self._cards(begun)
        await bot.lives(seconds)
        await bot.dies()
        await self._bury(bot)

    async def _rests(self, bot: BotProcess, tapping: asyncio.Task[None]) -> None:
        if await select(str(self._database), "SELECT 1 FROM broadcasts WHERE ended_at IS NULL"):
            await bot.says("broadcast ended")
        await tapping
        while any(self._waits(id_) for id_, *_ in self.morning.tapped):
            await self._news()
        self.morning.exit_status = await bot.stops()
        await self._bury(bot)

    async def _bury(self, bot: BotProcess) -> None:
        self.morning.said.append(bot.said)
        found = await select(str(self._database), "SELECT 1 FROM deliveries WHERE repeated = 1")
        self.morning.marked_by_kill.append(len(found) - self._marks)
        self._marks = len(found)

    def _waits(self, id_: int) -> bool:
        """Whether the letter still stands in this chat."""
        messages = self._world.chats[id_].messages.values()
        return any(message.marked.text == LETTER for message in messages)

    async def _people_tap(self, people: asyncio.TaskGroup) -> None:
        """At random moments of the broadcast."""
        begun = self._world.calls.count
        for moment in sorted(self._random.randrange(SUBSCRIBERS) for _ in range(REPORTERS)):
            await self._calls(begun + moment)
            self._one_taps(people)

    def _one_taps(self, people: asyncio.TaskGroup) -> None:
        if self._hesitating:
            person = self._client.person(self._hesitating.popleft())
            people.create_task(person.taps(SENT_IT))

    async def _calls(self, count: int) -> None:
        """Wait until Telegram has been called so often."""
        while self._world.calls.count < count:
            await self._news()

    async def _cards(self, after: int) -> None:
        """Wait until a card was sent since then."""
        while not any(
            call["method"] == "sendMessage" for call in self._world.calls.after(after, 1000)
        ):
            await self._news()

    async def _news(self) -> None:
        """Something changed in a chat; or was called that changes none."""
        await self._world.revision.exceeds(self._world.revision.number, 0.02)

    # The morning

    async def ends(self) -> Morning:
        """The accounts."""
        await look(self.morning, self._database, self._world.chats)
        return self.morning


async def live_through_a_night(home: Path, seed: int, kills: int) -> Morning:
    """The same people, letters and moments from the same seed; the machine decides the rest."""
    async with AsyncExitStack() as opened:
        sandbox = await opened.enter_async_context(open_sandbox(port=0, token=TOKEN))
        sandbox.limits.put(per_second=None, per_chat_per_second=None)
        client = await opened.enter_async_context(SandboxClient(sandbox.url))
        night = Night(home, sandbox, client, seed)
        await night.prepare()
        async with asyncio.timeout(LONGEST_NIGHT):
            await night.passes(kills)
        return await night.ends()
