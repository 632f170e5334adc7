"""The whole demo in the test's process: the sandbox and the bot on it, over real HTTP."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession

from bot.demo import AMINA, BELA, CHIDI, TOKEN, open_demo
from bot.main import machine_ms
from bot.sandbox import SandboxClient
from bot.store import open_database
from bot.store.inbox import Inbox, RawUpdate
from cases.document import read_text
from tests import postgres

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path
    from typing import Any

    from bot.main import Running
    from bot.sandbox import Person
    from cases.case import Case

BOTH = pytest.mark.parametrize("demo_database", ["sqlite", "postgres"], indirect=True)
"""Stories of coordinators are told on either database; the others where the demo runs, on SQLite.

As a module's `pytestmark` it is for stories that take `demo`, or `demo_database` alone.
"""
_numbers = count(500_000)


@dataclass(frozen=True, slots=True)
class Demo:
    """A running demo, and its people."""

    chat: str
    bot: Running
    sandbox: SandboxClient
    amina: Person
    bela: Person
    chidi: Person
    database: str
    """Where it is: for a look from outside, or for the bot's next life."""
    document: Path
    """An Urgent Action to send."""

    async def calls_telegram(self, method: str, **about: Any) -> Any:
        """A call with the bot's token, as an earlier version of the bot may have made it."""
        url = f"{self.chat}/bot{TOKEN}/{method}"
        async with ClientSession() as telegram, telegram.post(url, json=about) as answer:
            said = await answer.json()
            assert said["ok"], said
            return said["result"]

    async def puts_key(self, person: Person, data: str, label: str = "An old key") -> int:
        """A message with one key, which may carry anything, in this person's chat; its id."""
        message = await self.calls_telegram(
            "sendMessage",
            chat_id=person.chat_id or person.id,
            text="An old message",
            reply_markup={"inline_keyboard": [[{"text": label, "callback_data": data}]]},
        )
        return int(message["message_id"])

    async def publishes(self, document: str, days: int | None = 20) -> Case:
        """A document, published as a coordinator would; it ends in so many days, None never."""
        services = self.bot.services
        now = services.now()
        deadline = None if days is None else now.date() + timedelta(days=days)
        draft = replace(read_text(document), deadline=deadline)
        case = await services.cases.keep_draft(draft, "Bela", round(now.timestamp() * 1000))
        await services.cases.publish(case.id, case.version, "Bela", round(now.timestamp() * 1000))
        return case

    async def announces(self, ua_number: str) -> None:
        """Bela sends this case to every subscriber."""
        await self.bela.writes("/team")
        await self.bela.taps(ua_number)
        await self.bela.taps("Announce to")
        await self.bela.taps("Yes, send it now")

    async def is_sent(self, person: Person, **content: Any) -> None:
        """A message with this content from this person, of a kind that the sandbox has not."""
        number = next(_numbers)
        who = {"id": person.id, "first_name": person.name, "is_bot": False}
        message = {
            "message_id": number,
            "date": 1,
            "chat": {"id": person.id, "type": "private", "first_name": person.name},
            "from": who,
        }
        update = {"update_id": number, "message": message | content}
        async with open_database(self.database) as database:
            raw = RawUpdate(number, person.id, json.dumps(update))
            assert await Inbox(database).receive([raw], machine_ms()) == 1

    async def has_no_trouble(self) -> None:
        """Telegram refused nothing that was no fault of its own, and every update was handled."""
        assert [call for call in await self.sandbox.calls() if call["status"] == 400] == []
        assert await self.set_aside() == []

    async def set_aside(self) -> list[str]:
        """Where each update failed that could not be handled."""
        async with open_database(self.database) as database:
            return [poison.error for poison in await Inbox(database).poison()]


@pytest.fixture
async def demo_database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """Where the demo's database will be: in its own file, or on a server."""
    if getattr(request, "param", "sqlite") == "sqlite":
        yield str(tmp_path / "demo" / "bot.db")
        return
    async with postgres.empty_database(request.getfixturevalue("postgres_server")) as address:
        yield address


@pytest.fixture
async def demo(tmp_path: Path, demo_database: str) -> AsyncIterator[Demo]:
    """A demo of this test's own."""
    async with (
        open_demo(tmp_path / "demo", 0, 0, demo_database) as (chat, bot, document),
        SandboxClient(chat) as sandbox,
    ):
        yield Demo(
            chat,
            bot,
            sandbox,
            sandbox.person(AMINA, "Amina"),
            sandbox.person(BELA, "Bela"),
            sandbox.person(CHIDI, "Chidi"),
            demo_database,
            document,
        )


@pytest.fixture
async def amina(demo: Demo) -> Person:
    """Amina, who supports, at the list of open cases, in English."""
    await demo.amina.writes("/start")
    await demo.amina.taps("English")
    await demo.amina.waits_for("need you now")
    return demo.amina


@pytest.fixture
async def chidi(demo: Demo) -> Person:
    """Chidi, who supports too, at the same list."""
    await demo.chidi.writes("/start")
    await demo.chidi.taps("English")
    await demo.chidi.waits_for("need you now")
    return demo.chidi
