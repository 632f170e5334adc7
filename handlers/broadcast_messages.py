"""What broadcasts, digests and reminders say: the same for everybody who shares a language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from handlers.answers import question
from handlers.buttons import LookAtCase
from handlers.careful_messages import (
    careful_digest,
    careful_news,
    careful_question,
    careful_reminder,
)
from handlers.ending_messages import case_of, ending
from handlers.reminder_messages import reminded, reminder, still_of_use
from handlers.screen import Key, Screen
from handlers.screens import LISTED, delivered_card, shorten
from handlers.settings_buttons import StopMessages
from handlers.showing import content
from handlers.week_message import week

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.services import Services
    from bot.store.broadcast import Broadcast
    from bot.texts import Words
    from cases.case import Case
    from handlers.reminder_messages import Reminded


CAREFUL = "-x-careful"
"""Behind the language of a delivery to somebody in the careful mode (BCP 47, private use)."""


class NothingToSay(Exception):
    """What the broadcast speaks of is not there any more."""


async def render(broadcast: Broadcast, language: str, services: Services) -> bytes:
    """The JSON body of `sendMessage`, without the `chat_id`. Raises `NothingToSay`."""
    words = services.texts.in_(language)
    is_careful = language.endswith(CAREFUL)
    if is_careful:
        screen = await _careful(broadcast, words, services)
    else:
        screen = await _screen(broadcast.content, words, services)
    return orjson.dumps(content(screen.text, screen.rows))


async def _screen(said: Mapping[str, Any], words: Words, services: Services) -> Screen:
    if "card" in said:
        return delivered_card(words, await _version(said, services), is_demo=services.is_demo)
    if "answers" in said:
        return question(words, await _case(said["answers"], services), is_careful=False)
    if (case_id := case_of(said)) is not None:
        return await ending(words, said, await _case(case_id, services), services)
    if "week" in said:
        return await week(words, said, services)
    if "digest" in said:
        return _digest(words, await _open(said["digest"], services))
    return reminder(words, await _reminded(said, words, services))


async def _careful(broadcast: Broadcast, words: Words, services: Services) -> Screen:
    """What names no case, where it need not; the team is told what it is asked about."""
    said = broadcast.content
    if "card" in said:
        case = await _version(said, services)
        return delivered_card(words, case, is_demo=services.is_demo, is_shared=False)
    if "answers" in said:
        return question(words, await _case(said["answers"], services), is_careful=True)
    if "told" in said:
        return careful_news(words, broadcast.id)
    if "sent" in said:
        return careful_question(words, await _case(said["sent"], services))
    return await _careful_about_several(said, words, services)


async def _careful_about_several(
    said: Mapping[str, Any], words: Words, services: Services
) -> Screen:
    if "digest" in said:
        return careful_digest(words, len(await _open(said["digest"], services)))
    if "reminder" in said:
        return careful_reminder(words, await _reminded(said, words, services))
    return await _screen(said, words, services)


async def _version(said: Mapping[str, Any], services: Services) -> Case:
    stored = await services.cases.version(said["card"], said["version"])
    if stored is None or stored.case.withdrawn_at is not None:
        raise NothingToSay
    return stored.case


async def _reminded(said: Mapping[str, Any], words: Words, services: Services) -> list[Reminded]:
    cases = still_of_use(said, await _open(said["reminder"], services))
    if not cases:
        raise NothingToSay
    return reminded(words, said, cases)


async def _case(case_id: int, services: Services) -> Case:
    case = await services.cases.find(case_id)
    if case is None:
        raise NothingToSay
    return case


async def _open(case_ids: list[int], services: Services) -> list[Case]:
    """Those that still want appeals; raises where there is none."""
    found = [await services.cases.find(case_id) for case_id in case_ids]
    cases = [case for case in found if case is not None and case.is_open(services.now())]
    if not cases:
        raise NothingToSay
    return cases


def _digest(words: Words, cases: list[Case]) -> Screen:
    """The new cases of a week; each card comes as a message of its own."""
    looks = (
        (Key(shorten(case.title), LookAtCase(case.id, case.version)),) for case in cases[:LISTED]
    )
    stop = Key(words.label("stop_messages"), StopMessages())
    return Screen(words.say("digest", cases=cases[:LISTED], count=len(cases)), (*looks, (stop,)))
