"""The way in: polling or the webhook, the inbox, and who handles what lies there."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot.intake.dispatcher import Dispatcher
from bot.intake.polling import Poller
from bot.intake.updates import keep_in
from bot.intake.webhook import Webhook, set_webhook
from bot.web.webhook import Webhook as WebhookRoute

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.handling import Handling
    from bot.intake.calling import Call
    from bot.settings import Settings
    from bot.store.inbox import Inbox


class Receiving:
    """Updates are kept, confirmed, and handled under this replica's name."""

    def __init__(
        self, settings: Settings, call: Call, inbox: Inbox, handling: Handling, replica: str
    ) -> None:
        self._settings, self._call = settings, call
        self._dispatcher = Dispatcher(inbox, handling, replica)
        self._inbox = inbox
        self._poller: Poller | None = None
        self.route: WebhookRoute | None = None
        """Where Telegram posts to; None while polling."""

    def prepare(self, machine_ms: Callable[[], int]) -> None:
        """Decide between webhook and polling; nothing is called yet."""
        keep = keep_in(self._inbox, machine_ms, self._dispatcher.wake)
        if self._settings.webhook_secret:
            self.route = WebhookRoute(self._settings.webhook_secret, Webhook(keep).receive)
        else:
            self._poller = Poller(self._call, keep)

    @property
    def is_ready(self) -> bool:
        """Whether updates come in, as far as can be known."""
        return self._poller is None or self._poller.is_ready

    @property
    def has_database(self) -> bool:
        """Whether the inbox could be written when it was last tried: within a second."""
        return not self._dispatcher.is_lost

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Receive and handle while the block runs; what is in hand at its end is finished.

        Raises `StartRefused`, in a group, where Telegram does not want this bot.
        """
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._dispatcher.run())
            coming = tasks.create_task(self._receive())
            try:
                yield
            finally:
                coming.cancel()
                self._dispatcher.stop()

    async def _receive(self) -> None:
        if self._poller is not None:
            await self._poller.run()
        else:
            url = f"{self._settings.public_url}/telegram"
            await set_webhook(self._call, url, self._settings.webhook_secret[0])
