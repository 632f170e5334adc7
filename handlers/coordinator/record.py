"""Lines of the record in the reader's words: who, when, in which case, and one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.coordinator.doers import doers
from handlers.coordinator.done_sentences import Saying

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.services import Services
    from bot.store.audit import Audited
    from handlers.coming import Came


@dataclass(frozen=True, slots=True)
class Line:
    """One action. `at` is in the reader's zone; `who` is a name, the reader `is_me`.

    `id` is the Telegram id of who did it, empty where it was nobody of the team; `case` is the
    UA number, or `#` and the id of a case without one; empty where it was about none.
    """

    at: datetime
    who: str
    id: str
    is_me: bool
    case: str
    said: str


async def lines(came: Came, found: Iterable[Audited], services: Services) -> list[Line]:
    """Each of them as this reader understands it."""
    audited = list(found)
    zone = ZoneInfo(came.by.zone) if came.by.zone else services.zone
    concerned = {str(one.told["member"]) for one in audited if "member" in one.told}
    # All of the team: who took another's name has an id also where the other did nothing.
    concerned |= {str(one) for one in await services.team.members()} if audited else set()
    known = await doers(came.words, concerned | {one.who for one in audited}, services)
    numbers = await _numbers(audited, services)
    say = Saying(came.words, known, numbers, zone)
    return [
        Line(
            at=datetime.fromtimestamp(one.at / 1000, UTC).astimezone(zone),
            who=known[one.who],
            id=one.who if one.who.isdecimal() else "",
            is_me=one.who == str(came.by.id),
            case="" if one.case_id is None else numbers[one.case_id],
            said=say.sentence(one),
        )
        for one in audited
    ]


async def number_of(case_id: int, services: Services) -> str:
    """By what a case is known: its UA number, or where it has none, or is gone, its id."""
    return (await _known_as({case_id}, services))[case_id]


async def _numbers(audited: Iterable[Audited], services: Services) -> dict[int, str]:
    ids = {one.case_id for one in audited if one.case_id is not None}
    return await _known_as(
        ids | {int(one.told["case"] or 0) for one in audited if "case" in one.told}, services
    )


async def _known_as(case_ids: set[int], services: Services) -> dict[int, str]:
    drafts = {case.id: case for case in await services.cases.drafts()} if case_ids else {}
    told = {}
    for id_ in case_ids:
        case = await services.cases.on_desk(id_) or drafts.get(id_)
        told[id_] = case.ua_number if case is not None and case.ua_number else f"#{id_}"
    return told
