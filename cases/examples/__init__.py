"""The demo's cases: documents in our own words, with the facts of real ones from 2018 to 2021.

The officials named in them have changed since. The files are read as any document is.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from babel.dates import format_date

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Example:
    """A document, and what the demo makes of it.

    `days` is how many days ahead the demo puts the deadline, None to leave it as printed; the
    demo closes the one that is `closed`.
    """

    name: str
    text: str
    days: int | None = None
    closed: bool = False


_FILES: tuple[tuple[str, int | None, bool], ...] = (
    ("safe_third_country", 3, False),
    ("mass_detentions", 9, False),
    ("deportations", 25, False),
    ("remain_in_mexico", None, False),
    ("migrant_shelter", None, True),
)


def examples() -> tuple[Example, ...]:
    """The five examples; one has no deadline, one is closed."""
    folder = files(__name__)
    return tuple(
        Example(name, (folder / f"{name}.txt").read_text(encoding="utf-8"), days, closed)
        for name, days, closed in _FILES
    )


def to_send(deadline: date) -> str:
    """An Urgent Action that nobody issued, about invented people, to try the bot with."""
    text = (files(__name__) / "to_send.txt").read_text(encoding="utf-8")
    return text.format(deadline=format_date(deadline, "d MMMM y", locale="en_GB"))
