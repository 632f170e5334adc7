"""After the deadline: whether what a supporter had begun was sent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cases.report import outcomes
from handlers.begun_appeals import begun_rows, only_one
from handlers.buttons import ListCases
from handlers.counting import count_report
from handlers.screen import Key, Screen
from handlers.screens import list_cases
from handlers.sent_appeal import find_sent

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.buttons import Report
    from handlers.coming import Tap
    from handlers.ending_buttons import TellWhetherSent


async def tell_whether_sent(tap: Tap[TellWhetherSent], services: Services) -> Screen:
    """Yes counts the one appeal that was begun, or shows each; no is thanked for.

    It is a new message: the question is the same for everybody, and stays.
    """
    case = await services.cases.find(tap.button.case_id)
    if case is None:
        return replace(await list_cases(tap, services, template="case_missing"), is_new=True)
    rows = await begun_rows(tap, case, services) if tap.button.is_sent == 1 else ()
    if (report := only_one(rows)) is not None:
        return replace(await _reported(tap, report, services), is_new=True)
    text = tap.words.say("told_whether", case=case, is_sent=bool(rows))
    cases = (Key(tap.words.label("open_cases"), ListCases()),)
    return Screen(text, (*rows, cases), is_new=True)


async def _reported(tap: Tap[TellWhetherSent], report: Report, services: Services) -> Screen:
    sent = await find_sent(tap, report, services)
    if isinstance(sent, Screen):
        return sent
    return await count_report(tap, sent, outcomes(sent.contact.channel)[0], services)
