"""A draft before it is published: what was read, and the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.coordinator.changes import unseen_changes
from handlers.coordinator.editing import changed_since
from handlers.coordinator.faults import faults
from handlers.coordinator.finding import member, refused
from handlers.coordinator.screens import coordination, desk, of_version
from handlers.draft_buttons import EditDraft
from handlers.screen import Key, Screen, Toast
from handlers.team_buttons import IN_SPITE_OF_DOUBTS, SURE, Discard, Publish, ReviewDraft

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.cases import StoredVersion
    from handlers.coming import Tap
    from handlers.screen import Row, Shown
    from handlers.team_buttons import AskToDiscard


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
    if (changes := await unseen_changes(tap, stored, services)) is not None:
        return changes
    sure = (IN_SPITE_OF_DOUBTS,) if stored.doubts else (IN_SPITE_OF_DOUBTS, SURE)
    return None if tap.button.insists in sure else await _asked(tap, stored, services)


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


async def _asked(tap: Tap[Publish], stored: StoredVersion, services: Services) -> Screen:
    """What becomes visible to whom, and what is doubtful of it; nothing is published yet."""
    words, case, doubts = tap.words, stored.case, len(stored.doubts)
    known = await services.cases.find(case.id)
    seen = case.id, case.version, stored.revision
    sure = Publish(*seen, insists=IN_SPITE_OF_DOUBTS if doubts else SURE)
    rows: list[Row] = [
        (Key(words.label("publish_anyway" if doubts else "yes_publish"), sure),),
        (Key(words.label("back"), ReviewDraft(case.id, case.version, 1)),),
    ]
    if doubts:
        rows.insert(0, (Key(words.label("look_at_doubts"), EditDraft(case.id, case.version)),))
    text = words.say("team/publish", case=case, known=known.version if known else 0, doubts=doubts)
    return Screen(text, tuple(rows))


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
