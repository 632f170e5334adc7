"""Asking supporters once, two weeks after they reported, whether anybody answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.store.broadcast import REMINDERS, NewBroadcast, draft, run_queued
from bot.store.facts import Facts, take_id

if TYPE_CHECKING:
    from bot.store.database import Database

CHUNK = 10_000  # supporters; taps wait for 0.1 s while such a piece is written
_OCCASION = "answers "
_LOOKED = "asked in quarter"


@dataclass(frozen=True, slots=True)
class Round:
    """Asking one zone (None: unknown) on one of its days. Moments are in ms.

    It concerns what was reported from `since` until before `before`; the question arrives until
    `not_after`.
    """

    zone: str | None
    day: str
    since: int
    before: int
    not_after: int


class Asking:
    """Who was asked of which case. `language` is for supporters who chose none."""

    def __init__(self, database: Database, language: str = "en") -> None:
        self._database, self._facts, self._language = database, Facts(database), language

    async def is_due(self, quarter: int) -> bool:
        """Whether nobody has looked in this quarter of an hour, which is counted since 1970."""
        return await self._facts.get(_LOOKED) != str(quarter)

    async def done(self, quarter: int) -> None:
        """Everybody was asked who is to be asked in this quarter of an hour."""
        await self._facts.set(_LOOKED, str(quarter))

    async def zones(self, since: int, before: int) -> list[str | None]:
        """The zones of those who reported something in this time and were not asked yet."""
        async with self._database.reading() as rows:
            found = await rows.all("zones_to_ask", since=since, before=before)
        return [row["zone"] for row in found]

    async def free(self, since: int) -> None:
        """Whom a question of this time did not reach in its hours may be asked again."""
        async with self._database.reading() as rows:
            expired = await rows.all("expired_questions", since=since)
        for row in expired:
            case_id = int(str(row["occasion"]).removeprefix(_OCCASION))
            async with self._database.transaction() as tx:
                await tx.run("ask_again", broadcast_id=row["id"], case_id=case_id)

    async def queue(self, asked: Round, now: int) -> int:
        """Queue one question for each supporter and case that this round concerns; how many.

        Late, repeated and simultaneous calls ask nobody twice of a case.
        """
        fact = f"asked {asked.zone or ''}"
        if await self._facts.get(fact) == asked.day:
            return 0
        about: dict[str, int | str] = {
            "zone": asked.zone or "",
            "since": asked.since,
            "before": asked.before,
            "now": now,
        }
        async with self._database.reading() as rows:
            cases = [row["case_id"] for row in await rows.all("cases_to_ask_about", **about)]
        queued = 0
        for case_id in cases:
            queued += await self._queue(case_id, asked, about, now)
        await self._facts.set(fact, asked.day)
        return queued

    async def _queue(
        self, case_id: int, asked: Round, about: dict[str, int | str], now: int
    ) -> int:
        """Piece by piece, each piece whole or not at all: after a crash the rest is found."""
        question = NewBroadcast(
            occasion=f"{_OCCASION}{case_id}",
            content={"answers": case_id},
            made_by="answers",
            case_id=case_id,
            lane=REMINDERS,
            not_after=asked.not_after,
        )
        queued = 0
        while True:
            async with self._database.transaction() as tx:
                # One at a time, and never while somebody is being forgotten.
                await take_id(tx, "reminding")
                id_ = (await draft(tx, question, now)).id
                piece = {"broadcast_id": id_, "case_id": case_id}
                whom = {"count": CHUNK, "language": self._language}
                count = await tx.run("queue_question", **piece, **about, **whom)
                await tx.run("keep_asked", **piece, now=now)
                await run_queued(tx, id_, count, now)
            queued += count
            if count < CHUNK:
                return queued
