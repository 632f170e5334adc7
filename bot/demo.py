"""The demo: the sandbox and the bot on it, in one process, over real HTTP, with example cases."""

from __future__ import annotations

import fcntl
import shutil
import socket
from asyncio import to_thread
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import count, repeat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bot.foreseeing import next_reminder
from bot.listening import PortTaken
from bot.main import Running, running
from bot.sandbox import open_next_port
from bot.sandbox.limits import OVERALL
from bot.settings import SettingsWrong, read_settings
from cases.document import read_text
from cases.examples import examples, to_send

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from datetime import datetime

    from bot.sandbox import Sandbox
    from bot.services import Services
    from bot.settings import Settings

HOME = Path("data/demo")
REFUSED = ("database", "owners", "api")
TOKEN = "1000:demo"  # noqa: S105 - known to nobody but the sandbox in this process
HOST = "127.0.0.1"
SANDBOX_PORT, WEB_PORT, PORTS_TRIED = 8081, 8090, 50
AMINA, BELA, CHIDI = 1001, 1002, 1003
PEOPLE = ((AMINA, "Amina", "en"), (BELA, "Bela", "en"), (CHIDI, "Chidi", "es"))
ROLES = {AMINA: "a supporter", BELA: "the owner: try /team", CHIDI: "a supporter, in Spanish"}
NOTICE = (
    "A demonstration on this computer. The cases are examples, the officials have changed, "
    "and nothing leaves this machine. A document to send as Bela: {document}"
)
DOCUMENT_DAYS = 14


class Demo(NamedTuple):
    """A running demo: its chat page's address, the bot, and a document to send to it."""

    chat: str
    bot: Running
    document: Path


def refuse_settings() -> None:
    """Raise `SettingsWrong` where something is set that is meant for a real bot."""
    for name in REFUSED:
        if name in read_settings().model_fields_set:
            raise SettingsWrong(
                f"BOT_{name.upper()} is not for the demo, which has its own: unset it, "
                "or set BOT_TOKEN for the bot on Telegram"
            )


@asynccontextmanager
async def open_demo(
    home: Path = HOME,
    sandbox_port: int = SANDBOX_PORT,
    web_port: int = WEB_PORT,
    database: str | None = None,
) -> AsyncIterator[Demo]:
    """A demo with a database made afresh in `home`, or in an empty one that a test gives.

    Beside a demo that is running there, in `home-2`, and so on. It listens on the next free ports
    from these on; 0 takes any.
    """
    async with AsyncExitStack() as opened:
        own = opened.enter_context(_own_home(home))
        opening = open_next_port(HOST, sandbox_port, token=TOKEN, people=PEOPLE)
        sandbox = await opened.enter_async_context(opening)
        document = await to_thread(_put_document, own, sandbox.clock.now())
        sandbox.say(NOTICE.format(document=document), ROLES)
        # Telegram lets a person tap fast for a while; one message a second would feel broken.
        sandbox.limits.put(per_second=OVERALL, per_chat_per_second=None)
        bot = await opened.enter_async_context(
            _bot(sandbox, database or str(own / "bot.db"), web_port)
        )
        await publish_examples(bot.services, sandbox.clock.now())
        sandbox.ask_for_reminders(partial(_next_reminder, bot.services))
        yield Demo(sandbox.url, bot, document)


@contextmanager
def _own_home(first: Path) -> Iterator[Path]:
    """An empty folder that no other demo has or takes while this one runs."""
    for number in count(1):
        home = first if number == 1 else first.with_name(f"{first.name}-{number}")
        home.parent.mkdir(parents=True, exist_ok=True)
        with home.with_name(f"{home.name}.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            shutil.rmtree(home, ignore_errors=True)
            yield home
            return


def _put_document(home: Path, now: datetime) -> Path:
    home.mkdir(parents=True, exist_ok=True)
    document = home / "urgent_action.txt"
    deadline = now.date() + timedelta(days=DOCUMENT_DAYS)
    document.write_text(to_send(deadline), encoding="utf-8")
    return document


@asynccontextmanager
async def _bot(sandbox: Sandbox, database: str, first_port: int) -> AsyncIterator[Running]:
    """The bot on this sandbox, its pages on the first port that is free from there on."""
    async with AsyncExitStack() as opened:
        for port in _free_ports(first_port):
            opening = running(_settings(sandbox, database, port), sandbox.clock.now, is_demo=True)
            try:
                bot = await opened.enter_async_context(opening)
            except PortTaken:
                continue  # by another program, a moment ago
            yield bot
            return
    raise PortTaken(f"{PORTS_TRIED} ports from {first_port} on are taken by other programs")


def _settings(sandbox: Sandbox, database: str, port: int) -> Settings:
    return read_settings(
        token=TOKEN,
        database=database,
        api=sandbox.url,
        public_url=f"http://{HOST}:{port}",
        listen=f"{HOST}:{port}",
        owners=(BELA,),
        contact="",
        webhook_secret=(),
    )


def _free_ports(first: int) -> Iterator[int]:
    for port in range(first, first + PORTS_TRIED) if first else repeat(0, PORTS_TRIED):
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind((HOST, port))
            except OSError:
                continue
            free = int(tried.getsockname()[1])
        yield free


async def _next_reminder(services: Services) -> datetime | None:
    now = services.now()
    cases = await services.cases.open(now)
    return await next_reminder(cases, services.reminders, services.zone, now)


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
