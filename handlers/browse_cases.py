"""Looking at a case: its card and its whole story."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cases.paging import length, pages
from cases.veil import closed, veiled
from handlers.buttons import OpenCase, ReadStory, TakeAction
from handlers.screen import Key, Row, Screen
from handlers.screens import WHO, card, list_cases

if TYPE_CHECKING:
    from bot.services import Services
    from bot.texts import Words
    from cases.case import Case
    from handlers.buttons import ListCases, LookAtCase
    from handlers.coming import Tap


async def open_case(tap: Tap[OpenCase], services: Services) -> Screen:
    """The card, in place of the list it was chosen from."""
    case = await services.cases.find(tap.button.case_id)
    if case is None:
        return await list_cases(tap, services, template="case_missing")
    return await card(tap, case, services)


async def look_at_case(tap: Tap[LookAtCase], services: Services) -> Screen:
    """The card as a new message: what it was chosen from stays."""
    case = await services.cases.find(tap.button.case_id)
    if case is None:
        return replace(await list_cases(tap, services, template="case_missing"), is_new=True)
    return replace(await card(tap, case, services), is_new=True)


async def back_to_cases(tap: Tap[ListCases], services: Services) -> Screen:
    """The list, in place of the card that was chosen from it."""
    return await list_cases(tap, services, page=tap.button.page)


async def read_story(tap: Tap[ReadStory], services: Services) -> Screen:
    """One page of the story; the first comes as a new message, since a card stays a card."""
    case = await services.cases.find(tap.button.case_id)
    if case is None:
        return await list_cases(tap, services, template="case_missing")
    told = _told(case)
    page = min(max(tap.button.page, 1), len(told))
    text = tap.words.say("story", case=case, paragraphs=told[page - 1], page=page, pages=len(told))
    rows = _rows(tap.words, case, page, len(told), is_open=case.is_open(tap.now))
    return Screen(text, rows, is_new=tap.button.page == 0, walk_of=case.id)


def _told(case: Case) -> list[tuple[str, ...]]:
    """The pages of the story; what is hidden in it stays hidden where a page ends within it."""
    who = (case.name_and_pronoun,) if length(case.name_and_pronoun or "") > WHO else ()
    whole = (*filter(None, who), *case.summary, *case.additional_information)
    told = pages(veiled(whole, case.disturbing))
    pieces = iter(closed(piece for page in told for piece in page))
    return [tuple(next(pieces) for _ in page) for page in told] or [("…",)]


def _rows(words: Words, case: Case, page: int, last: int, *, is_open: bool) -> tuple[Row, ...]:
    turn = []
    if page > 1:
        turn.append(Key(words.label("previous_page"), ReadStory(case.id, case.version, page - 1)))
    if page < last:
        turn.append(Key(words.label("next_page"), ReadStory(case.id, case.version, page + 1)))
    act = Key(words.label("take_action"), TakeAction(case.id, case.version))
    back = Key(words.label("back_to_case"), OpenCase(case.id, case.version))
    return ((tuple(turn),) if turn else ()) + (((act,),) if is_open else ()) + ((back,),)
