"""The demo: the sandbox and the bot on it, in one process, over real HTTP, with example cases."""

from __future__ import annotations

import shutil
import socket
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.main import Running, running
from bot.sandbox import open_next_port
from bot.sandbox.limits import OVERALL
from bot.settings import read_settings
from cases.document import read_text
from cases.examples import examples

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime

    from bot.services import Services

HOME = Path("data/demo")
TOKEN = "1000:demo"  # noqa: S105 - known to nobody but the sandbox in this process
HOST = "127.0.0.1"
SANDBOX_PORT, WEB_PORT, PORTS_TRIED = 8081, 8090, 50
AMINA, BELA, CHIDI = 1001, 1002, 1003
PEOPLE = ((AMINA, "Amina", "en"), (BELA, "Bela", "en"), (CHIDI, "Chidi", "es"))
ROLES = {AMINA: "a supporter", BELA: "the owner: try /team", CHIDI: "a supporter, in Spanish"}
NOTICE = (
    "A demonstration on this computer. The cases are examples, the officials have changed, "
    "and nothing leaves this machine."
)


@asynccontextmanager
async def open_demo(
    home: Path = HOME, sandbox_port: int = SANDBOX_PORT, web_port: int = WEB_PORT
) -> AsyncIterator[tuple[str, Running]]:
    """The chat page's address and the bot, with a database made afresh in `home`.

    It listens on the next free ports from these on; 0 takes any.
    """
    shutil.rmtree(home, ignore_errors=True)
    async with AsyncExitStack() as opened:
        opening = open_next_port(HOST, sandbox_port, token=TOKEN, people=PEOPLE)
        sandbox = await opened.enter_async_context(opening)
        sandbox.say(NOTICE, ROLES)
        # Telegram lets a person tap fast for a while; one message a second would feel broken.
        sandbox.limits.put(per_second=OVERALL, per_chat_per_second=None)
        port = _free_port(web_port)
        settings = read_settings(
            token=TOKEN,
            database=str(home / "bot.db"),
            api=sandbox.url,
            public_url=f"http://{HOST}:{port}",
            listen=f"{HOST}:{port}",
            owners=(BELA,),
            contact="",
            webhook_secret=(),
        )
        bot = await opened.enter_async_context(running(settings, sandbox.clock.now, is_demo=True))
        await publish_examples(bot.services, sandbox.clock.now())
        yield sandbox.url, bot


async def publish_examples(services: Services, now: datetime) -> None:
    """The example cases, as a coordinator would import them, with deadlines ahead."""
    now_ms = int(now.timestamp() * 1000)
    for example in examples():
        draft = read_text(example.text)
        if example.days is not None:
            draft = replace(draft, deadline=now.date() + timedelta(days=example.days))
        case = await services.cases.keep_draft(draft, "demo", now_ms)
        await services.cases.publish(case.id, case.version, "demo", now_ms)
        if example.closed:
            await services.cases.close(case.id, "demo", now_ms)


def _free_port(first: int) -> int:
    for port in range(first, first + PORTS_TRIED if first else 1):
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind((HOST, port))
            except OSError:
                continue
            return int(tried.getsockname()[1])
    raise OSError(f"no port is free from {first} to {first + PORTS_TRIED}")
