"""Telegram's rates: so many messages in any second, overall and to one chat."""

from __future__ import annotations

import math
import time
from collections import OrderedDict, deque

from bot.sandbox.refusal import too_many

OVERALL, PER_CHAT = 30, 1
_SECOND = 1.0
_KEPT_CHATS = 10_000


class Limits:
    """At most `per_second` and `per_chat_per_second` in any span of a second; None lifts one."""

    def __init__(self) -> None:
        self.per_second: float | None = OVERALL
        self.per_chat_per_second: float | None = PER_CHAT
        self._all: deque[float] = deque()
        self._chats: OrderedDict[int, deque[float]] = OrderedDict()

    def put(self, per_second: float | None, per_chat_per_second: float | None) -> None:
        """New limits; what was sent before is forgotten."""
        self.per_second, self.per_chat_per_second = per_second, per_chat_per_second
        self._all.clear()
        self._chats.clear()

    def as_json(self) -> dict[str, float | None]:
        """As the people's side shows them."""
        return {
            "per_second": self.per_second,
            "per_chat_per_second": self.per_chat_per_second,
        }

    def admit(self, chat_id: int) -> None:
        """Count one message to this chat, else refuse with 429 and count nothing."""
        if self.per_second is None and self.per_chat_per_second is None:
            return
        now = time.monotonic()
        sent = self._sent_to(chat_id)
        wait = max(
            _wait(self._all, self.per_second, now), _wait(sent, self.per_chat_per_second, now)
        )
        if wait > 0:
            raise too_many(max(1, math.ceil(wait)))
        self._all.append(now)
        sent.append(now)

    def _sent_to(self, chat_id: int) -> deque[float]:
        sent = self._chats.get(chat_id)
        if sent is None:
            sent = self._chats[chat_id] = deque()
            if len(self._chats) > _KEPT_CHATS:
                self._chats.popitem(last=False)
        return sent


def _wait(sent: deque[float], allowed: float | None, now: float) -> float:
    """Seconds until one more is allowed; below 1 a second the span grows instead."""
    if allowed is None:
        return 0
    span = _SECOND if allowed >= 1 else _SECOND / allowed
    while sent and sent[0] <= now - span:
        sent.popleft()
    return sent[0] + span - now if len(sent) >= max(1, int(allowed)) else 0
