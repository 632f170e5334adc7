"""An operator with a sandbox: starts and stops bots, and reads everything they say."""

from __future__ import annotations

import re
import socket
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.main import machine_now
from bot.sandbox import SandboxClient, open_sandbox
from cases.examples import examples
from tests.processes import BotProcess, Ended, bot_process, command

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.sandbox import Person
    from bot.sandbox.server import Sandbox

TOKEN = "1000:AAF-of-no-bot-at-all_0123456789abcd"  # noqa: S105 - known to the sandbox only
AMINA, BELA = 1001, 1002
DAYS = 20  # until the deadline of the case


class Operator:
    """`settings` are the bot's next environment; what every process said is in `said`."""

    def __init__(self, home: Path, sandbox: Sandbox, telegram: SandboxClient) -> None:
        self.home, self.sandbox, self.telegram = home, sandbox, telegram
        self.database = str(home / "bot.db")
        self.said: list[str] = []
        self.settings = {
            "token": TOKEN,
            "database": self.database,
            "api": sandbox.url,
            "listen": "127.0.0.1:0",
            "owners": str(BELA),
        }

    async def tells(self, *words: str, **more: str) -> Ended:
        """Run one command to its end."""
        ended = await command(self.home, *words, **self.settings | more)
        self.said += [ended.out, ended.err]
        return ended

    @asynccontextmanager
    async def runs(self, *words: str, **more: str) -> AsyncIterator[BotProcess]:
        """A bot that has come up, until the block ends."""
        async with bot_process(self.home, *(words or ("run",)), **self.settings | more) as bot:
            try:
                await bot.says("its pages are at")
                yield bot
            finally:
                await bot.dies()
                self.said.append(bot.said)

    async def publishes_a_case(self) -> str:
        """An example with its deadline ahead; its UA number."""
        example = next(one for one in examples() if "UNTIL: " in one.text)
        until = (machine_now() + timedelta(days=DAYS)).strftime("%d %B %Y")
        document = self.home / "case.txt"
        document.write_text(re.sub("UNTIL: .*", f"UNTIL: {until}", example.text))
        ended = await self.tells("import", str(document), "--publish", "--accept-doubts")
        found = re.search(r"Urgent Action (\S+),", ended.out)
        assert found, ended.err
        return found[1]

    async def welcomes(self, id_: int, name: str) -> Person:
        """A person who has chosen English, and so subscribed."""
        person = await self.telegram.adds(id_, name)
        await person.writes("/start")
        await person.taps("English", seconds=30)
        return person


@asynccontextmanager
async def operating(home: Path) -> AsyncIterator[Operator]:
    """An operator whose bots are silent about their token: looked at in the end."""
    async with (
        open_sandbox(port=0, token=TOKEN) as sandbox,
        SandboxClient(sandbox.url) as telegram,
    ):
        sandbox.limits.put(per_second=None, per_chat_per_second=None)
        operator = Operator(home, sandbox, telegram)
        yield operator
    assert operator.said
    assert not any(TOKEN.partition(":")[2] in said for said in operator.said)


def free_port() -> int:
    """A port that nobody listens on at present."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def page_of(bot: BotProcess) -> str:
    """Where its pages are."""
    return bot.said.rpartition("its pages are at ")[2].split()[0]
