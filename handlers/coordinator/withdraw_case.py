"""Withdrawing a case at once: a family asks to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.after_buttons import WithdrawCase
from handlers.coordinator.finding import member, refused
from handlers.coordinator.progress import watched
from handlers.coordinator.screens import coordination, desk
from handlers.screen import Key, Screen
from handlers.team_buttons import ReviewDraft

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.after_buttons import AskToWithdraw
    from handlers.coming import Tap
    from handlers.screen import Shown


async def ask_to_withdraw(tap: Tap[AskToWithdraw], services: Services) -> Screen:
    """What withdrawing means, all of it; nothing is changed yet."""
    case = await services.cases.on_desk(tap.button.case_id)
    if case is None:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    if case.withdrawn_at is not None:
        return await desk(tap, case, services, tap.words.label("is_withdrawn"))
    rows = (
        (Key(tap.words.label("yes_withdraw"), WithdrawCase(case.id, case.version)),),
        (Key(tap.words.label("back"), ReviewDraft(case.id, case.version, 1)),),
    )
    return Screen(tap.words.say("team/withdraw", case=case), rows)


async def withdraw(tap: Tap[WithdrawCase], services: Services) -> Shown:
    """At once, whatever has changed since the question; the second tap shows how far it is."""
    case_id = tap.button.case_id
    id_ = await services.corrections.withdraw(case_id, member(tap), tap.now_ms)
    done = await services.broadcasts.find(id_) if id_ is not None else None
    if done is not None:
        services.announced()
        return await watched(tap, done, services, tap.words.label("is_withdrawn"))
    if (alert := await refused(tap, services)) is not None:
        return alert
    case = await services.cases.on_desk(case_id)
    if case is None:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    return await desk(tap, case, services, tap.words.label("is_withdrawn"))
