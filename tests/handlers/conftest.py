"""What most stories of supporters begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.handlers.parts import AMINA, services_on
from tests.handlers.varied import published

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from cases.case import Case


@pytest.fixture
async def services(database: Database) -> Services:
    """Every part, on a database of either kind."""
    return await services_on(database)


@pytest.fixture
async def amina_is_known(services: Services) -> None:
    """She gave her name and her city."""
    await services.supporters.meet(AMINA, 1)
    await services.supporters.introduce(AMINA, "Amina Example", "Toledo", 1)


@pytest.fixture
async def case(services: Services, database_address: str) -> Case:
    """A published case with everything in it."""
    return await published(services, database_address)
