"""What broadcasts and reminders say: the same for everybody who shares a language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from handlers.buttons import TakeAction
from handlers.screen import Key, Screen
from handlers.screens import delivered_card, shorten
from handlers.settings_buttons import StopMessages
from handlers.showing import content

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.services import Services
    from bot.store.broadcasts import Broadcast
    from bot.texts import Words
    from cases.case import Case


class NothingToSay(Exception):
    """What the broadcast speaks of is not there any more."""


async def render(broadcast: Broadcast, language: str, services: Services) -> bytes:
    """The JSON body of `sendMessage`, without the `chat_id`. Raises `NothingToSay`."""
    words = services.texts.in_(language)
    screen = await _screen(broadcast.content, words, services)
    return orjson.dumps(content(screen.text, screen.rows))


async def _screen(said: Mapping[str, Any], words: Words, services: Services) -> Screen:
    if "card" in said:
        stored = await services.cases.version(said["card"], said["version"])
        if stored is None:
            raise NothingToSay
        return delivered_card(words, stored.case, is_demo=services.is_demo)
    found = [await services.cases.find(case_id) for case_id in said["reminder"]]
    cases = [case for case in found if case is not None and case.is_open(services.now())]
    if not cases:
        raise NothingToSay
    return _reminder(words, cases)


def _reminder(words: Words, cases: list[Case]) -> Screen:
    acts = (
        (_act(words, case, words.label("take_action") if len(cases) == 1 else case.title),)
        for case in cases
    )
    stop = Key(words.label("stop_messages"), StopMessages())
    return Screen(words.say("reminder", cases=cases), (*acts, (stop,)))


def _act(words: Words, case: Case, label: str) -> Key:
    return Key(shorten(label), TakeAction(case.id, case.version))
