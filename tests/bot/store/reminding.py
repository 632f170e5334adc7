"""A network in which cases were announced, for stories about reminders."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from bot.store.appeals import Appeal, Appeals
from bot.store.broadcasts import Broadcasts, NewBroadcast
from bot.store.reminders import DueReminder, Occasion, Reminders
from bot.store.supporters import Supporters
from cases.case import Channel
from tests.bot.store.raw import select

if TYPE_CHECKING:
    from bot.store.database import Database

FIRST_DAY = date(2031, 3, 1)


def at(day: int, hour: int = 12) -> datetime:
    """An hour of the story's day 0, 1, 2 …"""
    return datetime.combine(FIRST_DAY + timedelta(days=day), time(hour), UTC)


def ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def due(case_id: int, since: int, until: int, kind: str = "week") -> DueReminder:
    """Due from the beginning of one day to the end of another."""
    return DueReminder(case_id, kind, at(since, 0), at(until + 1, 0))


class Network:
    """Supporters and what they received, over a real database."""

    def __init__(self, database: Database, address: str) -> None:
        self.supporters, self.appeals = Supporters(database), Appeals(database)
        self.broadcasts, self.reminders = Broadcasts(database), Reminders(database)
        self._address = address

    async def joins(self, *ids: int) -> None:
        for id_ in ids:
            await self.supporters.meet(id_, ms(at(0)))
            await self.supporters.subscribe(id_, ms(at(0)))

    async def announce(self, case_id: int, day: int, *, arrives: bool = True) -> None:
        """Everybody who is subscribed is sent the case on this day."""
        new = NewBroadcast(f"case {case_id}", {}, "1002", case_id)
        broadcast = await self.broadcasts.draft(new, ms(at(day)))
        await self.broadcasts.start(broadcast.id, "1002", ms(at(day)))
        await self.broadcasts.queue(broadcast.id, "en")
        if arrives:
            await self.raw("UPDATE deliveries SET state = 'sent' WHERE state = 'waiting'")
            await self.broadcasts.end(broadcast.id, ms(at(day)))

    async def begins(self, id_: int, case_id: int, day: int) -> None:
        await self.appeals.start(self._appeal(id_, case_id), ms(at(day)))

    async def reports(self, id_: int, case_id: int, day: int) -> None:
        moment = at(day)
        await self.appeals.report(
            self._appeal(id_, case_id), ms(moment), moment.date().isoformat(), None
        )

    async def remind(self, day: int, *reminders: DueReminder, zone: str | None = None) -> int:
        return await self.reminders.queue(reminders, Occasion(zone, at(day).date()), at(day))

    async def reminded(self) -> list[tuple[int, str, tuple[int, ...]]]:
        """Whom, on which date, of which cases."""
        rows = await self.raw(
            "SELECT d.chat_id, b.occasion, b.content FROM deliveries d "
            "JOIN broadcasts b ON b.id = d.broadcast_id "
            "WHERE b.occasion LIKE 'reminder %' ORDER BY b.occasion, d.chat_id"
        )
        return [
            (chat, occasion.removeprefix("reminder "), tuple(json.loads(content)["reminder"]))
            for chat, occasion, content in rows
        ]

    async def raw(self, sql: str) -> list[tuple[Any, ...]]:
        return await select(self._address, sql)

    @staticmethod
    def _appeal(id_: int, case_id: int) -> Appeal:
        return Appeal(id_, case_id, 1, Channel.EMAIL, 1)
