"""Paragraphs of a draft's story that are hidden until they are tapped, chosen by their keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cases.letters import mark_of
from handlers.coordinator.editing import draft_of, keep
from handlers.coordinator.letter_screens import NOTHING, After, undo_row
from handlers.coordinator.reading import brief
from handlers.coordinator.wording_screens import MOST
from handlers.letter_buttons import HideParagraph, ListParagraphs, OpenWordings
from handlers.screen import Key, Screen

if TYPE_CHECKING:
    from bot.services import Services
    from cases.case import Case
    from handlers.coming import Came, Tap
    from handlers.screen import Row

ON_A_PAGE = 8
BRIEF = 300


async def list_paragraphs(tap: Tap[ListParagraphs], services: Services) -> Screen:
    """One page of the story, each paragraph with the key that hides it, or shows it again."""
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    return _paragraphs(tap, stored.case, tap.button.page)


async def hide_paragraph(tap: Tap[HideParagraph], services: Services) -> Screen:
    """Hide this paragraph, or show it again; the second tap finds it done."""
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    case, button = stored.case, tap.button
    found = next((one for one in _story(case) if mark_of(one) == button.seen), None)
    if found is None:
        return _paragraphs(tap, case, button.page, After(tap.words.label("text_changed")))
    others = tuple(one for one in case.disturbing if one != found)
    hidden = (*others, found) if button.on else others
    if len(hidden) > max(MOST, len(case.disturbing)):
        full = tap.words.label("wordings_full", MOST)
        return _paragraphs(tap, case, button.page, After(full))
    changed = replace(case, disturbing=hidden)
    number = _story(case).index(found) + 1
    told = tap.words.label("paragraph_is_hidden", number, button.on == 1)
    if set(hidden) == set(case.disturbing):
        return _paragraphs(tap, case, button.page, After(told))
    why = await keep(tap, changed, stored.revision, services)
    if why is None:
        return _paragraphs(tap, changed, button.page, After(told, stored.revision + 1))
    now = await services.cases.version(case.id, case.version)
    return _paragraphs(tap, now.case if now else case, button.page, After(why))


def _story(case: Case) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*case.summary, *case.additional_information)))


def _paragraphs(came: Came, case: Case, page: int, after: After = NOTHING) -> Screen:
    words, told = came.words, _story(case)
    last = max(1, -(-len(told) // ON_A_PAGE))
    page = min(max(page, 1), last)
    shown = told[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    first = (page - 1) * ON_A_PAGE + 1
    listed = [
        (first + at, brief(one, BRIEF), one in case.disturbing) for at, one in enumerate(shown)
    ]
    text = words.say("team/paragraphs", paragraphs=listed, note=after.note, page=page, pages=last)
    of = (case.id, case.version)
    keys = [
        Key(
            words.label("hide_paragraph", number, is_hidden),
            HideParagraph(*of, mark_of(one), int(not is_hidden), page),
        )
        for one, (number, _, is_hidden) in zip(shown, listed, strict=True)
    ]
    rows: list[Row] = [tuple(keys[at : at + 2]) for at in range(0, len(keys), 2)]
    turn = [
        Key(words.label(label), ListParagraphs(*of, to))
        for label, to in (("previous_page", page - 1), ("next_page", page + 1))
        if 1 <= to <= last
    ]
    rows += [tuple(turn)] if turn else []
    rows += undo_row(words, case, after.undo)
    rows.append((Key(words.label("back"), OpenWordings(*of, "disturbing")),))
    return Screen(text, tuple(rows))
