"""Letters leave the chats of careful supporters: what is due is deleted, by whichever replica."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

import structlog

from bot.intake.calling import CallFailed
from bot.schedule import Tick

if TYPE_CHECKING:
    from bot.intake.calling import Call
    from bot.services import Services
    from bot.store.vanishing import Message, Vanishing

SECONDS = 10.0
BLANK = "…"
_REFUSED, _CLOSED = 400, 403

_log = structlog.get_logger(__name__)


def vanishing_tick(call: Call, services: Services, every: float) -> Tick:
    """Deletes what is due, every so many seconds; harmless when late, double or cut off."""

    async def run() -> None:
        now = int(services.now().timestamp() * 1000)
        await delete_due(call, services.vanishing, now)

    return Tick("vanishing", every, run)


async def delete_due(call: Call, vanishing: Vanishing, now: int) -> int:
    """Delete the messages that were due by this moment (ms); how many are off our hands.

    What Telegram did not answer for, or has no time for, stays due.
    """
    ended = 0
    for message in await vanishing.due(now):
        if await vanishing.claim(message, now) and await _is_gone(call, message):
            await vanishing.let_stay(message)
            ended += 1
    return ended


async def _is_gone(call: Call, message: Message) -> bool:
    """Delete it; after 48 hours Telegram refuses that, but not to take its text away."""
    about = message._asdict()
    status = await _status(call, "deleteMessage", about)
    if status == _REFUSED:
        status = await _status(call, "editMessageText", about | {"text": BLANK})
    # What is refused then is no longer there, or a file; a closed chat is out of reach.
    if status in (HTTPStatus.OK, _REFUSED, _CLOSED):
        return True
    _log.warning("letter not deleted yet", status=status)
    return False


async def _status(call: Call, method: str, params: dict[str, object]) -> int:
    try:
        await call(method, params, SECONDS)
    except CallFailed as error:
        return error.status
    return HTTPStatus.OK
