"""What a reminder says: the same for everybody who shares a language, a zone and the cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cases.case import Channel
from handlers.buttons import TakeAction
from handlers.remind_me import when_keys
from handlers.reminder_buttons import NoMoreReminders, RemindMe
from handlers.screen import Key, Screen
from handlers.screens import shorten
from handlers.settings_buttons import StopMessages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.texts import Words
    from cases.case import Case
    from handlers.screen import Row

IN_TIME = (
    Channel.FAX,
    Channel.EMAIL,
    Channel.X,
    Channel.PHONE,
    Channel.WEB_FORM,
    Channel.FACEBOOK,
    Channel.INSTAGRAM,
)
"""What still arrives on the last day, the surest first."""


@dataclass(frozen=True, slots=True)
class Reminded:
    """A case in a reminder: its days left where it is read, and what still arrives in time."""

    case: Case
    days: int | None
    ways: tuple[str, ...]
    has_post: bool


def still_of_use(said: Mapping[str, str], cases: Sequence[Case]) -> list[Case]:
    """Those of these open cases whose deadline has not passed where the reminder is read."""
    today = _today(said)
    return [case for case in cases if not (today and case.deadline and case.deadline < today)]


def reminded(words: Words, said: Mapping[str, str], cases: Sequence[Case]) -> list[Reminded]:
    """What is known of these cases on the day when they are reminded of."""
    return [_reminded(words, case, _today(said)) for case in cases]


def reminder(words: Words, told: Sequence[Reminded]) -> Screen:
    """The reminder of these cases: to act on each, later, or no more."""
    text = words.say("reminder", cases=told)
    cases = [one.case for one in told]
    stop = (Key(words.label("stop_messages"), StopMessages()),)
    if len(cases) > 1:
        return Screen(text, (*(_row(words, case) for case in cases), stop))
    [case] = cases
    rows = (
        (Key(words.label("take_action"), TakeAction(case.id, case.version)),),
        *when_keys(words, case, stays=1),
        (Key(words.label("no_more_reminders"), NoMoreReminders(case.id, case.version, 1)),),
        stop,
    )
    return Screen(text, rows)


def _row(words: Words, case: Case) -> Row:
    act = Key(shorten(case.title), TakeAction(case.id, case.version))
    return act, Key(words.label("later"), RemindMe(case.id, case.version, 1))


def _reminded(words: Words, case: Case, today: date | None) -> Reminded:
    channels = {channel for target in case.offered for channel in target.channels}
    return Reminded(
        case=case,
        days=case.days_left(today) if today else None,
        ways=tuple(words.label("way", channel) for channel in IN_TIME if channel in channels),
        has_post=Channel.POST in channels,
    )


def _today(said: Mapping[str, str]) -> date | None:
    return date.fromisoformat(said["day"]) if "day" in said else None
