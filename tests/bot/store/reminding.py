"""A network in which cases were announced, for stories about reminders."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.reminding import remind
from bot.store.appeals import Appeal, Appeals
from bot.store.broadcast import NewBroadcast
from bot.store.broadcasts import Broadcasts
from bot.store.reminders import Reminders
from bot.store.supporters import Supporters
from bot.store.wishes import Wishes
from cases.case import Case, Channel
from tests.bot.store.raw import select

if TYPE_CHECKING:
    from bot.store.database import Database

FIRST_DAY = date(2031, 3, 1)


def at(day: int, hour: int = 12) -> datetime:
    """An hour of the story's day 0, 1, 2 …"""
    return datetime.combine(FIRST_DAY + timedelta(days=day), time(hour), UTC)


def ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def ends(case_id: int, day: int, **about: Any) -> Case:
    """A case whose deadline is this day of the story."""
    return Case(id=case_id, title=f"Case {case_id}", deadline=at(day).date(), **about)


class Network:
    """Supporters and what they received, over a real database."""

    def __init__(self, database: Database, address: str) -> None:
        self.supporters, self.appeals = Supporters(database), Appeals(database)
        self.broadcasts, self.reminders = Broadcasts(database), Reminders(database)
        self.wishes = Wishes(database)
        self._address = address

    async def joins(self, *ids: int) -> None:
        for id_ in ids:
            await self.supporters.meet(id_, ms(at(0)))
            await self.supporters.subscribe(id_, ms(at(0)))

    async def announce(self, case_id: int, day: int, *, arrives: bool = True) -> None:
        """Everybody who is subscribed is sent the case on this day."""
        await self.announce_at(case_id, ms(at(day)), arrives=arrives)

    async def announce_at(self, case_id: int, now: int, *, arrives: bool = True) -> None:
        """The same at this moment."""
        new = NewBroadcast(f"case {case_id}", {}, "1002", case_id)
        broadcast = await self.broadcasts.draft(new, now)
        await self.broadcasts.start(broadcast.id, "1002", now)
        await self.broadcasts.queue(broadcast.id, "en")
        if arrives:
            await self.arrive()
            await self.broadcasts.end(broadcast.id, now)

    async def begins(self, id_: int, case_id: int, day: int) -> None:
        await self.appeals.start(self._appeal(id_, case_id), ms(at(day)))

    async def reports(self, id_: int, case_id: int, day: int) -> None:
        await self.reports_at(id_, case_id, ms(at(day)))

    async def reports_at(self, id_: int, case_id: int, now: int) -> None:
        await self.appeals.report(self._appeal(id_, case_id), now, "2031-03-02", None)

    async def lives(self, id_: int, zone: str, hour: int = 18) -> None:
        """Somebody lives there, and wants to be written to at this hour."""
        await self.raw(
            f"UPDATE supporters SET zone = '{zone}', hour = {hour} WHERE id = {id_}"  # noqa: S608
        )

    async def tick(self, now: datetime, *cases: Case, zone: str = "UTC") -> int:
        """What a tick does at this moment; `zone` is where people of no known one live."""
        return await remind(cases, self.reminders, ZoneInfo(zone), now)

    async def arrive(self) -> None:
        """Whatever is queued is sent."""
        await self.raw("UPDATE deliveries SET state = 'sent' WHERE state = 'waiting'")

    async def reminded(self, kind: str = "reminder") -> list[tuple[int, str, tuple[int, ...]]]:
        """Whom, on which date, of which cases; `snooze` for those that were put off."""
        rows = await self.raw(
            "SELECT d.chat_id, b.occasion, b.content FROM deliveries d "  # noqa: S608 - of a test
            "JOIN broadcasts b ON b.id = d.broadcast_id "
            f"WHERE b.occasion LIKE '{kind} %' ORDER BY b.occasion, d.chat_id"
        )
        return [
            (chat, json.loads(content)["day"], tuple(json.loads(content)["reminder"]))
            for chat, _, content in rows
        ]

    async def raw(self, sql: str) -> list[tuple[Any, ...]]:
        return await select(self._address, sql)

    @staticmethod
    def _appeal(id_: int, case_id: int) -> Appeal:
        return Appeal(id_, case_id, 1, Channel.EMAIL, 1)
