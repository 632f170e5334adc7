"""A draft takes the place of the version that is out: what was delivered is edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.coordinator.screens import coordination, desk, of_version

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.after_buttons import PublishCorrection
    from handlers.coming import Tap
    from handlers.screen import Screen


async def ask_to_correct(tap: Tap[PublishCorrection], services: Services) -> Screen:
    """What is changed, and for whom; nothing is yet."""
    case_id, version = tap.button.case_id, tap.button.version
    stored = await services.cases.version(case_id, version)
    if stored is None:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    if not (await services.approvals.of(case_id, version)).allows(str(tap.by.id)):
        return await of_version(tap, stored, services, toast=tap.words.label("approval_missing"))
    await services.cases.publish(case_id, version, str(tap.by.id), tap.now_ms)
    return await desk(tap, stored.case, services, tap.words.label("published"))
