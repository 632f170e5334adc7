"""The record of what the bot called."""

from __future__ import annotations

import time
from collections import deque
from http import HTTPStatus
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.sandbox.params import Params

KEPT = 100_000


class Calls:
    """The last 100,000 calls in the order in which they were answered, numbered from 1."""

    def __init__(self) -> None:
        self._kept: deque[tuple[float, str, Params, int, str | None]] = deque(maxlen=KEPT)
        self.count = 0

    def record(self, method: str, params: Params, status: int, error: str | None) -> None:
        """One call was answered; files are kept as name and size only.

        A status below 400 says that it was done, also where the connection was cut then.
        """
        if params.files:
            params.forget_files()
        self._kept.append((time.time(), method, params, status, error))
        self.count += 1

    def after(self, number: int, limit: int) -> list[dict[str, Any]]:
        """At most `limit` calls with a number above `number`."""
        first = self.count - len(self._kept) + 1
        start = max(number + 1, first)
        chosen = islice(self._kept, start - first, start - first + limit)
        return [_as_json(start + place, call) for place, call in enumerate(chosen)]


def _as_json(number: int, call: tuple[float, str, Params, int, str | None]) -> dict[str, Any]:
    at, method, params, status, error = call
    return {
        "n": number,
        "at": at,
        "method": method,
        "params": params.values,
        "status": status,
        "ok": status == HTTPStatus.OK,
        "error": error,
    }
