"""A database in which something happens at the last moment: after the look, before the act."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from bot.store.database import CourierLock, Database, Handle


@dataclass
class Meanwhile:
    """A `Database`; before its next transaction begins, what `happens` is done elsewhere."""

    database: Database
    happens: Callable[[], Awaitable[object]] | None = field(default=None)

    def has_happened(self) -> bool:
        """Whether it has."""
        return self.happens is None

    @asynccontextmanager
    async def transaction(self, *, bulk: bool = False) -> AsyncIterator[Handle]:
        """The same, a moment later."""
        happens, self.happens = self.happens, None
        if happens is not None:
            await happens()
        async with self.database.transaction(bulk=bulk) as tx:
            yield tx

    def reading(self) -> AbstractAsyncContextManager[Handle]:
        """The same."""
        return self.database.reading()

    def only_courier(self) -> AbstractAsyncContextManager[CourierLock | None]:
        """The same."""
        return self.database.only_courier()

    async def backup(self, path: Path) -> None:
        """The same."""
        await self.database.backup(path)
