"""The first words, the language, and where to find the rest."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.choices import NEW, ask_country
from handlers.routing import COORDINATING
from handlers.screen import Key, Screen
from handlers.screens import card, list_cases, settings
from handlers.settings_buttons import ChangeLanguage, ChooseLanguage, OpenSettings

if TYPE_CHECKING:
    from bot.services import Services
    from cases.case import Case
    from handlers.button import Button
    from handlers.coming import Came, Said, Tap

_CASE = re.compile(r"case_([0-9]{1,4}_[0-9]{2})|id_([0-9]{1,18})", re.ASCII)

_BY_ID = "id-"


async def start(said: Said, services: Services) -> Screen:
    """Ask a newcomer for a language; show others the case of their link, or what is open."""
    found = _CASE.fullmatch(said.text)
    number = (found[1] or f"id-{found[2]}") if found else ""
    if said.by.language is None:
        return newcomer(said, services, number)
    if not said.text:
        # Who begins again is sent new cases again, and is told so; a link only shows its case.
        await services.supporters.subscribe(said.by.id, said.now_ms)
    return await _front(said, services, number, is_welcome=not said.text)


async def choose_language(tap: Tap[ChooseLanguage], services: Services) -> Screen:
    """Speak this language; a newcomer becomes a subscriber and sees what is open."""
    language = services.texts.nearest(tap.button.language)
    await services.supporters.choose_language(tap.by.id, language)
    is_newcomer = tap.by.language is None
    if is_newcomer:
        await services.supporters.subscribe(tap.by.id, tap.now_ms)
    spoken = tap.again(words=services.texts.in_(language, tap.by.country))
    is_welcome = is_newcomer or tap.by.is_subscribed
    front = await _front(spoken, services, tap.button.number, is_welcome=is_welcome)
    # Nothing stands between a newcomer and a case: what else they may choose comes below it.
    after = await ask_country(spoken, services, NEW) if is_newcomer else None
    return replace(front, after=after)


async def _front(came: Came, services: Services, number: str, *, is_welcome: bool) -> Screen:
    """The case of the link, or what is open."""
    if not number:
        return await list_cases(came, services, is_welcome=is_welcome)
    printed = number.replace("_", ".")
    case = await _linked(number, services)
    if case is None and number.startswith(_BY_ID):
        return await list_cases(came, services, template="case_missing", is_welcome=is_welcome)
    if case is None:
        return await list_cases(
            came, services, template="no_such_case", number=printed, is_welcome=is_welcome
        )
    return await card(came, case, services, is_welcome=is_welcome)


async def _linked(number: str, services: Services) -> Case | None:
    """The published case of a link: by its UA number, or by its id where it has none."""
    if not number.startswith(_BY_ID):
        return await services.cases.by_number(number.replace("_", "."))
    id_ = number.removeprefix(_BY_ID)
    return await services.cases.find(int(id_)) if id_.isdecimal() else None


def newcomer(came: Came, services: Services, number: str = "") -> Screen:
    """The first words, and the question for a language."""
    return Screen(
        came.words.say("welcome"),
        tuple(
            (_language(services, one, ChooseLanguage(one, number)),)
            for one in services.texts.languages
        ),
    )


async def list_languages(came: Came, services: Services) -> Screen:
    """Offer the languages, from the settings."""
    back = Key(came.words.label("settings"), OpenSettings())
    rows = tuple(
        (_language(services, one, ChangeLanguage(one)),) for one in services.texts.languages
    )
    return Screen(came.words.say("language"), (*rows, (back,)))


async def change_language(tap: Tap[ChangeLanguage], services: Services) -> Screen:
    """The settings, and everything after them, in the language that was chosen."""
    language = services.texts.nearest(tap.button.language)
    await services.supporters.choose_language(tap.by.id, language)
    by = replace(tap.by, language=language)
    return settings(tap.again(by=by, words=services.texts.in_(language, by.country)))


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
    """Help instead of silence; who never chose a language begins at the beginning."""
    if said.by.language is None:
        return newcomer(said, services)
    return Screen(said.words.say("not_understood"))


async def edited(said: Said, services: Services) -> Screen:
    """A message is read once: what is changed in it afterwards changes nothing here."""
    return Screen(said.words.say("edited"))


def _language(services: Services, language: str, button: Button) -> Key:
    """A key in the language that it offers."""
    name = services.texts.in_(language).language_name(language)
    return Key(name[:1].upper() + name[1:], button)
