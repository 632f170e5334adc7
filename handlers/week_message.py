"""The team's week, as a message: the same for everybody of one language and zone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cases.tally import FEWEST
from handlers.screen import Key, Screen
from handlers.team_buttons import OpenCoordination

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.services import Services
    from bot.texts import Words

LISTED = 10


async def week(words: Words, said: Mapping[str, Any], services: Services) -> Screen:
    """New subscribers, actions, cases near their deadline, and what waits for somebody."""
    found = [await services.cases.find(case_id) for case_id in said["near"]]
    near = [case for case in found if case is not None and case.is_open(services.now())]
    text = words.say(
        "team/week",
        numbers=said["week"],
        near=near[:LISTED],
        more=len(near[LISTED:]),
        fewest=FEWEST,
    )
    return Screen(text, ((Key(words.label("open_team"), OpenCoordination()),),))
