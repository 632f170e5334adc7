"""Whether a second person approves what goes to everybody: for the whole team, by an owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.deciding import OWNING
from handlers.coordinator.finding import refused
from handlers.coordinator.team_news import tell_of_switch
from handlers.coordinator.team_screens import members
from handlers.member_buttons import ShowMembers, SwitchOffApproval
from handlers.screen import Key, Screen

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.coming import Came, Tap
    from handlers.member_buttons import SwitchApproval
    from handlers.screen import Shown


async def switch(tap: Tap[SwitchApproval], services: Services) -> Shown:
    """On at once; off only after the question, also by a key that older versions have shown."""
    if tap.button.on:
        return await _switched(tap, services, is_needed=True)
    if not await services.approvals.is_needed():
        return await members(tap, services)
    words = tap.words
    rows = (
        (Key(words.label("yes_switch_off"), SwitchOffApproval()),),
        (Key(words.label("back"), ShowMembers()),),
    )
    return Screen(words.say("team/switch_off"), rows)


async def switch_off(tap: Tap[SwitchOffApproval], services: Services) -> Shown:
    """From now on one person alone can send to everybody."""
    return await _switched(tap, services, is_needed=False)


async def _switched(came: Came, services: Services, *, is_needed: bool) -> Shown:
    """Written down and told to the others, where it was not so before."""
    if await services.approvals.switch(came.by.id, came.now_ms, is_needed=is_needed):
        await tell_of_switch(came, services, is_needed=is_needed)
    elif (alert := await refused(came, services, OWNING)) is not None:
        return alert
    return await members(came, services, came.words.label("approval_switched", is_needed))
