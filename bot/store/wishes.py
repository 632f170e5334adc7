"""Wishes: what a supporter said of being reminded of a case."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.store.database import Database


class Wish(StrEnum):
    """What a supporter said of a case."""

    REMIND = "remind"
    NOT_THIS_ONE = "not_this_one"
    NO_MORE = "no_more"


class Wishes:
    """One wish for each supporter and case, the last; and when they want to hear of it instead."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, supporter_id: int, case_id: int) -> Wish | None:
        """What they said of the case, or None."""
        async with self._database.reading() as rows:
            row = await rows.one("wish", supporter_id=supporter_id, case_id=case_id)
        return Wish(row["wish"]) if row else None

    async def wish(self, supporter_id: int, case_id: int, wish: Wish, now: int) -> None:
        """From now on this. Whoever wants no reminders is not waited for with one either."""
        key = {"supporter_id": supporter_id, "case_id": case_id}
        async with self._database.transaction() as tx:
            await tx.run("keep_wish", **key, wish=wish.value, now=now)
            if wish is not Wish.REMIND:
                await tx.run("drop_snooze", **key)

    async def take_back(self, supporter_id: int, case_id: int) -> None:
        """As if they had said nothing of the case, and put nothing off."""
        key = {"supporter_id": supporter_id, "case_id": case_id}
        async with self._database.transaction() as tx:
            await tx.run("drop_wish", **key)
            await tx.run("drop_snooze", **key)

    async def put_off(self, supporter_id: int, case_id: int, until: int, now: int) -> None:
        """Remind them at this moment (ms, the domain's) instead of whenever they would be."""
        key = {"supporter_id": supporter_id, "case_id": case_id}
        async with self._database.transaction() as tx:
            await tx.run("keep_wish", **key, wish=Wish.REMIND.value, now=now)
            await tx.run("keep_snooze", **key, at=until)

    async def end_all(self, supporter_id: int) -> None:
        """They want no messages: nothing that they had asked for comes any more."""
        async with self._database.transaction() as tx:
            await tx.run("drop_asked_reminders", id=supporter_id)
            await tx.run("forget_snoozes", id=supporter_id)
