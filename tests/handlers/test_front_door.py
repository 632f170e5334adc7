from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.buttons import ListCases
from handlers.screens import list_cases
from handlers.settings_buttons import ChooseLanguage
from handlers.welcome import choose_language, privacy, start
from tests.handlers.parts import AMINA, keys, said, seen, tap

if TYPE_CHECKING:
    from bot.services import Services


async def test_the_privacy_policy_names_who_is_responsible(services: Services) -> None:
    contact = "The <Example> Network & friends, 1 Sample Square, Exampleton"
    named = replace(services, contact=contact)
    assert f"Responsible: {contact}" in seen(await privacy(await said(named, AMINA, ""), named))


async def test_who_is_greeted_in_a_language_that_is_not_spoken_is_greeted_all_the_same(
    services: Services,
) -> None:
    await choose_language(await tap(services, AMINA, ChooseLanguage("xx", "")), services)
    known = await services.supporters.find(AMINA)
    assert known is not None
    assert known.language == services.texts.default
    assert known.is_subscribed


async def test_the_number_of_a_link_is_carried_through_the_question_for_a_language(
    services: Services,
) -> None:
    question = await start(await said(services, AMINA, "case_0084_19"), services)
    carried = {one.does.number for one in keys(question) if isinstance(one.does, ChooseLanguage)}
    assert carried == {"0084_19"}
    told = seen(
        await choose_language(
            await tap(services, AMINA, ChooseLanguage("en", "0084_19")), services
        )
    )
    assert "There is no case with the number 0084.19 here." in told


async def test_an_empty_list_has_no_pages(services: Services) -> None:
    for page in (-1, 0, 1, 99):
        came = await tap(services, AMINA, ListCases(page))
        assert keys(await list_cases(came, services, page=page)) == []
