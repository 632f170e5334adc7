"""The little that we need of a database. SQLite and PostgreSQL each implement it once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path


class Row(Protocol):
    """One row; columns by their names."""

    def __getitem__(self, column: str, /) -> Any: ...

    def keys(self) -> Iterable[str]:
        """The columns' names."""
        ...


class Handle(Protocol):
    """Runs the named queries of `bot/store/queries`."""

    async def all(self, query: str, **values: object) -> list[Row]:
        """Every row."""
        ...

    async def one(self, query: str, **values: object) -> Row | None:
        """The first row, or None."""
        ...

    async def run(self, query: str, **values: object) -> int:
        """Run a statement; how many rows it touched."""
        ...

    async def define(self, statement: str) -> None:
        """Run one statement of the schema."""
        ...


class Database(Protocol):
    """A place to begin transactions.

    Never begin one inside another, and never wait for the network inside one: every writer
    of a SQLite file waits for it.
    """

    def transaction(self, *, bulk: bool = False) -> AbstractAsyncContextManager[Handle]:
        """All or nothing; what it wrote is durable when the block has been left.

        A `bulk` one is a step of long work: others go first. The last steps may be lost with the
        machine, but none of them when a later transaction is not.
        """
        ...

    def reading(self) -> AbstractAsyncContextManager[Handle]:
        """Reads what is committed, without making any writer wait."""
        ...

    def only_courier(self) -> AbstractAsyncContextManager[CourierLock | None]:
        """The lock that one courier of this bot may hold; None while another holds it."""
        ...

    async def backup(self, path: Path) -> None:
        """Write a consistent copy to this new file, while everything runs."""
        ...


class CourierLock(Protocol):
    """Held until the block ends, the process dies or the database is lost."""

    async def is_held(self) -> bool:
        """Whether it is still ours; False for good once it was lost."""
        ...


class DatabaseUnusable(Exception):
    """The database cannot be used as it is; the message is one line for an operator."""
