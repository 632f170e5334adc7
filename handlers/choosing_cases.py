"""Which new cases a supporter is sent: how many, on what, from where."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from cases.themes import Region, Theme
from handlers.choices import EVERY, NEW, OFTEN, ask_often, ask_themes
from handlers.screens import settings

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.coming import Tap
    from handlers.screen import Screen
    from handlers.settings_buttons import (
        ChooseEverything,
        ChooseMost,
        ChooseRegion,
        ChooseTheme,
    )

K = TypeVar("K", Theme, Region)


async def choose_most(tap: Tap[ChooseMost], services: Services) -> Screen:
    """So many new cases a month, or the digest alone, or every case."""
    place, wanted = tap.button.place, tap.button.most
    if wanted not in OFTEN:
        return ask_often(tap, place)
    most = None if wanted == EVERY else wanted
    await services.supporters.receive_at_most(tap.by.id, most)
    chose = tap.again(by=replace(tap.by, most=most))
    return ask_themes(chose, place) if place == NEW else settings(chose)


async def choose_theme(tap: Tap[ChooseTheme], services: Services) -> Screen:
    """Cases on this theme too, or no more."""
    themes = _with(tap.by.themes, Theme, tap.button.theme, tap.button.on)
    await services.supporters.choose_themes(tap.by.id, themes)
    return ask_themes(tap.again(by=replace(tap.by, themes=themes)), tap.button.place)


async def choose_region(tap: Tap[ChooseRegion], services: Services) -> Screen:
    """Cases from this region too, or no more."""
    regions = _with(tap.by.regions, Region, tap.button.region, tap.button.on)
    await services.supporters.choose_regions(tap.by.id, regions)
    return ask_themes(tap.again(by=replace(tap.by, regions=regions)), tap.button.place)


async def choose_everything(tap: Tap[ChooseEverything], services: Services) -> Screen:
    """All themes and all regions again."""
    await services.supporters.choose_themes(tap.by.id, ())
    await services.supporters.choose_regions(tap.by.id, ())
    return ask_themes(tap.again(by=replace(tap.by, themes=(), regions=())), tap.button.place)


def _with(chosen: tuple[K, ...], kind: type[K], word: str, on: int) -> tuple[K, ...]:
    """What was chosen, with this one or without it; all of them are the same as none."""
    now = {*chosen, word} if on else {*chosen} - {word}
    found = tuple(one for one in kind if one in now)
    return () if len(found) == len(kind) else found
