"""What the bot cannot know it asks, before anything is sent twice or too late."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.store.broadcast import NewBroadcast
from bot.store.broadcasts import Broadcasts
from bot.store.deliveries import Deliveries, Instant
from bot.store.facts import Facts
from bot.store.holding import RESTORED, TOO_LONG_MS, Held, Holding
from bot.store.supporters import Supporters
from bot.store.team import Team

if TYPE_CHECKING:
    from bot.store.database import Database

AMINA, BELA = 1001, 1002
NOW = 1_700_000_000_000


@pytest.fixture
def holding(database: Database) -> Holding:
    return Holding(database)


async def announced(database: Database) -> int:
    """A broadcast to Amina that is on its way."""
    await Supporters(database).meet(AMINA, NOW)
    await Supporters(database).subscribe(AMINA, NOW)
    broadcasts = Broadcasts(database)
    id_ = (await broadcasts.draft(NewBroadcast("case 7", {}, "1002"), NOW)).id
    await broadcasts.start(id_, "1002", NOW)
    await broadcasts.queue(id_, "en")
    return id_


async def claimed(database: Database) -> int:
    """How many the courier would send now."""
    deliveries = Deliveries(database)
    turn = await deliveries.turn(await deliveries.take_over(None), [], 10, Instant(NOW, NOW))
    assert turn is not None
    return len(turn.claimed)


async def test_a_first_start_and_a_quick_one_hold_nothing(
    database: Database, holding: Holding
) -> None:
    assert await holding.look(NOW) is None
    await announced(database)
    assert await holding.look(NOW) is None
    await holding.on_duty(NOW)
    assert await holding.look(NOW + TOO_LONG_MS) is None
    assert await claimed(database) == 1


async def test_what_waits_for_more_than_an_hour_is_asked_about(
    database: Database, holding: Holding
) -> None:
    await announced(database)
    await holding.on_duty(NOW)
    assert await holding.look(NOW + TOO_LONG_MS + 1) == Held("away", 1)
    assert await claimed(database) == 0
    assert await holding.look(NOW + TOO_LONG_MS + 2) == Held("away", 1), "also after a restart"
    assert await holding.go_on(BELA, NOW)
    assert not await holding.go_on(BELA, NOW)
    assert await holding.now() is None
    assert await claimed(database) == 1
    (newest, *_) = await Team(database).log(1)
    assert (newest.who, newest.what) == (str(BELA), "let messages go out again")


async def test_an_absence_with_nothing_to_send_is_no_matter(holding: Holding) -> None:
    await holding.on_duty(NOW)
    assert await holding.look(NOW + 100 * TOO_LONG_MS) is None


async def test_after_a_backup_was_restored_nothing_is_sent_until_an_owner_says_so(
    database: Database, holding: Holding
) -> None:
    await announced(database)
    await Facts(database).set(RESTORED, "yes")
    assert await holding.look(NOW) == Held("restored", 1)
    assert await claimed(database) == 0
    await holding.go_on(BELA, NOW)
    assert await holding.look(NOW) is None, "asked once for each restored backup"
