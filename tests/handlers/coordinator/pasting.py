"""People who paste, a clock that a story moves, and a Telegram that counts its messages."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import orjson
from telegram import Bot

from bot.store.pasted import EVERY_MS
from bot.store.pastes import Pastes
from handlers.coordinator import import_text
from handlers.coordinator.pasting import end_paste
from handlers.coordinator.showing_pastes import show_pastes
from handlers.import_buttons import EndPaste
from tests.handlers.coordinator.documents import URGENT_ACTION
from tests.handlers.coordinator.stage import Telegram
from tests.handlers.parts import BELA, NOW, said, tap

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.services import Services
    from bot.store.database import Database
    from handlers.screen import Screen

Call = tuple[str, dict[str, Any]]
CUT = URGENT_ACTION.index("Dear Governor Roe,")
FIRST, SECOND = URGENT_ACTION[:CUT], URGENT_ACTION[CUT:]


class Counting(Telegram):
    """Gives each message the next id from 1,000 on; some were deleted by their reader."""

    def __init__(self) -> None:
        super().__init__()
        self.last = 1_000
        self.gone: set[int] = set()
        self.meanwhile: Callable[[], Awaitable[object]] | None = None
        """What happens while a message is on its way."""

    async def paced_call(self, method: str, body: bytes) -> tuple[int, bytes]:
        if method == "sendMessage" and self.meanwhile is not None:
            await self.meanwhile()
        return await super().paced_call(method, body)

    def _answer(self, name: str, params: dict[str, Any]) -> tuple[int, bytes]:
        status, told = super()._answer(name, params)
        if params.get("message_id") in self.gone:
            said = {"ok": False, "error_code": 400, "description": "message to edit not found"}
            return 400, orjson.dumps(said)
        if name == "sendMessage":
            self.last += 1
            answer = orjson.loads(told)
            answer["result"]["message_id"] = self.last
            told = orjson.dumps(answer)
        return status, told


class Pasting:
    """Parts as they come in; `ms` is the machine's clock, and the seconds are Telegram's."""

    def __init__(self, services: Services, database: Database) -> None:
        self.ms = 1_000_000
        self.services = replace(services, pastes=Pastes(database, lambda: self.ms))
        self.telegram = Counting()
        self.bot = Bot("1:x", request=self.telegram, get_updates_request=self.telegram)

    async def pastes(
        self, text: str, message_id: int, second: int = 0, by: int = BELA
    ) -> Screen | None:
        """What this person is answered at once to a text that they sent at this second."""
        came = await said(self.services, by, text)
        at = NOW + timedelta(seconds=second)
        return await import_text(replace(came, message_id=message_id, sent_at=at), self.services)

    async def shows(self, after_ms: int = EVERY_MS) -> list[Call]:
        """What Telegram is told by the next tick, when so much time has gone by."""
        self.ms += after_ms
        self.telegram.calls.clear()
        await show_pastes(self.bot, self.services)
        return [call for call in self.telegram.calls if call[0] != "getMe"]

    async def ends(self, message_id: int, by: int = BELA) -> Screen:
        """They say that this was all."""
        return await end_paste(await tap(self.services, by, EndPaste(message_id)), self.services)
