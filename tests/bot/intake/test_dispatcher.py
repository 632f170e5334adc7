from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from structlog.testing import capture_logs

from bot.intake.dispatcher import Dispatcher
from bot.intake.faults import PassingFault
from bot.intake.updates import keep_in
from bot.store.inbox import Inbox, Open, RawUpdate

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Sequence

    from bot.store.database import Database

AMINA, BELA, CHIDI = 1001, 1002, 1003
NOW = 1_700_000_000_000


class Handled:
    """Remembers what was handled, and lets a story wait for it."""

    def __init__(self) -> None:
        self.order: list[int] = []
        self._grown = asyncio.Condition()

    async def __call__(self, update: Open) -> None:
        async with self._grown:
            self.order.append(update.update_id)
            self._grown.notify_all()

    async def reaches(self, count: int) -> list[int]:
        async with asyncio.timeout(20), self._grown:
            await self._grown.wait_for(lambda: len(self.order) >= count)
        return self.order


@asynccontextmanager
async def dispatching(dispatcher: Dispatcher) -> AsyncIterator[Dispatcher]:
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(dispatcher.run())
        try:
            yield dispatcher
        finally:
            dispatcher.stop()


@pytest.fixture
def inbox(database: Database) -> Inbox:
    return Inbox(database)


def from_chat(chat: int, *numbers: int) -> list[RawUpdate]:
    return [RawUpdate(number, chat, "{}") for number in numbers]


async def receive(inbox: Inbox, dispatcher: Dispatcher, updates: Sequence[RawUpdate]) -> None:
    await keep_in(inbox, lambda: NOW, dispatcher.wake)(updates)


async def test_what_amina_wrote_is_handled_in_her_order_and_at_once(inbox: Inbox) -> None:
    handled = Handled()
    async with dispatching(Dispatcher(inbox, handled, "one")) as dispatcher:
        await receive(inbox, dispatcher, from_chat(AMINA, 5, 3, 9, 1))
        assert await handled.reaches(4) == [5, 3, 9, 1]
    assert await inbox.waiting() == 0


async def test_one_chat_waits_for_itself_and_for_nobody_else(inbox: Inbox) -> None:
    handled, thinking = Handled(), asyncio.Event()

    async def handle(update: Open) -> None:
        if update.chat_id == AMINA:
            await thinking.wait()
        await handled(update)

    async with dispatching(Dispatcher(inbox, handle, "one", concurrency=2)) as dispatcher:
        await receive(inbox, dispatcher, from_chat(AMINA, 1, 2) + from_chat(BELA, 3, 4))
        assert await handled.reaches(2) == [3, 4]
        thinking.set()
        assert await handled.reaches(4) == [3, 4, 1, 2]


async def test_poison_is_set_aside_by_name_and_place_and_its_chat_goes_on(inbox: Inbox) -> None:
    handled = Handled()

    async def handle(update: Open) -> None:
        if update.update_id == 1:
            raise KeyError("the letter of Amina")
        await handled(update)

    with capture_logs() as lines:
        async with dispatching(Dispatcher(inbox, handle, "one")) as dispatcher:
            await receive(inbox, dispatcher, from_chat(AMINA, 1, 2) + from_chat(BELA, 3))
            assert sorted(await handled.reaches(2)) == [2, 3]
    [poison] = await inbox.poison()
    assert (poison.update_id, poison.body) == (1, "{}")
    assert poison.error.startswith("KeyError at tests.bot.intake.test_dispatcher:")
    [line] = [line for line in lines if line["event"] == "update set aside"]
    assert line["update_id"] == 1
    assert "letter" not in str(lines) + poison.error


async def test_an_update_received_twice_is_handled_once(inbox: Inbox) -> None:
    handled = Handled()
    async with dispatching(Dispatcher(inbox, handled, "one")) as dispatcher:
        await receive(inbox, dispatcher, from_chat(AMINA, 1))
        await handled.reaches(1)
        await receive(inbox, dispatcher, from_chat(AMINA, 1, 2))
        assert await handled.reaches(2) == [1, 2]


async def test_what_fails_in_passing_is_tried_again_before_what_followed(inbox: Inbox) -> None:
    handled, attempts = Handled(), []

    async def handle(update: Open) -> None:
        attempts.append(update.attempts)
        if update.attempts < 2:
            raise PassingFault("the network is down", after_seconds=0)
        await handled(update)

    async with dispatching(Dispatcher(inbox, handle, "one")) as dispatcher:
        await receive(inbox, dispatcher, from_chat(AMINA, 1, 2))
        assert await handled.reaches(2) == [1, 2]
    assert attempts == [0, 1, 2, 0, 1, 2]


