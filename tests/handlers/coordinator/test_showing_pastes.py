"""A paste is shown in one message, which follows its parts and is renewed now and then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.store.pasted import EVERY_MS, QUIET_MS
from bot.store.team import Role
from tests.handlers.coordinator.documents import URGENT_ACTION
from tests.handlers.coordinator.pasting import FIRST, SECOND, Pasting
from tests.handlers.parts import AMINA, BELA, services_on

if TYPE_CHECKING:
    from bot.store.database import Database


@pytest.fixture
async def pasting(database: Database) -> Pasting:
    pasting = Pasting(await services_on(database), database)
    await pasting.bot.initialize()
    return pasting


async def test_one_message_shows_what_has_come_and_follows_it_down(pasting: Pasting) -> None:
    await pasting.pastes(FIRST, 10)
    assert await pasting.shows(after_ms=QUIET_MS - 1) == []
    ((method, told),) = await pasting.shows(after_ms=1)
    assert (method, told["chat_id"]) == ("sendMessage", BELA)
    assert "1 part has come so far" in told["text"]
    assert await pasting.shows() == []
    await pasting.pastes(SECOND, 1_500)
    sent, deleted = await pasting.shows()
    assert "2 parts have come so far" in sent[1]["text"]
    assert (deleted[0], deleted[1]["message_id"]) == ("deleteMessage", 1_001)
    assert await pasting.shows() == []


async def test_while_a_hundred_parts_come_it_is_renewed_every_three_seconds(
    pasting: Pasting,
) -> None:
    calls = []
    for number in range(100):
        await pasting.pastes("A part of a very long document. " * 5, 10 + number, second=number)
        calls += await pasting.shows(after_ms=100)
    calls += await pasting.shows()
    assert 100 * 100 // EVERY_MS <= len(calls) <= 100 * 100 // EVERY_MS + 1
    assert "100 parts" in calls[-1][1]["text"]
    assert {method for method, _ in calls} == {"sendMessage", "editMessageText"}


async def test_a_message_that_its_reader_deleted_is_shown_again(pasting: Pasting) -> None:
    await pasting.pastes(URGENT_ACTION, 10)
    await pasting.shows()
    pasting.telegram.gone = {1_001}
    await pasting.pastes("One more line, for good measure.", 11)
    assert [method for method, _ in await pasting.shows()][:2] == [
        "editMessageText",
        "sendMessage",
    ]


async def test_who_says_that_it_is_all_at_this_moment_keeps_what_was_read(
    pasting: Pasting,
) -> None:
    await pasting.pastes(FIRST, 10)
    await pasting.shows()
    await pasting.pastes(SECOND, 1_500)
    pasting.telegram.meanwhile = lambda: pasting.ends(10)
    (sent, deleted) = await pasting.shows()
    assert (sent[0], deleted[0]) == ("sendMessage", "deleteMessage")
    assert deleted[1]["message_id"] == 1_002, "the new one, not the one that shows what was read"
    assert await pasting.shows() == []


async def test_of_several_replicas_one_shows_it(pasting: Pasting) -> None:
    await pasting.pastes(URGENT_ACTION, 10)
    pasting.ms += EVERY_MS
    (due,) = await pasting.services.pastes.to_show()
    assert await pasting.services.pastes.take(due)
    assert not await pasting.services.pastes.take(due)
    assert await pasting.shows(after_ms=0) == []


async def test_of_who_has_left_the_team_nothing_is_shown_or_kept(pasting: Pasting) -> None:
    await pasting.services.team.appoint(AMINA, Role.COORDINATOR, 0)
    await pasting.pastes(URGENT_ACTION, 10, by=AMINA)
    await pasting.services.team.remove(AMINA, 0, by=BELA)
    assert await pasting.shows() == []
    assert await pasting.services.pastes.find(AMINA, 10) is None
    assert await pasting.services.pastes.bodies(AMINA, 10) == []
