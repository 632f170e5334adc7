"""Documents are hostile until read: all but plain text is opened in a process of its own."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cases.document import Doubt, Unreadable, read_text
from cases.files.formats import format_of
from cases.files.opened import MOST_CHARACTERS, Opened
from cases.files.opening import opened_as

if TYPE_CHECKING:
    from asyncio.subprocess import Process

    from cases.document import Draft
    from cases.files.formats import Format

PATIENCE = 15.0
"""Seconds until a silent process is killed; its own limit is 10 of processor time."""
AT_ONCE = 2
_CHILD = Path(__file__).with_name("reading_child.py")
_MOST_ANSWER = 8 * MOST_CHARACTERS  # JSON writes a character as up to 6 bytes, or a pair as 12
_SLOW = "This file takes too long to be read."
_BROKEN = "This file is damaged, or not what it claims to be, and is not opened."


class Documents:
    """Reads documents, a few at a time; the others wait."""

    def __init__(self, at_once: int = AT_ONCE, patience: float = PATIENCE) -> None:
        self._turn = asyncio.Semaphore(at_once)
        self._patience = patience

    async def read(self, data: bytes, name: str | None = None) -> Draft:
        """The draft of a document of any format. Raises `Unreadable` with one sentence.

        The process gives text and nothing else, which is read here, in a thread, like every other
        text: a draft from a process that a document has taken over could not be believed, while
        its text is no worse than one that was pasted.
        """
        async with self._turn:
            return await read_document(data, name, self._patience)


async def read_document(data: bytes, name: str | None = None, patience: float = PATIENCE) -> Draft:
    """As `Documents.read`, without waiting for others."""
    found = await open_document(data, name, patience)
    # A long text takes some 100 ms: meanwhile others are answered.
    return drafted(found, await asyncio.to_thread(read_text, found.text))


def drafted(found: Opened, draft: Draft) -> Draft:
    """The draft of an opened file's text, with what is to be said about its opening."""
    return replace(
        draft,
        unplaced=(*draft.unplaced, *found.left_out),
        needs_review=(
            *draft.needs_review,
            *(Doubt(field, why) for field, why in found.remarks),
        ),
    )


async def open_document(
    data: bytes, name: str | None = None, patience: float = PATIENCE
) -> Opened:
    """The text of a document of any format. Raises `Unreadable` with one sentence."""
    kind = format_of(data, name)
    if kind.is_plain:
        return await asyncio.to_thread(opened_as, kind, data)
    return await _opened_outside(kind, data, patience)


async def _opened_outside(kind: Format, data: bytes, patience: float) -> Opened:
    process = await _started(kind)
    try:
        async with asyncio.timeout(patience):
            told = await _told(process, data)
            status = await process.wait()
    except TimeoutError:
        raise Unreadable(_SLOW) from None
    finally:
        await _end(process)
    if status in {-signal.SIGXCPU, -signal.SIGKILL}:
        raise Unreadable(_SLOW)
    return _believed(told)


async def _started(kind: Format) -> Process:
    """The process, which is waiting for the file.

    Cancelled in the middle of starting one, asyncio of Python 3.11 waits for ever: the start is
    brought to its end, and what has started is ended.
    """
    starting = asyncio.ensure_future(
        asyncio.create_subprocess_exec(
            sys.executable,
            # Isolated: no environment, no folder of the user's; -B as it may not write a file.
            *("-I", "-B", str(_CHILD), kind.value),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env={},
            cwd="/",
            start_new_session=True,
        )
    )
    try:
        return await asyncio.shield(starting)
    except asyncio.CancelledError:
        await _end(await starting)
        raise


async def _told(process: Process, data: bytes) -> bytes:
    """What the process answers to this file; no more is kept than an answer can have."""
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the process was started without pipes")
    try:
        process.stdin.write(data)
        await process.stdin.drain()
        process.stdin.close()
    except (BrokenPipeError, ConnectionResetError):
        return b""  # it ended before it had read all
    told = b""
    while len(told) <= _MOST_ANSWER and (more := await process.stdout.read(_MOST_ANSWER)):
        told += more
    if len(told) > _MOST_ANSWER:
        process.kill()
    return told


async def _end(process: Process) -> None:
    if process.returncode is None:
        process.kill()
    await process.wait()


def _believed(told: bytes) -> Opened:
    """The answer, if it has the one form that answers have."""
    try:
        answer = json.loads(told)
        found = _refusal(answer) if "unreadable" in answer else _opened(answer)
    except (ValueError, TypeError, KeyError):
        raise Unreadable(_BROKEN) from None
    if isinstance(found, Unreadable):
        raise found
    return found


def _refusal(answer: Any) -> Unreadable:
    return Unreadable(str(answer["unreadable"]))


def _opened(answer: Any) -> Opened:
    return Opened(
        str(answer["text"])[:MOST_CHARACTERS],
        tuple(str(line) for line in answer["left_out"]),
        tuple((str(field), str(why)) for field, why in answer["remarks"]),
    )
