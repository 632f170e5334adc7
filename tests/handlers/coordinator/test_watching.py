"""The message in which a broadcast is watched: edited while it goes on, and no longer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from telegram import Bot

from bot.store.watches import EVERY_MS, Watches
from handlers.coordinator.watching import follow
from tests.handlers.coordinator.stage import Telegram
from tests.handlers.coordinator.test_announce import started, watch
from tests.handlers.parts import BELA, NOW, services_on

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database

MESSAGE = 77


class Watching:
    """Bela watches a broadcast to six people in one message; the clock is the story’s."""

    def __init__(self, services: Services, database: Database) -> None:
        self.ms = 1_000_000
        watches = Watches(database, lambda: self.ms)
        self.services = replace(services, watches=watches)
        self.telegram = Telegram()
        self.bot = Bot("1:x", request=self.telegram, get_updates_request=self.telegram)

    async def begin(self) -> int:
        await self.bot.initialize()
        id_ = await started(self.services, 6)
        screen = await watch(self.services, id_)
        assert screen.watch_of == id_
        await self.services.watches.keep(BELA, MESSAGE, id_)
        return id_

    async def edits(self, after_ms: int = EVERY_MS) -> list[dict[str, Any]]:
        """What is edited when so much time has gone by."""
        self.ms += after_ms
        self.telegram.calls.clear()
        await follow(self.bot, self.services)
        return [said for method, said in self.telegram.calls if method == "editMessageText"]


@pytest.fixture
async def watching(database: Database) -> Watching:
    return Watching(await services_on(database), database)


async def test_it_is_edited_every_three_seconds_and_only_when_something_changed(
    watching: Watching,
) -> None:
    id_ = await watching.begin()
    assert await watching.edits(after_ms=EVERY_MS - 1) == []
    (said,) = await watching.edits(after_ms=1)
    assert (said["chat_id"], said["message_id"]) == (BELA, MESSAGE)
    assert "On its way" in said["text"]
    assert await watching.edits() == []
    await watching.services.broadcasts.pause(id_, str(BELA), 0)
    (said,) = await watching.edits()
    assert "Paused" in said["text"]


async def test_of_several_replicas_one_edits_it(watching: Watching, database: Database) -> None:
    await watching.begin()
    watching.ms += EVERY_MS
    (due,) = await watching.services.watches.due()
    elsewhere = Watches(database, lambda: watching.ms)
    assert await elsewhere.take(due)
    assert not await watching.services.watches.take(due)
    assert await watching.edits(after_ms=0) == []


async def test_the_end_is_shown_and_then_it_is_left_alone(watching: Watching) -> None:
    id_ = await watching.begin()
    await watching.services.broadcasts.cancel(id_, str(BELA), 0)
    (said,) = await watching.edits()
    assert "Being cancelled" in said["text"]
    await watching.services.broadcasts.end(id_, int(NOW.timestamp() * 1000))
    await watching.services.watches.keep(BELA, MESSAGE, id_)
    assert "ancelled" in (await watching.edits())[0]["text"]


async def test_who_left_the_team_sees_nothing_more(watching: Watching) -> None:
    await watching.begin()
    await watching.services.team.appoint(1, (await watching.services.team.members())[BELA], 0)
    await watching.services.team.remove(BELA, 0, by=1)
    assert await watching.edits() == []
    assert await watching.services.watches.due() == []


async def test_a_message_that_shows_something_else_now_is_left_alone(watching: Watching) -> None:
    await watching.begin()
    await watching.services.watches.drop(BELA, MESSAGE)
    assert await watching.edits() == []
