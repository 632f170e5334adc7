"""What each line of a document was taken for, for the eyes of whoever wonders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coordinating import open_file
from cases.document.explain import explain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cases.document.explain import Explained

SHOWN = 100
"""Characters of a line that are shown."""


async def explained_file(file: Path) -> str:
    """A table of the lines of this file: number, what it was taken for, the fields, the text.

    Raises `Unreadable`, which names the file and says why.
    """
    return "".join(f"{row}\n" for row in rows(explain((await open_file(file)).text)))


def rows(lines: tuple[Explained, ...]) -> Iterator[str]:
    """The rows of the table, as wide as its words; control characters are shown as codes."""
    said = [one for one in lines if one.text.strip()]
    parts = max((len(one.taken_for) for one in said), default=0)
    fields = max((len(one.field) for one in said), default=0)
    for one in said:
        text = "".join(char if char.isprintable() else "·" for char in one.text.strip()[:SHOWN])
        yield f"{one.number:>5}  {one.taken_for:<{parts}}  {one.field:<{fields}}  {text}"
