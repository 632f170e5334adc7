"""The totals of a case, for the officials and for those who wrote."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.announcing import announced
from bot.tallying import Counts, Section, sections
from cases.tally import FEWEST
from handlers.audit_buttons import LookInAudit
from handlers.coordinator.reading import brief
from handlers.coordinator.record import lines
from handlers.coordinator.screens import coordination
from handlers.routing import COORDINATING
from handlers.screen import Key, Screen
from handlers.tally_buttons import ChooseOfficial, ShareTally
from handlers.team_buttons import ReviewDraft, ShowTally

if TYPE_CHECKING:
    from bot.services import Services
    from bot.tallying import Totals
    from cases.case import Case
    from handlers.coming import Came, Tap
    from handlers.screen import Row

ON_SCREEN, ROWS = {"target": 12, "day": 10, "dead": 5}, 7
"""Rows of a table that fit on a screen; the files have them all."""
FILES = ("picture", "csv", "xlsx")
IN_A_LINE = {"dead": 90}
SHORT = 40
SHARED = 3


async def show_tally(tap: Tap[ShowTally], services: Services) -> Screen:
    """Reports by official, channel, day and more; groups that point at a person hidden."""
    case = await services.cases.on_desk(tap.button.case_id)
    if case is None:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    screen = await tally_screen(tap, case, services)
    return replace(screen, toast=tap.words.label("refreshed"))


async def tally_screen(came: Came, case: Case, services: Services) -> Screen:
    """The totals as they are now, who was given them before, and the ways to share them."""
    words = came.words
    totals = await totals_of(case, services)
    shared = await services.tallies.shared(case.id, SHARED)
    text = words.say(
        "team/tally",
        case=case,
        fewest=FEWEST,
        total=totals.tally.total,
        is_nobody=totals.tally.total is None and not await services.appeals.total(case.id),
        is_announced=await announced(case, services.broadcasts) is not None,
        is_whole=totals.tally.is_whole,
        sections=[_short(section) for section in sections(words, totals)],
        at=came.now.astimezone(services.zone),
        zone=str(services.zone),
        shared=await lines(came, shared, services),
    )
    may_share = came.role in COORDINATING and totals.tally.total is not None
    rows = (*(_sharing(came, case) if may_share else ()), *_onward(came, case))
    return Screen(text, rows)


async def totals_of(case: Case, services: Services) -> Totals:
    """What may be shown of this case's reports."""
    return await Counts(services.appeals, services.tallies, services.broken_contacts).of(case)


def _short(section: Section) -> tuple[Section, int]:
    """As much of it as fits, and how many rows do not; of the days, the last ones fit."""
    most, room = ON_SCREEN.get(section.what, ROWS), IN_A_LINE
    rows = section.rows[-most:] if section.what == "day" else section.rows[:most]
    names = tuple((brief(name, room.get(section.what, SHORT)), count) for name, count in rows)
    return replace(section, rows=names), len(section.rows) - len(rows)


def _sharing(came: Came, case: Case) -> tuple[Row, ...]:
    files = tuple(
        Key(came.words.label("share_tally", file), ShareTally(case.id, case.version, file))
        for file in FILES
    )
    letter = ChooseOfficial(case.id, case.version)
    return (files, (Key(came.words.label("letter_to_official"), letter),))


def _onward(came: Came, case: Case) -> tuple[Row, ...]:
    words = came.words
    return (
        (Key(words.label("refresh"), ShowTally(case.id, case.version)),),
        (
            Key(words.label("audit_of_case"), LookInAudit(case.id, "", 0)),
            Key(words.label("back_to_case"), ReviewDraft(case.id, case.version, 1)),
        ),
    )
