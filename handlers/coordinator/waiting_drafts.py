"""The drafts of a case that is out: its desk says that they wait, and leads to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.coordinator.doers import doers
from handlers.screen import Key
from handlers.team_buttons import ReviewDraft

if TYPE_CHECKING:
    from datetime import date

    from bot.services import Services
    from bot.texts import Words
    from cases.case import Case
    from handlers.coming import Came
    from handlers.screen import Row

LISTED = 3


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft of a case: what the team calls whoever made or changed it last, and when.

    `by` is empty where that was whoever looks; `day` is when it came.
    """

    version: int
    by: str
    day: date


async def waiting_drafts(came: Came, case: Case, services: Services) -> list[Waiting]:
    """Those above what is out in which something is to be decided, the newest first."""
    zone = ZoneInfo(came.by.zone) if came.by.zone else services.zone
    found = []
    for one in reversed(await services.proposals.history(case.id)):
        if one.version > case.version:
            by = one.changed_by or one.by
            day = datetime.fromtimestamp(one.at / 1000, UTC).astimezone(zone).date()
            found.append(Waiting(one.version, "" if by == str(came.by.id) else by, day))
    known = await doers(came.words, [one.by for one in found[:LISTED] if one.by], services)
    return [replace(one, by=known[one.by] if one.by else "") for one in found[:LISTED]]


def waiting_rows(words: Words, case: Case, waiting: list[Waiting]) -> list[Row]:
    """The keys that lead to them."""
    return [
        (Key(words.label("open_waiting", one.version), ReviewDraft(case.id, one.version, 1)),)
        for one in waiting
    ]
