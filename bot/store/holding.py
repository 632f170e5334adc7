"""When the bot cannot know what has been sent, it sends nothing more until an owner says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

from bot.store.audit import Action, audit
from bot.store.deciding import OWNING, Member, may_decide
from bot.store.facts import Facts, take_id

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bot.store.database import Database, Handle

HELD = "held"
"""While there is this fact, the courier claims nothing; its value says why: see `Why`."""
SEEN = "courier_seen"
"""When a courier last settled a delivery, or had nothing to send: the machine's ms."""
SETTLED = "courier_settled"
"""When the last delivery was settled, of each broadcast that is being sent: {id: machine's ms}."""
RESTORED = "restored"
"""The database was put here from a backup, and no bot has run on it since."""
TOO_LONG_MS = 3_600_000
BACKUP, AWAY = "restored", "away"


@dataclass(frozen=True, slots=True)
class Held:
    """Nothing is sent: because of a backup (`restored`), or as for too long nothing was (`away`).

    That is so while the bot was off, and also where Telegram took nothing from it.
    """

    why: str
    waiting: int  # broadcasts and reminders that have something to send


class Holding:
    """Whether everything outgoing is held, and how it goes on."""

    def __init__(self, database: Database) -> None:
        self._database, self._facts = database, Facts(database)

    async def look(self, now_ms: int) -> Held | None:
        """At the start (by the machine's clock): hold everything where too little is known.

        That is where a backup was restored, and where the last settled delivery of a broadcast
        that has more to send is over an hour old. Only what is running counts, not what somebody
        paused or what stopped by itself; of what has just begun nothing could be settled.

        What was sent after the backup was made is not known here, and would be sent once more;
        what waits for more than an hour may be news no longer.
        """
        async with self._database.transaction() as tx:
            # Of several replicas that start at once one looks, and the others find what it found.
            await take_id(tx, "holding")
            if await tx.one("fact", name=HELD) is None:
                why = BACKUP if await tx.one("fact", name=RESTORED) is not None else AWAY
                if why == BACKUP or await _is_away(tx, now_ms):
                    await tx.run("set_fact", name=HELD, value=why)
                    await tx.run("forget_fact", name=RESTORED)
        return await self.now()

    async def now(self) -> Held | None:
        """Why nothing is sent now; None where everything goes its way."""
        why = await self._facts.get(HELD)
        return Held(why, await self._waiting()) if why else None

    async def go_on(self, by: int, now: int) -> bool:
        """Send again; False if that was so, or if `by` is no owner.

        What is not wanted any more was cancelled before. The absence counts from here: who dies
        before the first message is sent has been told by an owner, but not of another long while.
        """
        async with self._database.transaction() as tx:
            if not await may_decide(tx, Member(by, OWNING)):
                return False
            if not await tx.run("forget_fact", name=HELD):
                return False
            # In the order of `on_duty`: of two that wait for each other PostgreSQL ends one.
            await tx.run("forget_fact", name=SETTLED)
            # The domain's time: the machine's, unless somebody tries the bot out.
            await tx.run("set_fact", name=SEEN, value=str(now))
            await audit(tx, now, str(by), Action.LET_GO_ON)
        return True

    async def on_duty(self, now_ms: int, settled: Collection[int] = ()) -> None:
        """A courier is at work; it has settled deliveries of these broadcasts since it said so."""
        async with self._database.transaction() as tx:
            is_held = await tx.one("fact", name=HELD) is not None
            sending = {} if is_held else await _sending(tx)
            known = dict.fromkeys(map(str, settled), now_ms)
            times = {id_: at for id_, at in (await _settled(tx) | known).items() if id_ in sending}
            await tx.run("set_fact", name=SETTLED, value=orjson.dumps(times).decode())
            # What waits for its turn behind another broadcast is not stuck.
            is_well = settled or not sending
            await tx.run("set_fact" if is_well else "claim_fact", name=SEEN, value=str(now_ms))

    async def _waiting(self) -> int:
        async with self._database.reading() as rows:
            row = await rows.one("broadcasts_waiting")
        return int(row["broadcasts"]) if row else 0


async def _is_away(rows: Handle, now_ms: int) -> bool:
    """Whether a broadcast has something to send, and has settled nothing for more than an hour.

    Also where the last was settled later than now: the clock was set back, and nobody knows.
    """
    sending, settled = await _sending(rows), await _settled(rows)
    row = await rows.one("fact", name=SEEN)
    seen = int(row["value"]) if row else now_ms
    # A beginning is in the domain's time: the machine's, unless somebody tries the bot out.
    never = [now_ms - max(seen, begun) for id_, begun in sending.items() if id_ not in settled]
    once = [abs(now_ms - settled[id_]) for id_ in sending if id_ in settled]
    return max([*never, *once], default=0) > TOO_LONG_MS


async def _sending(rows: Handle) -> Mapping[str, int]:
    """The broadcasts that have something to send now, and when they began, in the domain's ms."""
    return {str(row["id"]): int(row["started_at"]) for row in await rows.all("broadcasts_sending")}


async def _settled(rows: Handle) -> dict[str, int]:
    row = await rows.one("fact", name=SETTLED)
    return dict(orjson.loads(row["value"])) if row else {}
