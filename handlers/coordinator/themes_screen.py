"""The screen of what a draft is about, and in which part of the world."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.guessing import guessed
from cases.themes import COUNTRY, WORLD, Region, Theme, placed, region_of, regions_of, themes_of
from handlers.coordinator.letter_screens import NOTHING, After, undo_row
from handlers.coordinator.reading import brief
from handlers.draft_buttons import EditField
from handlers.letter_buttons import OpenLetters, SetRegion, SetTheme
from handlers.screen import Key, Screen
from handlers.screens import shorten

if TYPE_CHECKING:
    from bot.texts import Words
    from cases.case import Case
    from handlers.coming import Came
    from handlers.screen import Row

IN_A_COUNTRY, IN_A_TOAST = 150, 190


def themes_screen(came: Came, case: Case, after: After = NOTHING) -> Screen:
    """Every theme and every region with its key, and where the region comes from."""
    words, of, held = came.words, (case.id, case.version), themes_of(case)
    likely = tuple(theme for theme in guessed(case) if theme not in held)
    keys = [
        Key(
            _label(words, theme, theme in held, theme in likely),
            SetTheme(*of, theme, int(theme not in held)),
        )
        for theme in Theme
    ]
    rows: tuple[Row, ...] = (
        *_pairs(keys),
        *_pairs(_regions(words, case)),
        (Key(words.label("change_region"), EditField(*of, "country")),),
        *undo_row(words, case, after.undo),  # below, or the keys would move under the finger
        (Key(words.label("to_letters"), OpenLetters(*of)),),
    )
    text = words.say(
        "team/case_themes",
        held=[words.label("theme", one) for one in held],
        likely=[words.label("theme", one) for one in likely],
        region="".join(words.label("region", one) for one in regions_of(case)),
        follows=placed(case) == COUNTRY,
        country=brief(case.country or "", IN_A_COUNTRY),
        note=after.note,
    )
    return Screen(text, rows, toast=brief(after.note, IN_A_TOAST) or None)


def _regions(words: Words, case: Case) -> list[Key]:
    of, now = (case.id, case.version), placed(case)
    own = region_of(case.country or "")
    labels = {one.value: words.label("region", one) for one in Region} | {
        WORLD: words.label("whole_world"),
        COUNTRY: words.label("region_of_country", words.label("region", own) if own else ""),
    }
    return [
        Key(
            shorten(words.label("chosen", label) if where == now else label),
            SetRegion(*of, where, now),
        )
        for where, label in labels.items()
    ]


def _pairs(keys: list[Key]) -> list[Row]:
    return [tuple(keys[at : at + 2]) for at in range(0, len(keys), 2)]


def _label(words: Words, theme: Theme, is_set: bool, is_likely: bool) -> str:  # noqa: FBT001 - of one label
    label = words.label("theme", theme)
    if is_set:
        return shorten(words.label("chosen", label))
    return shorten(words.label("guessed_theme", label) if is_likely else label)
