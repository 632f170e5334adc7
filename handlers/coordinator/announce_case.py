"""One message to everybody: asked once more, and then on its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.announcing import announced, announcement, choice, occasion
from handlers.coordinator.finding import announceable
from handlers.coordinator.progress import watched
from handlers.coordinator.screens import audience, coordination
from handlers.screen import Key, Screen
from handlers.screens import delivered_card
from handlers.team_buttons import Announce, AskWhen, ReviewDraft, SendBroadcast

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.broadcast import Broadcast
    from cases.case import Case
    from handlers.coming import Came, Tap

NOT_BEGUN = frozenset({"draft", "scheduled", "late"})


async def announce(tap: Tap[Announce], services: Services) -> Screen:
    """To how many, how long it takes, what they will read: nothing is sent yet."""
    case = await announceable(tap, tap.button.case_id, tap.button.version, services)
    if isinstance(case, Screen):
        return case
    if (known := await announced(case, services.broadcasts)) is not None:
        return await watched(tap, known, services)
    broadcast = await _draft(tap, case, services)
    people = await services.broadcasts.audience(choice(case), tap.now_ms)
    text = tap.words.say(
        "team/announce",
        case=case,
        people=audience(tap.words, people),
        rate=services.rate,
        seconds=-(-people // services.rate),
        card=delivered_card(tap.words, case, is_demo=services.is_demo).text,
    )
    rows = (
        (Key(tap.words.label("send_broadcast"), SendBroadcast(broadcast.id)),),
        (Key(tap.words.label("send_later"), AskWhen(broadcast.id)),),
        (Key(tap.words.label("back"), ReviewDraft(case.id, case.version, 1)),),
    )
    return Screen(text, rows)


async def send(tap: Tap[SendBroadcast], services: Services) -> Screen:
    """Yes, to all of them, now: by the row's state, so that a second tap is nothing."""
    broadcast = await services.broadcasts.find(tap.button.broadcast_id)
    if broadcast is None or broadcast.case_id is None:
        return await coordination(tap, services, tap.words.label("broadcast_missing"))
    if broadcast.state in NOT_BEGUN:
        version = broadcast.content.get("version", 0)
        case = await announceable(tap, broadcast.case_id, version, services)
        if isinstance(case, Screen):
            return case
        known = await announced(case, services.broadcasts)
        if known is not None and known.id != broadcast.id:
            return await watched(tap, known, services)
        if await services.broadcasts.start(broadcast.id, str(tap.by.id), tap.now_ms):
            services.announced()
    return await watched(tap, broadcast, services)


async def _draft(came: Came, case: Case, services: Services) -> Broadcast:
    """The broadcast that waits for the word to send it; asked again, the same one."""
    for known in await services.broadcasts.of_case(case.id):
        if known.state == "draft" and known.occasion == occasion(case):
            return known
    return await services.broadcasts.draft(announcement(case, str(came.by.id)), came.now_ms)
