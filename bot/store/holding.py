"""When the bot cannot know what has been sent, it sends nothing more until an owner says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.store.facts import Facts
from bot.store.team import audit

if TYPE_CHECKING:
    from bot.store.database import Database

HELD = "held"
"""While there is this fact, the courier claims nothing; its value says why: see `Why`."""
SEEN = "courier_seen"
"""When a courier was last on duty, the machine's ms."""
RESTORED = "restored"
"""The database was put here from a backup, and no bot has run on it since."""
TOO_LONG_MS = 3_600_000
BACKUP, AWAY = "restored", "away"


@dataclass(frozen=True, slots=True)
class Held:
    """Nothing is sent: because of a backup (`restored`), or as the bot was `away` too long."""

    why: str
    waiting: int  # broadcasts and reminders that have something to send


class Holding:
    """Whether everything outgoing is held, and how it goes on."""

    def __init__(self, database: Database) -> None:
        self._database, self._facts = database, Facts(database)

    async def look(self, now_ms: int) -> Held | None:
        """At the start (by the machine's clock): hold everything where too little is known.

        That is where a backup was restored, and where messages wait for too long.

        What was sent after the backup was made is not known here, and would be sent once more;
        what waits for more than an hour may be news no longer.
        """
        held = await self.now()
        if held is not None:
            return held
        waiting = await self._waiting()
        seen = int(await self._facts.get(SEEN) or now_ms)
        why = ""
        if await self._facts.get(RESTORED) is not None:
            why = BACKUP
        elif waiting and now_ms - seen > TOO_LONG_MS:
            why = AWAY
        if not why:
            return None
        async with self._database.transaction() as tx:
            await tx.run("set_fact", name=HELD, value=why)
            await tx.run("forget_fact", name=RESTORED)
        return Held(why, waiting)

    async def now(self) -> Held | None:
        """Why nothing is sent now; None where everything goes its way."""
        why = await self._facts.get(HELD)
        return Held(why, await self._waiting()) if why else None

    async def go_on(self, by: int, now: int) -> bool:
        """Send again; False if that was so. What is not wanted any more was cancelled before."""
        async with self._database.transaction() as tx:
            if not await tx.run("forget_fact", name=HELD):
                return False
            await audit(tx, now, str(by), "let messages go out again")
        return True

    async def on_duty(self, now_ms: int) -> None:
        """A courier is at work at this moment."""
        await self._facts.set(SEEN, str(now_ms))

    async def _waiting(self) -> int:
        async with self._database.reading() as rows:
            row = await rows.one("broadcasts_waiting")
        return int(row["broadcasts"]) if row else 0
