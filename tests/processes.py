"""The bot as an operator starts it: a process of its own, whose every word is kept."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, STDOUT
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator

ROOT = Path(__file__).parents[1]
PATIENCE = 40.0


@dataclass(frozen=True, slots=True)
class Ended:
    """What a command said, and its exit status."""

    status: int
    out: str
    err: str


def refusal(ended: Ended, status: int = 1) -> str:
    """The one line that was said instead of doing it."""
    assert (ended.status, ended.out) == (status, ""), ended.err
    (line,) = ended.err.splitlines()
    assert line.startswith("uabot: ")
    return line


async def command(home: Path, *words: str, **settings: str) -> Ended:
    """Run `python -m bot …` in this folder to its end; `database` is BOT_DATABASE, and so on."""
    process = await _start(home, words, settings, PIPE)
    try:
        async with asyncio.timeout(PATIENCE):
            out, err = await process.communicate()
    finally:
        await _kill(process)
    return Ended(process.returncode or 0, out.decode(), err.decode())


class BotProcess:
    """One life of a bot."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._news = asyncio.Event()
        self.lines: list[str] = []

    @property
    def said(self) -> str:
        """Everything it has written so far, wherever to."""
        return "\n".join(self.lines)

    async def says(self, words: str) -> str:
        """The first line with these words in it; maybe later."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not (found := [line for line in self.lines if words in line]):
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            raise TimeoutError(f"the bot never said {words!r}:\n{self.said}") from None
        return found[0]

    async def lives(self, seconds: float) -> None:
        """Let it go on for so long. It may not end by itself."""
        try:
            async with asyncio.timeout(seconds):
                await self._process.wait()
        except TimeoutError:
            return
        raise AssertionError(f"the bot ended by itself:\n{self.said}")

    async def ends(self) -> int:
        """Its exit status, when it ends by itself."""
        async with asyncio.timeout(PATIENCE):
            return await self._process.wait()

    async def dies(self) -> None:
        """kill -9, if it still lives."""
        await _kill(self._process)

    async def interrupts(self) -> int:
        """Ctrl-C; its exit status."""
        self._process.send_signal(signal.SIGINT)
        return await self.ends()

    async def stops(self) -> int:
        """SIGTERM, as a container is stopped; its exit status."""
        self._process.send_signal(signal.SIGTERM)
        return await self.ends()

    async def listen(self) -> None:
        """Keep what it says until it ends."""
        if self._process.stdout is None:
            raise RuntimeError("the process was started without a pipe")
        async for line in self._process.stdout:
            self.lines.append(line.decode(errors="replace").rstrip())
            self._news.set()


@asynccontextmanager
async def bot_process(home: Path, *words: str, **settings: str) -> AsyncIterator[BotProcess]:
    """`python -m bot run` in this folder while the block runs, killed at its end."""
    async with started(home, *(words or ("run",)), **settings) as bot:
        yield bot


@asynccontextmanager
async def started(home: Path, *words: str, **settings: str) -> AsyncIterator[BotProcess]:
    """`python -m bot …` in this folder while the block runs, killed at its end."""
    process = await _start(home, words, settings, STDOUT)
    bot = BotProcess(process)
    listening = asyncio.create_task(bot.listen())
    try:
        yield bot
    finally:
        await bot.dies()
        await listening


async def _start(
    home: Path, words: tuple[str, ...], settings: dict[str, str], stderr: int
) -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", *words),
        stdout=PIPE,
        stderr=stderr,
        cwd=home,
        env=environment(settings),
    )


async def _kill(process: Process) -> None:
    if process.returncode is None:
        process.kill()
    await process.wait()


def environment(settings: dict[str, str]) -> dict[str, str]:
    """This machine's environment without its own BOT_ settings, and with these."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)  # or each would compile all of it anew: 0.5 s
    given = {f"BOT_{name.upper()}": value for name, value in settings.items()}
    return kept | {"PYTHONPATH": str(ROOT)} | given
