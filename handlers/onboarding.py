"""From one choice to the next: a newcomer's way, every step of which can be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.choices import (
    NEW,
    ask_careful,
    ask_country,
    ask_hour,
    ask_often,
    ask_signs,
    ask_themes,
    ask_zone,
    ready,
)
from handlers.screens import settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.services import Services
    from handlers.coming import Came, Tap
    from handlers.screen import Screen
    from handlers.settings_buttons import OpenChoice


_ON_THE_WAY: dict[str, Callable[[Came, str], Screen]] = {
    "zone": ask_zone,
    "often": ask_often,
    "themes": ask_themes,
}
_IN_SETTINGS: dict[str, Callable[[Came], Screen]] = {
    "hour": ask_hour,
    "signs": ask_signs,
    "careful": ask_careful,
}


async def open_choice(tap: Tap[OpenChoice], services: Services) -> Screen:
    """What can be chosen next; whatever is none of it leads to the settings."""
    what, place = tap.button.what, tap.button.place
    if what == "country":
        return await ask_country(tap, services, place)
    if what in _ON_THE_WAY:
        return _ON_THE_WAY[what](tap, place)
    if place == NEW:
        return ready(tap)
    return _IN_SETTINGS.get(what, settings)(tap)
