"""What is kept of a case that was withdrawn is erased, piece by piece; reports stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.store.database import Handle

_ERASED = ("own_words", "answer_drafts", "choices", "wishes", "snoozes", "begun")


async def erase_case(tx: Handle, case_id: int, after: int, last: int) -> None:
    """Of the supporters after this one, up to the last: by their ids, so that no table is read."""
    for what in _ERASED:
        await tx.run(f"erase_{what}", case_id=case_id, after=after, last=last)
