"""One post office per story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bot.delivery.office import Office

if TYPE_CHECKING:
    from bot.store.database import Database


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)
