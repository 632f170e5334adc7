"""What is kept no longer than it is needed: people who fell silent, and who received what."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.store.database import Database, Handle
    from bot.store.supporters import Supporters

CHUNK = 10_000  # rows in one transaction: a tap waits for no more than that
MOST_AT_ONCE = 1_000


class Retention:
    """Takes away people and leaves counts. Harmless when cut off, or done twice."""

    def __init__(self, database: Database, supporters: Supporters) -> None:
        self._database, self._supporters = database, supporters

    async def forget_silent(self, before: int) -> int:
        """Erase supporters who did nothing since this moment (ms); how many, in this round."""
        async with self._database.reading() as rows:
            silent = await rows.all("silent_supporters", before=before, count=MOST_AT_ONCE)
        for row in silent:
            await self._supporters.forget(row["id"])
        return len(silent)

    async def count_case(self, case_id: int) -> None:
        """Of a case that ended long ago: how many received it, and no longer who."""
        async with self._database.reading() as rows:
            broadcasts = await rows.all("broadcasts_to_count", case_id=case_id)
        for row in broadcasts:
            await self._count(row["id"])
        async with self._database.transaction() as tx:
            for what in ("reminded", "wishes_of_case", "snoozes_of_case"):
                await tx.run(f"drop_{what}", case_id=case_id)
            await tx.run("drop_broken_contacts_of_case", case_id=case_id)

    async def count_reminders(self, before: int) -> None:
        """Of reminders that went out before this moment (ms): how many, and no longer to whom."""
        async with self._database.reading() as rows:
            broadcasts = await rows.all("reminders_to_count", before=before)
        for row in broadcasts:
            await self._count(row["id"])

    async def _count(self, broadcast_id: int) -> None:
        while await self._count_chunk(broadcast_id):
            pass

    async def _count_chunk(self, broadcast_id: int) -> bool:
        async with self._database.transaction() as tx:
            row = await tx.one("deliveries_to_count", id=broadcast_id, count=CHUNK)
            if row is None or row["last"] is None:
                return False
            await tx.run("count_deliveries", id=broadcast_id, last=row["last"])
            await tx.run("drop_deliveries", id=broadcast_id, last=row["last"])
            return True


async def count_deliveries_of(tx: Handle, supporter_id: int) -> None:
    """Leave the ledgers of everything this person was sent as they are, without the person."""
    await tx.run("count_edits_of", id=supporter_id)
    await tx.run("count_deliveries_of", id=supporter_id)
    await tx.run("forget_deliveries", id=supporter_id)
