"""One call of Telegram on the way to a person: waited for when it must be, and understood."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter

from bot.intake.faults import PassingFault

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

T = TypeVar("T")
PATIENCE = timedelta(seconds=5)
"""A chat takes about one message a second, with short bursts: who taps fast waits so long."""
TRIES = 4


class Unreachable(Exception):
    """This person has blocked the bot or is no more."""


async def patiently(call: Callable[[], Awaitable[T]]) -> T:
    """The call's result, after short waits where Telegram asks for them.

    Raises `Unreachable`; `PassingFault` where a later try may succeed; `BadRequest` as it came.
    """
    for _ in range(TRIES):
        try:
            return await call()
        except Forbidden as error:
            raise Unreachable from error
        except BadRequest:  # which is a NetworkError too, but not a passing one
            raise
        except RetryAfter as error:
            wait = error.retry_after
            seconds = wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
            if seconds > PATIENCE.total_seconds():
                raise PassingFault("flooded", seconds) from error
            await asyncio.sleep(seconds)
        except NetworkError as error:
            raise PassingFault(type(error).__name__) from error
    raise PassingFault("flooded")
