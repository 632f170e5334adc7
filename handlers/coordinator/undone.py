"""Where a coordinator is led who has undone a change: to what stands there again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.editing import FIELDS
from handlers.coordinator.edit_screens import Asking, edit_screen, field_screen
from handlers.coordinator.letter_screens import After, letters_screen
from handlers.coordinator.official_list import Told, officials
from handlers.coordinator.themes_screen import themes_screen

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.store.cases import StoredVersion
    from handlers.coming import Came
    from handlers.screen import Screen

_THEMES = {"themes", "region"}
_LETTERS = {"letter", "translations", "subjects", "openings", "posts", "disturbing"}


def undone_screen(
    came: Came, stored: StoredVersion, fields: Collection[str], revision: int
) -> Screen:
    """What a change was about that was undone, and the key that makes it again.

    `fields` are those that it changed, `revision` that of the undoing. A change of several things
    at once leads to all fields.
    """
    said, case, one = came.words.label("is_undone"), stored.case, next(iter(fields), "")
    if len(fields) == 1 and one in FIELDS:
        return field_screen(came, stored, one, Asking((said,), undo=revision, is_asked=False))
    if fields and _THEMES.issuperset(fields):
        return themes_screen(came, case, After(said, revision))
    if fields and _LETTERS.issuperset(fields):
        return letters_screen(came, case, After(said, revision))
    if one == "targets" and len(fields) == 1:
        return officials(came, stored, told=Told(said, revision))
    return edit_screen(came, stored, said)
