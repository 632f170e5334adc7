"""Turn Telegram's answers into outcomes. The only place that knows its errors."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol

import orjson
from telegram.error import NetworkError

from bot.delivery.outcome import Gone, Later, Outcome, Refused, Sent, Unknown

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    Leaving = Callable[[], None]
    Send = Callable[[int, bytes, Leaving], Awaitable[Outcome]]
    """Chat, whole body of the call, and what to call just before the bytes leave."""

TROUBLE = 5.0  # seconds until the next try where Telegram is in trouble
NO_ENTRY = 60.0  # and where it does not know the bot: an operator has to change something
_GONE = (  # descriptions of a 400, in lower case, that mean the person and not the message
    "chat not found",
    "user is deactivated",
    "user not found",
    "peer_id_invalid",
    "input_user_deactivated",
    "group chat was upgraded",
)
_PASSING = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.REQUEST_ENTITY_TOO_LARGE})
"""What a proxy says of itself, even where it says so as Telegram would."""
_SAME = "message is not modified"
_NOT_THERE = (  # and, where a message is edited, that it was deleted, or is none of the bot's
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
)


class Caller(Protocol):
    """Calls a method of the Bot API with a JSON body; see `AiohttpRequest.call`."""

    async def call(
        self, method: str, body: bytes, *, leaving: Leaving | None = None
    ) -> tuple[int, bytes]:
        """Status and body of the answer; raises `NetworkError` where there was none."""
        ...


def sender(caller: Caller) -> Send:
    """How the courier sends one message."""
    return _calling(caller, "sendMessage", outcome_of)


def editor(caller: Caller) -> Send:
    """How the courier edits one message; its id is in the body."""
    return _calling(caller, "editMessageText", outcome_of_edit)


def _calling(caller: Caller, method: str, read: Callable[[int, bytes], Outcome]) -> Send:
    async def call(_chat_id: int, body: bytes, leaving: Leaving) -> Outcome:
        has_left = False

        def leave() -> None:
            nonlocal has_left
            has_left = True
            leaving()

        try:
            status, content = await caller.call(method, body, leaving=leave)
        except NetworkError:
            return Unknown() if has_left else Later(TROUBLE)
        return read(status, content)

    return call


def outcome_of(status: int, content: bytes) -> Outcome:
    """What this answer to a send method means. Never raises, whatever a proxy put in its place."""
    answer = _parsed(content)
    if status == HTTPStatus.OK:
        message_id = _part(answer, "result", "message_id")
        return Sent(message_id) if isinstance(message_id, int) else Unknown()
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return Later(retry_after(content))
    return _unsent(status, _part(answer, "description"))


def outcome_of_edit(status: int, content: bytes) -> Outcome:
    """What this answer to an edit means; a message that shows it already was edited."""
    outcome = outcome_of(status, content)
    said = outcome.why.lower() if isinstance(outcome, Refused) else ""
    if _SAME in said:
        return Sent(0)
    return Gone() if any(words in said for words in _NOT_THERE) else outcome


def retry_after(content: bytes) -> float:
    """The seconds that a 429 asks for; a careful guess where it does not say."""
    seconds = _part(_parsed(content), "parameters", "retry_after")
    return float(seconds) if isinstance(seconds, int | float) and seconds > 0 else TROUBLE


def _unsent(status: int, why: object) -> Outcome:
    """Without Telegram's reason a proxy answered: that says nothing of message or person."""
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND}:
        return Later(NO_ENTRY)
    if status == HTTPStatus.FORBIDDEN:
        return Gone() if why else Later(NO_ENTRY)
    is_said_of_it = HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR
    if why and is_said_of_it and status not in _PASSING:
        return _refusal(str(why))
    return Later(TROUBLE)


def _refusal(why: str) -> Outcome:
    return Gone() if any(part in why.lower() for part in _GONE) else Refused(why)


def _parsed(content: bytes) -> object:
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError:
        return None


def _part(answer: object, *keys: str) -> object:
    for key in keys:
        answer = answer.get(key) if isinstance(answer, dict) else None
    return answer
