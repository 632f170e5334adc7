"""A case goes on: with a later deadline, or without one; and on which days it reminds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.store.audit import Action
from handlers.coordinator.finding import member, refused
from handlers.coordinator.screens import coordination, desk
from handlers.ending_buttons import ExtendCase, SetReminders
from handlers.ending_messages import EXTENDED_BY
from handlers.screen import Key, Screen, Toast
from handlers.team_buttons import ReviewDraft

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.coming import Tap
    from handlers.ending_buttons import ChooseExtension, ChooseReminders, KeepOpen
    from handlers.screen import Shown

LONGEST = 366
LONGER = (56, 84, 168, 336)
"""Days from today, where the deadline is later than after `EXTENDED_BY`."""
OFFERED = 3
CHOICES = ("7_2_0", "14_7_2_0", "2_0", "0", "")


async def choose_extension(tap: Tap[ChooseExtension], services: Services) -> Screen:
    """By how many days it may go on: by those only that make its deadline a later one."""
    case = await services.cases.find(tap.button.case_id)
    if case is None:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    if case.closed_at is not None:
        return await desk(tap, case, services, tap.words.label("is_closed"))
    left = case.days_left(services.today(tap.by.zone))
    later = [days for days in EXTENDED_BY + LONGER if left is None or days > left]
    rows = [
        (Key(tap.words.label("extend_by", days), ExtendCase(case.id, case.version, days)),)
        for days in later[:OFFERED]
    ]
    rows.append((Key(tap.words.label("back"), ReviewDraft(case.id, case.version, 1)),))
    return Screen(tap.words.say("team/extend", case=case), tuple(rows))


async def extend(tap: Tap[ExtendCase], services: Services) -> Shown:
    """Publish it as a new version with a deadline so many days from today."""
    case = await services.cases.find(tap.button.case_id)
    if case is None or not 0 < tap.button.days <= LONGEST:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    if case.closed_at is not None:
        return await desk(tap, case, services, tap.words.label("is_closed"))
    deadline = services.today(tap.by.zone) + timedelta(days=tap.button.days)
    seen = replace(case, version=tap.button.version, deadline=deadline)
    extended = await services.cases.amend(seen, member(tap), tap.now_ms, Action.EXTENDED)
    if extended is None:
        if (alert := await refused(tap, services)) is not None:
            return alert
        case = await services.cases.find(case.id) or case
        return await desk(tap, case, services, tap.words.label("has_changed"))
    services.announced()
    return await desk(tap, extended, services, tap.words.label("extended"))


async def keep_open(tap: Tap[KeepOpen], services: Services) -> Shown:
    """It stays open, which is written down; in four weeks it is asked again."""
    case = await services.cases.find(tap.button.case_id)
    if case is None or case.closed_at is not None:
        return Toast(tap.words.label("draft_missing" if case is None else "is_closed"))
    if not await services.endings.keep_open(case.id, member(tap), tap.now_ms):
        return Toast(tap.words.label("not_here"), is_alert=True)
    return Toast(tap.words.label("kept_open"))


async def choose_reminders(tap: Tap[ChooseReminders], services: Services) -> Screen:
    """The days on which a case may remind."""
    case = await services.cases.find(tap.button.case_id)
    if case is None:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    rows = [
        (
            Key(
                tap.words.label("reminder_days", _days(one), _days(one) == case.reminders),
                SetReminders(case.id, case.version, one),
            ),
        )
        for one in CHOICES
    ]
    rows.append((Key(tap.words.label("back"), ReviewDraft(case.id, case.version, 1)),))
    return Screen(tap.words.say("team/reminders", case=case), tuple(rows))


async def set_reminders(tap: Tap[SetReminders], services: Services) -> Shown:
    """Remind on these days from now on."""
    case = await services.cases.find(tap.button.case_id)
    if case is None or tap.button.reminders not in CHOICES:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    days = _days(tap.button.reminders)
    is_set = await services.cases.remind_on(case.id, days, member(tap), tap.now_ms)
    if not is_set and (alert := await refused(tap, services)) is not None:
        return alert
    return await desk(tap, case, services, tap.words.label("reminders_set"))


def _days(packed: str) -> tuple[int, ...]:
    return tuple(int(one) for one in packed.split("_") if one)
