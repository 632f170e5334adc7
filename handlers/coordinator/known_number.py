"""A document came in: what was read, or, where it is known, what there is already."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cases.difference import differences
from cases.versions import keep_choices, keep_ids
from handlers.coordinator.doers import doers
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
    """A version that was there before: which, by whom, when, and whether it reads the same.

    `by` is what the team calls them, once it is shown; before, as the record names them.
    """

    case_id: int
    version: int
    by: str
    day: date
    is_published: bool
    is_same: bool


async def arrived(came: Came, made: tuple[int, int], services: Services) -> Screen:
    """What was read of this version; first, what to do with it where it is known.

    It is kept by then: whatever breaks off, nothing is lost.
    """
    stored = await services.cases.version(*made)
    if stored is None:
        return await coordination(came, services, came.words.label("draft_missing"))
    known = await _known(stored.case, services) if stored.is_draft else []
    if not known:
        return await of_version(came, stored, services)
    called = await doers(came.words, {one.by for one in known}, services)
    me, you = str(came.by.id), came.words.label("audited_you")
    return _asked(
        came, stored, [replace(one, by=you if one.by == me else called[one.by]) for one in known]
    )


async def _known(case: Case, services: Services) -> list[Known]:
    """What is out, then the drafts that came last; of a case without a number, the same again."""
    if case.ua_number is None:
        return await _said_before(case, services)
    made = [
        one for one in await services.proposals.history(case.id) if one.version != case.version
    ]
    out = [one for one in made if one.is_published]
    drafts = [one for one in reversed(made) if not one.is_published]
    found = []
    for one in [*out, *drafts][:LISTED]:
        other = await services.cases.version(case.id, one.version)
        if other is not None:
            found.append(_told(other.case, one, case, services))
    return found


async def _said_before(case: Case, services: Services) -> list[Known]:
    found: list[Known] = []
    for other in (*await services.cases.published(), *await services.cases.drafts()):
        if other.id != case.id and other.ua_number is None and _is_same(other, case):
            made = await services.proposals.history(other.id)
            found += [
                _told(other, one, case, services) for one in made if one.version == other.version
            ]
    return found[:LISTED]


def _told(other: Case, made: Made, case: Case, services: Services) -> Known:
    day = datetime.fromtimestamp(made.at / 1000, UTC).astimezone(services.zone).date()
    by = made.changed_by or made.by
    is_same = _is_same(other, case)
    return Known(other.id, made.version, by, day, is_published=made.is_published, is_same=is_same)


def _is_same(other: Case, case: Case) -> bool:
    """Whether a document says what this version says; what no document says is left aside."""
    return not differences(other, keep_choices(other, keep_ids([other], case)))


def _asked(came: Came, stored: StoredVersion, known: list[Known]) -> Screen:
    words, case = came.words, stored.case
    text = words.say("team/known_number", case=case, known=known)
    if case.withdrawn_at is not None:  # nothing of it is published again
        its_desk = ReviewDraft(known[0].case_id, known[0].version, 1)
        return Screen(
            text, ((Key(words.label("back_to_case"), its_desk),), *_discard(came, stored))
        )
    rows: list[Row] = []
    for one in known:
        label = words.label("open_known", one.version, one.is_published)
        rows.append((Key(label, ReviewDraft(one.case_id, one.version, 1)),))
    label = words.label("new_version", case.ua_number is not None)
    rows.append((Key(label, ReviewDraft(case.id, case.version, 1)),))
    return Screen(text, (*rows, *_discard(came, stored)))


def _discard(came: Came, stored: StoredVersion) -> tuple[Row, ...]:
    if came.role not in COORDINATING:
        return ()
    drop = Discard(stored.case.id, stored.case.version, stored.revision)
    return ((Key(came.words.label("discard_document"), drop),),)
