"""Deliveries: the messages on their way, and the courier's transactions over them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

from bot.store.broadcast import REMINDERS
from bot.store.delivery import Delivery, Turn
from bot.store.facts import take_id
from bot.store.unwanted import withdraw_unwanted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.store.database import Database, Handle
    from bot.store.delivery import Aboard, Instant, Settled

CHUNK = 5_000


class Deliveries:
    """The courier's side of the table `deliveries`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take_over(self, aboard: Aboard | None) -> int:
        """A new claim number; whatever earlier couriers had claimed waits again.

        What they may have sent is marked repeated, or ends as unknown if it was marked already:
        those in `aboard` if that was the last courier's, else all that they had claimed.
        """
        async with self._database.transaction() as tx:
            claim = await take_id(tx, "courier")
            if aboard is None or aboard.claim != claim - 1:
                await tx.run("doubt_deliveries")
                return claim
            for broadcast_id, chat_id in aboard.pairs:
                await tx.run("doubt_delivery", broadcast_id=broadcast_id, chat_id=chat_id)
            await tx.run("free_deliveries")
        return claim

    async def turn(
        self, claim: int, settled: Sequence[Settled], room: int, at: Instant
    ) -> Turn | None:
        """Settle these and claim up to `room` more, durably, in one transaction.

        None, with nothing settled, if another courier has taken over since `claim` was given.
        """
        claimed: list[Delivery] = []
        ended: list[int] = []
        withdrawn = 0
        async with self._database.transaction() as tx:
            orders = await _orders(tx, at)
            if orders.claim != claim:
                return None
            await _settle(tx, claim, settled, at)
            # What this turn's refusals stop is not running any more.
            running = [id_ for id_ in orders.running if id_ not in _stopped(settled)]
            if orders.hold_until > at.machine:
                room = 0
            for id_ in running:
                if room > len(claimed) and id_ in orders.reminders:
                    withdrawn += await _withdraw(tx, id_, room - len(claimed), at)
                if room > len(claimed):
                    claimed += await _claim(tx, id_, claim, room - len(claimed), at)
                if room > len(claimed) and await _end(tx, id_, at):
                    ended.append(id_)
        return Turn(tuple(claimed), frozenset(running), tuple(ended), orders.hold_until, withdrawn)

    async def hand_back(self, claim: int, settled: Sequence[Settled], at: Instant) -> bool:
        """Settle these; everything else of this claim waits again, for it was never sent.

        False, with nothing settled, if another courier has taken over.
        """
        async with self._database.transaction() as tx:
            if (await _orders(tx, at)).claim != claim:
                return False
            await _settle(tx, claim, settled, at)
            await tx.run("free_claim", claim=claim)
        return True

    async def clear(self, broadcast_id: int, state: str) -> int:
        """End everything of this broadcast that waits, in chunks: `expired` or `cancelled`.

        What may have arrived ends as unknown. How many they were.
        """
        total = 0
        while True:
            async with self._database.transaction(bulk=True) as tx:
                cleared = await tx.run(
                    "clear_deliveries", broadcast_id=broadcast_id, state=state, count=CHUNK
                )
            total += cleared
            if cleared < CHUNK:
                return total

    async def waiting(self) -> int:
        """How many wait or are on their way, in every broadcast that has not ended."""
        async with self._database.reading() as rows:
            row = await rows.one("count_waiting")
        return int(row["deliveries"]) if row else 0

    async def hold(self, until: int) -> None:
        """No courier claims anything before this moment of the machine's clock, in ms."""
        async with self._database.transaction() as tx:
            await tx.run("hold_bulk", until=str(until))


@dataclass(frozen=True, slots=True)
class _Orders:
    claim: int  # the courier whose claims count
    running: tuple[int, ...]  # in the order in which they are sent
    reminders: frozenset[int]  # those of them that may be reminders, by their lanes
    hold_until: int


async def _orders(tx: Handle, at: Instant) -> _Orders:
    row = await tx.one("courier_orders", now=at.domain)
    if row is None:
        return _Orders(0, (), frozenset(), 0)
    lanes = [one.split(":") for one in row["running"].split(",")] if row["running"] else []
    return _Orders(
        claim=row["claim"],
        running=tuple(int(id_) for _, id_ in lanes),
        reminders=frozenset(int(id_) for lane, id_ in lanes if int(lane) <= REMINDERS),
        hold_until=int(row["hold_until"] or 0),
    )


def _stopped(settled: Sequence[Settled]) -> set[int]:
    return {one.delivery.broadcast_id for one in settled if one.why is not None}


async def _settle(tx: Handle, claim: int, settled: Sequence[Settled], at: Instant) -> None:
    rows = [
        {
            "broadcast_id": one.delivery.broadcast_id,
            "chat_id": one.delivery.chat_id,
            "state": one.state,
            "not_before": one.not_before,
            "tried_at": one.tried_at,
            "attempts": one.attempts,
            "repeated": int(one.repeated),
            "message_id": one.message_id,
        }
        for one in settled
    ]
    if rows:
        await tx.run("settle_deliveries", rows=orjson.dumps(rows).decode(), claim=claim)
    for one in settled:
        if one.state == "gone":
            await tx.run("lose_supporter", id=one.delivery.chat_id, now=at.domain)
        if one.why is not None:
            await tx.run("stop_broadcast", id=one.delivery.broadcast_id, why=one.why)


async def _pick(tx: Handle, id_: int, count: int, at: Instant) -> list[Delivery]:
    row = await tx.one("pick_deliveries", broadcast_id=id_, now=at.machine, count=count)
    return [
        Delivery(id_, chat_id, language, zone, tried_at, attempts, bool(repeated))
        for chat_id, language, zone, tried_at, attempts, repeated in orjson.loads(
            (row["picked"] if row else None) or b"[]"
        )
    ]


async def _withdraw(tx: Handle, id_: int, count: int, at: Instant) -> int:
    """End those of the next `count` reminders that became unwanted since they were queued."""
    withdrawn = 0
    while unwanted := await withdraw_unwanted(tx, id_, await _pick(tx, id_, count, at), at.domain):
        withdrawn += len(unwanted)
    return withdrawn


async def _claim(tx: Handle, id_: int, claim: int, count: int, at: Instant) -> list[Delivery]:
    picked = await _pick(tx, id_, count, at)
    if picked:
        chats = orjson.dumps([one.chat_id for one in picked]).decode()
        await tx.run("claim_deliveries", broadcast_id=id_, chats=chats, claim=claim)
    return picked


async def _end(tx: Handle, id_: int, at: Instant) -> bool:
    return await tx.run("end_broadcast", id=id_, now=at.domain) == 1
