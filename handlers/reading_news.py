"""What came of a case, read by those who must be careful when they ask for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.ending_messages import case_of, news
from handlers.screens import list_cases

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.coming import Tap
    from handlers.ending_buttons import ReadNews
    from handlers.screen import Screen


async def read_news(tap: Tap[ReadNews], services: Services) -> Screen:
    """The news as others were sent it, in a message that leaves the chat again.

    What was only drafted is nobody's to read.
    """
    broadcast = await services.broadcasts.find(tap.button.broadcast_id)
    said = broadcast.content if broadcast and broadcast.started_at is not None else {}
    case = await services.cases.find((case_of(said) if "told" in said else None) or 0)
    if case is None:
        return replace(await list_cases(tap, services, template="case_missing"), is_new=True)
    total = await services.appeals.total(case.id)
    return replace(news(tap.words, case, said, total), is_new=True, vanishes=True)
