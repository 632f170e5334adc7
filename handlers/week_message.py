"""The team's week, as a message: the same for everybody of one language and zone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cases.tally import FEWEST
from handlers.screen import Key, Screen
from handlers.screens import shorten
from handlers.team_buttons import OpenCoordination, ReviewDraft, WatchBroadcast

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.services import Services
    from bot.store.broadcast import Broadcast
    from bot.texts import Words
    from cases.case import Case
    from handlers.screen import Row

LISTED = 8
"""Of each kind: a key leads to each."""


async def week(words: Words, said: Mapping[str, Any], services: Services) -> Screen:
    """What waits for somebody, with a key to each of it; then the week's numbers."""
    near = await _near(said["near"], services)
    stuck = await _stuck(said.get("stuck", ()), services)
    text = words.say(
        "team/week",
        numbers=said["week"],
        since=date.fromisoformat(said["since"]) if "since" in said else None,
        near=near[:LISTED],
        more=len(near[LISTED:]),
        stuck=len(stuck),
        fewest=FEWEST,
    )
    rows = [await _watch(words, one, services) for one in stuck[:LISTED]]
    rows += [_desk(words, case) for case in near[:LISTED]]
    return Screen(text, (*rows, (Key(words.label("open_team"), OpenCoordination()),)))


async def _near(case_ids: list[int], services: Services) -> list[Case]:
    """Those that are still open, the first deadline first."""
    found = [await services.cases.find(case_id) for case_id in case_ids]
    near = [case for case in found if case is not None and case.is_open(services.now())]
    return sorted(near, key=lambda case: (case.deadline or date.max, case.id))


async def _stuck(ids: list[int], services: Services) -> list[Broadcast]:
    found = [await services.broadcasts.find(id_) for id_ in ids]
    return [one for one in found if one is not None and one.ended_at is None]


async def _watch(words: Words, broadcast: Broadcast, services: Services) -> Row:
    about = broadcast.case_id and await services.cases.on_desk(broadcast.case_id)
    subject = about.title if about else broadcast.occasion
    label = words.label("broadcast_in_list", shorten(subject), broadcast.state)
    return (Key(label, WatchBroadcast(broadcast.id)),)


def _desk(words: Words, case: Case) -> Row:
    label = words.label("case_of_team", case.ua_number, shorten(case.title), case.version)
    return (Key(label, ReviewDraft(case.id, case.version, 1)),)
