"""The list of a draft's officials, and what is said above it and above each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.reader_sentences import translated
from cases.contact_values import ADDRESS_LINES, Mistake
from cases.fitness import IN_A_CONTACT, IN_ONE_LINE, OFFICIALS
from handlers.coordinator.reading import IN_A_LABEL, brief
from handlers.draft_buttons import EditDraft, UndoChange
from handlers.official_buttons import AddOfficial, ConfirmOfficial, ShowOfficial, ShowOfficials
from handlers.screen import Key, Screen
from handlers.screens import shorten

if TYPE_CHECKING:
    from bot.store.cases import StoredVersion
    from bot.texts import Words
    from cases.case import Target
    from handlers.coming import Came
    from handlers.screen import Row

ON_A_PAGE = 20
DOUBTS = 6
IN_A_DOUBT, IN_A_TOAST = 130, 190
"""UTF-16 units: one message shows a page of them all."""
_MOST = {
    Mistake.LONG: IN_A_CONTACT,
    Mistake.LONG_LINE: IN_ONE_LINE,
    Mistake.MANY_LINES: ADDRESS_LINES,
    Mistake.MANY_OFFICIALS: OFFICIALS,
    Mistake.MANY_CONTACTS: OFFICIALS,
}


@dataclass(frozen=True, slots=True)
class Told:
    """What is said above a screen; `undo` is the revision of a change that can be taken back."""

    remark: str | None = None
    undo: int | None = None

    @property
    def toast(self) -> str | None:
        """The same at the top of the chat, where there is room for it."""
        return brief(self.remark, IN_A_TOAST) if self.remark else None


NOTHING = Told()


def sentence(words: Words, mistake: Mistake) -> str:
    """What is wrong with what was written."""
    return words.label("official_mistake", mistake, _MOST.get(mistake, 0))


def officials(came: Came, stored: StoredVersion, page: int = 0, told: Told = NOTHING) -> Screen:
    """A page of the officials of a draft, with what is to be looked at."""
    words, case = came.words, stored.case
    last = max(0, (len(case.targets) - 1) // ON_A_PAGE)
    page = min(max(page, 0), last)
    first = page * ON_A_PAGE
    shown = case.targets[first : first + ON_A_PAGE]
    doubts = [
        brief(translated(words, why), IN_A_DOUBT)
        for path, why in stored.doubts
        if path == "targets"
    ]
    text = words.say(
        "team/officials", title=brief(case.title), count=len(case.targets), doubts=doubts[:DOUBTS],
        remark=told.remark,
    )  # fmt: skip
    rows: list[Row] = [*undoing(words, stored, told)]
    for place, target in enumerate(shown, start=first):
        mark = _marks(stored, target, place)
        name = brief(target.name or target.role, IN_A_LABEL)
        label = shorten(words.label("official_of_draft", str(place + 1), name, mark))
        rows.append((Key(label, ShowOfficial(case.id, case.version, target.id, 0)),))
    turn = [
        Key(words.label(label), ShowOfficials(case.id, case.version, to))
        for label, to in (("previous_page", page - 1), ("next_page", page + 1))
        if 0 <= to <= last
    ]
    rows += [tuple(turn)] if turn else []
    if doubts:
        right = ConfirmOfficial(case.id, case.version, stored.revision, 0, "")
        rows.append((Key(words.label("official_right", ""), right),))
    rows.append((Key(words.label("add_official"), AddOfficial(case.id, case.version)),))
    back = Key(words.label("back"), EditDraft(case.id, case.version))
    return Screen(text, (*rows, (back,)), toast=told.toast)


def gone(words: Words, told: Told) -> Told:
    """What was said already, or else that this is not there any more."""
    return told if told.remark else Told(sentence(words, Mistake.GONE))


def undoing(words: Words, stored: StoredVersion, told: Told) -> tuple[Row, ...]:
    """The key that takes back what was changed a moment ago."""
    if told.undo is None:
        return ()
    undo = UndoChange(stored.case.id, stored.case.version, told.undo)
    return ((Key(words.label("undo_change"), undo),),)


def _marks(stored: StoredVersion, target: Target, place: int) -> str:
    path = f"targets[{place}]"
    is_doubtful = any(field == path or field.startswith(f"{path}.") for field, _ in stored.doubts)
    marks = ("⚠️", is_doubtful), ("📎", target.copy), ("🚫", not target.contacts)
    return " ".join(mark for mark, holds in marks if holds)
