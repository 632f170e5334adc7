"""Broadcasts: one message for one audience on one occasion, from the draft to its ledger."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.store.audit import Action, audit
from bot.store.beginning import has_begun, may_begin, why_late
from bot.store.broadcast import (
    Broadcast,
    Ledger,
    NewBroadcast,
    broadcast_of,
    draft,
    told_of,
    whom,
)
from bot.store.deciding import may_decide

if TYPE_CHECKING:
    from bot.store.broadcast import Late
    from bot.store.database import Database, Handle
    from bot.store.deciding import Who

CHUNK = 5_000  # a tap waits for one of them, 10 ms; for 1,000,000 in one statement 2 s


class Broadcasts:
    """Every broadcast that was ever drafted. A change of state says whether it was this call's.

    What is done `by` somebody is audited with the change; a member who has been removed by then,
    or has another role, does nothing: see `Member`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def draft(self, new: NewBroadcast, now: int) -> Broadcast:
        """Keep a draft; nobody is sent anything before `start`."""
        async with self._database.transaction() as tx:
            return await draft(tx, new, now)

    async def find(self, id_: int) -> Broadcast | None:
        """This broadcast, or None."""
        async with self._database.reading() as rows:
            row = await rows.one("broadcast", id=id_)
        return broadcast_of(row) if row else None

    async def of_case(self, case_id: int) -> list[Broadcast]:
        """The case's broadcasts and drafts, the newest first."""
        async with self._database.reading() as rows:
            return [
                broadcast_of(row) for row in await rows.all("broadcasts_of_case", case_id=case_id)
            ]

    async def active(self) -> list[Broadcast]:
        """Those that were started and have deliveries to settle, in the order of their lanes."""
        async with self._database.reading() as rows:
            return [broadcast_of(row) for row in await rows.all("active_broadcasts")]

    async def audience(
        self, new: NewBroadcast | None = None, now: int = 0, language: str = "en"
    ) -> int:
        """To how many this would be sent now (ms), but for those who have one of its occasion.

        Without a broadcast, how many subscribers there are. Who chose no language reads this one.
        """
        if new is not None:
            return sum((await self.groups(new, "", now, language)).values())
        async with self._database.reading() as rows:
            row = await rows.one("audience")
        return int(row["supporters"]) if row else 0

    async def groups(self, new: NewBroadcast, by: str, now: int, language: str) -> dict[str, int]:
        """The same by language, country, theme (their bits) or acted (1, 0): how many of each."""
        about = {"occasion": new.occasion, "case_id": new.case_id, **whom(new)}
        at = {"now": now, "month": month_of(now)}
        async with self._database.reading() as rows:
            counted = await rows.all("choosing_audience", by=by, language=language, **about, **at)
        return {row["value"]: int(row["supporters"]) for row in counted}

    async def ledger(self, id_: int) -> Ledger:
        """What became of its deliveries so far. Waits for no writer, and lets none wait."""
        async with self._database.reading() as rows:
            counted = await rows.all("ledger", id=id_)
            repeated = await rows.one("count_repeated", id=id_)
        states: Counter[str] = Counter()
        for row in counted:
            if row["state"]:  # of people, and of those who were forgotten
                states[row["state"]] += row["deliveries"]
        return Ledger(
            audience=counted[0]["audience"] if counted else 0,
            states=dict(states),
            repeated=int(repeated["deliveries"]) if repeated else 0,
        )

    async def start(self, id_: int, by: Who, now: int) -> bool:
        """To queueing, from a draft or a schedule; False on the second tap.

        False, too, while another broadcast of its occasion waits or is on its way: this one voids
        the occasion's other drafts. So is it where its case has another version, is closed, or
        wants an approval that it has not, or has no more, at this moment.
        """
        async with self._database.transaction() as tx:
            if not await may_begin(tx, id_, by):
                return False
            return await _begun(tx, "start_broadcast", id_, by, now)

    async def begin_scheduled(self, id_: int, by: str, now: int) -> Late | bool:
        """To queueing, as whoever scheduled it wished; False where it is scheduled no more.

        They may be removed by now, or its approval void: then it waits, and somebody decides.
        """
        async with self._database.transaction() as tx:
            row = await tx.one("broadcast", id=id_)
            if row is None or row["state"] != "scheduled":
                return False
            made = broadcast_of(row)
            if (why := await why_late(tx, made)) is not None:
                return why if await tx.run("mark_late", id=id_, why=why.value) else False
            # The approval that counts is one of somebody else than who scheduled it.
            if not await may_begin(tx, id_, made.made_by):
                return False
            return await _begun(tx, "begin_scheduled", id_, by, now)

    async def schedule(self, id_: int, start_at: int, by: Who, now: int) -> bool:
        """Begin a draft at this moment of the domain's time; False as for `start`.

        It is `made_by` whoever schedules it from then on: they answer for it.
        """
        async with self._database.transaction() as tx:
            if not await may_begin(tx, id_, by):
                return False
            if not await tx.run("schedule_broadcast", id=id_, start_at=start_at, by=str(by)):
                return False
            await has_begun(tx, id_, Action.SCHEDULED, by, now)
        return True

    async def due(self, now: int) -> list[int]:
        """The scheduled ones whose moment has come, the longest waiting first."""
        async with self._database.reading() as rows:
            return [int(row["id"]) for row in await rows.all("broadcasts_due", now=now)]

    async def be_late(self, id_: int, why: Late) -> bool:
        """It waits until somebody decides. False if it was scheduled no more."""
        return await self._change("mark_late", id=id_, why=why.value)

    async def pause(self, id_: int, by: Who, now: int) -> bool:
        """Send nothing more for now; what is on its way arrives."""
        return await self._decide("pause_broadcast", Action.PAUSED, by, now, id=id_)

    async def resume(self, id_: int, by: Who, now: int) -> bool:
        """Go on with a paused broadcast, or with a stopped one whose fault was mended."""
        return await self._decide("resume_broadcast", Action.RESUMED, by, now, id=id_)

    async def cancel(self, id_: int, by: Who, now: int) -> bool:
        """Send nothing more for good; the courier settles what waits as cancelled."""
        return await self._decide("cancel_broadcast", Action.CANCELLED, by, now, id=id_, now=now)

    async def stop(self, id_: int, why: str) -> bool:
        """Send nothing more, because something is wrong with it."""
        return await self._change("stop_broadcast", id=id_, why=why)

    async def end(self, id_: int, now: int) -> bool:
        """Done, or cancelled for good, if no delivery of it waits or is on its way."""
        return await self._change("end_broadcast", id=id_, now=now)

    async def queue(self, id_: int, language: str, zone: str = "") -> None:
        """Give everybody of its audience a delivery, but who has one of this occasion, and run.

        `language` and `zone` are for subscribers of whom none is known. Goes on where a crash or
        another replica left off; touches nothing unless the state is queueing.
        """
        while await self._queue_chunk(id_, language, zone):
            pass

    async def _queue_chunk(self, id_: int, language: str, zone: str) -> bool:
        async with self._database.transaction(bulk=True) as tx:
            row = await tx.one("queued_to", id=id_)
            if row is None:
                return False
            after = row["queued_to"]
            about = {"month": month_of(row["started_at"]), "case_id": row["case_id"]}
            chunk = await tx.one("next_of_audience", after=after, count=CHUNK)
            last = chunk["last"] if chunk else None
            if last is None:
                await tx.one("analyze_deliveries")
                await tx.run("run_broadcast", id=id_, now=0)
                return False
            if await tx.run("advance_queue", id=id_, after=after, last=last) == 0:
                return True
            chunk_of = {"id": id_, "after": after, "last": last, **about}
            queued = await tx.run("queue_deliveries", **chunk_of, language=language, zone=zone)
            await tx.run("count_queued", id=id_, count=queued)
            return True

    async def _decide(self, query: str, done: Action, by: Who, at: int, **values: object) -> bool:
        """A change that somebody decided, written down in the same transaction."""
        async with self._database.transaction() as tx:
            if not await may_decide(tx, by):
                return False
            if await tx.run(query, **values) != 1:
                return False
            row = await tx.one("broadcast", id=values["id"])
            told = told_of(broadcast_of(row)) if row else {}
            await audit(tx, at, str(by), done, row["case_id"] if row else None, **told)
            return True

    async def _change(self, query: str, **values: object) -> bool:
        async with self._database.transaction() as tx:
            return await tx.run(query, **values) == 1


async def _begun(tx: Handle, query: str, id_: int, by: Who, now: int) -> bool:
    if not await tx.run(query, id=id_, now=now):
        return False
    await has_begun(tx, id_, Action.SENT, by, now)
    return True


def month_of(now: int) -> int:
    """When the month of this moment began, in UTC; both in ms."""
    day = datetime.fromtimestamp(now / 1000, UTC)
    return int(datetime(day.year, day.month, 1, tzinfo=UTC).timestamp() * 1000)
