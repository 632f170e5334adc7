from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.store.appeals import Appeal, Appeals, Counted
from cases.case import Channel
from tests.bot.store.raw import select

if TYPE_CHECKING:
    from bot.store.database import Database

AMINA, BELA = 1001, 1002
NOW = 1_700_000_000_000
DAY, NEXT_DAY = "2026-11-22", "2026-11-23"
EMAIL = Appeal(AMINA, 7, 1, Channel.EMAIL, 11)


@pytest.fixture
def appeals(database: Database) -> Appeals:
    return Appeals(database)


async def test_a_report_counts_once_however_often_it_is_told(appeals: Appeals) -> None:
    await appeals.start(EMAIL, NOW)
    told = [await appeals.report(EMAIL, NOW, day, "ES") for day in (DAY, DAY, NEXT_DAY)]
    assert told == [True, False, False]
    assert await appeals.total(7) == 1
    assert await appeals.counts(7) == [Counted(1, Channel.EMAIL, "ES", DAY, 1)]


async def test_a_report_told_many_times_at_once_counts_once(appeals: Appeals) -> None:
    told = await asyncio.gather(*(appeals.report(EMAIL, NOW, DAY, None) for _ in range(20)))
    assert sum(told) == 1
    assert await appeals.counts(7) == [Counted(1, Channel.EMAIL, "", DAY, 1)]


async def test_many_who_report_at_once_are_all_counted(appeals: Appeals) -> None:
    crowd = [replace(EMAIL, supporter_id=id_) for id_ in range(200)]
    told = await asyncio.gather(*(appeals.report(one, NOW, DAY, "ES") for one in crowd))
    assert all(told)
    assert await appeals.counts(7) == [Counted(1, Channel.EMAIL, "ES", DAY, 200)]


async def test_another_target_channel_or_case_is_another_report(appeals: Appeals) -> None:
    for appeal in (
        EMAIL,
        replace(EMAIL, target_id=2),
        replace(EMAIL, channel=Channel.X),
        replace(EMAIL, case_id=8),
        replace(EMAIL, supporter_id=BELA),
    ):
        assert await appeals.report(appeal, NOW, DAY, None)
    assert not await appeals.report(replace(EMAIL, contact_id=12), NOW, DAY, None)
    assert [await appeals.total(case_id) for case_id in (7, 8, 9)] == [4, 1, 0]
    assert await appeals.reported(AMINA, 7) == {
        (1, Channel.EMAIL),
        (2, Channel.EMAIL),
        (1, Channel.X),
    }


async def test_what_was_given_and_not_reported_is_not_counted(appeals: Appeals) -> None:
    await appeals.start(EMAIL, NOW)
    await appeals.start(EMAIL, NOW + 1)
    assert await appeals.reported(AMINA, 7) == set()
    assert await appeals.total(7) == 0
    assert await appeals.counts(7) == []


async def test_a_report_is_taken_back_from_where_it_was_counted(appeals: Appeals) -> None:
    await appeals.report(EMAIL, NOW, DAY, "ES")
    await appeals.report(replace(EMAIL, supporter_id=BELA), NOW, NEXT_DAY, "MX")
    taken = await asyncio.gather(*(appeals.take_back(EMAIL) for _ in range(5)))
    assert sum(taken) == 1
    assert await appeals.counts(7) == [Counted(1, Channel.EMAIL, "MX", NEXT_DAY, 1)]
    assert await appeals.reported(AMINA, 7) == set()
    assert await appeals.report(EMAIL, NOW, NEXT_DAY, "MX")
    assert await appeals.total(7) == 2


async def test_what_was_never_reported_cannot_be_taken_back(appeals: Appeals) -> None:
    assert not await appeals.take_back(EMAIL)
    await appeals.start(EMAIL, NOW)
    assert not await appeals.take_back(EMAIL)
    assert await appeals.total(7) == 0


async def test_telling_and_taking_back_at_once_leave_a_count_that_is_true(
    appeals: Appeals,
) -> None:
    for _ in range(5):
        await asyncio.gather(
            *(appeals.report(EMAIL, NOW, DAY, "ES") for _ in range(4)),
            *(appeals.take_back(EMAIL) for _ in range(4)),
        )
        assert await appeals.total(7) == len(await appeals.reported(AMINA, 7))


async def test_a_message_of_a_walk_is_known_once_and_for_a_while(
    appeals: Appeals, database_address: str
) -> None:
    for now in (NOW, NOW + 9):
        await appeals.keep_walk(AMINA, 5, 7, now)
    await appeals.keep_walk(AMINA, 6, 8, NOW + 10)
    await appeals.drop_walks(NOW)
    await appeals.drop_walks(NOW + 10)
    found = await select(database_address, "SELECT message_id, case_id, shown_at FROM walks")
    assert found == [(6, 8, NOW + 10)]


async def test_what_a_message_shows_now_is_kept_and_not_what_it_showed(
    database: Database, database_address: str
) -> None:
    appeals, shown = Appeals(database), "SELECT message_id, case_id FROM walks"
    await appeals.keep_walk(1001, 5, 7, NOW)
    for case_id, there in ((7, [(5, 7)]), (8, [(5, 8)]), (None, []), (None, []), (7, [(5, 7)])):
        await appeals.change_walk(1001, 5, case_id, NOW)
        assert await select(database_address, shown) == there
