"""Other subjects, other openings, posts and hidden passages of a draft: one more, or one less.

Who adds one overwrites nothing: what somebody else added meanwhile stays.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cases.fitness import IN_ONE_LINE
from cases.letters import mark_of
from cases.own_text import cleaned
from cases.paging import length
from cases.veil import BEGINS, veiled
from handlers.coordinator.editing import draft_of, keep
from handlers.coordinator.letter_screens import After
from handlers.coordinator.wording_screens import KINDS, MOST, wordings_screen
from handlers.screen import Screen

if TYPE_CHECKING:
    from bot.services import Services
    from bot.texts import Words
    from cases.case import Case
    from handlers.coming import Answer, Came, Tap
    from handlers.letter_buttons import OpenWordings, RemoveWording

LONGEST = {"subjects": IN_ONE_LINE, "openings": 3_000, "posts": 500, "disturbing": 3_500}
"""UTF-16 units of one; no network takes a longer post."""


async def open_wordings(tap: Tap[OpenWordings], services: Services) -> Screen:
    """Those that there are; what is written next is one more."""
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    what = tap.button.what if tap.button.what in KINDS else KINDS[0]
    asked = replace(tap.button, what=what)
    await services.questions.ask(tap.by.id, asked.pack(), tap.now_ms)
    return wordings_screen(tap, stored.case, what)


async def take_wording(answer: Answer[OpenWordings], services: Services) -> Screen | None:
    """One more, as it was written; of subjects one for each line. More may follow."""
    asked = answer.asked
    stored = await draft_of(answer, asked, services)
    if isinstance(stored, Screen) or asked.what not in KINDS:
        return stored if isinstance(stored, Screen) else None
    case, what = stored.case, asked.what
    given = _given(what, cleaned(answer.text))
    known: tuple[str, ...] = getattr(case, what)
    new = tuple(one for one in dict.fromkeys(given) if one not in known)
    note = _refused(answer.words, case, what, given) or _no_room(answer.words, what, known, new)
    if note or not new:
        return wordings_screen(
            answer, case, what, After(note or answer.words.label("known_wording"))
        )
    changed = _with(case, what, (*known, *new))
    told = answer.words.label("wordings_added", len(new))
    return await _keep(answer, stored.revision, changed, (what, told), services)


async def remove_wording(tap: Tap[RemoveWording], services: Services) -> Screen:
    """Take out the one that was seen; where it is gone already, nothing else goes."""
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    case, what = stored.case, tap.button.what if tap.button.what in KINDS else KINDS[0]
    asked = tap.words.label("gone_already")
    left = tuple(one for one in getattr(case, what) if mark_of(one) != tap.button.seen)
    if len(left) == len(getattr(case, what)):
        return wordings_screen(tap, case, what, After(asked))
    told = tap.words.label("wording_removed")
    return await _keep(tap, stored.revision, _with(case, what, left), (what, told), services)


async def _keep(
    came: Came, revision: int, changed: Case, done: tuple[str, str], services: Services
) -> Screen:
    """Keep the list that is `done`, and say what was done with it."""
    what, told = done
    why = await keep(came, changed, revision, services)
    if why is None:
        return wordings_screen(came, changed, what, After(told, revision + 1))
    stored = await services.cases.version(changed.id, changed.version)
    now = stored.case if stored else changed
    return wordings_screen(came, now, what, After(why))


def _with(case: Case, what: str, texts: tuple[str, ...]) -> Case:
    if what == "subjects":
        return replace(case, subjects=texts)
    if what == "openings":
        return replace(case, openings=texts)
    return replace(case, posts=texts) if what == "posts" else replace(case, disturbing=texts)


def _given(what: str, text: str) -> tuple[str, ...]:
    """What was written: of subjects one a line; a passage keeps its lines, as a story does."""
    if what == "subjects":
        lines = (" ".join(line.split()) for line in text.split("\n"))
        return tuple(line for line in lines if line)
    one = text.strip() if what == "disturbing" else " ".join(text.split())
    return (one,) if one else ()


def _refused(words: Words, case: Case, what: str, given: tuple[str, ...]) -> str:
    """Why this cannot be one of them; empty if it can."""
    if not given:
        return words.label("no_text")
    longest = LONGEST[what]
    over = max(length(one) for one in given) - longest
    if over > 0:
        return words.label("wording_too_long", over, longest)
    if what == "disturbing" and not all(_is_told(case, one) for one in given):
        return words.label("not_in_story")
    return ""


def _no_room(words: Words, what: str, known: tuple[str, ...], new: tuple[str, ...]) -> str:
    """Why there cannot be so many of them; empty if there can."""
    return words.label("wordings_full", MOST) if len(known) + len(new) > MOST else ""


def _is_told(case: Case, passage: str) -> bool:
    """Whether every line of it stands in the story, and so would be hidden there."""
    story = (case.name_and_pronoun or "", *case.summary, *case.additional_information)
    lines = [line for line in passage.split("\n") if line.strip()]
    return all(any(BEGINS in one for one in veiled(story, (line,))) for line in lines)