async def test_what_never_stops_failing_is_set_aside_after_five_tries(inbox: Inbox) -> None:
    handled, tried = Handled(), 0

    async def handle(update: Open) -> None:
        nonlocal tried
        if update.update_id == 1:
            tried += 1
            raise PassingFault("Telegram is away", after_seconds=0)
        await handled(update)

    async with dispatching(Dispatcher(inbox, handle, "one")) as dispatcher:
        await receive(inbox, dispatcher, from_chat(AMINA, 1, 2))
        await handled.reaches(1)
    assert tried == 5
    assert [one.update_id for one in await inbox.poison()] == [1]


async def test_an_update_that_hangs_ends_and_its_chat_goes_on(inbox: Inbox) -> None:
    handled = Handled()

    async def handle(update: Open) -> None:
        if update.update_id == 1:
            await asyncio.Event().wait()
        await handled(update)

    hasty = Dispatcher(inbox, handle, "one", limit_seconds=0.05)
    async with dispatching(hasty) as dispatcher:
        await receive(inbox, dispatcher, from_chat(AMINA, 1, 2))
        assert await handled.reaches(1) == [2]
    [poison] = await inbox.poison()
    assert poison.error.startswith("HandledTooLong")


async def test_after_a_kill_in_the_middle_the_update_is_handled_again(inbox: Inbox) -> None:
    begun, handled = asyncio.Event(), Handled()

    async def begin(update: Open) -> None:
        begun.set()
        await asyncio.Event().wait()

    await inbox.receive(from_chat(AMINA, 1, 2), NOW)
    killed = asyncio.create_task(Dispatcher(inbox, begin, "one").run())
    async with asyncio.timeout(10):
        await begun.wait()
    killed.cancel()
    await asyncio.wait([killed])
    async with dispatching(Dispatcher(inbox, handled, "one")):
        assert await handled.reaches(2) == [1, 2]


async def test_stopping_finishes_what_is_in_hand_and_leaves_the_rest(inbox: Inbox) -> None:
    begun, handled = asyncio.Event(), Handled()
    may_end = asyncio.Event()

    async def handle(update: Open) -> None:
        begun.set()
        await may_end.wait()
        await handled(update)

    await inbox.receive(from_chat(AMINA, 1, 2), NOW)
    async with asyncio.timeout(10), dispatching(Dispatcher(inbox, handle, "one")) as dispatcher:
        await begun.wait()
        dispatcher.stop()
        may_end.set()
    assert handled.order == [1]
    assert await inbox.waiting() == 1
    [left] = await inbox.settle("two", [], 10)
    assert left.update_id == 2


async def test_two_replicas_share_the_work_and_handle_nothing_twice(inbox: Inbox) -> None:
    handled = Handled()
    updates = [RawUpdate(number, number % 17, "{}") for number in range(170)]
    one, two = (Dispatcher(inbox, handled, name, concurrency=5) for name in ("one", "two"))
    async with dispatching(one), dispatching(two):
        await receive(inbox, one, updates)
        two.wake()
        order = list(await handled.reaches(170))
    assert sorted(order) == list(range(170))
    for chat in range(17):
        own = [number for number in order if number % 17 == chat]
        assert own == sorted(own)


async def test_what_a_dead_replica_held_is_handled_by_another(database: Database) -> None:
    handled, dead = Handled(), Inbox(database, claim_seconds=0.05)
    await dead.receive(from_chat(AMINA, 1, 2), NOW)
    assert await dead.settle("dead", [], 10)
    async with dispatching(Dispatcher(Inbox(database), handled, "alive")):
        assert await handled.reaches(2) == [1, 2]


async def test_a_slow_update_stays_with_its_replica(database: Database) -> None:
    class Renewing(Inbox):
        renewals = asyncio.Semaphore(0)

        async def renew(self, replica: str, ids: Iterable[int]) -> int:
            held = await super().renew(replica, ids)
            self.renewals.release()
            return held

    inbox, handled, may_end = Renewing(database, claim_seconds=0.3), Handled(), asyncio.Event()

    async def handle(update: Open) -> None:
        await may_end.wait()
        await handled(update)

    async with dispatching(Dispatcher(inbox, handle, "slow")) as dispatcher:
        await receive(inbox, dispatcher, from_chat(AMINA, 1))
        for _ in range(5):  # longer than one claim lasts
            await inbox.renewals.acquire()
        assert await inbox.settle("other", [], 10) == []
        may_end.set()
        assert await handled.reaches(1) == [1]
