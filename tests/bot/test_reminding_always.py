"""Whatever happens in whatever order, wherever people live: the promises of a reminder."""

from __future__ import annotations

import asyncio
from itertools import count
from typing import TYPE_CHECKING

import asyncpg
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from bot.store import open_database
from tests.bot.reminded_life import Life, Story, stories

if TYPE_CHECKING:
    from pathlib import Path

LIVES = {"sqlite": 25, "postgres": 6}
_numbers = count(1)


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_nobody_is_reminded_twice_at_night_too_late_or_after_acting_and_nobody_is_forgotten(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    server = request.getfixturevalue("postgres_server") if kind == "postgres" else ""

    @settings(
        max_examples=LIVES[kind],
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.reuse, Phase.generate),
    )
    @given(stories)
    def holds(story: Story) -> None:
        asyncio.run(live(server, tmp_path, story))

    holds()


async def live(server: str, folder: Path, story: Story) -> None:
    address = str(folder / f"{next(_numbers)}.db")
    if server:
        name = f"lives_{next(_numbers)}"
        connection = await asyncpg.connect(server.format("postgres"))
        await connection.execute(f"CREATE DATABASE {name}")
        await connection.close()
        address = server.format(name)
    async with open_database(address) as database:
        life = Life(database, address, story)
        await life.is_lived()
        life.check()
