"""What a draft is about, and where, by which supporters choose: set by keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cases.themes import Theme, placed, regions_of, themes_of, with_region
from handlers.coordinator.edit_values import who_changed
from handlers.coordinator.editing import draft_of, keep
from handlers.coordinator.letter_screens import After
from handlers.coordinator.reading import region_named
from handlers.coordinator.themes_screen import themes_screen
from handlers.screen import Screen

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.cases import StoredVersion
    from bot.texts import Words
    from cases.case import Case
    from handlers.coming import Came, Tap
    from handlers.letter_buttons import OpenThemes, SetRegion, SetTheme


async def open_themes(tap: Tap[OpenThemes], services: Services) -> Screen:
    """Every theme and region with its key."""
    stored = await draft_of(tap, tap.button, services)
    return stored if isinstance(stored, Screen) else themes_screen(tap, stored.case)


async def set_theme(tap: Tap[SetTheme], services: Services) -> Screen:
    """The case is about this, or it is not; said twice, it is said once.

    What somebody else set meanwhile stays as they set it.
    """
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    case = stored.case
    wanted = next((theme for theme in Theme if theme == tap.button.theme), None)
    if wanted is None:
        return themes_screen(tap, case)
    held = set(themes_of(case)) - {wanted} | ({wanted} if tap.button.on else set())
    told = tap.words.label("theme_is_set", tap.words.label("theme", wanted), tap.button.on == 1)
    if held == set(themes_of(case)):
        return themes_screen(tap, case, After(told))
    changed = replace(case, themes=tuple(theme.value for theme in Theme if theme in held))
    return await _keep(tap, stored, changed, told, services)


async def set_region(tap: Tap[SetRegion], services: Services) -> Screen:
    """The case belongs there, whatever its country is; or where its country says, again.

    Nothing is done where it belongs to another one by now than they saw.
    """
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    case, button = stored.case, tap.button
    changed = with_region(case, button.region)
    if changed is None:
        return themes_screen(tap, case)
    if placed(case) == button.region:
        return themes_screen(tap, case, After(_region_told(tap.words, case)))
    if placed(case) != button.was:
        return themes_screen(tap, case, After(await _set_by(tap, stored, services)))
    return await _keep(tap, stored, changed, _region_told(tap.words, changed), services)


def _region_told(words: Words, case: Case) -> str:
    is_one = bool(regions_of(case))
    return words.label("region_is_set", region_named(words, case) if is_one else "")


async def _set_by(came: Came, stored: StoredVersion, services: Services) -> str:
    """Who has set another region than the one that was seen."""
    words, case = came.words, stored.case
    changes = await services.drafts.changes(case.id, case.version, 0)
    others = [one for one in changes if "region" in one.fields]
    who, _ = await who_changed(words, others[-1:], str(came.by.id), services)
    return words.label("region_changed_by", who, region_named(words, case))


async def _keep(
    came: Came, stored: StoredVersion, changed: Case, told: str, services: Services
) -> Screen:
    why = await keep(came, changed, stored.revision, services)
    if why is None:
        return themes_screen(came, changed, After(told, stored.revision + 1))
    now = await services.cases.version(changed.id, changed.version)
    return themes_screen(came, now.case if now else stored.case, After(why))
