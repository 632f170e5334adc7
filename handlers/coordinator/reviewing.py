"""A draft as it is reviewed: a page of what was read, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.audit_buttons import LookInAudit
from handlers.coordinator.doers import by_name
from handlers.coordinator.faults import faults
from handlers.coordinator.length_notices import length_notices
from handlers.coordinator.reading import Line, paged, what_was_read
from handlers.coordinator.source_line import doubt_lines
from handlers.draft_buttons import EditDraft
from handlers.import_buttons import SeeChanges
from handlers.remark_buttons import ShowRemarks
from handlers.routing import COORDINATING
from handlers.screen import Key, Screen
from handlers.team_buttons import (
    Approve,
    AskForApproval,
    AskToDiscard,
    OpenCoordination,
    PreviewDraft,
    Publish,
    ReviewDraft,
    TakeBackApproval,
)

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.approvals import Approval
    from bot.store.cases import StoredVersion
    from bot.texts import Words
    from cases.case import Case
    from handlers.coming import Came
    from handlers.screen import Row


async def reviewed(
    came: Came, stored: StoredVersion, services: Services, page: int, toast: str | None = None
) -> Screen:
    """One page of what was read, with the keys of a draft."""
    words, case = came.words, stored.case
    wrong = faults(words, case)
    known = await services.cases.find(case.id)
    approval = await services.approvals.of(case.id, case.version)
    told = paged(
        [
            *_remarks("❌", wrong),
            *_remarks("✏️", [words.label("how_to_mend")] if wrong else []),
            *([] if wrong else await _state(came, case, approval, services)),
            *_remarks("ℹ️", await _notices(came, stored, services, is_out=known is not None)),
            *_remarks("📏", [] if wrong else length_notices(words, case)),
            *doubt_lines(words, stored),
            *what_was_read(words, stored),
        ]
    )
    page = min(max(page, 1), len(told))
    text = words.say("team/reading", lines=told[page - 1], page=page, pages=len(told))
    rows = _turn(words, case, page, len(told))
    if known is not None:
        rows += ((Key(words.label("what_changes"), SeeChanges(case.id, case.version)),),)
    if not wrong:
        rows += approval_keys(came, case, approval, stored.revision)
    rows += await remark_keys(words, case, approval, services)
    return Screen(text, rows + _draft_keys(came, stored, is_wrong=bool(wrong)), toast=toast)


def approval_keys(came: Came, case: Case, approval: Approval, revision: int) -> tuple[Row, ...]:
    """The keys by which this member approves a version that needs it, or takes that back.

    And by which a coordinator asks the others to; each only where it is of use.
    """
    if not approval.is_needed:
        return ()
    words, announces, rows = came.words, came.role in COORDINATING, []
    if came.by.id in approval.by:
        back = TakeBackApproval(case.id, case.version)
        rows.append((Key(words.label("take_back_approval"), back),))
    elif approval.could_count(announces=announces):
        rows.append((Key(words.label("approve"), Approve(case.id, case.version, revision)),))
    if announces and not approval.is_asked and not approval.allows(str(came.by.id)):
        asks = AskForApproval(case.id, case.version, revision)
        rows.append((Key(words.label("ask_for_approval"), asks),))
    return tuple(rows)


async def _state(came: Came, case: Case, approval: Approval, services: Services) -> list[Line]:
    """Who approves of it, or that somebody has to."""
    if not approval.is_needed:
        return []
    words = came.words
    if approval.is_asked and not approval.by:
        said = f"👥 {words.label('audited_asked_approval', case.version)}"
    else:
        names = [name for _, name in await by_name(words, approval.by, services)]
        said = words.label("approval_state", ", ".join(names))
    return [Line("", said), Line("")]


async def remark_keys(
    words: Words, case: Case, approval: Approval, services: Services
) -> tuple[Row, ...]:
    """The key to what was remarked on a version; where one is alone, only if something was."""
    count = len(await services.remarks.of(case.id, case.version))
    if not (count or approval.is_needed):
        return ()
    return ((Key(words.label("show_remarks", count), ShowRemarks(case.id, case.version)),),)


def _remarks(mark: str, remarks: list[str]) -> list[Line]:
    return [*(Line(mark, remark) for remark in remarks), Line("")] if remarks else []


async def _notices(
    came: Came, stored: StoredVersion, services: Services, *, is_out: bool
) -> list[str]:
    words, case, found = came.words, stored.case, []
    is_asked = any(path == "deadline" for path, _ in stored.doubts)
    if case.version > 1 and (is_out or await _has_other_drafts(case, services)):
        found.append(words.label("notice_version", case.version, is_out))
    if case.withdrawn_at is not None:
        found.append(words.label("notice_withdrawn"))
    elif case.closed_at is not None:
        found.append(words.label("notice_closed"))
    elif not case.is_open(came.now) and not is_asked:  # else it is among the doubts
        found.append(words.label("notice_late"))
    return found


async def _has_other_drafts(case: Case, services: Services) -> bool:
    """Whether another draft of it waits; of those before it, all may be thrown away by now."""
    made = await services.proposals.history(case.id)
    return any(not one.is_published and one.version != case.version for one in made)


def _turn(words: Words, case: Case, page: int, last: int) -> tuple[Row, ...]:
    turn = []
    if page > 1:
        turn.append(
            Key(words.label("previous_page"), ReviewDraft(case.id, case.version, page - 1))
        )
    if page < last:
        turn.append(Key(words.label("next_page"), ReviewDraft(case.id, case.version, page + 1)))
    return (tuple(turn),) if turn else ()


def _draft_keys(came: Came, stored: StoredVersion, *, is_wrong: bool) -> tuple[Row, ...]:
    words, case = came.words, stored.case
    rows: list[Row] = []
    if not is_wrong:
        rows.append((Key(words.label("preview"), PreviewDraft(case.id, case.version, 0)),))
    if came.role in COORDINATING:
        rows.append((Key(words.label("edit_draft"), EditDraft(case.id, case.version)),))
        discard = Key(words.label("discard"), AskToDiscard(case.id, case.version, stored.revision))
        publish = Key(words.label("publish"), Publish(case.id, case.version, stored.revision))
        rows += [(discard,)] if is_wrong else [(publish,), (discard,)]
    return (*rows, onward(words, case))


def onward(words: Words, case: Case) -> Row:
    """The last row of every screen of a case: who did what with it, and the way back."""
    audit = Key(words.label("audit_of_case"), LookInAudit(case.id, "", 0))
    return (audit, Key(words.label("to_team"), OpenCoordination()))
