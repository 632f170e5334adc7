"""Every way into the editing of letters, wordings, posts and themes; and what is asked there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from bot.store.team import Role
from handlers import letter_buttons as b
from handlers.coming import Answer
from handlers.coordinator import (
    edit_letters,
    edit_themes,
    edit_wordings,
    hide_passages,
    show_lengths,
)
from handlers.coordinator.asking_field import told_above
from handlers.routing import COORDINATING, on_button

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.button import Button
    from handlers.coming import Tap
    from handlers.routing import Handler
    from handlers.screen import Screen

Take = Callable[[Answer[Any], "Services"], Awaitable["Screen | None"]]


def _of_team(step: Take) -> Take:
    """What anybody else writes is no answer to it, such as of one who was removed meanwhile."""

    async def take(answer: Answer[Any], services: Services) -> Screen | None:
        if answer.role not in COORDINATING:
            return None
        shown = await step(answer, services)
        return told_above(shown) if shown else None

    return take


LETTER_QUESTIONS: dict[type[Button], Take] = {
    b.LetterText: _of_team(edit_letters.take_letter),
    b.LetterLine: _of_team(edit_letters.take_line),
    b.OpenWordings: _of_team(edit_wordings.take_wording),
}
"""What is written is the answer to one of these."""


def letter_routes(services: Services) -> list[Handler]:
    """In the order in which they are tried."""
    steps: dict[type[Button], Callable[[Tap[Any], Services], Awaitable[Screen]]] = {
        b.OpenLetters: edit_letters.open_letters,
        b.AddLetter: edit_letters.add_letter,
        b.OpenLetter: edit_letters.open_letter,
        b.WriteLetter: edit_letters.write_letter,
        b.PutLetter: edit_letters.put_letter,
        b.LetterLine: edit_letters.write_line,
        b.RemoveLetter: edit_letters.remove_letter,
        b.OpenWordings: edit_wordings.open_wordings,
        b.RemoveWording: edit_wordings.remove_wording,
        b.ListParagraphs: hide_passages.list_paragraphs,
        b.HideParagraph: hide_passages.hide_paragraph,
        b.OpenThemes: edit_themes.open_themes,
        b.SetTheme: edit_themes.set_theme,
        b.SetRegion: edit_themes.set_region,
    }
    seeing = COORDINATING | {Role.REVIEWER}
    edits: list[Handler] = [
        on_button(kind, step, services, only=COORDINATING) for kind, step in steps.items()
    ]
    return [*edits, on_button(b.ShowLengths, show_lengths.show_lengths, services, only=seeing)]
