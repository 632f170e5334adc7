from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.store.inbox import Again, Done, Inbox, Open, Poison, RawUpdate, SetAside
from tests.bot.store.raw import select

if TYPE_CHECKING:
    from bot.store.database import Database

AMINA, BELA, CHIDI = 1001, 1002, 1003
NOW = 1_700_000_000_000
HOUR = 3_600_000


def update(number: int, chat: int, body: str = "{}") -> RawUpdate:
    return RawUpdate(number, chat, body)


def numbers(claimed: list[Open]) -> list[int]:
    return [one.update_id for one in claimed]


@pytest.fixture
def inbox(database: Database) -> Inbox:
    return Inbox(database)


async def test_each_chat_is_served_in_the_order_of_arrival_one_at_a_time(inbox: Inbox) -> None:
    arrived = [update(9, AMINA), update(2, AMINA), update(5, BELA), update(7, AMINA)]
    assert await inbox.receive(arrived, NOW) == 4
    first = await inbox.settle("one", [], 10)
    assert numbers(first) == [9, 5]
    assert await inbox.settle("one", [], 10) == []
    assert numbers(await inbox.settle("one", [Done(first[0].id)], 10)) == [2]
    assert await inbox.waiting() == 3


async def test_an_update_seen_twice_is_kept_once_even_after_it_was_handled(inbox: Inbox) -> None:
    assert await inbox.receive([update(1, AMINA), update(1, AMINA)], NOW) == 1
    [one] = await inbox.settle("one", [], 10)
    await inbox.settle("one", [Done(one.id)], 0)
    assert await inbox.receive([update(1, AMINA), update(2, AMINA)], NOW) == 1
    assert numbers(await inbox.settle("one", [], 10)) == [2]


async def test_a_body_comes_back_as_it_went_in_and_is_erased_once_handled(
    inbox: Inbox, database_address: str
) -> None:
    hostile = '{"text": "\\u0000 \\ud800 \' :name $1 %s \U0001f54a  \u202e {name}"}'
    await inbox.receive([update(1, AMINA, hostile)], NOW)
    [one] = await inbox.settle("one", [], 1)
    assert one.body == hostile
    await inbox.settle("one", [Done(one.id)], 0)
    assert await select(database_address, "SELECT state, body FROM inbox") == [("done", "")]


async def test_what_is_set_aside_does_not_block_its_chat_and_keeps_its_error(
    inbox: Inbox,
) -> None:
    await inbox.receive([update(1, AMINA, "[broken"), update(2, AMINA)], NOW)
    [one] = await inbox.settle("one", [], 10)
    following = await inbox.settle("one", [SetAside(one.id, "ValueError at bot.x:1")], 10)
    assert numbers(following) == [2]
    assert await inbox.poison() == [Poison(1, "ValueError at bot.x:1", "[broken")]


async def test_what_failed_in_passing_comes_again_before_what_followed_it(inbox: Inbox) -> None:
    await inbox.receive([update(1, AMINA), update(2, AMINA), update(3, BELA)], NOW)
    amina, bela = await inbox.settle("one", [], 10)
    assert await inbox.settle("one", [Again(amina.id, 60), Done(bela.id)], 10) == []
    other = await inbox.receive([update(4, CHIDI)], NOW)
    [chidi] = await inbox.settle("one", [], 10)
    assert (other, chidi.update_id) == (1, 4)
    [again] = await inbox.settle("one", [Again(chidi.id, 0)], 10)
    assert (again.update_id, again.attempts) == (4, 1)


async def test_a_dead_replicas_claims_fall_free_and_it_can_settle_nothing_later(
    database: Database,
) -> None:
    dead, alive = Inbox(database, claim_seconds=0), Inbox(database)
    await dead.receive([update(1, AMINA), update(2, AMINA)], NOW)
    [lost] = await dead.settle("dead", [], 10)
    [taken] = await alive.settle("alive", [], 10)
    assert taken == lost
    assert await dead.settle("dead", [Done(lost.id)], 10) == []
    assert await alive.waiting() == 2
    assert await dead.renew("dead", [lost.id]) == 0
    assert await alive.renew("alive", [taken.id]) == 1


async def test_a_renewed_claim_stays(database: Database) -> None:
    slow, other = Inbox(database), Inbox(database)
    await slow.receive([update(1, AMINA)], NOW)
    [one] = await Inbox(database, claim_seconds=0).settle("slow", [], 1)
    assert await slow.renew("slow", [one.id]) == 1
    assert await other.settle("other", [], 1) == []


async def test_a_restart_takes_over_at_once_what_the_killed_process_held(inbox: Inbox) -> None:
    await inbox.receive([update(1, AMINA), update(2, BELA)], NOW)
    held = await inbox.settle("one", [], 10)
    assert await inbox.free("two") == 0
    assert await inbox.free("one") == 2
    assert await inbox.settle("one", [], 10) == held


async def test_replicas_that_ask_at_once_are_given_different_updates(database: Database) -> None:
    inbox = Inbox(database)
    await inbox.receive([update(n, n % 40) for n in range(200)], NOW)

    async def work(replica: str) -> list[int]:
        handled: list[int] = []
        claimed = await inbox.settle(replica, [], 7)
        while claimed:
            handled += numbers(claimed)
            claimed = await inbox.settle(replica, [Done(one.id) for one in claimed], 7)
        return handled

    async with asyncio.timeout(30):
        while await inbox.waiting():
            shares = await asyncio.gather(*(work(f"replica {n}") for n in range(4)))
            every = [number for share in shares for number in share]
            assert len(every) == len(set(every))


async def test_updates_received_at_once_by_many_keep_one_order(inbox: Inbox) -> None:
    pairs = [[update(2 * n, AMINA), update(2 * n + 1, AMINA)] for n in range(20)]
    await asyncio.gather(*(inbox.receive(pair, NOW) for pair in pairs))
    order: list[int] = []
    claimed = await inbox.settle("one", [], 10)
    while claimed:
        order += numbers(claimed)
        claimed = await inbox.settle("one", [Done(one.id) for one in claimed], 10)
    assert sorted(order) == list(range(40))
    assert all(order[at + 1] == order[at] + 1 for at in range(0, 40, 2))


async def test_what_was_handled_is_known_for_two_days_and_poison_kept_for_seven(
    inbox: Inbox,
) -> None:
    await inbox.receive([update(1, AMINA), update(2, BELA), update(3, CHIDI)], NOW)
    done, poison, _ = await inbox.settle("one", [], 10)
    await inbox.settle("one", [Done(done.id), SetAside(poison.id, "KeyError")], 0)
    assert await inbox.sweep(NOW + 48 * HOUR) == 0
    assert await inbox.sweep(NOW + 48 * HOUR + 1) == 1
    assert await inbox.sweep(NOW + 7 * 24 * HOUR) == 0
    assert await inbox.sweep(NOW + 7 * 24 * HOUR + 1) == 1
    assert await inbox.poison() == []
    assert await inbox.waiting() == 1
    assert await inbox.receive([update(1, AMINA)], NOW) == 1


async def test_nothing_received_nothing_done(inbox: Inbox) -> None:
    assert await inbox.receive([], NOW) == 0
    assert await inbox.settle("one", [], 10) == []
    assert await inbox.renew("one", []) == 0
