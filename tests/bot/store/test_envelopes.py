from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.envelopes import Envelopes
from tests.bot.store.raw import select

if TYPE_CHECKING:
    from bot.store.database import Database

NOW = 1_700_000_000_000
BODY = bytes(range(256)) * 40


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> int:
        return self.now


async def test_a_letter_is_there_for_its_time_and_not_a_moment_longer(database: Database) -> None:
    clock = Clock()
    envelopes = Envelopes(database, clock)
    await envelopes.keep("a", BODY, 3600)
    assert await envelopes.fetch("a") == BODY
    clock.now = NOW + 3_599_999
    assert await envelopes.fetch("a") == BODY
    clock.now += 1
    assert await envelopes.fetch("a") is None


async def test_what_has_ended_is_dropped_when_the_next_is_kept(
    database: Database, database_address: str
) -> None:
    clock = Clock()
    envelopes = Envelopes(database, clock)
    await envelopes.keep("a", BODY, 60)
    await envelopes.keep("b", BODY, 3600)
    clock.now += 60_000
    await envelopes.keep("c", b"", 3600)
    assert await select(database_address, "SELECT id FROM envelopes ORDER BY id") == [
        ("b",),
        ("c",),
    ]
    assert await envelopes.fetch("c") == b""


async def test_an_id_that_nobody_was_given_opens_nothing(database: Database) -> None:
    envelopes = Envelopes(database, Clock())
    await envelopes.keep("a", BODY, 60)
    for id_ in ("", "A", "%", "' OR 1=1 --", "../a"):
        assert await envelopes.fetch(id_) is None
