"""The screens that several of a coordinator's conversations show: a version, a case, the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.announcing import announced
from bot.store.broadcast import BROADCASTS
from handlers.coordinator.after_screens import after_rows, withdrawn_desk
from handlers.coordinator.audience import announcing_rows, may_announce
from handlers.coordinator.doers import by_name
from handlers.coordinator.draft_list import draft_lines
from handlers.coordinator.reading import IN_A_LABEL, brief
from handlers.coordinator.returned import dead_contacts, returned_rows
from handlers.coordinator.reviewing import approval_keys, onward, remark_keys, reviewed
from handlers.coordinator.standing import standing, told_state
from handlers.coordinator.waiting_drafts import waiting_drafts, waiting_rows
from handlers.ending_buttons import ChooseReminders, WriteNews
from handlers.member_buttons import ShowMembers
from handlers.routing import COORDINATING
from handlers.screen import Key, Screen
from handlers.team_buttons import (
    AskToClose,
    ListEveryCase,
    PreviewDraft,
    ReviewDraft,
    ShowAudit,
    ShowHeld,
    ShowTally,
    WatchBroadcast,
)

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.broadcast import Broadcast
    from bot.store.cases import StoredVersion
    from bot.texts import Words
    from cases.case import Case
    from handlers.coming import Came
    from handlers.screen import Row

LISTED = 20


async def coordination(came: Came, services: Services, toast: str | None = None) -> Screen:
    """Everything that waits for a coordinator: broadcasts on their way, drafts, open cases."""
    words = came.words
    active = await services.broadcasts.active()
    sent = [one for one in active if one.lane >= BROADCASTS]
    drafts = await services.drafts.listed(came.now)
    cases = await services.cases.open(came.now)
    text = words.say(
        "team/team",
        drafts=len(drafts),
        lines=await draft_lines(came, drafts, services),
        cases=len(cases),
        others=len(active) - len(sent),
        listed=LISTED,
        imports=came.role in COORDINATING,
    )
    rows: list[Row] = []
    if await services.holding.now() is not None:
        rows.append((Key(words.label("show_held"), ShowHeld()),))
    rows += [await broadcast_key(words, broadcast, services) for broadcast in sent[:LISTED]]
    for kind, found in (("draft_in_list", [one.case for one in drafts]), ("case_of_team", cases)):
        for case in found[:LISTED]:
            label = words.label(kind, case.ua_number, brief(case.title, IN_A_LABEL), case.version)
            rows.append((Key(label, ReviewDraft(case.id, case.version, 1)),))
    rows.append(
        (
            Key(words.label("show_members"), ShowMembers()),
            Key(words.label("show_audit"), ShowAudit()),
        )
    )
    rows.append((Key(words.label("every_case"), ListEveryCase(1)),))
    return Screen(text, tuple(rows), toast=toast)


async def broadcast_key(words: Words, broadcast: Broadcast, services: Services) -> Row:
    """The key that leads to a broadcast."""
    about = await subject(broadcast, services)
    label = words.label("broadcast_in_list", brief(about, IN_A_LABEL), told_state(broadcast))
    return (Key(label, WatchBroadcast(broadcast.id)),)


async def of_version(
    came: Came, stored: StoredVersion, services: Services, page: int = 1, toast: str | None = None
) -> Screen:
    """What was read of a draft; of a published version, the case as it stands.

    Also of one that was begun as it, and in which nothing was changed.
    """
    if stored.is_draft and not stored.is_unchanged:
        return await reviewed(came, stored, services, page, toast)
    case = await services.cases.on_desk(stored.case.id)
    if case is None:
        return await coordination(came, services, toast)
    return await desk(came, case, services, toast)


async def desk(came: Came, case: Case, services: Services, toast: str | None = None) -> Screen:
    """A published case as it stands, and what can be done with it."""
    if case.withdrawn_at is not None:
        return await withdrawn_desk(came, case, services, toast)
    words, is_open = came.words, case.is_open(came.now)
    known = await announced(case, services.broadcasts)
    approval = await services.approvals.of(case.id, case.version)
    dead = await dead_contacts(words, case, services)
    waiting = await waiting_drafts(came, case, services)
    text = words.say(
        "team/desk",
        case=case,
        is_open=is_open,
        days=case.days_left(services.today(came.by.zone)),
        announced=await standing(came, known, services) if known is not None else None,
        dead=dead,
        waiting=waiting,
        approval=approval,
        approved_by=await by_name(words, approval.by, services),
    )
    may_act = is_open and came.role in COORDINATING
    # What waits for its time needs the approval then, also of what was extended since.
    is_asked = known is None or known.started_at is None or may_announce(came, case, known)
    rows = waiting_rows(words, case, waiting)
    approving = approval_keys(came, case, approval, approval.revision) if is_asked else ()
    is_out = known is not None and known.started_at is not None
    if not is_out:
        rows += approving
    if known is not None:
        rows.append((Key(words.label("watch"), WatchBroadcast(known.id)),))
    rows += await announcing_rows(came, case, known, services)
    if is_out:  # what is approved now is for those who have not got it
        rows += approving
    rows.append(
        (
            Key(words.label("preview"), PreviewDraft(case.id, case.version, 0)),
            Key(words.label("tally"), ShowTally(case.id, case.version)),
        )
    )
    rows += await remark_keys(words, case, approval, services)
    rows += await returned_rows(came, case, services, has_dead=bool(dead))
    if may_act:
        rows.append(
            (
                Key(words.label("close_case"), AskToClose(case.id, case.version)),
                Key(words.label("case_reminders"), ChooseReminders(case.id, case.version)),
            )
        )
    if came.role in COORDINATING and await services.endings.acted(case.id):
        rows.append((Key(words.label("thank"), WriteNews(case.id, case.version, "thanks")),))
    rows += await after_rows(came, case, services)
    return Screen(text, (*rows, onward(words, case)), toast=toast)


async def subject(broadcast: Broadcast, services: Services) -> str:
    """What a broadcast is about: its case's title, or its occasion."""
    case = await services.cases.on_desk(broadcast.case_id) if broadcast.case_id else None
    return case.title if case else broadcast.occasion
