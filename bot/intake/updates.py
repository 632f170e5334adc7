"""An update as Telegram sends it becomes a row of the inbox, whatever is in it."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bot.store.inbox import RawUpdate

if TYPE_CHECKING:
    from bot.store.inbox import Inbox

Keep = Callable[[Sequence[RawUpdate]], Awaitable[object]]
"""Makes updates durable; when it has returned, they may be confirmed."""

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member", "inline_query")

_IN_A_CHAT = (
    *("message", "edited_message", "channel_post", "edited_channel_post"),
    *("my_chat_member", "chat_member", "chat_join_request"),
)
_BY_A_PERSON = ("callback_query", "inline_query", "chosen_inline_result")
_LARGEST = 2**63


class NotAnUpdate(ValueError):
    """What was posted is not an update; the message does not quote it."""


def keep_in(inbox: Inbox, clock: Callable[[], int], wake: Callable[[], None]) -> Keep:
    """Keeps updates in this inbox and wakes who handles them. `clock` gives milliseconds."""

    async def keep(updates: Sequence[RawUpdate]) -> None:
        if await inbox.receive(updates, clock()):
            wake()

    return keep


def read_update(raw: bytes) -> RawUpdate:
    """The update in these bytes. Raises `NotAnUpdate`."""
    try:
        update = json.loads(raw)
    except (ValueError, RecursionError):
        raise NotAnUpdate("the body is not JSON") from None
    found = raw_update(update)
    if found is None:
        raise NotAnUpdate("the body has no update_id")
    return found


def raw_update(update: object) -> RawUpdate | None:
    """The update of this JSON value; None where it has no update_id to know it by."""
    if not isinstance(update, dict):
        return None
    update_id = _id(update, "update_id")
    if update_id is None:
        return None
    # ASCII: an emoji that somebody cut in half could be written in neither database.
    return RawUpdate(update_id, _chat_id(update), json.dumps(update))


def _chat_id(update: Mapping[str, Any]) -> int:
    """Whose order this update keeps: a chat's, or a person's outside of chats; 0 if unknown."""
    for kind in _IN_A_CHAT:
        if kind in update:
            return _id(update, kind, "chat", "id") or 0
    for kind in _BY_A_PERSON:
        if kind in update:
            chat = _id(update, kind, "message", "chat", "id")
            return chat or _id(update, kind, "from", "id") or 0
    return 0


def _id(update: Mapping[str, Any], *path: str) -> int | None:
    value: object = update
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    is_id = isinstance(value, int) and not isinstance(value, bool)
    return value if is_id and isinstance(value, int) and abs(value) < _LARGEST else None
