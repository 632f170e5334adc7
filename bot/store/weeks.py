"""What happened in a week, for the team; told once in each of its zones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.store.broadcast import REMINDERS, NewBroadcast, draft, run_queued
from bot.store.facts import take_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.store.database import Database

WEEK_MS, DAY_MS = 7 * 86_400_000, 86_400_000


class Weeks:
    """The numbers of a week, and who of the team was told. `language` is for who chose none."""

    def __init__(self, database: Database, language: str = "en") -> None:
        self._database, self._language = database, language

    async def zones(self) -> list[str]:
        """The zones of owners and coordinators; empty for those of whom none is known."""
        async with self._database.reading() as rows:
            return [row["zone"] for row in await rows.all("team_zones")]

    async def numbers(self, now: int, first_day: str) -> dict[str, int]:
        """Of the week before this moment (ms), which began on that day."""
        asked: dict[str, tuple[str, Mapping[str, object]]] = {
            "subscribers": ("new_subscribers", {"since": now - WEEK_MS}),
            "actions": ("actions_since", {"day": first_day}),
            "aside": ("updates_set_aside", {}),
        }
        async with self._database.reading() as rows:
            found = {name: await rows.one(query, **v) for name, (query, v) in asked.items()}
        return {name: int(row["counted"]) if row else 0 for name, row in found.items()}

    async def stuck(self, now: int) -> list[int]:
        """Broadcasts that wait for somebody's word, or have been on their way for over a day."""
        async with self._database.reading() as rows:
            return [row["id"] for row in await rows.all("stuck_broadcasts", before=now - DAY_MS)]

    async def tell(
        self, zone: str, monday: str, content: Mapping[str, Any], not_after: int
    ) -> int:
        """Queue it for the owners and coordinators of this zone; 0 where that was done before."""
        fact, now = f"week told {zone}", int(content["at"])
        new = NewBroadcast(
            occasion=f"week {monday} {zone}".strip(),
            content=content,
            made_by="week",
            lane=REMINDERS,
            not_after=not_after,
        )
        async with self._database.transaction() as tx:
            await take_id(tx, "reminding")  # several replicas do it one after the other
            known = await tx.one("fact", name=fact)
            if known is not None and known["value"] >= monday:
                return 0
            await tx.run("set_fact", name=fact, value=monday)
            id_ = (await draft(tx, new, now)).id
            count = await tx.run("ask_team", id=id_, zone=zone, language=self._language)
            await run_queued(tx, id_, count, now)
        return count
