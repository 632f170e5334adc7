"""Nothing is sent until an owner says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.intake.calling import CallFailed
from bot.store.facts import Facts
from bot.store.holding import RESTORED
from bot.store.team import Role
from handlers.coordinator import held, team
from handlers.team_buttons import GoOn, OpenCoordination, ShowHeld, WatchBroadcast
from tests.handlers.coordinator.test_announce import started
from tests.handlers.parts import (
    AMINA,
    BELA,
    CHIDI,
    NOW,
    Bell,
    Calls,
    key,
    kinds,
    screen_of,
    seen,
    services_on,
    tap,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.services import Services
    from bot.store.database import Database

NOW_MS = int(NOW.timestamp() * 1000)


@pytest.fixture
async def services(database: Database) -> Services:
    """A broadcast to six people, in a database that came from a backup."""
    services = await services_on(database)
    await started(services, 6)
    await Facts(database).set(RESTORED, "yes")
    assert await services.holding.look(NOW_MS) is not None
    return services


async def test_the_team_sees_why_and_an_owner_lets_it_go(services: Services) -> None:
    screen = await team.open_coordination(await tap(services, BELA, OpenCoordination()), services)
    asked = await held.show_held(await tap(services, BELA, key(screen, ShowHeld)), services)
    assert "A backup was put in the place" in seen(asked)
    assert kinds(asked) == [WatchBroadcast, GoOn, OpenCoordination]
    bell = services.announced
    assert isinstance(bell, Bell)
    before = bell.rung
    done = await held.go_on(await tap(services, BELA, GoOn()), services)
    assert screen_of(done).toast == "Messages go out again."
    assert ShowHeld not in kinds(done)
    assert bell.rung == before + 1
    await held.go_on(await tap(services, BELA, GoOn()), services)
    assert bell.rung == before + 1


async def test_a_reviewer_sees_it_and_cannot_let_it_go(services: Services) -> None:
    screen = await held.show_held(await tap(services, CHIDI, ShowHeld()), services)
    assert GoOn not in kinds(screen)


async def test_every_owner_is_asked_also_where_one_cannot_be_reached(services: Services) -> None:
    await services.team.appoint(AMINA, Role.OWNER, NOW_MS)
    told: list[Any] = []

    async def call(method: str, said: Mapping[str, Any], seconds: float) -> None:
        told.append((method, said["chat_id"]))
        if said["chat_id"] == BELA:
            raise CallFailed(403, "bot was blocked by the user")

    await held.ask_owners(call, services)
    assert sorted(told) == [("sendMessage", AMINA), ("sendMessage", BELA)]


async def test_nobody_is_asked_where_nothing_is_held(database: Database) -> None:
    services, calls = await services_on(database), Calls()
    await held.ask_owners(calls, services)
    assert calls.told == []
    screen = await held.show_held(await tap(services, BELA, ShowHeld()), services)
    assert screen.toast == "Messages go out again."
