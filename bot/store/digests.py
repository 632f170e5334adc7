"""Digests: on a Sunday, the new cases of the week, to those who want nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.store.broadcast import REMINDERS, NewBroadcast, draft, run_queued
from bot.store.facts import Facts, take_id
from cases.themes import Region, Theme, chosen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.store.broadcast import Choice
    from bot.store.database import Database, Handle

CHUNK = 10_000  # readers; taps wait for 0.1 s while such a piece is written


@dataclass(frozen=True, slots=True)
class Edition:
    """The digest of one Sunday in one zone (empty: unknown), for readers up to an hour.

    It has the cases announced from `since` until `until`; who subscribed later is not given it.
    These and `not_after` are the domain's time, in ms.
    """

    zone: str
    sunday: date
    hour: int
    since: int
    until: int
    not_after: int

    @property
    def occasion(self) -> str:
        """What it is known by: in any zone a supporter gets one of each date."""
        return f"digest {self.sunday.isoformat()}"


class Digests:
    """Who was given the digest of which Sunday. `language` is for those who chose none."""

    def __init__(self, database: Database, language: str = "en") -> None:
        self._database, self._facts, self._language = database, Facts(database), language

    async def zones(self) -> list[str]:
        """The zones of those who want digests; an empty one where some are in no known one."""
        async with self._database.reading() as rows:
            return [row["zone"] for row in await rows.all("digest_zones")]

    async def announced(self, edition: Edition) -> list[int]:
        """The cases that were announced for the first time in its week, in their order."""
        async with self._database.reading() as rows:
            found = await rows.all("announced_since", since=edition.since, until=edition.until)
        return [row["case_id"] for row in found]

    async def queue(self, edition: Edition, cases: Mapping[int, Choice], now: int) -> int:
        """Give each reader whose hour has come a delivery of the cases that they chose; how many.

        Who has none of them in it gets nothing. Late, repeated and simultaneous calls give nobody
        a second one.
        """
        fact, done = f"digest {edition.zone}", f"{edition.sunday} {edition.hour}"
        if not cases or await self._facts.get(fact) == done:
            return 0
        queued, after = 0, -(2**62)
        while True:
            async with self._database.transaction() as tx:
                # Digests are given by one at a time: this row is locked until the commit.
                await take_id(tx, "digesting")
                row = await tx.one("next_of_digest", **_readers(edition), after=after, count=CHUNK)
                if row is None or row["last"] is None:
                    await tx.run("set_fact", name=fact, value=done)
                    if queued:
                        await tx.one("analyze_deliveries")
                    return queued
                chunk = _readers(edition) | {"after": after, "last": row["last"]}
                queued += await self._queue(tx, edition, cases, chunk, now)
            after = chunk["last"]

    async def free(self) -> None:
        """Whose digest was called off gets another one, with the other cases, while it is time."""
        async with self._database.transaction() as tx:
            await tx.run("look_again_at_digests")

    async def _queue(
        self,
        tx: Handle,
        edition: Edition,
        cases: Mapping[int, Choice],
        chunk: dict[str, Any],
        now: int,
    ) -> int:
        """One broadcast for each set of cases, to all of this piece whose choice it is."""
        made: dict[tuple[int, ...], int] = {}
        counts: Counter[int] = Counter()
        for row in await tx.all("digest_choices", **chunk):
            wanted = _wanted(row["themes"], row["regions"], cases)
            if not wanted:
                continue
            if wanted not in made:
                made[wanted] = (await draft(tx, _digest(edition, wanted), now)).id
            counts[made[wanted]] += await tx.run(
                "queue_digest",
                **chunk,
                broadcast_id=made[wanted],
                themes=row["themes"],
                regions=row["regions"],
                joined_before=edition.until,
                now=now,
                language=self._language,
            )
        for id_, count in counts.items():
            await run_queued(tx, id_, count, now)
        return counts.total()


def _readers(edition: Edition) -> dict[str, Any]:
    return {"zone": edition.zone, "hour": edition.hour}


def _wanted(themes: int, regions: int, cases: Mapping[int, Choice]) -> tuple[int, ...]:
    """Those of the cases that somebody who chose these bits is sent."""
    on, of = set(chosen(Theme, themes)), set(chosen(Region, regions))
    return tuple(
        case_id
        for case_id, case in cases.items()
        if (not on or not case.themes or on & set(case.themes))
        and (not of or not case.regions or of & set(case.regions))
    )


def _digest(edition: Edition, cases: tuple[int, ...]) -> NewBroadcast:
    return NewBroadcast(
        occasion=edition.occasion,
        content={"digest": list(cases)},
        made_by="digest",
        lane=REMINDERS,
        not_after=edition.not_after,
    )
