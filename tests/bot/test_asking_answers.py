"""Two weeks after a report everybody is asked once whether an answer came, by day."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot.asking_answers import ask_for_answers, round_of
from bot.store.answers import Answers
from bot.store.appeals import Appeal
from bot.store.asking import Asking
from cases.case import Channel
from cases.report import Answer
from tests.bot.store.reminding import Network, at, ms

if TYPE_CHECKING:
    from bot.store.database import Database

AMINA, BELA, CHIDI = 1001, 1002, 1003
MADRID = ZoneInfo("Europe/Madrid")
AWAY = "UPDATE supporters SET away_until = {}"


@pytest.fixture
def network(database: Database, database_address: str) -> Network:
    return Network(database, database_address)


@pytest.fixture
def asking(database: Database) -> Asking:
    return Asking(database)


async def reports(network: Network, id_: int, case_id: int, day: int, target: int = 1) -> None:
    moment = at(day)
    appeal = Appeal(id_, case_id, target, Channel.EMAIL, target)
    await network.appeals.report(appeal, ms(moment), moment.date().isoformat(), None)


async def asked(network: Network) -> list[tuple[int, int]]:
    """Whom, of which case."""
    rows = await network.raw(
        "SELECT d.chat_id, b.content FROM deliveries d JOIN broadcasts b ON b.id = d.broadcast_id "
        "WHERE b.occasion LIKE 'answers %' ORDER BY d.chat_id, b.content"
    )
    return [(chat, json.loads(content)["answers"]) for chat, content in rows]


async def arrives(network: Network, state: str = "sent") -> None:
    await network.raw(f"UPDATE deliveries SET state = '{state}' WHERE state = 'waiting'")  # noqa: S608 - ours


async def test_the_question_comes_on_the_fourteenth_day_and_never_again(
    network: Network, asking: Asking
) -> None:
    await network.joins(AMINA)
    await reports(network, AMINA, 7, day=1)
    queued = [
        (day, hour)
        for day in range(1, 40)
        for hour in (0, 9, 12, 18, 23)
        if await ask_for_answers(asking, MADRID, at(day, hour))
    ]
    assert queued == [(15, 9)]  # ten o'clock in Madrid
    assert await asked(network) == [(AMINA, 7)]


async def test_it_is_one_question_however_many_officials_were_written_to(
    network: Network, asking: Asking
) -> None:
    await network.joins(AMINA, BELA)
    for target in (1, 2, 3):
        await reports(network, AMINA, 7, day=1, target=target)
    await reports(network, AMINA, 7, day=8, target=4)
    await reports(network, AMINA, 8, day=1)
    await reports(network, BELA, 7, day=1)
    for day in range(30):
        await ask_for_answers(asking, MADRID, at(day))
    assert await asked(network) == [(AMINA, 7), (AMINA, 8), (BELA, 7)]


@pytest.mark.parametrize(
    "wish",
    [
        "UPDATE supporters SET asked_for_answers = 0",
        "UPDATE supporters SET subscribed_at = NULL",
        "UPDATE supporters SET gone_at = 1",
        AWAY.format(ms(at(90))),
    ],
)
async def test_who_wants_no_question_gets_none(
    network: Network, asking: Asking, wish: str
) -> None:
    await network.joins(AMINA)
    await reports(network, AMINA, 7, day=1)
    await network.raw(wish)
    assert [await ask_for_answers(asking, MADRID, at(day)) for day in range(15, 25)] == [0] * 10


async def test_who_was_on_holiday_is_asked_afterwards(network: Network, asking: Asking) -> None:
    await network.joins(AMINA)
    await reports(network, AMINA, 7, day=1)
    await network.raw(AWAY.format(ms(at(20, 0))))
    days = [day for day in range(10, 30) if await ask_for_answers(asking, MADRID, at(day))]
    assert days == [20]


async def test_who_is_forgotten_or_took_it_back_or_told_already_is_not_asked(
    network: Network, asking: Asking, database: Database
) -> None:
    await network.joins(AMINA, BELA, CHIDI)
    for id_ in (AMINA, BELA, CHIDI):
        await reports(network, id_, 7, day=1)
    await network.supporters.forget(AMINA)
    await network.appeals.take_back(Appeal(BELA, 7, 1, Channel.EMAIL, 1))
    await Answers(database).tell(Appeal(CHIDI, 7, 1, Channel.EMAIL, 1), Answer.YES)
    for day in range(15, 25):
        await ask_for_answers(asking, MADRID, at(day))
    assert await asked(network) == []


async def test_two_who_ask_at_once_ask_once(network: Network, asking: Asking) -> None:
    await network.joins(AMINA, BELA)
    for id_ in (AMINA, BELA):
        await reports(network, id_, 7, day=1)
    queued = await asyncio.gather(*(ask_for_answers(asking, MADRID, at(16)) for _ in range(4)))
    assert sum(queued) == 2
    assert await asked(network) == [(AMINA, 7), (BELA, 7)]


async def test_what_did_not_arrive_by_day_comes_another_day_and_only_then(
    network: Network, asking: Asking
) -> None:
    await network.joins(AMINA)
    await reports(network, AMINA, 7, day=1)
    assert await ask_for_answers(asking, MADRID, at(15)) == 1
    await arrives(network, "expired")
    assert await ask_for_answers(asking, MADRID, at(16)) == 1
    await arrives(network)
    assert [await ask_for_answers(asking, MADRID, at(day)) for day in range(17, 30)] == [0] * 13


async def test_everybody_is_asked_in_the_daytime_of_where_they_live(
    network: Network, asking: Asking
) -> None:
    await network.joins(AMINA, BELA)
    await network.raw("UPDATE supporters SET zone = 'Asia/Tokyo' WHERE id = 1001")
    await network.raw("UPDATE supporters SET zone = 'Nowhere/Gone', careful = 1 WHERE id = 1002")
    for id_ in (AMINA, BELA):
        await reports(network, id_, 7, day=1)
    found = [hour for hour in range(24) if await ask_for_answers(asking, MADRID, at(15, hour))]
    assert found == [1, 9]  # ten in Tokyo, ten in Madrid
    zones = await network.raw("SELECT chat_id, zone, language FROM deliveries ORDER BY chat_id")
    assert zones == [(AMINA, "Asia/Tokyo", "en"), (BELA, "Nowhere/Gone", "en-x-careful")]


def test_a_question_is_of_no_use_after_eight_in_the_evening_there() -> None:
    now = datetime(2026, 11, 22, 19, 30, tzinfo=UTC)
    assert round_of(None, MADRID, now) is None
    found = round_of("Europe/Madrid", MADRID, now - timedelta(hours=2))
    assert found is not None
    assert found.not_after == ms(datetime(2026, 11, 22, 20, tzinfo=MADRID))


async def test_reports_of_long_ago_are_left_alone(network: Network, asking: Asking) -> None:
    await network.joins(AMINA)
    await reports(network, AMINA, 7, day=1)
    assert [await ask_for_answers(asking, MADRID, at(day)) for day in (80, 90)] == [0, 0]
