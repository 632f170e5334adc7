"""A broadcast that stops by itself is told of once, to whoever can do something about it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from bot.store.broadcast import NewBroadcast
from bot.store.team import Role
from handlers.coordinator.calling_on import tell_of_stops
from tests.handlers.coordinator.test_announce import started
from tests.handlers.parts import AMINA, BELA, NOW, services_on

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.services import Services
    from bot.store.database import Database

NOW_MS = int(NOW.timestamp() * 1000)
WHY = "Bad Request: can't parse entities: <b>"


@pytest.fixture
async def services(database: Database) -> Services:
    services = await services_on(database)
    await services.team.appoint(AMINA, Role.OWNER, NOW_MS)
    return services


async def told(services: Services, replicas: int = 1) -> list[dict[str, Any]]:
    """What is sent when so many replicas look at the same time."""
    sent: list[dict[str, Any]] = []

    async def call(method: str, said: Mapping[str, Any], seconds: float) -> None:
        sent.append(dict(said))

    await asyncio.gather(*(tell_of_stops(call, services) for _ in range(replicas)))
    return sent


async def test_whoever_sent_it_is_told_once_why_it_stopped_and_again_if_it_stops_again(
    services: Services,
) -> None:
    id_ = await started(services, 6)
    assert await told(services) == []
    for _ in range(2):
        assert await services.broadcasts.stop(id_, WHY)
        (one,) = await told(services, replicas=3)
        assert one["chat_id"] == BELA
        assert "stopped by itself" in one["text"]
        assert "can't parse entities: &lt;b&gt;" in one["text"].replace("&#39;", "'")
        assert await told(services) == []
        assert await services.broadcasts.resume(id_, str(BELA), NOW_MS)
        assert await told(services) == []


async def test_of_what_no_member_made_every_owner_is_told(services: Services) -> None:
    new = NewBroadcast(occasion="a case", content={}, made_by="command line")
    broadcast = await services.broadcasts.draft(new, NOW_MS)
    await services.broadcasts.start(broadcast.id, "command line", NOW_MS)
    assert await services.broadcasts.stop(broadcast.id, WHY)
    assert {one["chat_id"] for one in await told(services)} == {AMINA, BELA}
