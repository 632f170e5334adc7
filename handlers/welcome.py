"""The first words, the language, and where to find the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handlers.buttons import ChooseLanguage
from handlers.routing import COORDINATING
from handlers.screen import Key, Screen
from handlers.screens import card, list_cases

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.coming import Came, Said, Tap

_CASE = re.compile(r"case_(\d{1,4})_(\d{2})")


async def start(said: Said, services: Services) -> Screen:
    """Ask a newcomer for a language; show others the case of their link, or what is open."""
    found = _CASE.fullmatch(said.text)
    case = await services.cases.by_number(f"{found[1]}.{found[2]}") if found else None
    if said.by.language is None:
        return _languages(said, services, "welcome", case.id if case else 0)
    await services.supporters.subscribe(said.by.id, said.now_ms)
    if case is not None:
        return await card(said, case, services)
    if found:
        number = f"{found[1]}.{found[2]}"
        return await list_cases(said, services, template="no_such_case", number=number)
    return await list_cases(said, services, is_welcome=True)


async def choose_language(tap: Tap[ChooseLanguage], services: Services) -> Screen:
    """Speak this language; a newcomer becomes a subscriber and sees what is open."""
    language = services.texts.nearest(tap.button.language)
    await services.supporters.choose_language(tap.by.id, language)
    spoken = tap.again(words=services.texts.in_(language))
    if tap.by.language is None:
        await services.supporters.subscribe(tap.by.id, tap.now_ms)
    case = await services.cases.find(tap.button.case_id) if tap.button.case_id else None
    if case is not None:
        return await card(spoken, case, services)
    return await list_cases(spoken, services, is_welcome=tap.by.language is None)


async def list_languages(came: Came, services: Services) -> Screen:
    """Offer the languages."""
    return _languages(came, services, "language", 0)


async def show_cases(came: Came, services: Services) -> Screen:
    """What is open now."""
    return await list_cases(came, services)


async def help_(said: Said, services: Services) -> Screen:
    """How this works."""
    return Screen(said.words.say("help", is_coordinator=said.role in COORDINATING))


async def privacy(said: Said, services: Services) -> Screen:
    """What is stored, and why: Telegram demands that every bot says so."""
    return Screen(said.words.say("privacy", contact=services.contact))


async def show_id(said: Said, services: Services) -> Screen:
    """The Telegram id, which an owner needs to appoint somebody."""
    return Screen(said.words.say("id", id=said.by.id))


async def not_understood(said: Said, services: Services) -> Screen:
    """Help instead of silence."""
    return Screen(said.words.say("not_understood"))


def _languages(came: Came, services: Services, template: str, case_id: int) -> Screen:
    keys = (
        Key(
            services.texts.in_(language).language_name(language).capitalize(),
            ChooseLanguage(language, case_id),
        )
        for language in services.texts.languages
    )
    return Screen(came.words.say(template), tuple((key,) for key in keys))
