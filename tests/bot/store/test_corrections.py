"""Correcting and withdrawing a case: whole, or not at all, wherever the power fails."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from bot.store.appeals import Appeal, Appeals
from bot.store.corrections import Correction, Corrections
from bot.store.deciding import Member
from cases.case import Channel
from tests.bot.delivery.desk import AMINA, BY, Desk, out
from tests.bot.delivery.office import NOW
from tests.bot.store.raw import select

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from bot.store.database import Database, Handle, Row
    from cases.case import Case

TABLES = ("cases", "broadcasts", "deliveries", "edits", "audit", "appeals")


class PowerFails(Exception):
    """At a statement in the middle of a transaction."""


class Failing:
    """A database whose power fails at the nth statement."""

    def __init__(self, database: Database, nth: int) -> None:
        self._database, self._left = database, nth

    @asynccontextmanager
    async def transaction(self, *, bulk: bool = False) -> AsyncIterator[Handle]:
        async with self._database.transaction(bulk=bulk) as handle:
            self._handle = handle
            yield self

    def __getattr__(self, name: str) -> Any:
        return getattr(self._database, name)

    async def all(self, query: str, **values: object) -> list[Row]:
        self._fail()
        return await self._handle.all(query, **values)

    async def one(self, query: str, **values: object) -> Row | None:
        self._fail()
        return await self._handle.one(query, **values)

    async def run(self, query: str, **values: object) -> int:
        self._fail()
        return await self._handle.run(query, **values)

    async def define(self, statement: str) -> None:
        await self._handle.define(statement)

    def _fail(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise PowerFails


@pytest.fixture
def office(database: Database) -> Desk:
    return Desk(database)


async def state(address: str) -> list[list[tuple[Any, ...]]]:
    return [await select(address, f"SELECT * FROM {table} ORDER BY 1, 2") for table in TABLES]  # noqa: S608 - our own names


async def at_last(
    office: Desk, address: str, act: Callable[[Corrections], Awaitable[int | None]]
) -> int:
    """Try it with a power that fails one statement later each time: nothing is done by halves."""
    before = await state(address)
    for nth in range(100):
        try:
            done = await act(Corrections(Failing(office.database, nth)))
        except PowerFails:
            assert await state(address) == before
        else:
            assert nth > 10
            assert done is not None
            return done
    raise AssertionError("it never ends")


async def acted_on(office: Desk) -> Case:
    case = await out(office, AMINA)
    appeal = Appeal(AMINA, case.id, 1, Channel.FAX, 1)
    await Appeals(office.database).start(appeal, NOW)
    await Appeals(office.database).report(appeal, NOW, "2026-11-22", "ES")
    return case


async def correction_of(office: Desk, case: Case) -> Correction:
    draft = await office.drafts.begin(case.id, BY, NOW)
    assert draft
    return Correction(case.id, draft.version, 0, (f"case {case.id}", "case as corrected"))


async def test_a_correction_is_published_edited_and_told_at_once_or_not_at_all(
    office: Desk, database_address: str
) -> None:
    case = await acted_on(office)
    about = await correction_of(office, case)
    notice = await office.corrections.draft_notice(about, "It was wrong.", BY, NOW)
    id_ = await at_last(office, database_address, lambda one: one.publish(about, BY, NOW, notice))
    now = await office.cases.find(case.id)
    assert now
    assert now.version == about.version
    (edit,) = await office.edits.active()
    assert edit.id == id_
    await office.broadcasts.queue(notice, "en")
    told = f"SELECT chat_id, state FROM deliveries WHERE broadcast_id = {notice}"  # noqa: S608 - a number
    assert await select(database_address, told) == [(AMINA, "waiting")]
    announced = "SELECT occasion FROM broadcasts WHERE content LIKE '%card%'"
    assert await select(database_address, announced) == [("case as corrected",)]


async def test_a_withdrawal_is_whole_or_not_at_all(office: Desk, database_address: str) -> None:
    case = await acted_on(office)
    begun = Appeal(AMINA, case.id, 2, Channel.EMAIL, 2)
    await Appeals(office.database).start(begun, NOW)
    id_ = await at_last(office, database_address, lambda one: one.withdraw(case.id, BY, NOW))
    assert await office.cases.find(case.id) is None
    assert await office.cases.open(datetime.fromtimestamp(NOW / 1000, UTC)) == []
    await office.edits.queue(id_, "en", NOW)
    assert await select(database_address, "SELECT target_id FROM appeals") == [(1,)]


async def test_nobody_outside_the_team_corrects_or_withdraws(office: Desk) -> None:
    """Whoever is removed at that very moment is outside."""
    case = await acted_on(office)
    draft = await office.drafts.begin(case.id, BY, NOW)
    assert draft
    about = Correction(case.id, draft.version, 0, ("case", "case"))
    assert await office.corrections.publish(about, Member(AMINA), NOW) is None
    assert await office.corrections.withdraw(case.id, Member(AMINA), NOW) is None
    now = await office.cases.find(case.id)
    assert now == case
