"""A walk that ended because its case was corrected: what had been sent before still counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cases.report import outcomes
from handlers.begun_appeals import begun_rows, only_one
from handlers.buttons import OpenCase
from handlers.counting import count_report
from handlers.screen import Key, Screen
from handlers.screens import card, list_cases
from handlers.sent_appeal import find_sent

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.after_buttons import SentBefore
    from handlers.coming import Tap


async def sent_before(tap: Tap[SentBefore], services: Services) -> Screen:
    """Count the one appeal that was begun, or show each; where there is none, the case."""
    case = await services.cases.find(tap.button.case_id)
    known = await services.cases.version(tap.button.case_id, tap.button.version)
    if case is None or known is None:
        return await list_cases(tap, services, template="case_missing")
    # The last of these keys is for those who sent nothing: they can still do it.
    rows = (await begun_rows(tap, known.case, services))[:-1]
    if not rows:
        return replace(await card(tap, case, services), is_new=True)
    report = only_one(rows)
    sent = await find_sent(tap, report, services) if report is not None else None
    if sent is None:
        text = tap.words.say("told_whether", case=case, is_sent=True)
        go_on = (Key(tap.words.label("back_to_case"), OpenCase(case.id, case.version)),)
        return Screen(text, (*rows, go_on), is_new=True)
    if isinstance(sent, Screen):
        return replace(sent, is_new=True)
    counted = await count_report(tap, sent, outcomes(sent.contact.channel)[0], services)
    return replace(counted, is_new=True)
