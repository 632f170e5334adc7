"""The named queries on one connection, as far as both drivers run them alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.store.database import Row
    from bot.store.queries import Query


class NamedQueries:
    """What is read. What is written each driver counts in its own way."""

    def __init__(self, connection: Any, named: Mapping[str, Query]) -> None:
        self._connection, self._named = connection, named

    async def all(self, query: str, **values: object) -> list[Row]:
        """Every row."""
        return [row async for row in self._named[query](self._connection, **values)]

    async def one(self, query: str, **values: object) -> Row | None:
        """The first row, or None."""
        row: Row | None = await self._named[query](self._connection, **values)
        return row
