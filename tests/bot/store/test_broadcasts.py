from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from bot.store.audit import Audit
from bot.store.broadcast import REMINDERS, NewBroadcast, draft, run_queued
from bot.store.broadcasts import CHUNK, Broadcasts
from bot.store.deliveries import Deliveries
from bot.store.delivery import Instant
from bot.store.supporters import Supporters
from tests.bot.store.lines import plain

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.store.database import CourierLock, Database, Handle

NOW = 1_800_000_000_000
BELA = "1002"
CASE = NewBroadcast("case 7", {"case": 7, "why": "«{name}» 🕯"}, BELA, case_id=7)


async def crowd(database: Database, first: int, last: int) -> None:
    async with database.transaction() as tx:
        await tx.define(
            f"WITH RECURSIVE n (id) AS (SELECT {first} UNION ALL SELECT id + 1 FROM n"  # noqa: S608 - numbers
            f" WHERE id < {last}) INSERT INTO supporters (id, language, joined_at, seen_at,"
            " subscribed_at) SELECT id, 'en', 0, 0, 0 FROM n"
        )


async def settle_all(database: Database, state: str) -> None:
    async with database.transaction() as tx:
        await tx.define(f"UPDATE deliveries SET state = '{state}'")  # noqa: S608 - our own word


class Dies(Exception):
    """The process ends here."""


class Mortal:
    """A database whose process dies before its nth transaction."""

    def __init__(self, database: Database, lives: int) -> None:
        self._database, self._lives = database, lives
        self.reading, self.backup = database.reading, database.backup

    @asynccontextmanager
    async def transaction(self, *, bulk: bool = False) -> AsyncIterator[Handle]:
        self._lives -= 1
        if not self._lives:
            raise Dies
        async with self._database.transaction(bulk=bulk) as tx:
            yield tx

    @asynccontextmanager
    async def only_courier(self) -> AsyncIterator[CourierLock | None]:
        async with self._database.only_courier() as lock:
            yield lock


async def test_a_draft_is_kept_as_it_was_made(database: Database) -> None:
    broadcasts = Broadcasts(database)
    made = await broadcasts.draft(CASE, NOW)
    assert await broadcasts.find(made.id) == made
    assert (made.state, made.content, made.made_at) == ("draft", dict(CASE.content), NOW)
    assert await broadcasts.active() == []
    later = await broadcasts.draft(CASE, NOW + 1)
    assert [one.id for one in await broadcasts.of_case(7)] == [later.id, made.id]
    assert await broadcasts.of_case(8) == []
    assert await broadcasts.find(99) is None


async def test_the_second_tap_on_send_is_nothing(database: Database) -> None:
    broadcasts = Broadcasts(database)
    id_ = (await broadcasts.draft(CASE, NOW)).id
    assert await broadcasts.start(id_, BELA, NOW)
    assert not await broadcasts.start(id_, BELA, NOW)


async def test_what_somebody_decides_is_written_down_with_it_and_what_was_nothing_is_not(
    database: Database,
) -> None:
    broadcasts = Broadcasts(database)
    id_ = (await broadcasts.draft(CASE, NOW)).id
    assert await broadcasts.start(id_, BELA, NOW)
    assert not await broadcasts.start(id_, BELA, NOW)
    assert not await broadcasts.resume(id_, BELA, NOW)
    await broadcasts.queue(id_, "en")
    assert await broadcasts.pause(id_, BELA, NOW + 1)
    assert await broadcasts.resume(id_, "1001", NOW + 2)
    assert await broadcasts.cancel(id_, "command line", NOW + 3)
    assert not await broadcasts.cancel(99, BELA, NOW)
    done = [(one.at - NOW, one.who, plain(one)) for one in await Audit(database).all()]
    assert done == [
        (0, BELA, f"sent broadcast {id_}"),
        (1, BELA, f"paused broadcast {id_}"),
        (2, "1001", f"resumed broadcast {id_}"),
        (3, "command line", f"cancelled broadcast {id_}"),
    ]
    assert {one.case_id for one in await Audit(database).all()} == {7}


async def test_two_taps_at_once_start_it_once(database: Database) -> None:
    broadcasts = Broadcasts(database)
    id_ = (await broadcasts.draft(CASE, NOW)).id
    assert sorted(await asyncio.gather(*(broadcasts.start(id_, BELA, NOW) for _ in range(5)))) == [
        *[False] * 4,
        True,
    ]


async def test_only_what_makes_sense_changes_a_state(database: Database) -> None:
    broadcasts = Broadcasts(database)
    id_ = (await broadcasts.draft(CASE, NOW)).id
    assert not await broadcasts.pause(id_, BELA, NOW)
    assert not await broadcasts.resume(id_, BELA, NOW)
    assert not await broadcasts.end(id_, NOW)
    assert await broadcasts.cancel(id_, BELA, NOW)
    assert not await broadcasts.start(id_, BELA, NOW)
    assert not await broadcasts.cancel(id_, BELA, NOW)
    cancelled = await broadcasts.find(id_)
    assert cancelled
    assert (cancelled.state, cancelled.ended_at) == ("cancelled", NOW)


