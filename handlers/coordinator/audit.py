"""Who did what: read page by page, of one case or person too, and changed by nobody."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

import orjson

from bot.store.audit import NEWEST, Only
from cases.sheets.table import csv_rows
from handlers.audit_buttons import ChooseWhose, DownloadAudit, LookInAudit
from handlers.coordinator.doers import doers
from handlers.coordinator.reading import IN_A_LABEL, brief
from handlers.coordinator.record import lines, number_of
from handlers.routing import COORDINATING
from handlers.screen import File, Key, Screen
from handlers.team_buttons import OpenCoordination, ReviewDraft, ShowAudit

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.audit import Audited
    from handlers.coming import Came, Said, Tap
    from handlers.coordinator.record import Line
    from handlers.screen import Row

ON_A_PAGE = 12
LONGEST = 150
"""Characters of one sentence that are shown; the file has all of it."""
LISTED = 30
COLUMNS = ("moment", "who", "id", "case", "done", "action", "details")
EVERY = Only()


async def newest(said: Said, services: Services) -> Screen:
    """The last things that were done; behind the command, a UA number means one case."""
    number = said.text.strip()
    if not number:
        return await _page(said, services, EVERY)
    case_id = await services.cases.id_of_number(number)
    if case_id is None:
        return await _page(said, services, EVERY, unknown=number)
    return await _page(said, services, Only(case_id))


async def earlier(tap: Tap[ShowAudit], services: Services) -> Screen:
    """What was done before the oldest line that is shown."""
    return await _page(tap, services, EVERY, tap.button.before)


async def look(tap: Tap[LookInAudit], services: Services) -> Screen:
    """The lines of one case, or one person, or both."""
    return await _page(tap, services, _only(tap.button), tap.button.before)


async def choose_whose(tap: Tap[ChooseWhose], services: Services) -> Screen:
    """Everybody who has ever done something, whoever did so last first."""
    words, case_id = tap.words, tap.button.case_id
    who = list(await services.audit.who())[:LISTED]
    known = await doers(words, who, services)
    me = str(tap.by.id)
    rows: list[Row] = [
        (
            Key(
                words.label("audited_you") if one == me else brief(known[one], IN_A_LABEL),
                LookInAudit(case_id, _packed(one), 0),
            ),
        )
        for one in who
    ]
    rows.append((Key(words.label("back"), LookInAudit(case_id, "", 0)),))
    return Screen(words.say("team/audit_whose"), tuple(rows))


async def download(tap: Tap[DownloadAudit], services: Services) -> Screen:
    """All of these lines as a file, the oldest first; that is written down as well."""
    words, only = tap.words, _only(tap.button)
    found = await services.audit.all(only)
    rows = [tuple(words.label("audit_column", column) for column in COLUMNS)]
    told = await lines(tap, found, services)
    rows += [_row(one, line) for one, line in zip(found, told, strict=True)]
    name = words.label("audit_file").replace(" ", "-")
    await services.audit.download(str(tap.by.id), tap.now_ms, only.case_id or None)
    screen = await _page(tap, services, only)
    return replace(screen, before=(File(f"{name}.csv", csv_rows(rows)),), is_new=True)


def _row(one: Audited, line: Line) -> tuple[str, ...]:
    details = orjson.dumps(dict(one.told)).decode() if one.told else ""
    moment = f"{line.at:%Y-%m-%d %H:%M:%S%z}"
    return (moment, line.who, line.id, line.case, line.said, one.action or "", details)


async def _page(
    came: Came, services: Services, only: Only, before: int = 0, unknown: str = ""
) -> Screen:
    words = came.words
    found = list(await services.audit.newest(ON_A_PAGE + 1, before or NEWEST, only))
    shown = found[:ON_A_PAGE]
    told = await lines(came, shown, services)
    whose = ""
    if only.who:
        whose = (await doers(words, [only.who], services))[only.who]
    text = words.say(
        "team/audit",
        days=[(day, [_shown(one) for one in of]) for day, of in groupby(told, _day)],
        zone=str(came.by.zone or services.zone),
        case=await number_of(only.case_id, services) if only.case_id else "",
        whose=whose,
        unknown=brief(unknown, IN_A_LABEL),
    )
    rows: list[Row] = []
    if len(found) > ON_A_PAGE:
        older = LookInAudit(only.case_id, _packed(only.who), shown[-1].id)
        rows.append((Key(words.label("earlier"), older),))
    whose_key = Key(words.label("audit_of_member"), ChooseWhose(only.case_id))
    rows.append((whose_key, *(_every(came) if only != EVERY else ())))
    if came.role in COORDINATING and shown:
        file = DownloadAudit(only.case_id, _packed(only.who))
        rows.append((Key(words.label("download_audit"), file),))
    return Screen(text, (*rows, *await _back(came, only, services)))


def _every(came: Came) -> Row:
    return (Key(came.words.label("audit_of_all"), ShowAudit()),)


async def _back(came: Came, only: Only, services: Services) -> tuple[Row, ...]:
    """To the desk of the case, where it is about one; and to everything."""
    case = await services.cases.on_desk(only.case_id) if only.case_id else None
    to_team = (Key(came.words.label("to_team"), OpenCoordination()),)
    if case is None:
        return (to_team,)
    to_case = Key(came.words.label("back_to_case"), ReviewDraft(case.id, case.version, 1))
    return ((to_case,), to_team)


def _day(line: Line) -> object:
    return line.at.date()


def _shown(line: Line) -> tuple[object, str, str, bool, str, str]:
    return (line.at, line.who, line.id, line.is_me, line.case, brief(line.said, LONGEST))


def _packed(who: str) -> str:
    return who.replace(" ", "_")


def _only(button: LookInAudit | DownloadAudit) -> Only:
    return Only(button.case_id, button.who.replace("_", " "))
