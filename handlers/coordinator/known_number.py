"""A document came in: what was read, or, where its number is known, what there is already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cases.difference import differences
from handlers.coordinator.screens import coordination, of_version
from handlers.routing import COORDINATING
from handlers.screen import Key, Screen
from handlers.team_buttons import Discard, ReviewDraft

if TYPE_CHECKING:
    from datetime import date

    from bot.services import Services
    from bot.store.cases import StoredVersion
    from bot.store.proposals import Made
    from cases.case import Case
    from handlers.coming import Came
    from handlers.screen import Row

LISTED = 5


@dataclass(frozen=True, slots=True)
class Known:
    """A version that was there before: which, by whom, when, and whether it reads the same."""

    version: int
    by: str
    day: date
    is_published: bool
    is_same: bool


async def arrived(came: Came, made: tuple[int, int], services: Services) -> Screen:
    """What was read of this version; first, what to do with it where its number is known.

    It is kept by then: whatever breaks off, nothing is lost.
    """
    stored = await services.cases.version(*made)
    if stored is None:
        return await coordination(came, services, came.words.label("draft_missing"))
    known = await _known(stored, services) if stored.is_draft else []
    if not known:
        return await of_version(came, stored, services)
    return _asked(came, stored.case, known)


async def _known(stored: StoredVersion, services: Services) -> list[Known]:
    """The published version and other drafts, those that came last first."""
    found: list[Known] = []
    for one in reversed(await services.proposals.history(stored.case.id)):
        if one.version != stored.case.version and len(found) < LISTED:
            found.append(await _compared(stored.case, one, services))
    return found


async def _compared(case: Case, made: Made, services: Services) -> Known:
    other = await services.cases.version(case.id, made.version)
    is_same = other is not None and not differences(other.case, case)
    day = datetime.fromtimestamp(made.at / 1000, UTC).astimezone(services.zone).date()
    by = made.changed_by or made.by
    return Known(made.version, by, day, made.is_published, is_same)


def _asked(came: Came, case: Case, known: list[Known]) -> Screen:
    words = came.words
    text = words.say("team/known_number", case=case, known=known)
    rows: list[Row] = [
        (
            Key(
                words.label("open_known", one.version, one.is_published),
                ReviewDraft(case.id, one.version, 1),
            ),
        )
        for one in known
    ]
    review = Key(words.label("new_version"), ReviewDraft(case.id, case.version, 1))
    rows.append((review,))
    if came.role in COORDINATING:
        rows.append((Key(words.label("discard_document"), Discard(case.id, case.version)),))
    return Screen(text, tuple(rows))
