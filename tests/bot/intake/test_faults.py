"""What becomes of an update while the database is away."""

from __future__ import annotations

import socket
import sqlite3

import asyncpg
import pytest

from bot.intake.faults import TRIES, judge
from bot.store.inbox import Again, Open, SetAside

AWAY = [
    ConnectionRefusedError(),
    socket.gaierror(),
    sqlite3.OperationalError("database is locked"),
    asyncpg.ConnectionDoesNotExistError(),
    asyncpg.CannotConnectNowError(),
    asyncpg.AdminShutdownError(),
    asyncpg.InterfaceError("pool is closed"),
    # So asyncpg says it of a connection that was cut off while a call on it was given up.
    asyncpg.InternalClientError("cannot switch to state 15; another operation (2) is in progress"),
]


def update(attempts: int = 0) -> Open:
    return Open(id=1, update_id=1, chat_id=1, body="{}", attempts=attempts)


@pytest.mark.parametrize("error", AWAY, ids=lambda error: type(error).__name__)
def test_an_update_is_not_set_aside_because_the_database_is_away(error: Exception) -> None:
    assert isinstance(judge(update(), error), Again)
    assert isinstance(judge(update(TRIES - 1), error), SetAside)


def test_what_is_the_bot_s_own_fault_is_set_aside_at_once() -> None:
    for error in (ValueError(), asyncpg.UniqueViolationError(), sqlite3.IntegrityError()):
        assert isinstance(judge(update(), error), SetAside)
