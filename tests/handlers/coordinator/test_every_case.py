"""Every case that was ever published can be found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.coordinator.every_case import ON_A_PAGE, list_every_case
from handlers.team_buttons import ListEveryCase, ReviewDraft
from tests.handlers.coordinator.documents import URGENT_ACTION, draft_of, published_case
from tests.handlers.parts import BELA, key, keys, kinds, seen, tap

if TYPE_CHECKING:
    from bot.services import Services


async def test_a_closed_case_stands_behind_the_newer_ones(services: Services) -> None:
    numbers = ("10.26", "11.26", "12.26")
    cases = [
        await published_case(services, URGENT_ACTION.replace("84.26", number))
        for number in numbers
    ]
    await services.cases.close(cases[0].id, str(BELA), 1)
    shown = await list_every_case(await tap(services, BELA, ListEveryCase(1)), services)
    assert "3 cases were published" in seen(shown)
    told = [one.label for one in keys(shown) if isinstance(one.does, ReviewDraft)]
    assert [label[0] for label in told] == ["🔴", "🔴", "⚫"]
    beyond = await list_every_case(await tap(services, BELA, ListEveryCase(-7)), services)
    assert beyond == shown


async def test_more_than_a_page_are_turned_and_drafts_are_no_cases(services: Services) -> None:
    for number in range(ON_A_PAGE + 1):
        await published_case(services, URGENT_ACTION.replace("84.26", f"{number + 1}.26"))
    await draft_of(services, URGENT_ACTION.replace("84.26", "99.26"))
    first = await list_every_case(await tap(services, BELA, ListEveryCase(1)), services)
    assert kinds(first).count(ReviewDraft) == ON_A_PAGE
    last = await list_every_case(await tap(services, BELA, key(first, ListEveryCase)), services)
    assert kinds(last).count(ReviewDraft) == 1
    assert key(last, ListEveryCase) == ListEveryCase(1)
