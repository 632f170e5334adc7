"""Edits: what delivered messages are to show instead, and the courier's transactions over them."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

from bot.store.broadcast import Ledger
from bot.store.erasing import erase_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.store.database import Database, Handle
    from bot.store.delivery import Instant

SUPPORTERS = 5_000  # looked at in one transaction: taps wait for no more than that
CHUNK = 5_000
GAP_MS = 1_500
"""Between two edits in one chat."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One delivered message that is to show something else, as it was claimed."""

    broadcast_id: int  # the correction, withdrawal, … that it belongs to
    chat_id: int
    message_id: int
    kind: str  # card, walk; `again 7` for what broadcast 7 said of several cases
    language: str
    tried_at: int = 0  # the machine's ms of the first attempt in vain; 0: there was none
    attempts: int = 0  # in vain

    @property
    def message(self) -> tuple[int, int]:
        """Where it stands."""
        return self.chat_id, self.message_id


@dataclass(frozen=True, slots=True)
class SettledEdit:
    """What became of a claimed edit; `waiting` puts it back.

    `why` it was refused stops the whole correction; a withdrawal goes on with the others.
    """

    edit: Edit
    state: str
    not_before: int = 0
    tried_at: int = 0
    attempts: int = 0
    why: str | None = None

    @property
    def broadcast_id(self) -> int:
        """What it belongs to."""
        return self.edit.broadcast_id


@dataclass(frozen=True, slots=True)
class EditTurn:
    """What one turn brought: what is to be edited, and which corrections may go on."""

    claimed: tuple[Edit, ...]
    running: frozenset[int]


@dataclass(frozen=True, slots=True)
class Active:
    """A correction, withdrawal, … that has not ended."""

    id: int
    case_id: int
    is_queueing: bool  # its messages are not all gathered yet
    is_over: bool  # no message waits or is being edited


