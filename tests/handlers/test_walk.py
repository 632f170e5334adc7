"""Choosing an official and a channel: the best first, and what stands in the way is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from cases.case import Channel, Contact, Target
from handlers.buttons import (
    ChooseContact,
    ChooseTarget,
    ListTargets,
    OpenCase,
    Report,
    TakeAction,
)
from handlers.report_action import report
from handlers.report_buttons import ShowReport
from handlers.screens import shorten
from handlers.take_action import begin, choose_target, list_targets
from tests.handlers.parts import AMINA, BELA, CHIDI, NOW, keys, kinds, seen, tap
from tests.handlers.varied import HINT, hinted, ids, published

if TYPE_CHECKING:
    from bot.services import Services
    from cases.case import Case

EMBASSY = Target(900, "Embassy of Exampleland", "", None, (Contact(901, Channel.POST, "X"),), True)


async def ways(services: Services, case: Case, target: int = 0) -> list[str]:
    """The labels of the ways to reach an official, as Amina sees them."""
    button = ChooseTarget(case.id, case.version, case.targets[target].id)
    return [
        one.label
        for one in keys(await choose_target(await tap(services, AMINA, button), services))
    ][:-1]


async def test_officials_stand_with_role_and_tick_and_copies_last_with_a_word_on_them(
    services: Services, database_address: str
) -> None:
    case = await published(services, database_address)
    case = await published(
        services, database_address, number="902.26", targets=(EMBASSY, *case.targets)
    )
    of_minister = ids(case, Channel.EMAIL, target=1)
    await report(await tap(services, AMINA, Report(*of_minister)), services)
    shown = await list_targets(
        await tap(services, AMINA, ListTargets(case.id, case.version)), services
    )
    assert [one.label for one in keys(shown)] == [
        "✓ Robin Sample — Minister",
        "Alex Placeholder — Ambassador",
        "Embassy of Exampleland",
        "◀ Back to the case",
    ]
    assert "embassies and others who should know" in seen(shown)
    assert "You have written to those with a tick" in seen(shown)


async def test_each_way_says_what_it_takes_and_post_comes_first_in_time(
    services: Services, database_address: str
) -> None:
    case = await published(services, database_address)
    assert await ways(services, case) == [
        "✉️ Letter by post · a stamp",
        "📠 Fax · 5 minutes",
        "📧 E-mail · 2 minutes",
        "🌐 Web form · 2 minutes",
        "📘 Facebook · 2 minutes",
        "📷 Instagram · 2 minutes",
    ]


@pytest.mark.parametrize(("days", "post"), [(7, 0), (6, 5), (2, 5), (1, None), (0, None)])
async def test_post_gives_way_as_the_deadline_comes(
    services: Services, database_address: str, days: int, post: int | None
) -> None:
    deadline = NOW.date() + timedelta(days=days)
    case = await published(services, database_address, deadline=deadline)
    labels = await ways(services, case)
    found = [at for at, label in enumerate(labels) if "Letter by post" in label]
    assert found == ([] if post is None else [post])
    button = ChooseTarget(case.id, case.version, case.targets[0].id)
    text = seen(await choose_target(await tap(services, AMINA, button), services))
    assert ("cannot arrive any more" in text) == (days < 2)
    assert ("would come too late" in text) == (2 <= days < 7)


async def test_what_three_supporters_found_dead_stands_last_and_says_so(
    services: Services, database_address: str
) -> None:
    case = await published(services, database_address)
    contact_id = ids(case, Channel.POST)[3]
    for id_ in (AMINA, BELA, CHIDI):
        await services.broken_contacts.tell(case.id, contact_id, id_, 0)
    assert (await ways(services, case))[-1] == "⚠️ ✉️ Letter by post · a stamp"
    button = ChooseTarget(case.id, case.version, case.targets[0].id)
    text = seen(await choose_target(await tap(services, AMINA, button), services))
    assert "what has a warning sign does not work" in text


async def test_a_hint_is_read_before_a_way_is_chosen(
    services: Services, database_address: str
) -> None:
    case = await published(services, database_address)
    case = await published(
        services, database_address, number="902.26", targets=hinted(case).targets
    )
    button = ChooseTarget(case.id, case.version, case.targets[0].id)
    text = seen(await choose_target(await tap(services, AMINA, button), services))
    assert f"📧 E-mail: {HINT}" in text


async def test_a_tick_leads_to_what_was_reported(
    services: Services, database_address: str
) -> None:
    case = await published(services, database_address)
    await report(await tap(services, AMINA, Report(*ids(case, Channel.EMAIL))), services)
    button = ChooseTarget(case.id, case.version, case.targets[0].id)
    shown = await choose_target(await tap(services, AMINA, button), services)
    (ticked,) = (one for one in keys(shown) if one.label.startswith("✓"))
    assert ticked.does == ShowReport(*ids(case, Channel.EMAIL))
    assert "tick" in seen(shown)


async def test_who_is_alone_needs_no_choosing(services: Services, database_address: str) -> None:
    case = await published(services, database_address)
    alone = await published(services, database_address, number="902.26", targets=case.targets[:1])
    shown = await begin(await tap(services, AMINA, TakeAction(alone.id, alone.version)), services)
    assert shown.is_new
    assert "How will you reach them?" in seen(shown)
    assert kinds(shown)[-1] is OpenCase
    assert ChooseContact in kinds(shown)


async def test_an_official_of_whom_nobody_knows_leads_to_those_there_are(
    services: Services, database_address: str
) -> None:
    case = await published(services, database_address)
    for target_id in (0, -1, 10**12):
        button = ChooseTarget(case.id, case.version, target_id)
        shown = await choose_target(await tap(services, AMINA, button), services)
        assert "Whom will you write to?" in seen(shown)


async def test_long_names_are_cut_on_keys_between_words_and_never_within_a_character(
    services: Services, database_address: str
) -> None:
    case = await published(services, database_address)
    flags = "🏳️‍🌈" * 60
    named = [
        replace(case.targets[0], name=name)
        for name in ("Minister of Justice and Peace and Everything Else There Is", flags, "न" * 90)
    ]
    for at, target in enumerate(named):
        one = await published(
            services,
            database_address,
            number=f"{910 + at}.26",
            targets=(target, *case.targets[1:]),
        )
        shown = await list_targets(
            await tap(services, AMINA, ListTargets(one.id, one.version)), services
        )
        label = keys(shown)[0].label
        assert label.endswith("…")
        assert target.name.startswith(label.removesuffix("…"))
        assert label.removesuffix("…").count("\ufe0f") == label.count("🌈")


def test_a_short_label_stays_as_it_is() -> None:
    assert shorten("✓ Robin Sample — Minister") == "✓ Robin Sample — Minister"
