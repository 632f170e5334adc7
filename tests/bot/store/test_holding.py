"""What the bot cannot know it asks, before anything is sent twice or too late."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.store.audit import Action, Audit
from bot.store.broadcast import NewBroadcast, draft
from bot.store.broadcasts import Broadcasts
from bot.store.deliveries import Deliveries
from bot.store.delivery import Instant
from bot.store.facts import Facts
from bot.store.holding import BACKUP, HELD, RESTORED, TOO_LONG_MS, Held, Holding
from bot.store.supporters import Supporters
from bot.store.team import Role, Team

if TYPE_CHECKING:
    from bot.store.database import Database

AMINA, BELA, DANA = 1001, 1002, 1004
NOW = 1_700_000_000_000


@pytest.fixture
async def holding(database: Database) -> Holding:
    """Bela is an owner."""
    await Team(database).appoint(BELA, Role.OWNER, NOW)
    return Holding(database)


async def announced(database: Database, occasion: str = "case 7", now: int = NOW) -> int:
    """A broadcast to Amina that is on its way."""
    await Supporters(database).meet(AMINA, NOW)
    await Supporters(database).subscribe(AMINA, NOW)
    broadcasts = Broadcasts(database)
    id_ = (await broadcasts.draft(NewBroadcast(occasion, {}, "1002"), now)).id
    await broadcasts.start(id_, "1002", now)
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
    (newest, *_) = await Audit(database).newest(1)
    assert (newest.who, newest.action) == (str(BELA), Action.LET_GO_ON)


async def test_an_absence_with_nothing_to_send_is_no_matter(holding: Holding) -> None:
    await holding.on_duty(NOW)
    assert await holding.look(NOW + 100 * TOO_LONG_MS) is None


async def test_a_courier_that_gets_nothing_out_for_over_an_hour_is_asked_about_as_well(
    database: Database, holding: Holding
) -> None:
    id_ = await announced(database)
    await holding.on_duty(NOW, {id_})
    await holding.on_duty(NOW + TOO_LONG_MS)
    assert await holding.look(NOW + TOO_LONG_MS) is None
    await holding.on_duty(NOW + 2 * TOO_LONG_MS)
    assert await holding.look(NOW + 2 * TOO_LONG_MS) == Held("away", 1)
    await holding.on_duty(NOW + 2 * TOO_LONG_MS)
    assert await holding.go_on(BELA, NOW + 2 * TOO_LONG_MS)
    assert await holding.look(NOW + 2 * TOO_LONG_MS) is None, "asked once"


async def test_what_waits_behind_another_broadcast_is_not_stuck(
    database: Database, holding: Holding
) -> None:
    first, later = await announced(database), NOW + 5 * TOO_LONG_MS
    await announced(database, "case 8")
    await holding.on_duty(NOW, {first})
    await holding.on_duty(later, {first})
    assert await holding.look(later) is None
    await holding.on_duty(later + TOO_LONG_MS + 1, {99})
    assert await holding.look(later + TOO_LONG_MS + 1) == Held("away", 2), "its tail is stuck"


async def test_what_somebody_paused_is_not_asked_about_and_goes_on_when_resumed(
    database: Database, holding: Holding
) -> None:
    id_, broadcasts, later = await announced(database), Broadcasts(database), NOW + 9 * TOO_LONG_MS
    await holding.on_duty(NOW, {id_})
    await broadcasts.pause(id_, "1002", NOW)
    assert await holding.look(later) is None
    await holding.on_duty(later)
    await broadcasts.resume(id_, "1002", later)
    assert await holding.look(later) is None, "a start right after"
    await broadcasts.stop(id_, "bad markup")
    assert await holding.look(2 * later) is None


async def test_edits_and_what_began_while_the_bot_was_off_are_not_old(
    database: Database, holding: Holding
) -> None:
    later = NOW + 9 * TOO_LONG_MS
    await holding.on_duty(NOW)
    async with database.transaction() as tx:
        correction = await draft(tx, NewBroadcast("case 7 edit 1", {}, "1002", lane=5), NOW)
        await tx.run("run_broadcast", id=correction.id, now=NOW)
    assert await holding.look(later) is None
    await announced(database, now=later)
    assert await holding.look(later) is None
    assert await holding.look(later + TOO_LONG_MS + 1) == Held("away", 1)


async def test_after_a_backup_was_restored_nothing_is_sent_until_an_owner_says_so(
    database: Database, holding: Holding
) -> None:
    await announced(database)
    await Facts(database).set(RESTORED, "yes")
    assert await holding.look(NOW) == Held("restored", 1)
    assert await claimed(database) == 0
    await holding.go_on(BELA, NOW)
    assert await holding.look(NOW) is None, "asked once for each restored backup"


async def test_an_hour_is_not_yet_too_long_and_a_moment_more_is(
    database: Database, holding: Holding
) -> None:
    id_ = await announced(database)
    await holding.on_duty(NOW, {id_})
    assert await holding.look(NOW + TOO_LONG_MS) is None
    assert await holding.look(NOW + TOO_LONG_MS + 1) == Held("away", 1)


async def test_a_clock_that_was_set_back_says_nothing_of_how_long_it_was(
    database: Database, holding: Holding
) -> None:
    """What was settled in the future was settled nobody knows when."""
    id_ = await announced(database)
    await holding.on_duty(NOW + 9 * TOO_LONG_MS, {id_})
    assert await holding.look(NOW + 8 * TOO_LONG_MS) is None, "summer time, or less"
    assert await holding.look(NOW) == Held("away", 1)


async def test_of_replicas_that_start_at_once_none_undoes_what_another_found(
    database: Database, holding: Holding
) -> None:
    id_, later = await announced(database), NOW + 2 * TOO_LONG_MS
    await holding.on_duty(NOW, {id_})
    await Facts(database).set(RESTORED, "yes")
    found = await asyncio.gather(*(Holding(database).look(later) for _ in range(4)))
    assert set(found) == {Held("restored", 1)}
    assert await holding.go_on(BELA, later)
    assert await holding.look(later) is None


async def test_who_dies_right_after_an_owner_let_it_go_is_asked_about_the_next_long_absence(
    database: Database, holding: Holding
) -> None:
    await announced(database)
    await Facts(database).set(RESTORED, "yes")
    await holding.look(NOW)
    await holding.go_on(BELA, NOW)
    assert await holding.look(NOW + TOO_LONG_MS) is None
    assert await holding.look(NOW + TOO_LONG_MS + 1) == Held("away", 1)


async def test_only_an_owner_lets_it_go_and_not_one_who_was_removed_meanwhile(
    database: Database, holding: Holding
) -> None:
    team = Team(database)
    await team.appoint(AMINA, Role.COORDINATOR, NOW)
    await team.appoint(DANA, Role.OWNER, NOW)
    await announced(database)
    await Facts(database).set(RESTORED, "yes")
    await holding.look(NOW)
    await team.remove(DANA, NOW, BELA)
    for member in (AMINA, DANA, 1):
        assert not await holding.go_on(member, NOW)
    assert await holding.now() is not None
    assert await claimed(database) == 0


async def test_an_owner_and_a_courier_who_speak_at_one_instant_do_not_wait_for_each_other(
    database: Database, holding: Holding
) -> None:
    for turn in range(20):
        await Facts(database).set(HELD, BACKUP)
        await holding.on_duty(NOW + turn, [turn])
        done, *_ = await asyncio.gather(
            holding.go_on(BELA, NOW + turn),
            *(holding.on_duty(NOW + turn, [turn]) for _ in range(4)),
        )
        assert done
        assert await holding.now() is None
