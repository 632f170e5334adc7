"""A line about oneself: offered once below an appeal, and changed in the settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from cases.own_text import cleaned
from handlers.appeal_screens import give_appeal
from handlers.button import OfContact
from handlers.buttons import ChooseContact, Introduced
from handlers.own_words_buttons import TellAbout, TellNothing
from handlers.screen import Key, Screen
from handlers.screens import settings

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.coming import Answer, Came, Tap
    from handlers.own_words_buttons import ChangeAbout
    from handlers.screen import Row

LONGEST = 140
C = TypeVar("C", bound=OfContact)
FROM_SETTINGS = OfContact(0, 0, 0, 0)


async def ask_about(tap: Tap[TellAbout], services: Services) -> Screen:
    """The question, on the way back to the appeal."""
    return await _ask(tap, tap.button, services)


async def change_about(tap: Tap[ChangeAbout], services: Services) -> Screen:
    """The question, from the settings."""
    return await _ask(tap, FROM_SETTINGS, services)


async def take_about(answer: Answer[TellAbout], services: Services) -> Screen:
    """The line as it was written."""
    line = " ".join(cleaned(answer.text).split())
    if not line or len(line) > LONGEST:
        return _screen(answer, answer.asked, is_again=True)
    return await _keep(answer, line, answer.asked, services)


async def tell_nothing(tap: Tap[TellNothing], services: Services) -> Screen:
    """No line; it is not offered again."""
    return await _keep(tap, "", tap.button, services)


async def _ask(came: Came, wanted: OfContact, services: Services) -> Screen:
    asked = _as(TellAbout, wanted)
    await services.questions.ask(came.by.id, asked.pack(), came.now_ms)
    return _screen(came, asked)


async def _keep(came: Came, line: str, wanted: OfContact, services: Services) -> Screen:
    await services.supporters.tell_about(came.by.id, line)
    # Handled once more after a fault, the message that gave it is answered alike.
    told = replace(_as(Introduced, wanted), message_id=came.message_id)
    await services.questions.ask(came.by.id, told.pack(), came.now_ms)
    known = came.again(by=replace(came.by, about=line))
    if not wanted.case_id:
        return settings(known)
    return await give_appeal(known, wanted, services)


def _screen(came: Came, asked: TellAbout, *, is_again: bool = False) -> Screen:
    text = came.words.say("ask_about", about=came.by.about, is_again=is_again, most=LONGEST)
    rows: tuple[Row, ...] = ((Key(came.words.label("no_about"), _as(TellNothing, asked)),),)
    if asked.case_id:
        back = Key(came.words.label("back_to_appeal"), _as(ChooseContact, asked))
        rows += ((back,),)
    return Screen(text, rows, walk_of=asked.case_id or None)


def _as(kind: type[C], wanted: OfContact) -> C:
    return kind(wanted.case_id, wanted.version, wanted.target_id, wanted.contact_id)
