"""Log lines: event names and ids, as JSON where a program reads them; never a token or a text."""

from __future__ import annotations

import logging
import re
import sys
from typing import TYPE_CHECKING, Any, TextIO

import structlog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from structlog.typing import EventDict, Processor, WrappedLogger

# A bot's token is its id, a colon and 35 characters; in a URL the colon may be %3A, and there
# it is masked however short it is.
_TOKEN = re.compile(r"(?i)\d+(?::|%3a)[a-z0-9_-]{30,}|(?<=/bot)\d+(?::|%3a)[^/\s\"'\\]+")
_MASK = "[token]"
_DEEPEST_FRAMES = 8
_CHATTERERS = ("aiohttp", "aiosqlite", "apscheduler", "asyncio", "httpx", "telegram", "tzlocal")


def set_up(stream: TextIO = sys.stderr) -> None:
    """Send every logger's lines here: for people on a terminal, else one JSON object a line.

    An exception becomes `error` (its class) and `where` (`module:line`, outermost first): its
    message is left out, because it may quote a letter or a person.
    """
    structlog.configure(
        processors=[*_shared(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.ExtraAdder(), *_shared()],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _Masked(_renderer(stream)),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    for name in _CHATTERERS:
        logging.getLogger(name).setLevel(logging.WARNING)


def place(error: BaseException) -> str:
    """An error's class and the line that raised it: `ValueError at bot.main:12`, no message."""
    frames = _frames(error.__traceback__)
    return f"{type(error).__name__} at {frames[-1]}" if frames else type(error).__name__


def mask(text: str) -> str:
    """The text without anything that looks like a bot's token."""
    return _TOKEN.sub(_MASK, text)


def _shared() -> Iterator[Processor]:
    yield structlog.contextvars.merge_contextvars
    yield structlog.stdlib.add_log_level
    yield structlog.stdlib.add_logger_name
    yield structlog.processors.TimeStamper(fmt="iso", utc=True)
    yield _exception_without_message


def _renderer(stream: TextIO) -> Processor:
    if stream.isatty():
        return structlog.dev.ConsoleRenderer()
    return structlog.processors.JSONRenderer(ensure_ascii=False, default=_kind)


def _kind(value: object) -> str:
    """What stands for a value that JSON does not know: its repr could quote anything."""
    return type(value).__name__


class _Masked:
    """Masks the finished line: no part of it, however it came there, can hold a token."""

    def __init__(self, render: Processor) -> None:
        self._render = render

    def __call__(self, logger: WrappedLogger, method: str, event: EventDict) -> str:
        return mask(str(self._render(logger, method, event)))


def _exception_without_message(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    told: Any = event.pop("exc_info", None)
    error = told[1] if isinstance(told, tuple) else told
    if error is True:
        error = sys.exc_info()[1]
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["where"] = _frames(error.__traceback__)[-_DEEPEST_FRAMES:]
    return event


def _frames(traceback: TracebackType | None) -> list[str]:
    found = []
    while traceback is not None:
        module = traceback.tb_frame.f_globals.get("__name__", "?")
        found.append(f"{module}:{traceback.tb_lineno}")
        traceback = traceback.tb_next
    return found
