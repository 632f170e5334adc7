"""What members of the team remark on a version: reviewers too, for whom it is the way to ask."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.coordinator.doers import doers
from handlers.coordinator.reading import brief
from handlers.coordinator.screens import coordination
from handlers.screen import Key, Screen
from handlers.team_buttons import ReviewDraft

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.remarks import Remark
    from handlers.coming import Answer, Came, Tap
    from handlers.coordinator.doers import Doers
    from handlers.remark_buttons import ShowRemarks

LONGEST = 500
"""Characters of one remark: with the last ones it stays one message."""
LISTED = 6


async def show_remarks(tap: Tap[ShowRemarks], services: Services) -> Screen:
    """The last remarks, and the question for another."""
    return await _shown(tap, tap.button, services)


async def take_remark(answer: Answer[ShowRemarks], services: Services) -> Screen | None:
    """Keep what was written, for the whole team."""
    if answer.role is None:
        return None
    text = answer.text.strip()
    if not 0 < len(text) <= LONGEST:
        return await _shown(answer, answer.asked, services, is_long=True)
    about = (answer.asked.case_id, answer.asked.version)
    if await services.cases.version(*about) is not None:
        await services.remarks.add(*about, str(answer.by.id), text, answer.now_ms)
    return await _shown(answer, answer.asked, services)


async def _shown(
    came: Came, about: ShowRemarks, services: Services, *, is_long: bool = False
) -> Screen:
    stored = await services.cases.version(about.case_id, about.version)
    if stored is None:
        return await coordination(came, services, came.words.label("draft_missing"))
    await services.questions.ask(came.by.id, about.pack(), came.now_ms)
    said = await services.remarks.of(about.case_id, about.version)
    zone = ZoneInfo(came.by.zone) if came.by.zone else services.zone
    known = await doers(came.words, [one.who for one in said], services)
    text = came.words.say(
        "team/remarks",
        title=brief(stored.case.title),
        version=about.version,
        remarks=[_line(one, zone, known) for one in said[-LISTED:]],
        earlier=max(0, len(said) - LISTED),
        longest=LONGEST,
        is_long=is_long,
    )
    back = Key(came.words.label("back"), ReviewDraft(about.case_id, about.version, 1))
    return Screen(text, ((back,),))


def _line(one: Remark, zone: ZoneInfo, known: Doers) -> tuple[str, str, str]:
    moment = datetime.fromtimestamp(one.at / 1000, UTC).astimezone(zone)
    return f"{moment:%Y-%m-%d %H:%M}", known[one.who], one.text
