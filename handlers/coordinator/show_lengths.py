"""How long the letters and posts of a version are on each channel, and what falls back to what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases import lengths
from cases.channels.email import LINK_LIMIT, MAILTO_LIMIT
from cases.wording import languages_of
from handlers.coordinator.length_notices import somebody
from handlers.coordinator.reading import brief
from handlers.coordinator.screens import coordination, of_version
from handlers.letter_buttons import OpenLetters, ShowLengths
from handlers.routing import COORDINATING
from handlers.screen import Key, Screen
from handlers.team_buttons import ReviewDraft

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.cases import StoredVersion
    from cases.case import Case, Target
    from handlers.coming import Came, Tap
    from handlers.screen import Row

ON_A_PAGE = 4
"""Languages of the letter to one official, measured on one page."""


async def show_lengths(tap: Tap[ShowLengths], services: Services) -> Screen:
    """One official: the letter in each language, with its measured lengths; at last the posts."""
    stored = await services.cases.version(tap.button.case_id, tap.button.version)
    if stored is None:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    if not stored.case.offered:
        return await of_version(tap, stored, services, toast=tap.words.label("nobody_to_write_to"))
    return _lengths(tap, stored, services)


def _lengths(tap: Tap[ShowLengths], stored: StoredVersion, services: Services) -> Screen:
    words, case = tap.words, stored.case
    told = _pages(case)
    page = min(max(tap.button.page, 1), len(told))
    target, first = told[page - 1]
    address = services.outside.public_url
    measured = lengths.letters(case, target, somebody(words), address) if target else []
    text = words.say(
        "team/lengths",
        target=target,
        letters=measured[first : first + ON_A_PAGE],
        posts=[] if target else [_post(case, one) for one in case.posts],
        has_page=bool(address),
        mailto=MAILTO_LIMIT,
        link=LINK_LIMIT,
        message=lengths.MESSAGE,
        x=lengths.X_LIMIT,
        page=page,
        pages=len(told),
    )
    return Screen(text, _rows(tap, stored, page, len(told)))


def _pages(case: Case) -> list[tuple[Target | None, int]]:
    """Each official with the first of the languages on that page; without one, the posts."""
    count = len(languages_of(case))
    pages: list[tuple[Target | None, int]] = [
        (target, first) for target in case.offered for first in range(0, count, ON_A_PAGE)
    ]
    return [*pages, (None, 0)] if case.posts else pages


def _post(case: Case, text: str) -> tuple[str, lengths.Post]:
    return brief(text), lengths.post(case, text)


def _rows(came: Came, stored: StoredVersion, page: int, last: int) -> tuple[Row, ...]:
    words, of = came.words, (stored.case.id, stored.case.version)
    turn = tuple(
        Key(words.label(label), ShowLengths(*of, to))
        for label, to in (("previous_page", page - 1), ("next_page", page + 1))
        if 1 <= to <= last
    )
    if stored.is_draft and came.role in COORDINATING:
        back = Key(words.label("to_letters"), OpenLetters(*of))
    else:
        back = Key(words.label("back"), ReviewDraft(*of, 1))
    return ((turn,) if turn else ()) + ((back,),)
