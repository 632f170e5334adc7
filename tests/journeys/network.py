"""A network whose bot is a process of its own: subscribers, a broadcast, people who report."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from typing import TYPE_CHECKING

import aiohttp

from bot.main import machine_ms
from bot.store import open_database
from bot.store.cases import Cases
from bot.store.supporters import Supporters
from handlers.buttons import Report
from tests.bot.operating import TOKEN, Operator
from tests.bot.store.raw import select

if TYPE_CHECKING:
    from bot.sandbox import Person

FIRST, CROWD = 200_001, 120
LONG = 40.0  # seconds: processes start on a machine that may be busy
LETTER, SENT_IT, THANKS = "Your letter to an official", "I have sent it", "🙏"
_NUMBER = re.compile(r"Urgent Action (\S+)")


class Network:
    """Of one bot, wherever its database is."""

    def __init__(self, operator: Operator, address: str) -> None:
        self.operator, self.address = operator, address
        self.people = range(FIRST, FIRST + CROWD)
        self.confirmed: set[int] = set()
        self.number = ""

    async def begins(self) -> None:
        """A published case, and a crowd of subscribers."""
        self.operator.settings["database"] = self.address
        self.number = await self.operator.publishes_a_case()
        await self.operator.telegram.adds_crowd(FIRST, CROWD)
        async with open_database(self.address) as database:
            supporters = Supporters(database)
            for id_ in self.people:
                await supporters.meet(id_, machine_ms())
                await supporters.subscribe(id_, machine_ms())

    async def gives_letters(self, people: range) -> None:
        """The message at the end of a walk, as the bot leaves it in each of these chats."""
        async with open_database(self.address) as database:
            case = await Cases(database).by_number(self.number)
            assert case is not None
        target = case.offered[0]
        button = Report(case.id, case.version, target.id, target.contacts[0].id).pack()
        keys = {"inline_keyboard": [[{"text": SENT_IT, "callback_data": button}]]}
        url = f"{self.operator.sandbox.url}/bot{TOKEN}/sendMessage"
        async with aiohttp.ClientSession() as telegram:
            for id_ in people:
                body = {"chat_id": id_, "text": LETTER, "reply_markup": keys}
                async with telegram.post(url, json=body) as answer:
                    answer.raise_for_status()

    async def report(self, people: range) -> None:
        """All of them say that they sent it, and wait until that is confirmed."""
        await asyncio.gather(*(self._reports(self.person(id_)) for id_ in people))

    async def _reports(self, person: Person) -> None:
        await person.taps(SENT_IT, seconds=LONG)
        await person.waits_for(THANKS, LONG)
        self.confirmed.add(person.id)

    def person(self, id_: int) -> Person:
        """One of the crowd."""
        return self.operator.telegram.person(id_)

    async def reported(self) -> set[int]:
        """Whose report stands in the database."""
        asked = "SELECT supporter_id FROM appeals WHERE reported_at IS NOT NULL"
        return {row[0] for row in await select(self.address, asked)}

    async def tallied(self) -> int:
        """What all counters of the case add up to."""
        ((total,),) = await select(self.address, "SELECT sum(counted) FROM tallies")
        return int(total)

    async def cards(self, number: str = "") -> Counter[int]:
        """How many messages with this case each of the crowd has, by their ids."""
        found: Counter[int] = Counter()
        for id_ in self.people:
            messages = await self.person(id_).reads()
            said = [one["text"] for one in messages if one["from"] == "bot"]
            numbers = [match[1] for text in said if (match := _NUMBER.search(text))]
            found[id_] = numbers.count(number or self.number)
        return found
