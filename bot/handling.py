"""One kept update, given to the conversations."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application

from bot.intake.faults import PassingFault
from bot.store.lost import LOST

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from telegram.ext import BaseHandler

    from bot.delivery.transport import AiohttpRequest
    from bot.metrics import Metrics
    from bot.settings import Settings
    from bot.store.inbox import Open

    AnyApplication = Application[Any, Any, Any, Any, Any, Any]

_PLACE = ("message_id", "date", "chat")
_failures: ContextVar[list[Exception]] = ContextVar("failures")


@asynccontextmanager
async def open_application(
    settings: Settings, request: AiohttpRequest, routes: Iterable[BaseHandler[Update, Any, None]]
) -> AsyncIterator[AnyApplication]:
    """PTB's application over our transport, without its updater and its job queue."""
    application = (
        Application.builder()
        .token(settings.token)
        .base_url(f"{settings.api}/bot")
        .base_file_url(f"{settings.api}/file/bot")
        .request(request)
        .get_updates_request(request)
        .updater(None)
        .job_queue(None)
        .build()
    )
    application.add_handlers(list(routes))
    application.add_error_handler(_note)
    async with application:
        yield application


class Handling:
    """PTB's `process_update`, which swallows errors, made to raise them: the inbox decides."""

    def __init__(self, application: AnyApplication, metrics: Metrics) -> None:
        self._application, self._metrics = application, metrics

    async def __call__(self, update: Open) -> None:
        """Return when the answer has been shown; raise whatever went wrong."""
        failures: list[Exception] = []
        _failures.set(failures)
        with self._metrics.tap_seconds.time():
            parsed = Update.de_json(_needed(json.loads(update.body)), self._application.bot)
            await self._application.process_update(parsed)
        if failures:
            raise _passing(failures[0])
        self._metrics.updates.inc()


def _needed(update: Any) -> Any:
    """Without the text and the keys of a tapped message, of which objects would be made in vain.

    Where it stands is all that a tap needs of it. Anything odd is left to the library.
    """
    query = update.get("callback_query") if isinstance(update, dict) else None
    message = query.get("message") if isinstance(query, dict) else None
    if not isinstance(query, dict) or not isinstance(message, dict):
        return update
    place = {key: message[key] for key in _PLACE if key in message}
    return {**update, "callback_query": {**query, "message": place}}


def is_passing(error: Exception) -> bool:
    """Whether this is no fault of the update's: a network or a database is away, or a flood."""
    if isinstance(error, NetworkError):
        return not isinstance(error, BadRequest)
    return isinstance(error, (PassingFault, RetryAfter, *LOST))


def _passing(error: Exception) -> Exception:
    if is_passing(error) and isinstance(error, TelegramError):
        return PassingFault(type(error).__name__)
    return error


async def _note(_update: object, context: Any) -> None:
    _failures.get().append(context.error)
