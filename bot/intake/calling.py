"""What intake asks of Telegram, and what it does when Telegram does not answer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Protocol

import structlog

if TYPE_CHECKING:
    from collections.abc import Mapping

Wait = Callable[[float], Awaitable[None]]

CONFLICT, UNAUTHORIZED = 409, 401
_NO_SUCH_BOT = (UNAUTHORIZED, 404)  # a token that is no token at all is answered with 404
_WRONG = (400, 403)
_SECONDS = 20.0
_LONGEST_PAUSE = 30.0

_log = structlog.get_logger(__name__)


class CallFailed(Exception):
    """A call of the Bot API brought no result: its HTTP status, 0 where there was no answer."""

    def __init__(self, status: int, why: str, retry_after: float | None = None) -> None:
        super().__init__(why)
        self.status, self.retry_after = status, retry_after


class StartRefused(Exception):
    """Telegram will not have this bot as it is set up; the message is one line for an operator."""


class Call(Protocol):
    """Calls a method of the Bot API: the JSON of its result, or `CallFailed`."""

    async def __call__(self, method: str, params: Mapping[str, Any], seconds: float, /) -> Any:
        """Wait at most so many seconds for the answer."""
        ...


async def insist(
    call: Call, method: str, params: Mapping[str, Any], wait: Wait = asyncio.sleep
) -> Any:
    """The result, however long Telegram is away. Raises `StartRefused` where waiting is no use."""
    failures = 0
    while True:
        try:
            return await call(method, params, _SECONDS)
        except CallFailed as error:
            refuse_the_hopeless(error)
            if error.status in _WRONG:
                raise StartRefused(f"Telegram refuses {method}: {error}") from error
            failures += 1
            _log.warning("telegram does not answer", method=method, status=error.status)
            await wait(pause(error, failures))


def refuse_the_hopeless(error: CallFailed) -> None:
    """Raise `StartRefused` where the token is not a bot's."""
    if error.status in _NO_SUCH_BOT:
        raise StartRefused("BOT_TOKEN is not a token that Telegram knows") from None


def pause(error: Exception, failures: int) -> float:
    """Seconds until the next try: what Telegram says, else 1, 2, 4 … 30."""
    if isinstance(error, CallFailed) and error.retry_after is not None:
        return error.retry_after
    return min(_LONGEST_PAUSE, 2.0 ** (failures - 1))
