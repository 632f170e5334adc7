"""The screens on which a new version is compared with the published one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.reader_sentences import translated
from cases.beside import beside
from cases.case import Kind
from handlers.after_buttons import AskToWithdraw, PublishCorrection
from handlers.coordinator.comparison import compared
from handlers.coordinator.difference_words import told
from handlers.coordinator.faults import faults
from handlers.coordinator.reading import Line, brief, paged
from handlers.import_buttons import KeepOld, SeeDifference, SumUp, TakeNew, TakeRest
from handlers.routing import COORDINATING
from handlers.screen import Key, Screen
from handlers.team_buttons import AskToClose, Publish, ReviewDraft

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.cases import StoredVersion
    from bot.texts import Words
    from handlers.coming import Came
    from handlers.coordinator.comparison import Comparison, Weighed
    from handlers.coordinator.difference_words import Told
    from handlers.screen import Row

DOUBTS = 3
ENDING = frozenset({Kind.STOP, Kind.ENDED})
IN_A_LINE = 120
_MARKS = {None: "▫️", True: "✅", False: "↩️"}


async def unseen_changes(came: Came, stored: StoredVersion, services: Services) -> Screen | None:
    """What of a further version nobody looked at, before it is published; None: all is seen."""
    comparison = await compared(stored, services)
    if comparison is None or not comparison.open:
        return None
    toast = came.words.label("look_at_changes", len(comparison.open))
    return one_change(came, comparison, comparison.open[0], toast)


def first_change(came: Came, comparison: Comparison, toast: str | None = None) -> Screen:
    """The first difference that nobody looked at, or else what is taken and kept."""
    if comparison.open and came.role in COORDINATING:
        return one_change(came, comparison, comparison.open[0], toast)
    return all_changes(came, comparison, toast=toast)


def one_change(
    came: Came, comparison: Comparison, one: Weighed, toast: str | None = None
) -> Screen:
    """One difference: what was, what is new, and the keys that decide."""
    words, case = came.words, comparison.stored.case
    seen = told(words, one.difference, comparison.before, comparison.proposal)
    place = comparison.weighed.index(one)
    text = words.say(
        "team/change",
        change=seen,
        place=place + 1,
        count=len(comparison.weighed),
        is_loss=one.difference.is_loss,
        is_taken=one.is_taken,
        doubts=[brief(translated(words, why)) for _, why in one.doubts[:DOUBTS]],
    )
    mark = one.difference.mark
    rows: list[Row] = []
    if came.role in COORDINATING:
        take = TakeNew(case.id, case.version, mark)
        keep = KeepOld(case.id, case.version, mark)
        rows += [
            (Key(words.label("take_new", bool(seen.after), one.is_taken is True), take),),
            (Key(words.label("keep_old", bool(seen.before), one.is_taken is False), keep),),
        ]
    rows += _neighbours(came, comparison, place)
    rows.append((Key(words.label("all_changes"), SumUp(case.id, case.version, 1)),))
    return Screen(text, tuple(rows), toast=toast)


def all_changes(
    came: Came, comparison: Comparison, page: int = 1, toast: str | None = None
) -> Screen:
    """What is taken and what is kept, and, when everything was looked at, how to publish it."""
    words, stored = came.words, comparison.stored
    told_pages = paged([_line(came, comparison, one) for one in comparison.weighed]) or [()]
    page = min(max(page, 1), len(told_pages))
    text = words.say(
        "team/changes",
        case=stored.case,
        kind=stored.case.kind,
        is_deadline_only=_is_deadline_only(comparison),
        is_ending=stored.case.kind in ENDING,
        open=len(comparison.open),
        lines=told_pages[page - 1],
        page=page,
        pages=len(told_pages),
    )
    rows = [*_pages(came, stored, page, len(told_pages))]
    if came.role in COORDINATING:
        rows += _decisions(came, comparison)
    back = ReviewDraft(stored.case.id, stored.case.version, 1)
    return Screen(text, (*rows, (Key(words.label("back_to_draft"), back),)), toast=toast)


def _decisions(came: Came, comparison: Comparison) -> list[Row]:
    words, stored = came.words, comparison.stored
    case = stored.case
    rows: list[Row] = []
    if case.kind in ENDING and comparison.before.closed_at is None:
        known = case.id, comparison.before.version
        rows.append((Key(words.label("end_with_outcome"), AskToClose(*known)),))
        rows.append((Key(words.label("withdraw_case"), AskToWithdraw(*known)),))
    if comparison.open:
        first = SeeDifference(case.id, case.version, comparison.open[0].difference.mark)
        rest = TakeRest(case.id, case.version)
        rows.append((Key(words.label("next_change"), first),))
        rows.append((Key(words.label("take_rest", len(comparison.open)), rest),))
    elif not faults(words, case):
        publish = Publish(case.id, case.version, stored.revision)
        correct = PublishCorrection(case.id, case.version)
        ways: list[Row] = [
            (Key(words.label("publish_further"), publish),),
            (Key(words.label("publish_correction"), correct),),
        ]
        rows += ways if stored.found else reversed(ways)  # no document: what is out is mended
    return rows


def _line(came: Came, comparison: Comparison, one: Weighed) -> Line:
    seen = told(came.words, one.difference, comparison.before, comparison.proposal)
    change = _change(came.words, seen)
    if one.is_taken is None:
        proposed = came.words.label("proposed", one.is_to_be_taken)
        return Line(f"{_MARKS[None]} {seen.name} ({proposed}):", change)
    return Line(f"{_MARKS[one.is_taken]} {seen.name}:", change)


def _change(words: Words, seen: Told) -> str:
    """What was and what is new on one line, each in its own direction."""
    was, new = (" ".join(text.split()) for text in (seen.before, seen.after))
    before, after = (text and words.apart(text) for text in beside(was, new, IN_A_LINE))
    return f"{before or '—'} → {after or '—'}"


def _is_deadline_only(comparison: Comparison) -> bool:
    fields = {one.difference.field for one in comparison.weighed}
    return "deadline" in fields and fields <= {"deadline", "kind", "published"}


def _neighbours(came: Came, comparison: Comparison, place: int) -> list[Row]:
    case, turn = comparison.stored.case, []
    for label, at in (("previous_page", place - 1), ("next_page", place + 1)):
        if 0 <= at < len(comparison.weighed):
            mark = comparison.weighed[at].difference.mark
            turn.append(Key(came.words.label(label), SeeDifference(case.id, case.version, mark)))
    return [tuple(turn)] if turn else []


def _pages(came: Came, stored: StoredVersion, page: int, last: int) -> list[Row]:
    case, turn = stored.case, []
    for label, at in (("previous_page", page - 1), ("next_page", page + 1)):
        if 0 < at <= last:
            turn.append(Key(came.words.label(label), SumUp(case.id, case.version, at)))
    return [tuple(turn)] if turn else []
