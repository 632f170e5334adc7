"""The webhook: Telegram posts each update, and is answered once it is kept."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.intake.calling import insist
from bot.intake.updates import ALLOWED_UPDATES, read_update

if TYPE_CHECKING:
    from bot.intake.calling import Call, Wait
    from bot.intake.updates import Keep
    from bot.store.inbox import RawUpdate

# More at once than the default 40: those that arrive together cost one commit.
CONNECTIONS = 100


async def set_webhook(call: Call, url: str, secret: str, wait: Wait = asyncio.sleep) -> None:
    """Have updates posted to this https address from now on; pending ones too."""
    params = {
        "url": url,
        "secret_token": secret,
        "allowed_updates": list(ALLOWED_UPDATES),
        "max_connections": CONNECTIONS,
    }
    await insist(call, "setWebhook", params, wait)


class Webhook:
    """Keeps what is posted. Updates that arrive while others are written go together."""

    def __init__(self, keep: Keep) -> None:
        self._keep = keep
        self._turn = asyncio.Lock()
        self._next: tuple[list[RawUpdate], asyncio.Task[None]] | None = None

    async def receive(self, raw: bytes) -> None:
        """Keep the update in this body, and return once it is durable.

        Raises `NotAnUpdate` where it is none, and whatever the database raises: then it is not
        kept, and must not be answered with 200.
        """
        update = read_update(raw)
        if self._next is None:
            together: list[RawUpdate] = []
            self._next = together, asyncio.create_task(self._keep_in_turn(together))
        updates, kept = self._next
        updates.append(update)
        await asyncio.shield(kept)

    async def _keep_in_turn(self, updates: list[RawUpdate]) -> None:
        async with self._turn:
            self._next = None
            await self._keep(updates)
