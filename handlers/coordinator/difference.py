"""Further information: what it changes is looked at, difference by difference, and decided."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING

from handlers.coordinator.changes import all_changes, first_change, one_change
from handlers.coordinator.comparison import Comparison, compared
from handlers.coordinator.editing import keep
from handlers.coordinator.screens import coordination, of_version

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.button import OfCase
    from handlers.coming import Came, Tap
    from handlers.coordinator.comparison import Weighed
    from handlers.import_buttons import (
        KeepOld,
        OfDifference,
        SeeChanges,
        SeeDifference,
        SumUp,
        TakeNew,
        TakeRest,
    )
    from handlers.screen import Screen

TOAST = 200
"""Characters that Telegram shows at the top of the chat."""


async def see_changes(tap: Tap[SeeChanges], services: Services) -> Screen:
    """The first difference that nobody looked at; else what is taken and kept."""
    found = await _comparison(tap, tap.button, services)
    return first_change(tap, found) if isinstance(found, Comparison) else found


async def see_difference(tap: Tap[SeeDifference], services: Services) -> Screen:
    """This difference."""
    found = await _comparison(tap, tap.button, services)
    if not isinstance(found, Comparison):
        return found
    one = found.find(tap.button.mark)
    return one_change(tap, found, one) if one else _reads_otherwise(tap, found)


async def sum_up(tap: Tap[SumUp], services: Services) -> Screen:
    """What is taken and what is kept."""
    found = await _comparison(tap, tap.button, services)
    return all_changes(tap, found, tap.button.page) if isinstance(found, Comparison) else found


async def take_new(tap: Tap[TakeNew], services: Services) -> Screen:
    """From now on it reads as in the new document."""
    return await _decide(tap, services, is_taken=True)


async def keep_old(tap: Tap[KeepOld], services: Services) -> Screen:
    """From now on it reads as in the published version."""
    return await _decide(tap, services, is_taken=False)


async def take_rest(tap: Tap[TakeRest], services: Services) -> Screen:
    """Whatever nobody looked at becomes what was proposed: nothing that was there is lost."""
    found = await _comparison(tap, tap.button, services)
    if not isinstance(found, Comparison):
        return found
    return await _keep(tap, found, [(one, one.is_to_be_taken) for one in found.open], services)


async def _decide(tap: Tap[OfDifference], services: Services, *, is_taken: bool) -> Screen:
    found = await _comparison(tap, tap.button, services)
    if not isinstance(found, Comparison):
        return found
    one = found.find(tap.button.mark)
    if one is None:
        return _reads_otherwise(tap, found)
    return await _keep(tap, found, [(one, is_taken)], services)


async def _keep(
    tap: Tap[OfCase], found: Comparison, decided: list[tuple[Weighed, bool]], services: Services
) -> Screen:
    """Write down what was decided, then the draft as it is to be: cut off, both are done again."""
    # Of a hostile document with thousands of paragraphs that takes seconds.
    case, proposal = await to_thread(found.with_, decided)
    marks = {one.difference.mark: is_taken for one, is_taken in decided}
    settled = found.settled_by(one for one, _ in decided)
    await services.proposals.confirm(proposal, marks, str(tap.by.id), tap.now_ms)
    why_not = None
    if case != found.stored.case or settled:
        why_not = await keep(tap, case, found.stored.revision, services, settled)
        why_not = why_not[:TOAST] if why_not else None
    now = await _comparison(tap, tap.button, services)
    return first_change(tap, now, why_not) if isinstance(now, Comparison) else now


async def _comparison(came: Came, button: OfCase, services: Services) -> Comparison | Screen:
    stored = await services.cases.version(button.case_id, button.version)
    if stored is None:
        return await coordination(came, services, came.words.label("draft_missing"))
    found = await compared(stored, services)
    if found is None:
        known = await services.cases.on_desk(button.case_id)
        is_out = known is not None and known.version == button.version
        toast = None if stored.is_draft else came.words.label("published_before", is_out)
        return await of_version(came, stored, services, toast=toast)
    return found


def _reads_otherwise(came: Came, found: Comparison) -> Screen:
    return first_change(came, found, came.words.label("reads_otherwise"))
