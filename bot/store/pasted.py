"""What coordinators pasted: its parts, and how they belong together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.store.database import Row

TOGETHER_MS = 10_000
"""A part sent no later than this after the one before belongs to the same paste."""
REMARK = 500
"""Characters above which what was written is taken for a document."""
MOST = 2 * 1024 * 1024
"""Bytes in UTF-8 that the parts of a paste may have together: as in a file of text."""
QUIET_MS = 700
"""No part came for so long: it may be that this was all."""
REMARK_MS = 24 * 3_600_000
"""Telegram hands over what was sent while the bot was away for so long: until then the next part
of what looks like a remark may come."""
EVERY_MS = 3_000
"""While parts come without a pause, what shows them is renewed no more often than that."""


@dataclass(frozen=True, slots=True)
class Part:
    """One message of a paste."""

    supporter_id: int
    message_id: int
    body: str
    sent_at: int  # Telegram's ms, in whole seconds
    is_document: bool = False
    """It looks like one, however short it is."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part that is kept, by its message id."""

    message_id: int
    body: str


@dataclass(frozen=True, slots=True)
class Paste:
    """What was pasted so far, and the message that shows it; 0: none does."""

    supporter_id: int
    id: int  # the message id of its first part
    parts: int
    characters: int
    left_out: int  # characters that found no room
    is_taken: bool
    """It is taken for a document; else it is a remark, to which nothing was added."""
    changes: int
    message_id: int
    last_part: int
    tried_at: int
    became: tuple[int, int] | None
    """The case and version that were made of it; the text is not kept any longer."""


def paste_of(row: Row) -> Paste:
    """A row of `pastes`, as it is kept."""
    made = (row["case_id"], row["version"]) if row["case_id"] is not None else None
    return Paste(
        supporter_id=row["supporter_id"],
        id=row["paste_id"],
        parts=row["parts"],
        characters=int(row["characters"]),
        left_out=row["left_out"],
        is_taken=row["taken"] == 1,
        changes=row["changes"],
        message_id=row["message_id"],
        last_part=row["last_part"],
        tried_at=row["tried_at"],
        became=made,
    )
