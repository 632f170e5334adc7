"""The updates that wait for the bot."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import orjson

from bot.sandbox.refusal import conflict

if TYPE_CHECKING:
    from collections.abc import Iterable

KINDS = frozenset(
    {
        "message", "edited_message", "channel_post", "edited_channel_post", "callback_query",
        "inline_query", "chosen_inline_result", "my_chat_member", "chat_member", "poll",
        "poll_answer", "chat_join_request", "message_reaction", "message_reaction_count",
        "shipping_query", "pre_checkout_query", "chat_boost", "removed_chat_boost",
        "business_connection", "business_message", "edited_business_message",
        "deleted_business_messages", "purchased_paid_media",
    }
)  # fmt: skip
_ONLY_WHEN_ASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_TERMINATED = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
MOST = 100


@dataclass(frozen=True, slots=True)
class Update:
    """One update, written down as it was when it came; `chat_id` keeps the order within a chat."""

    id: int
    chat_id: int
    body: bytes


class Updates:
    """Pending updates in order; ids start at the Unix second and grow by one."""

    def __init__(self, first_id: int) -> None:
        self._next_id = first_id
        self._pending: OrderedDict[int, Update] = OrderedDict()
        self.allowed: list[str] = []
        self._poll: asyncio.Future[None] | None = None
        self.arrived = asyncio.Event()

    def __len__(self) -> int:
        return len(self._pending)

    def allow(self, kinds: object) -> None:
        """Which kinds come from now on; empty is Telegram's default, None keeps what was."""
        if isinstance(kinds, list):
            self.allowed = [kind for kind in kinds if kind in KINDS]

    def add(self, kind: str, chat_id: int, body: dict[str, Any]) -> None:
        """Something happened; it is kept unless the bot did not ask for its kind."""
        is_wanted = kind in self.allowed if self.allowed else kind not in _ONLY_WHEN_ASKED
        if not is_wanted:
            return
        update = orjson.dumps({"update_id": self._next_id, kind: body})
        self._pending[self._next_id] = Update(self._next_id, chat_id, update)
        self._next_id += 1
        self.arrived.set()
        if self._poll and not self._poll.done():
            self._poll.set_result(None)

    def confirm(self, offset: int) -> None:
        """Forget what stands before `offset`; a negative one keeps only as many as it says."""
        pending = self._pending
        if offset < 0:
            while len(pending) > -offset:
                pending.popitem(last=False)
            return
        while pending and next(iter(pending)) < offset:
            pending.popitem(last=False)

    def remove(self, update: Update) -> None:
        """It was delivered by webhook."""
        self._pending.pop(update.id, None)

    def holds(self, update: Update) -> bool:
        """Whether it still waits."""
        return update.id in self._pending

    def waiting(self) -> Iterable[Update]:
        """The oldest pending updates, a thousand at most."""
        return list(islice(self._pending.values(), 1000))

    def clear(self) -> None:
        """Drop everything that waits."""
        self._pending.clear()

    def first(self, limit: int) -> list[Update]:
        """The oldest `limit` (1–100)."""
        count = min(max(limit, 1), MOST)
        return list(islice(self._pending.values(), count))

    def end_poll(self) -> None:
        """Whoever polls now gets a 409."""
        if self._poll and not self._poll.done():
            self._poll.set_exception(conflict(_TERMINATED))

    async def poll(self, limit: int, seconds: float) -> list[Update]:
        """The oldest pending updates; with none, wait for the first. Ends an older poll by 409."""
        self.end_poll()
        if not self._pending and seconds > 0:
            await self._wait(seconds)
        return self.first(limit)

    async def _wait(self, seconds: float) -> None:
        poll: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poll = poll
        try:
            async with asyncio.timeout(seconds):
                await poll
        except TimeoutError:
            return
        finally:
            if self._poll is poll:
                self._poll = None
