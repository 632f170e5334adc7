"""Long polling: every update is kept before the next call confirms it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import structlog

from bot.intake.calling import CONFLICT, CallFailed, Wait, insist, pause, refuse_the_hopeless
from bot.intake.updates import ALLOWED_UPDATES, raw_update
from bot.log import place
from bot.store.lost import LOST

if TYPE_CHECKING:
    from bot.intake.calling import Call
    from bot.intake.updates import Keep

POLL_SECONDS = 50
_ON_THE_WAY_SECONDS = 10

_PASSING: tuple[type[Exception], ...] = (CallFailed, *LOST)

_log = structlog.get_logger(__name__)


class Poller:
    """Asks Telegram for updates."""

    def __init__(
        self,
        call: Call,
        keep: Keep,
        wait: Wait = asyncio.sleep,
        poll_seconds: int = POLL_SECONDS,
    ) -> None:
        self._call, self._keep, self._wait = call, keep, wait
        self._seconds = poll_seconds
        self._next: int | None = None
        self._failures = 0
        self._is_answered = False
        self._has_rival = False

    @property
    def is_ready(self) -> bool:
        """Whether updates come in, and no other program takes them."""
        return self._is_answered and not self._has_rival

    async def run(self) -> None:
        """Poll until cancelled. Raises `StartRefused` where the token is not a bot's."""
        # Telegram keeps pending updates unless told otherwise, and we never tell it.
        await insist(self._call, "deleteWebhook", {}, self._wait)
        while True:
            try:
                await self._poll()
            except _PASSING as error:
                await self._fail(error)
            else:
                self._failures, self._is_answered = 0, True

    async def _poll(self) -> None:
        # The first answer is wanted at once, to know that all is well.
        seconds = self._seconds if self._is_answered or self._has_rival else 0
        found: list[Any] = await self._call(
            "getUpdates", self._params(seconds), seconds + _ON_THE_WAY_SECONDS
        )
        updates = [update for update in map(raw_update, found) if update is not None]
        await self._keep(updates)
        if seconds and not found:
            self._has_rival = False  # nobody disturbed a whole long poll
        # After an empty answer everything is confirmed, and no number is remembered: in a quiet
        # week Telegram starts its numbers anew, and a lower one would never be given.
        last = max((update.update_id for update in updates), default=None)
        self._next = None if last is None else last + 1

    def _params(self, seconds: int) -> dict[str, Any]:
        params = {"timeout": seconds, "allowed_updates": list(ALLOWED_UPDATES)}
        return params if self._next is None else {**params, "offset": self._next}

    async def _fail(self, error: Exception) -> None:
        if isinstance(error, CallFailed):
            refuse_the_hopeless(error)
        is_rival = isinstance(error, CallFailed) and error.status == CONFLICT
        if not (self._has_rival if is_rival else self._failures):
            _tell(error)
        self._has_rival |= is_rival
        self._failures += 1
        self._is_answered = False
        await self._wait(pause(error, self._failures))


def _tell(error: Exception) -> None:
    if not isinstance(error, CallFailed):
        _log.error("updates cannot be kept", error=place(error))
    elif error.status == CONFLICT:
        _log.error("another program polls with this bot's token", status=CONFLICT)
    else:
        _log.warning("polling failed", status=error.status)
