"""Being reminded of a case, later, or not at all; each is undone with one tap."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.store.wishes import Wish
from cases import reminder
from handlers.buttons import OpenCase, TakeAction
from handlers.finding import find_open
from handlers.reminder_buttons import (
    NoMoreReminders,
    NotThisOne,
    RemindMe,
    Snooze,
    TakeBackWish,
)
from handlers.screen import Key, Screen
from handlers.screens import list_cases

if TYPE_CHECKING:
    from datetime import tzinfo

    from bot.services import Services
    from bot.texts import Words
    from cases.case import Case
    from handlers.coming import Came, Tap
    from handlers.reminder_buttons import Lasting
    from handlers.screen import Row


async def remind_me(tap: Tap[RemindMe], services: Services) -> Screen:
    """Remind them as usual, say when that is, and let them choose another moment."""
    case = await _open(tap, services)
    if isinstance(case, Screen):
        return case
    await services.wishes.wish(tap.by.id, case.id, Wish.REMIND, tap.now_ms)
    zone = _zone(tap, services)
    to_come = [one for one in reminder.moments(case, tap.by.hour, zone) if one > tap.now]
    text = tap.words.say(
        "reminder_when", case=case, moments=[one.astimezone(zone) for one in to_come]
    )
    rows = (
        *when_keys(tap.words, case, stays=0),
        (Key(tap.words.label("no_more_reminders"), NoMoreReminders(case.id, case.version, 0)),),
        _on(tap.words, case),
    )
    return Screen(text, rows, is_new=tap.button.stays == 1, walk_of=case.id)


async def snooze(tap: Tap[Snooze], services: Services) -> Screen:
    """Remind them at the moment they chose, or earlier where that is after the deadline."""
    case = await _open(tap, services)
    if isinstance(case, Screen):
        return case
    choices = {choice.value: choice for choice in reminder.Snooze}
    choice = choices.get(tap.button.until)
    if choice is None:
        return await list_cases(tap, services)
    zone = _zone(tap, services)
    found = reminder.snooze(choice, case, tap.now.astimezone(zone), tap.by.hour)
    if found is None:
        text = tap.words.say("reminder_too_late", case=case)
        rows = (_on(tap.words, case),)
        return Screen(text, rows, is_new=tap.button.stays == 1, walk_of=case.id)
    at = int(found.at.timestamp() * 1000)
    await services.wishes.put_off(tap.by.id, case.id, at, tap.now_ms)
    text = tap.words.say(
        "reminder_set", case=case, at=found.at.astimezone(zone), is_moved=found.is_moved
    )
    return _said(tap, case, text)


async def no_more(tap: Tap[NoMoreReminders], services: Services) -> Screen:
    """No reminders of this case; it is still there, and its news come."""
    return await _wish(tap, services, Wish.NO_MORE)


async def not_this_one(tap: Tap[NotThisOne], services: Services) -> Screen:
    """This case is not for them."""
    return await _wish(tap, services, Wish.NOT_THIS_ONE)


async def take_back(tap: Tap[TakeBackWish], services: Services) -> Screen:
    """As if nothing had been said of the case."""
    case = await services.cases.find(tap.button.case_id)
    if case is None:
        return await list_cases(tap, services, template="case_missing")
    await services.wishes.take_back(tap.by.id, case.id)
    remind = Key(tap.words.label("remind_me"), RemindMe(case.id, case.version, 0))
    text = tap.words.say("reminder_undone", case=case)
    return Screen(text, ((remind,), _on(tap.words, case)), walk_of=case.id)


def when_keys(words: Words, case: Case, *, stays: int) -> tuple[Row, ...]:
    """The moments that one can choose from."""
    keys = {
        choice: Key(
            words.label("snooze", choice.value),
            Snooze(case.id, case.version, stays, choice.value),
        )
        for choice in reminder.Snooze
        if case.deadline is not None or choice is not reminder.Snooze.DAY_BEFORE
    }
    found = tuple(keys.values())
    return (found[:2], found[2:3], found[3:]) if found[3:] else (found[:2], found[2:])


async def _wish(
    tap: Tap[NoMoreReminders] | Tap[NotThisOne], services: Services, wish: Wish
) -> Screen:
    case = await services.cases.find(tap.button.case_id)
    if case is None:
        return await list_cases(tap, services, template="case_missing")
    await services.wishes.wish(tap.by.id, case.id, wish, tap.now_ms)
    return _said(tap, case, tap.words.say("reminder_none", case=case, wish=wish.value))


def _said(tap: Tap[Lasting], case: Case, text: str) -> Screen:
    undo = Key(tap.words.label("undo_wish"), TakeBackWish(case.id, case.version))
    rows = ((undo,), _on(tap.words, case))
    return Screen(text, rows, is_new=tap.button.stays == 1, walk_of=case.id)


async def _open(tap: Tap[Lasting], services: Services) -> Case | Screen:
    """The case as it is by now: what is wanted holds for any version."""
    case = await services.cases.find(tap.button.case_id)
    current = tap.button if case is None else replace(tap.button, version=case.version)
    found = await find_open(tap, current, services)
    return replace(found, is_new=tap.button.stays == 1) if isinstance(found, Screen) else found


def _on(words: Words, case: Case) -> Row:
    return (
        Key(words.label("take_action"), TakeAction(case.id, case.version)),
        Key(words.label("back_to_case"), OpenCase(case.id, case.version)),
    )


def _zone(came: Came, services: Services) -> tzinfo:
    return ZoneInfo(came.by.zone) if came.by.zone else services.zone
