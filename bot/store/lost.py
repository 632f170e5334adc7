"""How either driver says that the database is away or busy for now."""

from __future__ import annotations

import sqlite3

import asyncpg

LOST: tuple[type[Exception], ...] = (
    OSError,
    sqlite3.OperationalError,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # of a connection that was cut off while a call was given up
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.TransactionRollbackError,
)
"""Errors after which the same transaction may succeed a little later."""
