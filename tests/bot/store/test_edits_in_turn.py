"""What gathers messages that are to be edited and what claims and settles them take turns."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from bot.store.delivery import Instant
from bot.store.edits import Edits, SettledEdit
from tests.bot.delivery.desk import Desk, out
from tests.bot.delivery.office import NOW

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.store.database import Database, Handle


class Counting:
    """A database that knows how many transactions were under way at once, at most."""

    def __init__(self, database: Database) -> None:
        self._database, self._under_way, self.most = database, 0, 0

    @asynccontextmanager
    async def transaction(self, *, bulk: bool = False) -> AsyncIterator[Handle]:
        self._under_way += 1
        self.most = max(self.most, self._under_way)
        try:
            async with self._database.transaction(bulk=bulk) as handle:
                yield handle
        finally:
            self._under_way -= 1

    def __getattr__(self, name: str) -> Any:
        return getattr(self._database, name)


async def test_an_older_correction_goes_on_while_a_newer_one_takes_its_messages(
    database: Database,
) -> None:
    """Both lock the same rows, in other orders: at once, each would wait for the other."""
    office = Desk(database)
    case = await out(office, *range(1, 61))
    counting = Counting(database)
    edits, at = Edits(counting), Instant(NOW, NOW)
    async with database.transaction() as tx:
        row = await tx.one("courier_orders", now=NOW)
    assert row
    older = await office.corrects(case)
    await edits.queue(older, "en", NOW)
    turn = await edits.turn(row["claim"], [], 40, at)
    assert turn
    newer = await office.corrects(case)
    settled = [SettledEdit(one, "edited") for one in reversed(turn.claimed)]
    await asyncio.gather(
        edits.queue(newer, "en", NOW),
        edits.turn(row["claim"], settled[:20], 30, at),
        edits.turn(row["claim"], settled[20:], 30, at),
    )
    assert counting.most == 1
    ledger = await edits.ledger(newer)
    assert (ledger.audience, ledger["waiting"] + ledger["claimed"]) == (60, 60)
