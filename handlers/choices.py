"""The screens of what a supporter chooses, as a newcomer on the way or from the settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

from babel.dates import get_timezone_location

from cases.countries import suggested, zones
from cases.themes import Region, Theme
from handlers.buttons import ListCases
from handlers.screen import Key, Screen
from handlers.screens import shorten
from handlers.settings_buttons import (
    AskCountry,
    ChooseCountry,
    ChooseEverything,
    ChooseHour,
    ChooseMost,
    ChooseRegion,
    ChooseSigns,
    ChooseTheme,
    ChooseZone,
    OpenChoice,
    OpenSettings,
    SetCareful,
    TypeCountry,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.services import Services
    from bot.texts import Words
    from handlers.coming import Came
    from handlers.screen import Row

NEW, SET = "new", "set"
EVERY, DIGEST = -1, 0
OFTEN = (EVERY, 4, 2, 1, DIGEST)
"""What can be chosen of new cases a month."""
HOURS = range(8, 21)
"""The hours at which a digest or a reminder may be wanted; nobody is woken."""
SIGNS = ("name", "initials", "nothing")
_IN_A_ROW = 4


async def ask_country(
    came: Came, services: Services, place: str, *, insists: bool = False
) -> Screen:
    """Where they live: the likeliest countries as keys, any other to be written."""
    await services.questions.ask(came.by.id, AskCountry(place, int(insists)).pack(), came.now_ms)
    likely = suggested(came.app_language, came.words.language, services.zone.key)
    here = (came.by.country,) if came.by.country else ()
    codes = dict.fromkeys((*here, *likely))
    rows = _pairs(country_key(came.words, code, place, came.by.country) for code in codes)
    other = Key(came.words.label("other_country"), TypeCountry(place))
    text = came.words.say("country", is_new=place == NEW)
    return Screen(text, (*rows, (other,), *leave(came.words, "often", place)))


def country_key(words: Words, code: str, place: str, chosen: str | None = None) -> Key:
    """This country, with its flag."""
    name = f"{flag(code)} {words.country_name(code)}"
    label = words.label("chosen", name) if code == chosen else name
    return Key(shorten(label), ChooseCountry(code, place))


def flag(code: str) -> str:
    """A country's flag, which every phone draws from the two letters of its ISO code."""
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in code)


def ask_zone(came: Came, place: str) -> Screen:
    """What the clock shows where they live, of a country with several zones."""
    country = came.by.country or ""
    keys = [
        Key(
            shorten(f"{came.words.clock(zone.now)} · {_city(came.words, zone.name)}"),
            ChooseZone(country, zone.city, place),
        )
        for zone in zones(country, came.now)
    ]
    text = came.words.say("zone", country=country)
    return Screen(text, (*_pairs(keys), *leave(came.words, "often", place)))


def _city(words: Words, zone: str) -> str:
    return str(get_timezone_location(zone, locale=words.locale, return_city=True))


def ask_often(came: Came, place: str) -> Screen:
    """How many new cases they want."""
    now = EVERY if came.by.most is None else came.by.most
    keys = (
        Key(
            _marked(came.words, came.words.label("often", most), most == now),
            ChooseMost(most, place),
        )
        for most in OFTEN
    )
    text = came.words.say("often", hour=clock(came.words, came.by.hour))
    return Screen(text, (*((key,) for key in keys), *leave(came.words, "themes", place)))


def ask_themes(came: Came, place: str) -> Screen:
    """Which themes and regions concern them most; none chosen means all."""
    words, by = came.words, came.by
    themes = (
        Key(
            _marked(words, words.label("theme", theme), theme in by.themes),
            ChooseTheme(theme, int(theme not in by.themes), place),
        )
        for theme in Theme
    )
    regions = (
        Key(
            _marked(words, words.label("region", region), region in by.regions),
            ChooseRegion(region, int(region not in by.regions), place),
        )
        for region in Region
    )
    rows: tuple[Row, ...] = (*_pairs(themes), *_pairs(regions))
    if by.themes or by.regions:
        rows += ((Key(words.label("everything"), ChooseEverything(place)),),)
    text = words.say("themes", themes=by.themes, regions=by.regions)
    if place == SET:
        return Screen(text, (*rows, *leave(words, "", place)))
    done = words.label("done") if by.themes or by.regions else words.label("all_of_them")
    return Screen(text, (*rows, (Key(done, OpenChoice("ready", place)),)))


def ask_hour(came: Came) -> Screen:
    """At which hour of their day they are written to."""
    keys = [
        Key(_marked(came.words, clock(came.words, hour), hour == came.by.hour), ChooseHour(hour))
        for hour in HOURS
    ]
    rows = tuple(tuple(keys[at : at + _IN_A_ROW]) for at in range(0, len(keys), _IN_A_ROW))
    return Screen(came.words.say("hour"), (*rows, *leave(came.words, "", SET)))


def ask_signs(came: Came) -> Screen:
    """How their appeals are signed."""
    rows = tuple(
        (
            Key(
                _marked(came.words, came.words.label("signs", one), one == came.by.signs),
                ChooseSigns(one),
            ),
        )
        for one in SIGNS
    )
    return Screen(came.words.say("signs"), (*rows, *leave(came.words, "", SET)))


def ask_careful(came: Came) -> Screen:
    """What the careful mode does, and to turn it on or off."""
    is_on = came.by.is_careful
    switch = Key(came.words.label("switch_careful", is_on), SetCareful(int(not is_on)))
    text = came.words.say("careful", is_on=is_on)
    return Screen(text, ((switch,), *leave(came.words, "", SET)))


def ready(came: Came) -> Screen:
    """What a newcomer has chosen, and how to change it."""
    words = came.words
    rows = (
        (Key(words.label("open_cases"), ListCases()),),
        (Key(words.label("settings"), OpenSettings()),),
    )
    return Screen(words.say("ready", supporter=came.by, hour=clock(words, came.by.hour)), rows)


def clock(words: Words, hour: int) -> str:
    """A full hour, as it is written in this language."""
    return words.clock(time(hour))


def leave(words: Words, following: str, place: str) -> tuple[Row, ...]:
    """The way on without an answer: to what follows, or back to the settings."""
    if place == NEW:
        return ((Key(words.label("not_now"), OpenChoice(following, NEW)),),)
    return ((Key(words.label("back_to_settings"), OpenSettings()),),)


def _marked(words: Words, label: str, is_chosen: bool) -> str:  # noqa: FBT001 - of one label
    return words.label("chosen", label) if is_chosen else label


def _pairs(keys: Iterable[Key]) -> tuple[Row, ...]:
    """Two in a row, the last maybe alone."""
    all_ = list(keys)
    return tuple(tuple(all_[at : at + 2]) for at in range(0, len(all_), 2))


def living_in(came: Came, services: Services, country: str, zone: str | None) -> Came:
    """The same arrival of somebody who lives there, in words as they are written there."""
    by = replace(came.by, country=country, zone=zone)
    return came.again(by=by, words=services.texts.in_(came.words.language, country))
