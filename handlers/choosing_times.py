"""When a supporter is written to: the hour of their day, and not at all on holiday."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cases.document.dates import first_date
from handlers.choices import HOURS, ask_hour, leave
from handlers.screen import Key, Screen
from handlers.screens import settings
from handlers.settings_buttons import AskAway, GoAway

if TYPE_CHECKING:
    from datetime import date

    from bot.services import Services
    from handlers.coming import Answer, Came, Tap
    from handlers.settings_buttons import ChooseHour, PlanHoliday

HOLIDAYS = (7, 14, 30)
LONGEST = 60  # characters of a date
LONGEST_AWAY = timedelta(days=366)


async def choose_hour(tap: Tap[ChooseHour], services: Services) -> Screen:
    """Reminders and digests at this hour."""
    if tap.button.hour not in HOURS:
        return ask_hour(tap)
    await services.supporters.be_written_to_at(tap.by.id, tap.button.hour)
    return settings(tap.again(by=replace(tap.by, hour=tap.button.hour)))


async def plan_holiday(tap: Tap[PlanHoliday], services: Services) -> Screen:
    """From the settings: how long they will be away."""
    return await _ask_away(tap, services)


async def _ask_away(came: Came, services: Services, template: str = "away") -> Screen:
    """For how long, or until which date, to be written."""
    await services.questions.ask(came.by.id, AskAway().pack(), came.now_ms)
    words, until = came.words, came.by.away_until
    is_away = until is not None and until > came.now_ms
    rows = tuple((Key(words.label("for_days", days), GoAway(days)),) for days in HOLIDAYS)
    back = ((Key(words.label("i_am_back"), GoAway(0)),),) if is_away else ()
    return Screen(words.say(template), (*rows, *back, *leave(words, "", "set")))


async def go_away(tap: Tap[GoAway], services: Services) -> Screen:
    """Nothing for so many days, or new cases again."""
    if tap.button.days not in HOLIDAYS:
        return await _keep(tap, None, services)
    return await _keep(tap, _today(tap) + timedelta(days=tap.button.days), services)


async def take_away(answer: Answer[AskAway], services: Services) -> Screen | None:
    """The date as it was written, with or without its year; what is no date is no answer."""
    until = _date(answer)
    if until is None:
        return None
    if not _today(answer) < until <= _today(answer) + LONGEST_AWAY:
        return await _ask_away(answer, services, template="away_when")
    return await _keep(answer, until, services)


async def _keep(came: Came, until: date | None, services: Services) -> Screen:
    moment = None
    if until is not None:
        moment = int(datetime.combine(until, time.min, _zone(came)).timestamp() * 1000)
    await services.supporters.go_away(came.by.id, moment)
    return settings(came.again(by=replace(came.by, away_until=moment)))


def _date(answer: Answer[AskAway]) -> date | None:
    """The next such day, where no year is given."""
    today = _today(answer)
    for text in (answer.text, f"{answer.text} {today.year}", f"{answer.text} {today.year + 1}"):
        printed = first_date(text[:LONGEST])
        day = printed.date if printed else None
        if day is not None and (text == answer.text or day > today):
            return day
    return None


def _today(came: Came) -> date:
    return came.now.astimezone(_zone(came)).date()


def _zone(came: Came) -> ZoneInfo:
    return ZoneInfo(came.by.zone) if came.by.zone else ZoneInfo("UTC")
