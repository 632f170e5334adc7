"""Long letters on their way to the compose page: encrypted, and gone after an hour."""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.store.database import Database


class Envelopes:
    """Encrypted bodies by random id. The key is never here."""

    def __init__(self, database: Database, machine_ms: Callable[[], int]) -> None:
        self._database, self._machine_ms = database, machine_ms

    async def keep(self, id_: str, body: bytes, ttl_seconds: int) -> None:
        """Keep it for so long; what has ended is dropped on the way."""
        now = self._machine_ms()
        async with self._database.transaction() as tx:
            await tx.run("drop_envelopes", now=now)
            text = b64encode(body).decode()
            await tx.run("keep_envelope", id=id_, body=text, ends_at=now + ttl_seconds * 1000)

    async def fetch(self, id_: str) -> bytes | None:
        """The body, or None when its time is over or it never was."""
        async with self._database.reading() as rows:
            row = await rows.one("envelope", id=id_, now=self._machine_ms())
        return b64decode(row["body"]) if row else None
