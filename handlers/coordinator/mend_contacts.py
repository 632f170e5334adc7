"""A coordinator has tried what supporters found dead, and it works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.coordinator.finding import member, refused
from handlers.coordinator.screens import coordination, desk

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.coming import Tap
    from handlers.report_buttons import ContactsWork
    from handlers.screen import Shown


async def contacts_work(tap: Tap[ContactsWork], services: Services) -> Shown:
    """What was said against the contacts of this case is no longer held against them."""
    case = await services.cases.find(tap.button.case_id)
    if case is None:
        return await coordination(tap, services, toast=tap.words.label("draft_missing"))
    is_clear = await services.broken_contacts.clear(case.id, member(tap), tap.now_ms)
    if not is_clear and (alert := await refused(tap, services)) is not None:
        return alert
    return await desk(tap, case, services, toast=tap.words.label("contacts_work_again"))
