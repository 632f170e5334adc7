"""A draft before it is published: what was read, and the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.after_buttons import PublishCorrection
from handlers.coordinator.audience import audience
from handlers.coordinator.changes import unseen_changes
from handlers.coordinator.editing import changed_since
from handlers.coordinator.faults import faults
from handlers.coordinator.finding import member, refused
from handlers.coordinator.screens import coordination, desk, of_version
from handlers.draft_buttons import EditDraft
from handlers.screen import Key, Screen, Toast
from handlers.team_buttons import (
    AS_FURTHER,
    AS_FURTHER_IN_SPITE_OF_DOUBTS,
    IN_SPITE_OF_DOUBTS,
    SURE,
    Discard,
    Publish,
    ReviewDraft,
)

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.cases import StoredVersion
    from bot.texts import Words
    from handlers.coming import Tap
    from handlers.screen import Row, Shown
    from handlers.team_buttons import AskToDiscard

_DOUBTFUL = frozenset({IN_SPITE_OF_DOUBTS, AS_FURTHER_IN_SPITE_OF_DOUBTS})
_FURTHER = frozenset({AS_FURTHER, AS_FURTHER_IN_SPITE_OF_DOUBTS})


async def review(tap: Tap[ReviewDraft], services: Services) -> Screen:
    """One page of what was read; of a published version, what can be done with the case."""
    stored = await services.cases.version(tap.button.case_id, tap.button.version)
    if stored is None:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    return await of_version(tap, stored, services, tap.button.page)


async def publish(tap: Tap[Publish], services: Services) -> Shown:
    """Show this version to supporters, once they were asked; later taps show that it was done."""
    case_id, version, seen = tap.button.case_id, tap.button.version, tap.button.revision
    stored = await services.cases.version(case_id, version)
    if stored is None:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    if stored.case.withdrawn_at is not None:
        return Toast(tap.words.label("notice_withdrawn"), is_alert=True)
    if stored.is_draft and (instead := await _instead(tap, stored, services)):
        return instead
    is_new = await services.cases.publish(case_id, version, member(tap), tap.now_ms, seen)
    if not is_new and (instead := await _not_published(tap, services)):
        return instead
    case = await services.cases.find(case_id)
    if case is None:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    before = tap.words.label("published_before", case.version == version)
    return await desk(tap, case, services, tap.words.label("published") if is_new else before)


async def _instead(tap: Tap[Publish], stored: StoredVersion, services: Services) -> Shown | None:
    """What is shown where a draft is not published by this tap; None where it may be."""
    if wrong := faults(tap.words, stored.case):
        return Toast(wrong[0], is_alert=True)
    if stored.revision != tap.button.revision:
        return await _changed(tap, services)
    if stored.is_unchanged:
        return await of_version(tap, stored, services, toast=tap.words.label("nothing_changed"))
    approval = await services.approvals.of(stored.case.id, stored.case.version)
    if not approval.allows(str(tap.by.id)):
        return Toast(tap.words.label("approval_missing"), is_alert=True)
    return await _question(tap, stored, services)


async def _question(tap: Tap[Publish], stored: StoredVersion, services: Services) -> Screen | None:
    """What they have to look at or to answer before it is published; None where they have."""
    cards = await _cards(tap, stored, services)
    # Who edits by hand what is out has seen what they changed: see `correct_case`.
    has_looked = cards and not stored.found
    if not has_looked and (changes := await unseen_changes(tap, stored, services)) is not None:
        return changes
    if _is_sure(tap.button.insists, has_doubts=bool(stored.doubts), has_cards=bool(cards)):
        return None
    return await _asked(tap, stored, cards, services)


async def _not_published(tap: Tap[Publish], services: Services) -> Shown | None:
    """Why it was not, of what may have become so at that moment; None where it was before."""
    if (alert := await refused(tap, services)) is not None:
        return alert
    stored = await services.cases.version(tap.button.case_id, tap.button.version)
    return await _instead(tap, stored, services) if stored and stored.is_draft else None


async def _changed(tap: Tap[Publish] | Tap[Discard], services: Services) -> Screen | None:
    """The draft as it stands now, which is not what they saw; None where it is none any more."""
    stored = await services.cases.version(tap.button.case_id, tap.button.version)
    if stored is None or not stored.is_draft:
        return None
    toast = await changed_since(tap, stored, tap.button.revision, services)
    return await of_version(tap, stored, services, toast=toast)


async def _cards(tap: Tap[Publish], stored: StoredVersion, services: Services) -> int:
    """How many cards a correction would edit, and further information leave as they are."""
    known = await services.cases.find(stored.case.id)
    if known is None or not known.is_open(tap.now):
        return 0
    return await services.corrections.delivered(known.id)


def _is_sure(insists: int, *, has_doubts: bool, has_cards: bool) -> bool:
    """Whether they were asked what is asked now, and said yes to it."""
    if insists not in _DOUBTFUL | _FURTHER | {SURE}:
        return False
    return (not has_doubts or insists in _DOUBTFUL) and (not has_cards or insists in _FURTHER)


async def _asked(
    tap: Tap[Publish], stored: StoredVersion, cards: int, services: Services
) -> Screen:
    """What becomes visible to whom, and what is doubtful of it; nothing is published yet.

    Where cards are out it is asked whether they are to be corrected.
    """
    words, case, doubts = tap.words, stored.case, len(stored.doubts)
    known = await services.cases.find(case.id)
    rows = _ways(words, stored) if cards else [_yes(words, stored)]
    rows.append((Key(words.label("back"), ReviewDraft(case.id, case.version, 1)),))
    if doubts:
        rows.insert(0, (Key(words.label("look_at_doubts"), EditDraft(case.id, case.version)),))
    text = words.say(
        "team/publish",
        case=case,
        known=known.version if known else 0,
        doubts=doubts,
        cards=audience(words, cards) if cards else "",
    )
    return Screen(text, tuple(rows))


def _yes(words: Words, stored: StoredVersion) -> Row:
    insists = IN_SPITE_OF_DOUBTS if stored.doubts else SURE
    sure = Publish(stored.case.id, stored.case.version, stored.revision, insists)
    return (Key(words.label("publish_anyway" if stored.doubts else "yes_publish"), sure),)


def _ways(words: Words, stored: StoredVersion) -> list[Row]:
    """Both ways; the correction first of what was begun as what is out, with no document."""
    of = stored.case.id, stored.case.version
    insists = AS_FURTHER_IN_SPITE_OF_DOUBTS if stored.doubts else AS_FURTHER
    further = Key(words.label("publish_further"), Publish(*of, stored.revision, insists))
    correction = Key(words.label("publish_correction"), PublishCorrection(*of))
    return [(further,), (correction,)] if stored.found else [(correction,), (further,)]


async def ask_to_discard(tap: Tap[AskToDiscard], services: Services) -> Screen:
    """What is lost; nothing is yet."""
    about = (tap.button.case_id, tap.button.version)
    stored = await services.cases.version(*about)
    if stored is None or not stored.is_draft:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    yes = Key(tap.words.label("yes_discard"), Discard(*about, tap.button.revision))
    back = Key(tap.words.label("back"), ReviewDraft(*about, 1))
    is_out = await services.cases.on_desk(stored.case.id) is not None
    return Screen(
        tap.words.say("team/discard", case=stored.case, is_out=is_out), ((yes,), (back,))
    )


async def discard(tap: Tap[Discard], services: Services) -> Shown:
    """Throw the draft away as it was seen; what was published stays."""
    of, seen = (tap.button.case_id, tap.button.version), tap.button.revision
    is_gone = await services.cases.discard(*of, member(tap), tap.now_ms, seen)
    if not is_gone and (alert := await refused(tap, services)) is not None:
        return alert
    if not is_gone and (changed := await _changed(tap, services)):
        return changed
    if not is_gone:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    is_out = await services.cases.on_desk(tap.button.case_id) is not None
    return await coordination(tap, services, tap.words.label("discarded", is_out))
