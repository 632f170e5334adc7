"""What becomes of an update that could not be handled."""

from __future__ import annotations

import structlog

from bot.log import place
from bot.store.inbox import Again, Open, SetAside
from bot.store.lost import LOST

TRIES = 5
_FIRST_PAUSE_SECONDS = 2
_PAUSE_GROWS_BY = 4  # 2, 8, 32, 128 s: longer than a restart of the network or the database

_log = structlog.get_logger(__name__)


class PassingFault(Exception):
    """The update may well be handled a little later: the network is down, Telegram asks to wait.

    `after_seconds` is when, where that is known.
    """

    def __init__(self, why: str, after_seconds: float | None = None) -> None:
        super().__init__(why)
        self.after_seconds = after_seconds


def judge(update: Open, error: Exception) -> Again | SetAside:
    """Again after a passing fault, up to `TRIES` times in all; anything else is set aside."""
    where = place(error)
    if isinstance(error, (PassingFault, *LOST)) and update.attempts + 1 < TRIES:
        _log.warning("update comes again", update_id=update.update_id, error=where)
        return Again(update.id, _pause(update, error))
    _log.error("update set aside", update_id=update.update_id, error=where)
    return SetAside(update.id, where)


def _pause(update: Open, error: Exception) -> float:
    if isinstance(error, PassingFault) and error.after_seconds is not None:
        return error.after_seconds
    return float(_FIRST_PAUSE_SECONDS * _PAUSE_GROWS_BY**update.attempts)
