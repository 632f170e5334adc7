"""The named queries: one SQL text for both databases, but for `sqlite.sql` and `postgres.sql`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import aiosql

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Query = Callable[..., Any]


@cache  # to read them all takes 60 ms; they hold nothing of one connection
def load(dialect: str, adapter: Callable[[], Any]) -> Mapping[str, Query]:
    """Every query that this dialect (`sqlite`, `postgres`) runs, by its unique name."""
    loaded: dict[str, Query] = {}
    for file in sorted(files(__name__).iterdir(), key=lambda file: file.name):
        stem, _, suffix = file.name.rpartition(".")
        if suffix != "sql" or stem in {"sqlite", "postgres"} - {dialect}:
            continue
        queries = aiosql.from_str(file.read_text(), adapter)
        for name in queries.available_queries:
            if name.endswith("_cursor"):
                continue
            if name in loaded:
                raise ValueError(f"two queries are named {name}")
            loaded[name] = getattr(queries, name)
    return MappingProxyType(loaded)
