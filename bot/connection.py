"""The connection to Telegram, shared by everything that calls it."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.calls import Calls
from bot.delivery.flood import Flood
from bot.delivery.pace import Pace
from bot.delivery.transport import AiohttpRequest
from bot.intake.calling import insist
from bot.store.deliveries import Deliveries

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.settings import Settings
    from bot.store.database import Database


@dataclass(frozen=True, slots=True)
class Telegram:
    """The connection to Telegram, and who the bot is there."""

    request: AiohttpRequest
    call: Calls
    pace: Pace
    username: str


@asynccontextmanager
async def open_telegram(settings: Settings, database: Database) -> AsyncIterator[Telegram]:
    """Connected while the block runs. Raises `StartRefused` for a token that is none."""
    pace = Pace(settings.rate)
    flood = Flood(Deliveries(database), pace)
    request = AiohttpRequest(settings.api, settings.token, pace=pace, flooded=flood.met)
    await request.initialize()
    try:
        call = Calls(request)
        me = await insist(call, "getMe", {})
        yield Telegram(request, call, pace, str(me["username"]))
    finally:
        await request.shutdown()
