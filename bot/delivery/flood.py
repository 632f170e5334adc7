"""A 429, whichever replica met it at whichever call, holds the broadcasts of all of them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.delivery.pace import Pace
    from bot.store.deliveries import Deliveries


ONE_CHAT = 1.0  # Telegram: no more than about one message a second to one chat


class Flood:
    """Given to the transport, which reports each 429."""

    def __init__(
        self, deliveries: Deliveries, pace: Pace, clock: Callable[[], float] = time.time
    ) -> None:
        self._deliveries, self._pace, self._clock = deliveries, pace, clock
        self._written = 0.0

    async def met(self, seconds: float) -> None:
        """Telegram wants to be left alone for so long: no bulk from here, nor from the courier.

        A single second is what one chat asks for, whose owner taps fast: nobody else waits.
        """
        if seconds <= ONE_CHAT:
            return
        self._pace.hold(seconds)
        until = self._clock() + seconds
        if until <= self._written + 1:  # all that are in flight meet the same 429
            return
        self._written = until
        await self._deliveries.hold(int(until * 1000))
