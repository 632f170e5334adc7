"""A broadcast at a set time: offered, or written; in the coordinator's own zone."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cases.document.dates import first_date
from handlers.coordinator.finding import announceable, member, too_late
from handlers.coordinator.progress import watched
from handlers.coordinator.screens import coordination
from handlers.routing import COORDINATING
from handlers.screen import Key, Screen
from handlers.team_buttons import AskWhen, SendAt, WatchBroadcast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.services import Services
    from bot.store.broadcast import Broadcast
    from handlers.coming import Answer, Came, Tap
    from handlers.screen import Shown

OFFERED = (time(9), time(18))
LONGEST = 60  # characters of a date and a time
FARTHEST = timedelta(days=90)
_TIME = re.compile(r"\b([01]?[0-9]|2[0-3])[:.h]([0-5][0-9])\b")


async def ask_when(tap: Tap[AskWhen], services: Services) -> Screen:
    """Offer the next mornings and evenings; any other moment can be written."""
    broadcast = await _draft(tap, tap.button.broadcast_id, services)
    if isinstance(broadcast, Screen):
        return broadcast
    return await _ask(tap, broadcast, services, "team/when")


async def send_at(tap: Tap[SendAt], services: Services) -> Shown:
    """Keep the moment; a second tap shows that it is kept."""
    broadcast = await _draft(tap, tap.button.broadcast_id, services)
    if isinstance(broadcast, Screen):
        return broadcast
    moment = datetime.fromtimestamp(tap.button.minute * 60, UTC)
    return await _keep(tap, broadcast, moment, services)


async def take_when(answer: Answer[AskWhen], services: Services) -> Screen | None:
    """A date with its time, as it was written; anything else is no answer."""
    if answer.role not in COORDINATING:
        return None
    broadcast = await _draft(answer, answer.asked.broadcast_id, services)
    if isinstance(broadcast, Screen):
        return broadcast
    zone = _zone(answer, services)
    moment = _moment(answer.text[:LONGEST], answer.now.astimezone(zone))
    if moment is None:
        return await _ask(answer, broadcast, services, "team/when_not_read")
    shown = await _keep(answer, broadcast, moment, services)
    return shown if isinstance(shown, Screen) else None


async def _draft(came: Came, id_: int, services: Services) -> Broadcast | Screen:
    """The broadcast, if it is a draft of a case that can be announced; else what is instead."""
    broadcast = await services.broadcasts.find(id_)
    if broadcast is None or broadcast.case_id is None:
        return await coordination(came, services, came.words.label("broadcast_missing"))
    if broadcast.state != "draft":
        return await watched(came, broadcast, services)
    version = int(broadcast.content.get("version", 0))
    found = await announceable(came, broadcast.case_id, version, services)
    return found if isinstance(found, Screen) else broadcast


async def _ask(came: Came, broadcast: Broadcast, services: Services, template: str) -> Screen:
    await services.questions.ask(came.by.id, AskWhen(broadcast.id).pack(), came.now_ms)
    zone = _zone(came, services)
    rows = [
        (
            Key(
                came.words.label("at_moment", came.words.date(moment.date()), f"{moment:%H:%M}"),
                SendAt(broadcast.id, int(moment.timestamp()) // 60),
            ),
        )
        for moment in _offered(came.now.astimezone(zone))
        if broadcast.not_after is None or moment.timestamp() * 1000 < broadcast.not_after
    ]
    back = Key(came.words.label("back"), WatchBroadcast(broadcast.id))
    text = came.words.say(template, zone=str(zone), has_zone=bool(came.by.zone))
    return Screen(text, (*rows, (back,)))


async def _keep(came: Came, broadcast: Broadcast, moment: datetime, services: Services) -> Shown:
    """Within the next 90 days, and before the deadline: else the question again."""
    is_late = broadcast.not_after is not None and moment.timestamp() * 1000 >= broadcast.not_after
    if is_late or not came.now < moment <= came.now + FARTHEST:
        return await _ask(came, broadcast, services, "team/when_not_possible")
    start_at = int(moment.timestamp() * 1000)
    if await services.broadcasts.schedule(broadcast.id, start_at, member(came), came.now_ms):
        return await watched(came, broadcast, services)
    return await too_late(came, broadcast, services)


def _offered(now: datetime) -> Iterator[datetime]:
    """The mornings and evenings of today and tomorrow that are to come, in this zone."""
    for day in (now.date(), now.date() + timedelta(days=1)):
        for at in OFFERED:
            moment = datetime.combine(day, at, now.tzinfo)
            if moment > now:
                yield moment


def _moment(text: str, now: datetime) -> datetime | None:
    """`25 November 18:30`, `tomorrow` excepted; without a year the next such day."""
    clock = _TIME.search(text)
    if clock is None:
        return None
    at = time(int(clock[1]), int(clock[2]))
    said = (text[: clock.start()] + text[clock.end() :]).strip(" ,")
    day = _day(said, now.date()) if said else now.date()
    return datetime.combine(day, at, now.tzinfo) if day else None


def _day(said: str, today: date) -> date | None:
    for text in (said, f"{said} {today.year}", f"{said} {today.year + 1}"):
        printed = first_date(text)
        if printed and printed.date and (text == said or printed.date >= today):
            return printed.date
    return None


def _zone(came: Came, services: Services) -> ZoneInfo:
    return ZoneInfo(came.by.zone) if came.by.zone else services.zone
