"""The press: letters onto paper, in threads of its own, so that nobody else waits for it."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from typing import TYPE_CHECKING

import typst

from cases.sheets.pdf import Typesetter
from cases.sheets.word import docx_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from cases.sheet import Sheet

AT_ONCE = 2
"""Sheets in work at the same time: each keeps a processor busy for about 20 ms."""


class Press:
    """What is on paper, as bytes. The first sheet takes 0.2 s longer: it finds the fonts.

    One compiler a thread, which share the fonts: a second reading would cost as much memory
    again. typst lets go of Python's lock, so the event loop runs on meanwhile.
    """

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="press")
        self._of_thread = threading.local()
        self._finding = threading.Lock()

    async def letter(self, sheet: Sheet) -> bytes:
        """The letter as PDF. Raises `CannotTypeset`."""
        return await self.run(lambda typesetter: typesetter.letter(sheet))

    async def envelope(self, sheet: Sheet) -> bytes:
        """Envelope and label as PDF. Raises `CannotTypeset`."""
        return await self.run(lambda typesetter: typesetter.envelope(sheet))

    async def word(self, sheet: Sheet) -> bytes:
        """The letter as DOCX; it has no fonts in it, so any text can be had."""
        return await self.run(lambda _: docx_of(sheet))

    async def run(self, job: Callable[[Typesetter], bytes]) -> bytes:
        """What this job makes with a typesetter, when it is its turn; what it raises."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, partial(self._in_thread, job))

    def close(self) -> None:
        """Finish what is in work, and nothing that waits."""
        self._threads.shutdown(cancel_futures=True)

    def _in_thread(self, job: Callable[[Typesetter], bytes]) -> bytes:
        if not hasattr(self._of_thread, "typesetter"):
            with self._finding:
                self._of_thread.typesetter = Typesetter(self._fonts)
        return job(self._of_thread.typesetter)

    @cached_property
    def _fonts(self) -> typst.Fonts:
        """Those that come with typst, and those installed on this machine."""
        return typst.Fonts()
