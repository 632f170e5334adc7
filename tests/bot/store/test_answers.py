"""Answers are passed on with consent only, once, and without whoever had them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.store.answers import MOST_PARTS, Answers, PassedOn
from bot.store.appeals import Appeal, Appeals
from cases.case import Channel
from cases.report import Answer
from tests.bot.store.raw import select, traces

if TYPE_CHECKING:
    from bot.store.database import Database

AMINA, BELA = 987_650_001, 987_650_002
NOW = 1_700_000_000_000
EMAIL = Appeal(AMINA, 7, 1, Channel.EMAIL, 11)
POST = Appeal(AMINA, 7, 2, Channel.POST, 12)


@pytest.fixture
def answers(database: Database) -> Answers:
    return Answers(database)


async def test_what_was_written_is_passed_on_once_and_nobody_stands_beside_it(
    answers: Answers, database_address: str
) -> None:
    assert await answers.write(EMAIL, 5, "Dear you,", NOW)
    assert await answers.write(EMAIL, 6, "no. <b>&", NOW)
    assert await answers.write(EMAIL, 5, "Dear you,", NOW)
    assert await answers.written(EMAIL) == "Dear you,\nno. <b>&"
    assert await answers.passed_on(7) == []
    told = await asyncio.gather(*(answers.pass_on(EMAIL, "2026-11-22") for _ in range(5)))
    assert sum(told) == 1
    assert await answers.passed_on(7) == [
        PassedOn(1, 1, Channel.EMAIL, "Dear you,\nno. <b>&", "2026-11-22")
    ]
    assert await answers.count(7) == 1
    assert await answers.count(8) == 0
    assert await traces(database_address, AMINA) == {}


async def test_what_is_kept_to_oneself_is_not_kept_here(
    answers: Answers, database_address: str
) -> None:
    await answers.write(EMAIL, 5, "No.", NOW)
    await answers.throw_away(EMAIL)
    assert not await answers.pass_on(EMAIL, "2026-11-22")
    assert await traces(database_address, AMINA) == {}


async def test_what_is_never_passed_on_is_forgotten(answers: Answers) -> None:
    await answers.write(EMAIL, 5, "No.", NOW)
    await answers.write(POST, 6, "Perhaps.", NOW + 10)
    await answers.drop_drafts(NOW + 5)
    assert [await answers.written(one) for one in (EMAIL, POST)] == ["", "Perhaps."]


async def test_a_flood_of_messages_is_no_answer(answers: Answers) -> None:
    kept = [await answers.write(EMAIL, id_, "No.", NOW) for id_ in range(MOST_PARTS + 3)]
    assert kept.count(True) == MOST_PARTS


async def test_one_answer_is_not_mixed_with_another_persons(answers: Answers) -> None:
    await answers.write(EMAIL, 5, "No.", NOW)
    await answers.write(replace(EMAIL, supporter_id=BELA), 5, "Yes.", NOW)
    await answers.write(POST, 6, "Perhaps.", NOW)
    await answers.pass_on(replace(EMAIL, supporter_id=BELA), "2026-11-22")
    assert [one.text for one in await answers.passed_on(7)] == ["Yes."]
    assert [await answers.written(one) for one in (EMAIL, POST)] == ["No.", "Perhaps."]


async def test_silence_is_of_the_appeals_that_nothing_else_was_told_of(
    answers: Answers, database: Database, database_address: str
) -> None:
    appeals = Appeals(database)
    for one in (EMAIL, POST):
        await appeals.report(one, NOW, "2026-11-22", None)
    await appeals.start(replace(EMAIL, channel=Channel.FAX), NOW)
    assert await answers.tell(EMAIL, Answer.YES)
    await answers.tell_none(AMINA, 7)
    assert not await answers.tell(replace(EMAIL, channel=Channel.FAX), Answer.YES)
    rows = await select(database_address, "SELECT channel, answer FROM appeals ORDER BY channel")
    assert rows == [("email", "yes"), ("fax", None), ("post", "no")]


async def test_a_report_taken_back_has_no_answer(answers: Answers, database: Database) -> None:
    appeals = Appeals(database)
    await appeals.report(EMAIL, NOW, "2026-11-22", None)
    await answers.tell(EMAIL, Answer.YES)
    await appeals.take_back(EMAIL)
    await appeals.report(EMAIL, NOW, "2026-11-22", None)
    assert (await appeals.of_supporter(AMINA, 7))[1, Channel.EMAIL].answer is None
