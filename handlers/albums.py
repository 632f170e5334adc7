"""An album arrives as one message for each photo; people sent one thing and want one answer."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from telegram import Message

REMEMBERED = 1_000


class Albums:
    """Which albums were answered lately.

    It is the one thing kept in the process: after a restart, or with several replicas, an album
    may be answered once more, and nothing worse.
    """

    def __init__(self) -> None:
        self._answered: OrderedDict[str, None] = OrderedDict()

    def is_answered(self, message: Message) -> bool:
        """Whether another message of the same album has been answered."""
        return message.media_group_id in self._answered

    def answered(self, message: Message) -> None:
        """This message has been answered."""
        if message.media_group_id is None:
            return
        self._answered[message.media_group_id] = None
        if len(self._answered) > REMEMBERED:
            self._answered.popitem(last=False)
