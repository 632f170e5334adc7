"""A field of a draft is changed: unless somebody else put something there meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.store.drafts import NumberTaken
from cases.edited import OF_THE_TEXT, Refused
from handlers.coordinator import placeholder_notices
from handlers.coordinator.doubts import doubts_about
from handlers.coordinator.edit_values import number_refused, refusal, remarks, who_changed
from handlers.coordinator.editing import draft_of
from handlers.draft_buttons import ChangeField, ConfirmField, PutWritten
from handlers.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.services import Services
    from bot.store.cases import StoredVersion
    from bot.store.drafts import Change
    from bot.texts import Words
    from cases.case import Case
    from cases.edited import Edited, Outcome
    from handlers.coming import Came
    from handlers.draft_buttons import OfField

TRIES = 5
"""Each finds the draft changed once more in the same moment."""


@dataclass(frozen=True, slots=True)
class Done:
    """It stands there; `revision` is None where it had stood there before.

    `is_warned`: something is odd about it, or it stood there; they may want to write once more.
    """

    stored: StoredVersion
    said: tuple[str, ...]
    revision: int | None = None
    is_warned: bool = False


@dataclass(frozen=True, slots=True)
class NotDone:
    """It does not, and why; `is_conflict` where somebody else put something there meanwhile."""

    stored: StoredVersion
    said: tuple[str, ...]
    is_conflict: bool = False


async def change_field(
    came: Came, button: OfField, change: Callable[[Case], Outcome], services: Services
) -> Done | NotDone | Screen:
    """Change the draft as it is now; a screen where it is none any more, or not theirs.

    What others changed in other fields since the button was shown stays, and is said. Where they
    changed this field, nothing is done. Done twice, it is done once.
    """
    for _ in range(TRIES):
        stored = await draft_of(came, button, services)
        if isinstance(stored, Screen):
            return stored
        outcome = change(stored.case)
        if isinstance(outcome, Refused):
            return NotDone(stored, (refusal(came.words, outcome),))
        changes = await _meanwhile(came, stored, button, services)
        if (clash := _clash(stored, button, outcome, changes)) is not None:
            who, _ = await who_changed(came.words, [clash], "", services)
            said = came.words.label("field_changed_by", who)
            return NotDone(stored, (said,), is_conflict=True)
        if (done := await _done(came, stored, button, outcome, services)) is not None:
            return replace(done, said=(*done.said, *await _of_others(came, changes, services)))
    return await _too_busy(came, button, services)


async def _meanwhile(
    came: Came, stored: StoredVersion, button: OfField, services: Services
) -> list[Change]:
    """What others changed since the button was shown."""
    if stored.revision == button.revision:
        return []
    of = button.case_id, button.version
    changes = await services.drafts.changes(*of, button.revision)
    return [one for one in changes if one.by != str(came.by.id)]


def _clash(
    stored: StoredVersion, button: OfField, outcome: Edited, changes: list[Change]
) -> Change | None:
    """Who says that it is right means what they saw; who sends what stands there, has it."""
    is_new = outcome.case != stored.case or isinstance(button, ConfirmField)
    touching = [one for one in changes if is_new and button.field in one.fields]
    return touching[-1] if touching else None


async def _done(
    came: Came, stored: StoredVersion, button: OfField, outcome: Edited, services: Services
) -> Done | NotDone | None:
    """None where the draft was changed once more since it was looked at."""
    words, doubts = came.words, doubts_about(stored, button.field)
    odd = _not_filled(words, button.field, outcome.case)
    said = [*remarks(words, outcome.remarks), *odd]
    is_odd = bool(odd or OF_THE_TEXT & {*outcome.remarks})
    if outcome.case == stored.case and not doubts:
        is_written = isinstance(button, ChangeField | PutWritten)
        return Done(stored, (words.label("stands_already"), *said), is_warned=is_odd or is_written)
    settled, by = [path for path, _ in doubts], str(came.by.id)
    try:
        kept = await services.drafts.reword(
            outcome.case, stored.revision, by, came.now_ms, settled
        )
    except NumberTaken as taken:
        return NotDone(stored, (number_refused(words, taken),))
    if kept is None:
        return None
    now = await services.cases.version(button.case_id, button.version)
    void = [words.label("approvals_void", kept.voided)] if kept.voided else []
    is_same = outcome.case == stored.case
    told = (words.label("doubt_settled" if is_same else "is_kept"), *void, *said)
    return Done(now or stored, told, kept.revision, is_odd)


def _not_filled(words: Words, field: str, case: Case) -> list[str]:
    """What stands in braces in this field, if it is one of a letter, and is sent as it stands."""
    if field == "letter" and case.letter:
        return placeholder_notices.of_letter(words, case.letter)
    return placeholder_notices.of_texts(words, field, case.asks if field == "asks" else ())


async def _too_busy(came: Came, button: OfField, services: Services) -> NotDone | Screen:
    stored = await draft_of(came, button, services)
    if isinstance(stored, Screen):
        return stored
    return NotDone(stored, (came.words.label("not_kept"),), is_conflict=True)


async def _of_others(came: Came, changes: list[Change], services: Services) -> list[str]:
    """What else was changed since the button was shown, and stays."""
    if not changes:
        return []
    told = await who_changed(came.words, changes, "", services)
    return [came.words.label("also_changed_by", *told)]
