"""What delivered messages show once a case was corrected, extended, closed or withdrawn."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import orjson

from handlers.after_buttons import SentBefore
from handlers.broadcast_messages import CAREFUL, NothingToSay, render
from handlers.buttons import TakeAction
from handlers.changes import changes
from handlers.screen import Key, Screen
from handlers.screens import card_text, case_keys, delivered_card
from handlers.showing import content

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.broadcast import Broadcast
    from bot.texts import Words
    from cases.case import Case

AGAIN = "again "


async def render_edit(broadcast: Broadcast, kind: str, language: str, services: Services) -> bytes:
    """The JSON body of `editMessageText`, without the ids: of a `card`, a `walk`, or `again 7`.

    It shows the case as it is now, whatever it was when the edit was queued. What spoke of several
    cases is said again as it would be now, by broadcast 7.
    """
    words = services.texts.in_(language)
    told = await services.broadcasts.find(int(kind.removeprefix(AGAIN))) if AGAIN in kind else None
    if told is not None:
        with suppress(NothingToSay):
            return await render(told, language, services)
    screen = await _screen(broadcast, kind, words, services, is_careful=language.endswith(CAREFUL))
    return orjson.dumps(content(screen.text, screen.rows))


async def _screen(
    broadcast: Broadcast, kind: str, words: Words, services: Services, *, is_careful: bool
) -> Screen:
    case = await services.cases.find(broadcast.content["edit"])
    if case is None:
        return Screen(words.say("withdrawn", is_careful=is_careful))
    if kind == "walk":
        return await _walk(broadcast, case, words, services, is_careful=is_careful)
    if case.is_open(services.now()):
        return delivered_card(words, case, is_demo=services.is_demo, is_shared=not is_careful)
    text = card_text(words, case, is_open=False, is_demo=services.is_demo)
    return Screen(text, case_keys(words, case, is_open=False))


async def _walk(
    broadcast: Broadcast, case: Case, words: Words, services: Services, *, is_careful: bool
) -> Screen:
    """In the place of a step of the walk: why it ends here, and where it goes on."""
    since, is_open = broadcast.content["since"], case.is_open(services.now())
    known = await services.cases.version(case.id, since)
    text = words.say(
        "walk_corrected",
        case=case,
        changes=changes(words, known.case, case) if known and is_open else (),
        is_careful=is_careful,
        is_open=is_open,
    )
    go_on = (Key(words.label("take_action"), TakeAction(case.id, case.version)),)
    sent = (Key(words.label("sent_before"), SentBefore(case.id, since)),)
    return Screen(text, (go_on, sent) if is_open else (sent,))