async def test_queueing_goes_on_after_a_crash(database: Database) -> None:
    await crowd(database, 1, 2 * CHUNK + 5)
    broadcasts = Broadcasts(database)
    id_ = (await broadcasts.draft(CASE, NOW)).id
    await broadcasts.start(id_, BELA, NOW)
    with pytest.raises(Dies):
        await Broadcasts(Mortal(database, lives=2)).queue(id_, "en")
    assert (await broadcasts.ledger(id_)).audience == CHUNK
    await broadcasts.queue(id_, "en")
    ledger = await broadcasts.ledger(id_)
    assert ledger.audience == ledger["waiting"] == 2 * CHUNK + 5
    running = await broadcasts.find(id_)
    assert running
    assert (running.state, running.queued) == ("running", 2 * CHUNK + 5)


async def test_two_who_queue_at_once_queue_everybody_once(database: Database) -> None:
    await crowd(database, 1, CHUNK + 5)
    broadcasts = Broadcasts(database)
    id_ = (await broadcasts.draft(CASE, NOW)).id
    await broadcasts.start(id_, BELA, NOW)
    await asyncio.gather(broadcasts.queue(id_, "en"), broadcasts.queue(id_, "en"))
    ledger = await broadcasts.ledger(id_)
    assert ledger.audience == ledger["waiting"] == CHUNK + 5


async def test_a_cancel_ends_the_queueing(database: Database) -> None:
    await crowd(database, 1, CHUNK + 5)
    broadcasts = Broadcasts(database)
    id_ = (await broadcasts.draft(CASE, NOW)).id
    await broadcasts.start(id_, BELA, NOW)
    with pytest.raises(Dies):
        await Broadcasts(Mortal(database, lives=2)).queue(id_, "en")
    await broadcasts.cancel(id_, BELA, NOW)
    await broadcasts.queue(id_, "en")
    assert (await broadcasts.ledger(id_)).audience == CHUNK
    assert await Deliveries(database).clear(id_, "cancelled") == CHUNK
    assert await broadcasts.end(id_, NOW)


async def test_a_second_audience_skips_those_who_have_it(database: Database) -> None:
    await crowd(database, 1, 3)
    broadcasts = Broadcasts(database)
    first = (await broadcasts.draft(CASE, NOW)).id
    await broadcasts.start(first, BELA, NOW)
    await broadcasts.queue(first, "en")
    await settle_all(database, "sent")
    assert await broadcasts.end(first, NOW)
    await crowd(database, 4, 5)
    second = (await broadcasts.draft(CASE, NOW)).id
    assert await broadcasts.start(second, BELA, NOW)
    await broadcasts.queue(second, "en")
    assert [(await broadcasts.ledger(id_)).audience for id_ in (first, second)] == [3, 2]


async def test_only_who_subscribes_and_can_be_reached_is_in_the_audience(
    database: Database,
) -> None:
    await crowd(database, 1, 4)
    supporters, broadcasts = Supporters(database), Broadcasts(database)
    await supporters.unsubscribe(1)
    await supporters.lose(2, NOW)
    assert await broadcasts.audience() == 2


async def test_who_is_forgotten_stays_in_the_ledger_as_nobody(database: Database) -> None:
    await crowd(database, 1, 3)
    broadcasts = Broadcasts(database)
    id_ = (await broadcasts.draft(CASE, NOW)).id
    await broadcasts.start(id_, BELA, NOW)
    await broadcasts.queue(id_, "en")
    await Supporters(database).forget(2)
    ledger = await broadcasts.ledger(id_)
    assert (ledger["forgotten"], ledger["waiting"], ledger.audience) == (1, 2, 3)


async def test_reminders_are_queued_in_the_transaction_that_found_them_due(
    database: Database,
) -> None:
    broadcasts, deliveries = Broadcasts(database), Deliveries(database)
    reminder = NewBroadcast("reminder 2026-11-22", {"cases": [7, 9]}, "schedule", lane=REMINDERS)
    queued = []
    for chat in (1001, 1001, 1002):
        async with database.transaction() as tx:
            made = await draft(tx, reminder, NOW)
            await tx.define(
                "INSERT INTO deliveries (chat_id, broadcast_id, occasion_id, language)"  # noqa: S608 - numbers
                f" SELECT {chat}, id, occasion_id, 'en' FROM broadcasts WHERE id = {made.id}"
                " ON CONFLICT DO NOTHING"
            )
            await run_queued(tx, made.id, 1, NOW)
        queued.append(made.id)
    claim = await deliveries.take_over(None)
    turn = await deliveries.turn(claim, [], 10, Instant(NOW, NOW))
    assert turn
    assert [(d.broadcast_id, d.chat_id) for d in turn.claimed] == [
        (queued[0], 1001),
        (queued[2], 1002),
    ]
    assert turn.ended == (queued[1],)
    assert {one.lane for one in await broadcasts.active()} == {REMINDERS}