class Edits:
    """The courier's side of the table `edits`."""

    def __init__(self, database: Database, at_once: int = SUPPORTERS) -> None:
        self._database, self._at_once = database, at_once
        # `turn` and `queue` lock the same messages in other orders: at once, both would be stuck.
        self._in_turn = asyncio.Lock()

    async def take_over(self) -> None:
        """Whatever earlier couriers had claimed waits again: done twice, it is done once."""
        async with self._database.transaction() as tx:
            await tx.run("free_edits")

    async def turn(
        self, claim: int, settled: Sequence[SettledEdit], room: int, at: Instant
    ) -> EditTurn | None:
        """Settle these and claim up to `room` more, durably, in one transaction.

        None, with nothing settled, if another courier has taken over since `claim` was given.
        What was queued anew meanwhile for the same message stays as it was queued.
        """
        claimed: list[Edit] = []
        async with self._in_turn, self._database.transaction() as tx:
            orders = await tx.one("courier_orders", now=at.domain)
            if orders is None or orders["claim"] != claim:
                return None
            await _settle(tx, claim, settled)
            if int(orders["hold_until"] or 0) > at.machine:
                room = 0
            running = [int(row["id"]) for row in await tx.all("edits_running")]
            for id_ in running:
                if room > len(claimed):
                    claimed += await _claim(tx, id_, claim, room - len(claimed), at)
        return EditTurn(tuple(claimed), frozenset(running))

    async def active(self) -> list[Active]:
        """Those that were begun and have not ended, withdrawals first."""
        async with self._database.reading() as rows:
            return [
                Active(row["id"], row["case_id"], row["state"] == "queueing", row["is_over"] == 1)
                for row in await rows.all("edits_active")
            ]

    async def is_in_flight(self, case_id: int) -> bool:
        """Whether a message about this case is on its way, and nobody knows where to."""
        async with self._database.reading() as rows:
            row = await rows.one("cards_in_flight", case_id=case_id)
        return row is not None and row["deliveries"] > 0

    async def queue(self, id_: int, language: str, now: int) -> None:
        """Give every message that this correction concerns an edit, and let it run.

        `language` is for those who chose none, `now` the machine's, in ms. Goes on where a crash
        or another replica left off; touches nothing unless the state is queueing. A message that
        waits for an older correction gets this one instead. Of a withdrawn case, what is kept of
        these supporters is erased in the same steps.
        """
        async with self._database.reading() as rows:
            digests = await rows.one("digests_to_edit", id=id_)
        about = {"language": language, "later": now, "gap": GAP_MS, **dict(digests or {})}
        while await self._queue_chunk(id_, about):
            pass

    async def _queue_chunk(self, id_: int, about: dict[str, int | str]) -> bool:
        async with self._in_turn, self._database.transaction(bulk=True) as tx:
            row = await tx.one("edits_queued_to", id=id_)
            if row is None:
                return False
            after = row["queued_to"]
            chunk = await tx.one("next_to_edit", after=after, count=self._at_once)
            last = chunk["last"] if chunk else None
            if last is None:
                await tx.one("analyze_edits")
                await tx.run("run_broadcast", id=id_, now=0)
                return False
            if await tx.run("advance_queue", id=id_, after=after, last=last) == 0:
                return True
            said = orjson.loads(row["content"])
            queued = await tx.run(
                "queue_edits",
                id=id_,
                case_id=row["case_id"],
                after=after,
                last=last,
                walks=said["walks"],
                every=said["every"],
                **about,
            )
            if said["every"]:
                await erase_case(tx, row["case_id"], after, last)
            await tx.run("count_queued", id=id_, count=queued)
            return True

    async def end(self, id_: int, now: int) -> bool:
        """End what is over, keeping its counts; `now` is the domain's, in ms."""
        while await self._count_chunk(id_):
            pass
        async with self._database.transaction() as tx:
            return await tx.run("end_edits", id=id_, now=now) == 1

    async def _count_chunk(self, id_: int) -> bool:
        async with self._database.transaction(bulk=True) as tx:
            row = await tx.one("edits_to_count", broadcast_id=id_, count=CHUNK)
            if row is None or row["last"] is None:
                return False
            await tx.run("count_edits", broadcast_id=id_, last=row["last"])
            await tx.run("drop_edits", broadcast_id=id_, last=row["last"])
            return True

    async def ledger(self, id_: int) -> Ledger:
        """What became of its messages; those that a later correction has taken are `replaced`."""
        async with self._database.reading() as rows:
            broadcast = await rows.one("broadcast", id=id_)
            counted = await rows.all("edits_ledger", id=id_)
        states: Counter[str] = Counter()
        for row in counted:
            states[row["state"]] += row["messages"]
        queued = broadcast["queued"] if broadcast else 0
        replaced = {"replaced": queued - states.total()} if queued > states.total() else {}
        return Ledger(queued, {**states, **replaced})


async def _settle(tx: Handle, claim: int, settled: Sequence[SettledEdit]) -> None:
    rows = [
        {
            "chat_id": one.edit.chat_id,
            "message_id": one.edit.message_id,
            "broadcast_id": one.edit.broadcast_id,
            "state": one.state,
            "not_before": one.not_before,
            "tried_at": one.tried_at,
            "attempts": one.attempts,
        }
        for one in settled
    ]
    if rows:
        await tx.run("settle_edits", rows=orjson.dumps(rows).decode(), claim=claim)
    for one in settled:
        if one.why is not None:
            await tx.run("stop_correction", id=one.broadcast_id, why=one.why)


async def _claim(tx: Handle, id_: int, claim: int, count: int, at: Instant) -> list[Edit]:
    about = {"broadcast_id": id_, "claim": claim, "now": at.machine, "count": count}
    return [
        Edit(
            id_,
            row["chat_id"],
            row["message_id"],
            row["kind"],
            row["language"],
            row["tried_at"],
            row["attempts"],
        )
        for row in await tx.all("claim_edits", **about)
    ]
