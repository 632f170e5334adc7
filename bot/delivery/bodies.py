"""The message of each broadcast in each language, rendered once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.delivery.courier import Render
    from bot.store.broadcasts import Broadcasts


class Bodies:
    """All subscribers of one language get the same JSON but for `chat_id`, and for the night."""

    def __init__(self, broadcasts: Broadcasts, render: Render) -> None:
        self._broadcasts, self._render = broadcasts, render
        self._heads: dict[tuple[int, str, bool], bytes] = {}

    async def head(self, broadcast_id: int, language: str, silent: bool = False) -> bytes:  # noqa: FBT001, FBT002 - a part of the key, as the two before it
        """The body up to the chat's id: `whole` completes it. Raises what the rendering raises."""
        known = self._heads.get((broadcast_id, language, silent))
        if known is not None:
            return known
        broadcast = await self._broadcasts.find(broadcast_id)
        if broadcast is None:
            raise LookupError(f"there is no broadcast {broadcast_id}")
        body = (await self._render(broadcast, language)).rstrip()
        quiet = b',"disable_notification":true' if silent else b""
        head = self._heads[broadcast_id, language, silent] = body[:-1] + quiet + b',"chat_id":'
        return head

    def keep_only(self, broadcast_ids: Collection[int]) -> None:
        """Forget the messages of all other broadcasts."""
        for key in [key for key in self._heads if key[0] not in broadcast_ids]:
            del self._heads[key]


def whole(head: bytes, chat_id: int) -> bytes:
    """The body for this chat."""
    return head + b"%d}" % chat_id
