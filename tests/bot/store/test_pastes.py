"""What is pasted in pieces keeps its first one, however slowly the next ones come."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from bot.store.inbox import Inbox, RawUpdate
from bot.store.pasted import REMARK, REMARK_MS, TOGETHER_MS, Part
from bot.store.pastes import Pastes
from tests.bot.store.raw import select

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from bot.store.database import Database, Handle

AMINA, BELA = 1001, 1002
SENT = 1_700_000_000_000
LATER = SENT + REMARK_MS + 1
FIRST = Part(BELA, 1, "URGENT ACTION", SENT)
SECOND = Part(BELA, 2, "x" * (REMARK + 1), SENT + 1000)


class Meanwhile:
    """A database with which something else is done just before each transaction."""

    def __init__(self, database: Database, does: Callable[[], Awaitable[object]]) -> None:
        self._database, self._does = database, does

    @asynccontextmanager
    async def transaction(self, *, bulk: bool = False) -> AsyncIterator[Handle]:
        await self._does()
        async with self._database.transaction(bulk=bulk) as handle:
            yield handle

    def __getattr__(self, name: str) -> Any:
        return getattr(self._database, name)


class Desk:
    """Pastes, and the machine's clock."""

    def __init__(self, database: Database) -> None:
        self.database, self.now = database, SENT
        self.pastes = Pastes(database, lambda: self.now)


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


async def bodies(desk: Desk) -> list[str]:
    return await desk.pastes.bodies(BELA, FIRST.message_id)


async def test_a_remark_to_which_nothing_was_added_is_erased_whole(
    desk: Desk, database_address: str
) -> None:
    await desk.pastes.keep(FIRST)
    await desk.pastes.drop_remarks()
    assert await bodies(desk) == [FIRST.body]
    desk.now = LATER
    await desk.pastes.drop_remarks()
    assert await select(database_address, "SELECT body FROM paste_parts") == []
    assert await desk.pastes.find(BELA, FIRST.message_id) is None


async def test_a_document_is_not_taken_for_a_remark(desk: Desk) -> None:
    await desk.pastes.keep(SECOND)
    desk.now = LATER
    await desk.pastes.drop_remarks()
    assert await desk.pastes.bodies(BELA, SECOND.message_id) == [SECOND.body]


async def test_a_part_kept_while_remarks_are_erased_saves_the_whole_paste(desk: Desk) -> None:
    await desk.pastes.keep(FIRST)
    desk.now = LATER
    meanwhile = Meanwhile(desk.database, lambda: desk.pastes.keep(SECOND))
    await Pastes(meanwhile, lambda: LATER).drop_remarks()
    assert await bodies(desk) == [FIRST.body, SECOND.body]


async def test_a_part_that_waits_in_the_inbox_saves_what_came_before_it(desk: Desk) -> None:
    """Parts belong together by Telegram's clock, however late the machine comes to handle them."""
    inbox = Inbox(desk.database)
    await desk.pastes.keep(FIRST)
    await inbox.receive([RawUpdate(1, BELA, "{}")], SENT)
    desk.now = LATER
    await desk.pastes.drop_remarks()
    await desk.pastes.keep(SECOND)
    await desk.pastes.drop_remarks()
    assert await bodies(desk) == [FIRST.body, SECOND.body]


async def test_what_others_wrote_saves_no_remark(desk: Desk) -> None:
    await desk.pastes.keep(FIRST)
    await Inbox(desk.database).receive([RawUpdate(1, AMINA, "{}")], SENT)
    desk.now = LATER
    await desk.pastes.drop_remarks()
    assert await bodies(desk) == []


async def test_at_one_instant_a_part_is_never_lost(desk: Desk) -> None:
    """Both orders are right: the first is erased a day before the next came, or both are kept."""
    for nth in range(15):
        first = Part(BELA, 10 * nth + 1, FIRST.body, SENT + nth * 60_000)
        second = Part(BELA, 10 * nth + 2, SECOND.body, first.sent_at)
        desk.now = first.sent_at
        await desk.pastes.keep(first)
        desk.now += LATER - SENT
        kept, _ = await asyncio.gather(desk.pastes.keep(second), desk.pastes.drop_remarks())
        found = await desk.pastes.bodies(BELA, kept.id)
        assert found in ([first.body, second.body], [second.body])


async def test_after_an_outage_a_short_first_part_waits_for_the_next(desk: Desk) -> None:
    """They were sent together, and come an hour later and minutes apart."""
    desk.now = SENT + 3_600_000
    await desk.pastes.keep(FIRST)
    for _ in range(3):
        desk.now += 60_000
        await desk.pastes.drop_remarks()
    await desk.pastes.keep(SECOND)
    assert await bodies(desk) == [FIRST.body, SECOND.body]


async def test_what_was_sent_at_another_time_is_none_of_it_in_whatever_order_it_comes(
    desk: Desk,
) -> None:
    early = Part(BELA, 3, "x" * (REMARK + 1), SENT + 30_000)
    await desk.pastes.keep(early)
    await desk.pastes.keep(FIRST)
    await desk.pastes.keep(SECOND)
    assert await bodies(desk) == [FIRST.body, SECOND.body]
    assert await desk.pastes.bodies(BELA, early.message_id) == [early.body]


async def test_a_part_that_comes_before_the_one_ahead_of_it_stands_behind_it(desk: Desk) -> None:
    kept = await desk.pastes.keep(SECOND)
    await desk.pastes.keep(FIRST)
    assert await desk.pastes.bodies(BELA, kept.id) == [FIRST.body, SECOND.body]


async def test_who_writes_on_has_no_remark_of_before_kept(
    desk: Desk, database_address: str
) -> None:
    await desk.pastes.keep(FIRST)
    await desk.pastes.keep(Part(BELA, 9, "Hello?", SENT + TOGETHER_MS + 1000))
    assert await select(database_address, "SELECT body FROM paste_parts") == [("Hello?",)]
