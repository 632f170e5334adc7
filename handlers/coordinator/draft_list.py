"""The drafts that wait for a decision, each with what is open of it and who changed it last."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.coordinator.doers import doers
from handlers.coordinator.edit_values import NAMED
from handlers.coordinator.reading import IN_A_LABEL, brief

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.services import Services
    from bot.store.drafts import Listed
    from handlers.coming import Came

LINES = 10
"""Each has a key as well: these are those that came last."""


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One draft: what it is called, its doubts, and the last change.

    `by` is a Telegram id, or `command line`, or empty for the reader, and `called` what the team
    calls them; `names` are the fields that were changed, empty where it stands as it came.
    """

    name: str
    doubts: int
    by: str
    when: str
    names: str
    called: str = ""


async def draft_lines(came: Came, drafts: Iterable[Listed], services: Services) -> list[DraftLine]:
    """The first ten, with times as the coordinator's clock shows them."""
    zone = ZoneInfo(came.by.zone) if came.by.zone else services.zone
    lines = [_line(came, one, zone) for one in islice(drafts, LINES)]
    known = await doers(came.words, {one.by for one in lines if one.by and one.names}, services)
    return [replace(one, called=known[one.by] if one.by and one.names else "") for one in lines]


def _line(came: Came, draft: Listed, zone: ZoneInfo) -> DraftLine:
    words, case = came.words, draft.case
    at = datetime.fromtimestamp(draft.at / 1000, UTC).astimezone(zone)
    name = " · ".join(one for one in (case.ua_number, brief(case.title, IN_A_LABEL)) if one)
    names = ", ".join(words.label("field", field) for field in draft.fields[:NAMED])
    when = f"{words.date(at.date(), 'medium')}, {words.clock(at)}"
    by = "" if draft.by == str(came.by.id) else draft.by
    return DraftLine(name, draft.doubts, by, when, names)
