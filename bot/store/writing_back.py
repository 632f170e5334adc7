"""SQLite's log is written back into the file beside the transactions, not inside one of them.

Left to itself SQLite does it in the commit that makes the log a thousand pages long, and whoever
commits waits for it: on a busy disk a tenth of all commits took 38 ms so, and 23 ms like this.
"""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    import aiosqlite

# While a million are queued the log grows by 70 MB a second.
EVERY = 0.05  # seconds, while there is something to write back
# The log grows while it is written back. What is this long, in pages, the next commit writes back.
LONGEST = "PRAGMA wal_autocheckpoint = 4000"


@asynccontextmanager
async def writing_back(
    connection: aiosqlite.Connection, has_written: asyncio.Event
) -> AsyncIterator[None]:
    """While the block runs, over a connection that nobody else uses.

    `has_written` is set by whoever has committed. Nobody waits for this, nor this for anybody.
    """
    task = asyncio.create_task(_write_back(connection, has_written))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


async def _write_back(connection: aiosqlite.Connection, has_written: asyncio.Event) -> None:
    while True:
        await has_written.wait()
        await asyncio.sleep(EVERY)
        has_written.clear()
        # What cannot be done now is done the next time, or by a commit, which says why.
        with suppress(sqlite3.Error):
            await connection.execute_fetchall("PRAGMA wal_checkpoint(PASSIVE)")
