"""A Telegram that answers what a story says, call by call, and then never again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class Scripted:
    """A `Call`: each answer is a result, or an exception to raise."""

    def __init__(self, *answers: object) -> None:
        self._answers = iter(answers)
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.waits: list[float] = []
        self.exhausted = asyncio.Event()

    async def __call__(self, method: str, params: Mapping[str, Any], seconds: float) -> Any:
        self.calls.append((method, dict(params)))
        try:
            answer = next(self._answers)
        except StopIteration:
            self.exhausted.set()
            return await asyncio.Event().wait()
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def wait(self, seconds: float) -> None:
        self.waits.append(seconds)

    def asked(self, method: str) -> list[dict[str, Any]]:
        return [params for name, params in self.calls if name == method]
