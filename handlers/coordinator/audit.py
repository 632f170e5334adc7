"""Who did what: read page by page, and changed by nobody."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.screen import Key, Screen
from handlers.team_buttons import OpenCoordination, ShowAudit

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.team import Audited
    from handlers.coming import Came, Tap

ON_A_PAGE = 15
LONGEST = 120
"""Characters of one line that are shown."""


async def newest(came: Came, services: Services) -> Screen:
    """The last things that were done."""
    return await _page(came, services, 2**62)


async def earlier(tap: Tap[ShowAudit], services: Services) -> Screen:
    """What was done before the oldest line that is shown."""
    return await _page(tap, services, tap.button.before or 2**62)


async def _page(came: Came, services: Services, before: int) -> Screen:
    zone = ZoneInfo(came.by.zone) if came.by.zone else services.zone
    found = await services.team.log(ON_A_PAGE + 1, before)
    shown = found[:ON_A_PAGE]
    rows = [(Key(came.words.label("to_team"), OpenCoordination()),)]
    if len(found) > ON_A_PAGE:
        rows.insert(0, (Key(came.words.label("earlier"), ShowAudit(shown[-1].id)),))
    numbers = await _numbers({one.case_id for one in shown if one.case_id is not None}, services)
    me = str(came.by.id)
    lines = [
        (
            _moment(one, zone),
            "" if one.who == me else one.who,
            "" if one.case_id is None else numbers[one.case_id],
            one.what[:LONGEST],
        )
        for one in shown
    ]
    return Screen(came.words.say("team/audit", lines=lines, zone=str(zone)), tuple(rows))


async def _numbers(case_ids: set[int], services: Services) -> dict[int, str]:
    """By what each case is known: its UA number, or where it has none, or is gone, its id."""
    drafts = {case.id: case for case in await services.cases.drafts()}
    told = {}
    for id_ in case_ids:
        case = await services.cases.find(id_) or drafts.get(id_)
        told[id_] = case.ua_number if case is not None and case.ua_number else f"#{id_}"
    return told


def _moment(one: Audited, zone: ZoneInfo) -> str:
    return f"{datetime.fromtimestamp(one.at / 1000, UTC).astimezone(zone):%Y-%m-%d %H:%M}"
