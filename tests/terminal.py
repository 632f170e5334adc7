"""A command as somebody at a terminal sees it: what it draws, and what it prints."""

from __future__ import annotations

import asyncio
import os
import pty
import sys
from asyncio.subprocess import PIPE
from typing import TYPE_CHECKING

from tests.processes import PATIENCE, Ended, environment

if TYPE_CHECKING:
    from pathlib import Path


async def command_at_terminal(home: Path, *words: str, **settings: str) -> Ended:
    """Run `python -m bot …`, its standard error on a terminal and its output in a pipe."""
    here, there = pty.openpty()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", *words),
        stdout=PIPE,
        stderr=there,
        cwd=home,
        env=environment(settings) | {"TERM": "xterm", "COLUMNS": "100"},
    )
    os.close(there)
    drawing = asyncio.create_task(asyncio.to_thread(_drawn, here))
    try:
        async with asyncio.timeout(PATIENCE):
            out, _ = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
        drawn = await drawing
        os.close(here)
    return Ended(process.returncode or 0, out.decode(), drawn)


def _drawn(terminal: int) -> str:
    """Everything until nobody holds the other end any more, which Linux calls an error."""
    found = b""
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:
            piece = b""
        if not piece:
            return found.decode(errors="replace")
        found += piece
