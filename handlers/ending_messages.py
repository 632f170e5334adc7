"""What is said when a case has ended: to those who began, to those who acted, to the team."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cases.tally import FEWEST
from handlers.buttons import LookAtCase
from handlers.ending_buttons import ExtendCase, KeepOpen, TellWhetherSent
from handlers.screen import Key, Screen
from handlers.screens import shorten
from handlers.settings_buttons import StopMessages
from handlers.team_buttons import AskToClose, ReviewDraft

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.services import Services
    from bot.texts import Words
    from cases.case import Case

KINDS = ("sent", "ended", "endless", "outcome", "thanks", "corrected")
EXTENDED_BY = (7, 14, 28)
"""Days from today."""


def case_of(said: Mapping[str, Any]) -> int | None:
    """The case whose end this message speaks of; None where it speaks of something else."""
    return next((int(said[kind]) for kind in KINDS if kind in said), None)


async def ending(words: Words, said: Mapping[str, Any], case: Case, services: Services) -> Screen:
    """The message, the same for everybody who shares a language."""
    if "sent" in said:
        return _was_it_sent(words, case)
    total = await services.appeals.total(case.id)
    if "told" in said:
        return news(words, case, said, total)
    return _ask_team(words, case, total, is_endless="endless" in said)


def news(words: Words, case: Case, said: Mapping[str, Any], total: int) -> Screen:
    """What came of the case, or thanks, to those who acted; of few without their number."""
    text = words.say(
        "outcome", case=case, news=said["news"], told=said["told"], total=total, fewest=FEWEST
    )
    # Which case goes on with it is said after the news are sent: its card leads there.
    look = Key(shorten(case.title), LookAtCase(case.id, case.version))
    return Screen(text, ((look,), (Key(words.label("stop_messages"), StopMessages()),)))


def _was_it_sent(words: Words, case: Case) -> Screen:
    rows = tuple(
        (Key(words.label("was_sent", answer), TellWhetherSent(case.id, case.version, answer)),)
        for answer in (1, 0)
    )
    stop = Key(words.label("stop_messages"), StopMessages())
    return Screen(words.say("was_it_sent", case=case), (*rows, (stop,)))


def _ask_team(words: Words, case: Case, total: int, *, is_endless: bool) -> Screen:
    text = words.say("team/ended", case=case, total=total, is_endless=is_endless, fewest=FEWEST)
    close = Key(words.label("close_with_outcome"), AskToClose(case.id, case.version))
    desk = Key(words.label("back_to_case"), ReviewDraft(case.id, case.version, 1))
    if is_endless:
        keep = Key(words.label("keep_open"), KeepOpen(case.id, case.version))
        return Screen(text, ((keep,), (close,), (desk,)))
    extend = (
        (Key(words.label("extend_by", days), ExtendCase(case.id, case.version, days)),)
        for days in EXTENDED_BY
    )
    return Screen(text, (*extend, (close,), (desk,)))
