"""What came of an appeal, and that totals only move for what counts."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.store.appeals import Appeal, Appeals, Counted, Told
from cases.case import Channel
from cases.report import Outcome
from tests.bot.store.raw import select

if TYPE_CHECKING:
    from bot.store.database import Database

AMINA, BELA = 1001, 1002
NOW = 1_700_000_000_000
DAY, NEXT_DAY = "2026-11-22", "2026-11-23"
CALL = Appeal(AMINA, 7, 1, Channel.PHONE, 11)
EMAIL = Appeal(AMINA, 7, 1, Channel.EMAIL, 12)


@pytest.fixture
def appeals(database: Database) -> Appeals:
    return Appeals(database)


async def outcome(appeals: Appeals, of: Appeal) -> Outcome | None:
    return (await appeals.of_supporter(of.supporter_id, 7))[of.target_id, of.channel].outcome


async def test_what_was_tried_in_vain_is_known_and_not_counted(appeals: Appeals) -> None:
    await appeals.start(CALL, NOW)
    assert await outcome(appeals, CALL) is None
    for vain in (Outcome.NO_ANSWER, Outcome.FAILED):
        assert not await appeals.fail(CALL, vain, NOW)
        assert await outcome(appeals, CALL) is vain
    assert await appeals.total(7) == 0
    assert await appeals.reported(AMINA, 7) == set()


async def test_trying_again_with_success_counts_once(appeals: Appeals) -> None:
    await appeals.fail(CALL, Outcome.NO_ANSWER, NOW)
    assert await appeals.report(CALL, NOW, DAY, "ES", Told(Outcome.SPOKE))
    assert await outcome(appeals, CALL) is Outcome.SPOKE
    assert await appeals.counts(7) == [Counted(1, Channel.PHONE, "ES", DAY, 1)]


async def test_another_outcome_that_counts_goes_on_counting_where_it_did(
    appeals: Appeals,
) -> None:
    await appeals.report(CALL, NOW, DAY, "ES", Told(Outcome.LEFT_MESSAGE))
    assert not await appeals.report(CALL, NOW + 1, NEXT_DAY, "MX", Told(Outcome.SPOKE))
    assert await outcome(appeals, CALL) is Outcome.SPOKE
    assert await appeals.counts(7) == [Counted(1, Channel.PHONE, "ES", DAY, 1)]


async def test_a_report_that_turns_out_to_have_failed_is_taken_from_where_it_was_counted(
    appeals: Appeals,
) -> None:
    await appeals.report(EMAIL, NOW, DAY, "ES")
    await appeals.report(replace(EMAIL, supporter_id=BELA), NOW, DAY, "ES")
    assert await appeals.fail(EMAIL, Outcome.FAILED, NOW)
    assert not await appeals.fail(EMAIL, Outcome.FAILED, NOW)
    assert await appeals.counts(7) == [Counted(1, Channel.EMAIL, "ES", DAY, 1)]
    assert await appeals.report(EMAIL, NOW, NEXT_DAY, "MX")
    assert await appeals.total(7) == 2


async def test_taking_back_also_forgets_what_was_tried_in_vain(appeals: Appeals) -> None:
    await appeals.fail(EMAIL, Outcome.FAILED, NOW)
    assert not await appeals.take_back(EMAIL)
    assert await outcome(appeals, EMAIL) is None


async def test_whatever_is_told_at_once_the_total_is_what_the_appeals_say(
    appeals: Appeals, database_address: str
) -> None:
    crowd = [replace(EMAIL, supporter_id=id_) for id_ in range(6)]
    for _ in range(4):
        await asyncio.gather(
            *(appeals.report(one, NOW, DAY, None) for one in crowd),
            *(appeals.fail(one, Outcome.FAILED, NOW) for one in crowd),
            *(appeals.report(one, NOW, NEXT_DAY, "ES") for one in crowd),
            *(appeals.take_back(one) for one in crowd),
        )
        rows = await select(
            database_address, "SELECT count(*) FROM appeals WHERE reported_at IS NOT NULL"
        )
        assert await appeals.total(7) == rows[0][0]
        tallies = await select(database_address, "SELECT counted FROM tallies")
        assert all(counted >= 0 for (counted,) in tallies)


async def test_how_it_was_written_is_kept_with_the_report(
    appeals: Appeals, database_address: str
) -> None:
    told = Told(Outcome.SENT, "fr", own_words=True)
    await appeals.report(EMAIL, NOW, DAY, None, told)
    rows = await select(database_address, "SELECT language, own_words, outcome FROM appeals")
    assert rows == [("fr", 1, "sent")]


async def test_what_counts_cannot_be_told_as_vain_nor_the_other_way_round(
    appeals: Appeals,
) -> None:
    with pytest.raises(ValueError, match="counts"):
        await appeals.fail(EMAIL, Outcome.SENT, NOW)
    with pytest.raises(ValueError, match="does not count"):
        await appeals.report(EMAIL, NOW, DAY, None, Told(Outcome.FAILED))
    assert await appeals.of_supporter(AMINA, 7) == {}
