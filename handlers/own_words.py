"""A supporter writes in their own words, in another language or wording, or as the case does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.store.own_words import OwnMessage
from bot.store.vanishing import Message
from cases.own_text import cleaned
from cases.paging import length
from cases.wording import languages_of, spoken_in, wordings
from handlers.appeal_screens import give_appeal
from handlers.buttons import ListTargets
from handlers.finding import find_open
from handlers.own_words_buttons import WriteOwn
from handlers.own_words_screens import Writing, writing_screen
from handlers.screen import Key, Screen
from handlers.vanishing import AFTER_MS
from handlers.wanting import find_wanted

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.button import OfContact
    from handlers.coming import Answer, Came, Said, Tap
    from handlers.own_words_buttons import (
        ChooseLetterLanguage,
        ChooseWording,
        UseOwn,
        UseSample,
        WriteAnew,
    )

MOST = 40_000
"""UTF-16 units of a letter; about ten of Telegram's longest messages."""


async def write_own(tap: Tap[WriteOwn], services: Services) -> Screen:
    """What they write from now on is their letter; what they wrote before is shown."""
    return await _ask(tap, tap.button, services)


async def take(answer: Answer[WriteOwn], services: Services) -> Screen | None:
    """One more message of the letter; handled once more, it is the same one."""
    asked = answer.asked
    case = await find_open(answer, asked, services)
    if isinstance(case, Screen):
        return case
    body = cleaned(answer.text)
    written = await services.own_words.written(answer.by.id, case.id)
    said = {**written, answer.message_id: body}
    left_out = max(0, sum(map(length, said.values())) - MOST)
    if body and not left_out:
        message = OwnMessage(answer.by.id, case.id, answer.message_id, body)
        await services.own_words.keep(message, answer.now_ms)
        await _let_vanish(answer, services)
    return await _progress(answer, asked, services, left_out=left_out)


async def use_own(tap: Tap[UseOwn], services: Services) -> Screen:
    """That is all: the appeal in their own words."""
    if not await services.own_words.written(tap.by.id, tap.button.case_id):
        return await _ask(tap, tap.button, services)
    await services.own_words.use(tap.by.id, tap.button.case_id, tap.now_ms, own=True)
    return await give_appeal(tap, tap.button, services)


async def use_sample(tap: Tap[UseSample], services: Services) -> Screen:
    """The case's letter again; what they wrote is kept for when they change their mind."""
    case = await find_open(tap, tap.button, services)
    if isinstance(case, Screen):
        return case
    await services.own_words.use(tap.by.id, case.id, tap.now_ms, own=False)
    screen = await give_appeal(tap, tap.button, services)
    return replace(screen, toast=tap.words.label("sample_toast"))


async def write_anew(tap: Tap[WriteAnew], services: Services) -> Screen:
    """Erase what they wrote and begin again."""
    await services.own_words.drop(tap.by.id, tap.button.case_id)
    screen = await _ask(tap, tap.button, services)
    return replace(screen, toast=tap.words.label("erased_toast"))


async def choose_wording(tap: Tap[ChooseWording], services: Services) -> Screen:
    """The same letter with another subject and opening."""
    case = await find_open(tap, tap.button, services)
    if isinstance(case, Screen):
        return case
    choice = await services.own_words.choice(tap.by.id, case.id)
    count = wordings(case, spoken_in(case, choice.language))
    variant = tap.button.variant % count
    await services.own_words.choose_wording(tap.by.id, case.id, variant, tap.now_ms)
    return await give_appeal(tap, tap.button, services)


async def choose_language(tap: Tap[ChooseLetterLanguage], services: Services) -> Screen:
    """The letter in this language, here and in later cases that have it.

    Who chooses the one that officials prefer is given that in later cases too, whichever it is.
    """
    case = await find_open(tap, tap.button, services)
    if isinstance(case, Screen):
        return case
    held, wanted = languages_of(case), tap.button.language
    if wanted in held:
        choice = await services.own_words.choice(tap.by.id, case.id)
        wish = None if wanted == held[0] and not choice.own else wanted
        await services.own_words.choose_language(tap.by.id, case.id, wish, tap.now_ms)
    return await give_appeal(tap, tap.button, services)


async def only_text(said: Came, services: Services) -> Screen | None:
    """A photo or a file amid own words is no part of them; None where nobody writes any."""
    asked = await services.questions.open(said.by.id)
    button = WriteOwn.unpack(asked) if asked else None
    if button is None:
        return None
    return await _progress(said, button, services, is_text_only=True)


async def changed(said: Said, services: Services) -> Screen | None:
    """A message was edited: so is the letter that it is a part of. None if it is of none."""
    body = cleaned(said.text)
    case_id = await services.own_words.change(said.by.id, said.message_id, body)
    if case_id is None:
        return None
    asked = await services.questions.open(said.by.id)
    button = WriteOwn.unpack(asked) if asked else None
    if button is not None and button.case_id == case_id:
        return await _progress(said, button, services)
    case = await services.cases.find(case_id)
    if case is None:
        return None
    back = Key(said.words.label("back_to_officials"), ListTargets(case.id, case.version))
    return Screen(said.words.say("own_words_changed", case=case), ((back,),), walk_of=case.id)


async def _ask(came: Came, button: OfContact, services: Services) -> Screen:
    asked = WriteOwn(button.case_id, button.version, button.target_id, button.contact_id)
    screen = await _progress(came, asked, services)
    await services.questions.ask(came.by.id, asked.pack(), came.now_ms)
    return screen


async def _progress(
    came: Came,
    asked: WriteOwn,
    services: Services,
    *,
    left_out: int = 0,
    is_text_only: bool = False,
) -> Screen:
    wanted = await find_wanted(came, asked, services)
    if isinstance(wanted, Screen):
        return wanted
    written = await services.own_words.written(came.by.id, wanted.case.id)
    writing = Writing(tuple(written.values()), left_out, is_text_only=is_text_only)
    return writing_screen(came, wanted, writing)


async def _let_vanish(answer: Answer[WriteOwn], services: Services) -> None:
    """What a careful supporter wrote leaves their chat, as the letters do."""
    if answer.by.is_careful:
        message = Message(answer.by.id, answer.message_id)
        await services.vanishing.let_vanish([message], answer.now_ms + AFTER_MS)
