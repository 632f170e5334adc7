"""What a draft is about, by which supporters choose: set by keys, guessed from its text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cases.guessing import guessed
from cases.themes import Theme, regions_of, themes_of
from handlers.coordinator.editing import draft_of, keep
from handlers.draft_buttons import EditField
from handlers.letter_buttons import OpenLetters, SetTheme
from handlers.screen import Key, Screen
from handlers.screens import shorten

if TYPE_CHECKING:
    from bot.services import Services
    from bot.texts import Words
    from cases.case import Case
    from handlers.coming import Came, Tap
    from handlers.letter_buttons import OpenThemes
    from handlers.screen import Row


async def open_themes(tap: Tap[OpenThemes], services: Services) -> Screen:
    """Every theme with its key, and the region, which the country says."""
    stored = await draft_of(tap, tap.button, services)
    return stored if isinstance(stored, Screen) else _themes(tap, stored.case)


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
        return _themes(tap, case)
    held = set(themes_of(case)) - {wanted} | ({wanted} if tap.button.on else set())
    if held == set(themes_of(case)):
        return _themes(tap, case)
    changed = replace(case, themes=tuple(theme.value for theme in Theme if theme in held))
    why = await keep(tap, changed, stored.revision, services)
    if why is None:
        return _themes(tap, changed)
    now = await services.cases.version(case.id, case.version)
    return _themes(tap, now.case if now else case, why)


def _themes(came: Came, case: Case, note: str = "") -> Screen:
    words, of, held = came.words, (case.id, case.version), themes_of(case)
    likely = tuple(theme for theme in guessed(case) if theme not in held)
    keys = [
        Key(
            _label(words, theme, theme in held, theme in likely),
            SetTheme(*of, theme, int(theme not in held)),
        )
        for theme in Theme
    ]
    rows: list[Row] = [tuple(keys[at : at + 2]) for at in range(0, len(keys), 2)]
    rows.append((Key(words.label("change_region"), EditField(*of, "country")),))
    rows.append((Key(words.label("to_letters"), OpenLetters(*of)),))
    text = words.say(
        "team/case_themes",
        held=[words.label("theme", one) for one in held],
        likely=[words.label("theme", one) for one in likely],
        regions=[words.label("region", one) for one in regions_of(case)],
        country=case.country or "",
        note=note,
    )
    return Screen(text, tuple(rows))


def _label(words: Words, theme: Theme, is_set: bool, is_likely: bool) -> str:  # noqa: FBT001 - of one label
    label = words.label("theme", theme)
    if is_set:
        return shorten(words.label("chosen", label))
    return shorten(words.label("guessed_theme", label) if is_likely else label)
