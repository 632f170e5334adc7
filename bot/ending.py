"""When a case has ended: who is asked whether they sent it, and the team what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.reminding import zone_of
from bot.store.endings import Question
from cases.case import ends_everywhere
from cases.reminder import EVENING, NIGHT, at_hour, is_civil

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from bot.store.endings import Endings
    from bot.store.reminders import Reminders
    from cases.case import Case

ASKED_FOR = timedelta(days=14)
"""Whoever could not be asked for so long after the end is not asked any more."""
FOUR_WEEKS = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class Over:
    """What is asked about a case that may be over."""

    case_id: int
    what: str
    of_team: bool


async def ask_about_ended(
    cases: Iterable[Case],
    endings: Endings,
    reminders: Reminders,
    default_zone: ZoneInfo,
    now: datetime,
) -> int:
    """Queue the questions about these published cases, where it is a civil hour; how many."""
    to_ask = list(over(cases, await endings.first_published(), now))
    if not to_ask:
        return 0
    done = await endings.done()
    asked, now_ms = 0, _ms(now)
    for zone in {*await reminders.zones(), ""}:
        local = now.astimezone(zone_of(zone, default_zone))
        if not is_civil(local):
            continue
        shuts = _ms(at_hour(local.date(), NIGHT, zone_of(zone, default_zone)))
        for one in to_ask:
            if (one.case_id, one.what, zone) in done:
                continue
            question = Question(one.case_id, one.what, zone, shuts)
            if one.of_team:
                asked += await endings.ask_team(question, now_ms)
            elif local.hour >= EVENING:
                asked += await endings.ask_whether_sent(question, now_ms)
    return asked


def over(
    cases: Iterable[Case], published: Mapping[int, datetime], now: datetime
) -> Iterator[Over]:
    """What is to be asked about each case by now."""
    for case in cases:
        if case.deadline is not None:
            ended = ends_everywhere(case.deadline)
            closed_before = case.closed_at is not None and case.closed_at < ended
            if ended <= now < ended + ASKED_FOR and not closed_before:
                yield Over(case.id, "sent", of_team=False)
                if case.closed_at is None:
                    yield Over(case.id, f"team {case.deadline.isoformat()}", of_team=True)
        elif case.closed_at is None and case.id in published:
            rounds = (now - published[case.id]) // FOUR_WEEKS
            if rounds > 0:
                yield Over(case.id, f"endless {rounds}", of_team=True)


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
