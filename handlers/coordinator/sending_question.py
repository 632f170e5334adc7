"""The question before a case is announced: to whom, to how many, for how long, what they read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.announcing import announced, announcement
from bot.store.broadcast import EVERYBODY
from bot.store.superseding import occasion
from handlers.audience_buttons import ChooseAudience
from handlers.coordinator.audience import audience, may_announce, to_whom
from handlers.coordinator.progress import watched
from handlers.screen import Key, Screen
from handlers.screens import delivered_card
from handlers.team_buttons import AskWhen, ReviewDraft, SendBroadcast

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.broadcast import Audience, Broadcast
    from cases.case import Case
    from handlers.coming import Came


async def ask_to_send(came: Came, case: Case, chosen: Audience, services: Services) -> Screen:
    """The question, for these people; where it is on its way or done already, that."""
    known = await announced(case, services.broadcasts)
    if known is not None and not may_announce(came, case, known):
        return await watched(came, known, services)
    new = announcement(case, str(came.by.id), chosen)
    people = await services.broadcasts.audience(new, came.now_ms, services.texts.default)
    if known is not None and not people and chosen == EVERYBODY:
        return await watched(came, known, services, came.words.label("all_have_it"))
    broadcast = await _draft(came, case, chosen, services)
    text = came.words.say(
        "team/announce",
        case=case,
        whom=to_whom(came.words, chosen),
        people=audience(came.words, people),
        is_more=known is not None,
        rate=services.rate,
        seconds=-(-people // services.rate),
        card=delivered_card(came.words, case, is_demo=services.is_demo).text,
    )
    rows = (
        (Key(came.words.label("send_broadcast"), SendBroadcast(broadcast.id)),),
        (Key(came.words.label("send_later"), AskWhen(broadcast.id)),),
        (Key(came.words.label("to_whom"), ChooseAudience(broadcast.id, "", 1)),),
        (Key(came.words.label("back"), ReviewDraft(case.id, case.version, 1)),),
    )
    return Screen(text, rows)


async def _draft(came: Came, case: Case, chosen: Audience, services: Services) -> Broadcast:
    """The broadcast that waits for this member's word; asked again for the same, the same one.

    It never changes: whatever a screen offers to send is sent to whom that screen names.
    """
    by = str(came.by.id)
    for known in await services.broadcasts.of_case(case.id):
        is_same = (known.occasion, known.audience, known.made_by) == (occasion(case), chosen, by)
        if known.state == "draft" and is_same:
            return known
    return await services.broadcasts.draft(announcement(case, by, chosen), came.now_ms)
