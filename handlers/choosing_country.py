"""Where a supporter lives: it sets their clock, their paper, and how dates are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.countries import countries, meant, resembling, zone_of, zones
from handlers.choices import (
    NEW,
    ask_country,
    ask_often,
    ask_zone,
    country_key,
    leave,
    living_in,
)
from handlers.screen import Screen
from handlers.screens import settings
from handlers.settings_buttons import AskCountry

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.coming import Answer, Came, Tap
    from handlers.settings_buttons import ChooseCountry, ChooseZone, TypeCountry

LONGEST = 60


async def choose_country(tap: Tap[ChooseCountry], services: Services) -> Screen:
    """This country; of several time zones one is asked for."""
    return await _live_in(tap, tap.button.country, tap.button.place, services)


async def type_country(tap: Tap[TypeCountry], services: Services) -> Screen:
    """Let them write it, in any of our languages."""
    asked = AskCountry(tap.button.place, insists=1)
    await services.questions.ask(tap.by.id, asked.pack(), tap.now_ms)
    text = tap.words.say("country_to_write")
    return Screen(text, leave(tap.words, "often", tap.button.place))


async def take_country(answer: Answer[AskCountry], services: Services) -> Screen | None:
    """The country as it was written. What is none is no answer, unless one was called for."""
    place, languages = answer.asked.place, services.texts.languages
    typed = answer.text[:LONGEST]
    code = meant(typed, languages)
    if code is not None:
        return await _live_in(answer, code, place, services)
    close = resembling(typed, languages)
    if not close and not answer.asked.insists:
        return None
    rows = tuple((country_key(answer.words, one, place),) for one in close)
    text = answer.words.say("country_unknown", is_close=bool(close))
    return Screen(text, (*rows, *leave(answer.words, "often", place)))


async def choose_zone(tap: Tap[ChooseZone], services: Services) -> Screen:
    """The zone whose clock shows what theirs does."""
    button = tap.button
    zone = zone_of(button.country, button.city)
    if zone is None:
        return await ask_country(tap, services, button.place)
    await services.supporters.live_in(tap.by.id, button.country, zone)
    return _onward(living_in(tap, services, button.country, zone), button.place)


async def _live_in(came: Came, code: str, place: str, services: Services) -> Screen:
    if code not in countries():
        return await ask_country(came, services, place)
    there = zones(code, came.now)
    known = came.by.zone if came.by.country == code else None
    zone = known or (there[0].name if there else None)
    await services.supporters.live_in(came.by.id, code, zone)
    lives = living_in(came, services, code, zone)
    return ask_zone(lives, place) if len(there) > 1 else _onward(lives, place)


def _onward(came: Came, place: str) -> Screen:
    if place == NEW:
        return ask_often(came, place)
    return settings(came)
