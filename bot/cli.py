"""The command line: everything an operator and a coordinator can do without Telegram."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path  # noqa: TC003 - cyclopts reads the annotations
from typing import TYPE_CHECKING, Any

import orjson
import uvloop
from cyclopts import App

from bot import log
from bot.borrowed_clock import following
from bot.coordinating import announce_case, import_files
from bot.demo import open_demo
from bot.main import machine_now, running
from bot.sandbox import open_sandbox
from bot.settings import Settings, SettingsWrong, read_settings
from bot.store.backup import back_up, restore_from
from cases.document import read_bytes

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine
    from contextlib import AbstractAsyncContextManager

app = App(
    name="uabot",
    help="A Telegram bot for Urgent Actions: from the document to thousands of appeals.",
    version_flags=[],
)
MISSING = "BOT_TOKEN is missing: @BotFather gives it; `python -m bot demo` works without one"
DEMO_REFUSES = ("BOT_DATABASE", "BOT_OWNERS", "BOT_API")


@app.default
def begin() -> None:
    """Run the bot where BOT_TOKEN is set; show the demo where it is not."""
    if read_settings().token:
        run()
    else:
        demo()


@app.command
def run(*, adopt: bool = False) -> None:
    """Run the bot on Telegram. --adopt: it replaces the bot whose database this was."""
    settings = _with_token()
    log.set_up()
    _loop(_until_stopped(_run(settings, adopts=adopt)))


@app.command
def demo() -> None:
    """Show the whole bot on this machine, in a browser; nothing leaves it."""
    if set_ := [name for name in DEMO_REFUSES if os.environ.get(name)]:
        raise SettingsWrong(f"{set_[0]} is not for the demo, which has its own: unset it")
    log.set_up()
    _loop(_until_stopped(_demo()))


@app.command
def sandbox(*, listen: str = "127.0.0.1:8081", token: str | None = None) -> None:
    """Run a Telegram for a bot on this machine: the Bot API, people, and a chat page."""
    host, _, port = listen.rpartition(":")
    _loop(_until_stopped(_sandbox(host, int(port), token)))


@app.command
def read(file: Path) -> None:
    """Print what is read from a document, as JSON."""
    draft = read_bytes(file.read_bytes())
    _tell(orjson.dumps(draft.contract(), option=orjson.OPT_INDENT_2).decode())


@app.command(name="import")
def import_(*files: Path, publish: bool = False, accept_doubts: bool = False) -> None:
    """Read documents into drafts. --publish shows them; doubtful ones need --accept-doubts."""
    told = _loop(import_files(_settings(), files, publishes=publish, accepts_doubts=accept_doubts))
    _tell("\n".join(told))


@app.command
def announce(ua_number: str) -> None:
    """Queue a published case for all subscribers; the running bot sends it."""
    _tell(_loop(announce_case(_settings(), ua_number)))


@app.command
def backup(file: Path) -> None:
    """Write a consistent copy of the database, also while the bot runs."""
    _loop(back_up(_settings().database, file))
    _tell(f"written: {file}")


@app.command
def restore(file: Path) -> None:
    """Put a backup in the place of the database, which is kept beside it. Stop the bot first."""
    _tell(_loop(restore_from(_settings().database, file)))


def _settings() -> Settings:
    return read_settings()


def _with_token() -> Settings:
    settings = read_settings()
    if not settings.token:
        raise SettingsWrong(MISSING)
    return settings


@asynccontextmanager
async def _run(settings: Settings, *, adopts: bool) -> AsyncIterator[None]:
    async with AsyncExitStack() as opened:
        now = machine_now
        if settings.clock:
            now = await opened.enter_async_context(following(settings.clock, machine_now))
        bot = await opened.enter_async_context(running(settings, now, adopts=adopts))
        if bot.invitation:
            _tell(
                f"No owner yet. Whoever opens this link first becomes the owner:\n{bot.invitation}"
            )
        _tell(f"@{bot.services.username} runs; its pages are at {bot.web_url}")
        yield


@asynccontextmanager
async def _demo() -> AsyncIterator[None]:
    async with open_demo() as (chat, _):
        _tell(
            f"\n  The chat page:  {chat}/\n\n  Amina supports, Bela coordinates. Ctrl-C ends it.\n"
        )
        yield


@asynccontextmanager
async def _sandbox(host: str, port: int, token: str | None) -> AsyncIterator[None]:
    async with open_sandbox(host, port, token) as opened:
        _tell(f"The chat page: {opened.url}/   BOT_API={opened.url}   BOT_CLOCK={opened.url}")
        yield


async def _until_stopped(serving: AbstractAsyncContextManager[None]) -> None:
    """Serve until SIGINT or SIGTERM, which end a start that is still waiting as well."""
    stop, starting = asyncio.Event(), asyncio.current_task()

    def end() -> None:
        stop.set()
        if starting is not None:
            starting.cancel()

    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, end)
    try:
        async with serving:
            starting = None
            await stop.wait()
    except asyncio.CancelledError:
        if not stop.is_set():
            raise


def _loop(work: Coroutine[Any, Any, Any]) -> Any:
    return uvloop.run(work)


def _tell(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
