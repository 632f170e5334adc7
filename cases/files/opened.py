"""What opening a file gives: its text, or one sentence why there is none."""

from __future__ import annotations

from dataclasses import dataclass

MOST_BYTES = 20 * 1024 * 1024
"""A file above this is not opened: Telegram hands bots nothing larger."""
MOST_TEXT_BYTES = 2 * 1024 * 1024
"""A plain text above this is not opened."""
MOST_CHARACTERS = 200_000
"""Reading a file ends behind so many characters: twice of what is looked at later."""


class Unreadable(ValueError):
    """A file that holds no readable text; its message is one sentence for the person."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The text of a file: lines as printed, a blank one where a gap is seen.

    A form feed stands before a line that begins a page, where the format knows pages. `left_out`
    holds what stood on every page, such as feet; `remarks` are pairs of a field of the contract
    and what a coordinator should know about how it was opened.
    """

    text: str
    left_out: tuple[str, ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()


def text_of(lines: list[str]) -> str:
    """The lines as one text, without blank ones at its ends and never two blank ones together."""
    kept: list[str] = []
    for line in "\n".join(lines).split("\n"):
        stripped = line.rstrip()
        if stripped or (kept and kept[-1]):
            kept.append(stripped)
    while kept and not kept[-1]:
        kept.pop()
    return "\n".join(kept)[:MOST_CHARACTERS]
