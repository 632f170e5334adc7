"""How far long work is: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Told = Callable[[str, int, int | None], None]
    """Told after each piece of a part: the part, how much is done, and all of it, if known."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What long work calls while it goes on: `told` how far it is, `tell` with a line to keep."""

    told: Told
    tell: Callable[[str], None]


@contextmanager
def progress(tell: Callable[[str], None], *, of_bytes: bool = False) -> Iterator[Shown]:
    """One bar on standard error while the block runs; without a terminal there, none.

    Where there is none, each part that has something in it is told as a line once it is done;
    parts `of_bytes` are not.
    """
    if not sys.stderr.isatty():
        yield Shown(_quiet if of_bytes else _lines(tell), tell)
        return
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn() if of_bytes else MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as bars:
        yield Shown(_bar(bars), _beside(bars, tell))


def _quiet(part: str, done: int, whole: int | None) -> None:
    """Bytes are for the eye only."""


def _lines(tell: Callable[[str], None]) -> Told:
    def told(part: str, done: int, whole: int | None) -> None:
        if done == whole != 0:
            tell(f"{part}: {whole}")

    return told


def _bar(bars: Progress) -> Told:
    """One part after the other in the same bar: a terminal may have few lines."""
    task = bars.add_task("", total=None, visible=False)
    shown = ""

    def told(part: str, done: int, whole: int | None) -> None:
        nonlocal shown
        if part != shown:
            shown = part
            bars.reset(task, description=part, total=whole, visible=True)
        bars.update(task, completed=done, total=whole)

    return told


def _beside(bars: Progress, tell: Callable[[str], None]) -> Callable[[str], None]:
    """A line goes where it went without a bar: to standard output, with the bar out of its way."""

    def beside(line: str) -> None:
        bars.stop()
        tell(line)
        bars.start()

    return beside
