"""How far long work is: a bar on a terminal, a line for each part elsewhere."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import TaskID

    Told = Callable[[str, int, int], None]
    """Told after each piece of a part: the part, how much of it is done, and all of it."""


@contextmanager
def progress(tell: Callable[[str], None]) -> Iterator[Told]:
    """What long work calls while it goes on; on a terminal a bar, elsewhere plain lines."""
    if not sys.stderr.isatty():
        yield _lines(tell)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        yield _bars(bars)


def _lines(tell: Callable[[str], None]) -> Told:
    def told(part: str, done: int, whole: int) -> None:
        if done == whole:
            tell(f"{part}: {whole}")

    return told


def _bars(bars: Progress) -> Told:
    known: dict[str, TaskID] = {}

    def told(part: str, done: int, whole: int) -> None:
        if part not in known:
            known[part] = bars.add_task(part, total=whole)
        bars.update(known[part], completed=done)

    return told
