"""Reminders that became unwanted between their queueing and their sending."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.store.database import Handle
    from bot.store.delivery import Delivery


async def withdraw_unwanted(
    tx: Handle, broadcast_id: int, picked: Sequence[Delivery], now: int
) -> set[int]:
    """End those of these reminders whose supporter acted meanwhile, or wants none any more.

    The chats that they were for; of what else was to stand in them they are reminded anew. `now`
    is the domain's, in ms.
    """
    if not picked:
        return set()
    chats = {one.chat_id for one in picked}
    rows = await tx.all(
        "not_to_be_reminded",
        broadcast_id=broadcast_id,
        first=min(chats),
        last=max(chats),
        now=now,
    )
    unwanted = chats & {row["chat_id"] for row in rows}
    for chat_id in unwanted:
        await tx.run("withdraw_delivery", broadcast_id=broadcast_id, chat_id=chat_id)
    if unwanted:
        await tx.run("renew_snoozes", broadcast_id=broadcast_id)
        await tx.run("free_reminded", broadcast_id=broadcast_id)
        await tx.run("look_again_at", broadcast_id=broadcast_id)
    return unwanted
