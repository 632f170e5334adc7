"""Reminders, digests and what comes after a case, to those who must be careful.

Whoever looks into their phone, or at its locked screen, learns of no case, country or person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.buttons import ListCases, TakeAction
from handlers.ending_buttons import ReadNews, TellWhetherSent
from handlers.remind_me import when_keys
from handlers.reminder_buttons import NoMoreReminders, RemindMe
from handlers.screen import Key, Screen
from handlers.settings_buttons import StopMessages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.texts import Words
    from cases.case import Case
    from handlers.reminder_messages import Reminded
    from handlers.screen import Row


def careful_reminder(words: Words, reminded: Sequence[Reminded]) -> Screen:
    """As the usual reminder; several cases are told apart by their numbers in it."""
    text = words.say("careful/reminder", cases=reminded)
    cases = [one.case for one in reminded]
    if len(cases) > 1:
        rows = [_row(words, case, number) for number, case in enumerate(cases, start=1)]
        return Screen(text, (*rows, _stop(words)))
    [case] = cases
    act = Key(words.label("take_action"), TakeAction(case.id, case.version))
    never = Key(words.label("no_more_reminders"), NoMoreReminders(case.id, case.version, 1))
    return Screen(text, ((act,), *when_keys(words, case, stays=1), (never,), _stop(words)))


def careful_digest(words: Words, count: int) -> Screen:
    """How many cases are new; the list is behind a key."""
    look = (Key(words.label("look_at_it"), ListCases()),)
    return Screen(words.say("careful/digest", count=count), (look, _stop(words)))


def careful_question(words: Words, case: Case) -> Screen:
    """Whether they sent what they had begun."""
    rows = tuple(
        (Key(words.label("was_sent", answer), TellWhetherSent(case.id, case.version, answer)),)
        for answer in (1, 0)
    )
    return Screen(words.say("careful/was_it_sent"), (*rows, _stop(words)))


def careful_news(words: Words, broadcast_id: int) -> Screen:
    """That there is news; good or sad, or thanks, it is behind a key."""
    look = (Key(words.label("look_at_it"), ReadNews(broadcast_id)),)
    return Screen(words.say("careful/outcome"), (look, _stop(words)))


def _row(words: Words, case: Case, number: int) -> Row:
    act = Key(words.label("numbered", number), TakeAction(case.id, case.version))
    return act, Key(words.label("later"), RemindMe(case.id, case.version, 1))


def _stop(words: Words) -> Row:
    return (Key(words.label("stop_messages"), StopMessages()),)
