from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.store.broadcast import NewBroadcast
from bot.store.broadcasts import Broadcasts
from bot.store.retention import Retention
from bot.store.supporters import Supporters
from tests.bot.store.raw import select

if TYPE_CHECKING:
    from bot.store.database import Database

AMINA, BELA, CHIDI = 11, 12, 13
YEAR_MS = 365 * 86_400_000


async def announced(database: Database) -> int:
    supporters, broadcasts = Supporters(database), Broadcasts(database)
    for id_ in (AMINA, BELA, CHIDI):
        await supporters.meet(id_, 0)
        await supporters.subscribe(id_, 0)
    broadcast = await broadcasts.draft(NewBroadcast("case 7", {"card": 7}, "1", case_id=7), 0)
    await broadcasts.start(broadcast.id, "1002", 0)
    await broadcasts.queue(broadcast.id, "en")
    return broadcast.id


async def test_the_ledger_adds_up_without_the_forgotten(database: Database) -> None:
    id_ = await announced(database)
    await Supporters(database).forget(BELA)
    ledger = await Broadcasts(database).ledger(id_)
    assert (ledger.audience, ledger["waiting"], ledger["forgotten"]) == (3, 2, 1)


async def test_of_a_case_long_ended_is_known_how_many_and_not_who(
    database: Database, database_address: str
) -> None:
    id_ = await announced(database)
    broadcasts = Broadcasts(database)
    retention = Retention(database, Supporters(database))
    await retention.count_case(7)
    kept = await select(database_address, "SELECT chat_id FROM deliveries")
    assert len(kept) == 3  # the broadcast still runs

    await broadcasts.cancel(id_, "1002", 1)
    async with database.transaction() as tx:
        await tx.run("clear_deliveries", broadcast_id=id_, state="cancelled", count=10)
    await broadcasts.end(id_, 2)
    await retention.count_case(7)
    await retention.count_case(7)
    assert await select(database_address, "SELECT chat_id FROM deliveries") == []
    ledger = await broadcasts.ledger(id_)
    assert (ledger.audience, ledger["cancelled"]) == (3, 3)


async def test_who_is_silent_for_two_years_is_forgotten(database: Database) -> None:
    supporters = Supporters(database)
    await supporters.meet(AMINA, 0)
    await supporters.meet(CHIDI, YEAR_MS)
    assert await Retention(database, supporters).forget_silent(YEAR_MS) == 1
    assert await supporters.find(AMINA) is None
    assert await supporters.find(CHIDI) is not None


@pytest.mark.parametrize("times", [1, 2])
async def test_forgetting_is_harmless_when_done_again(database: Database, times: int) -> None:
    id_ = await announced(database)
    for _ in range(times):
        await Supporters(database).forget(AMINA)
    assert (await Broadcasts(database).ledger(id_))["forgotten"] == 1
