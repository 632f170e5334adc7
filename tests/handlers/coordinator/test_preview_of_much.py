"""The largest case that can be published is previewed on screens that Telegram takes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cases.case import Channel, SampleLetter
from cases.fitness import IN_A_LETTER, IN_A_STORY, IN_ONE_LINE, OFFICIALS, faults
from handlers.coordinator import preview_case, show_lengths
from handlers.letter_buttons import ShowLengths
from handlers.preview_buttons import SeeStep, SendToMe, TryStep
from handlers.screen import Screen
from tests.handlers.coordinator.documents import draft_of
from tests.handlers.parts import BELA, keys, seen, services_on, tap
from tests.handlers.test_largest_case import of_length, official

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from cases.case import Case

ON_PAPER = {Channel.POST, Channel.FAX}
"""Printing so much takes seconds; the largest letter is printed elsewhere."""


async def largest(services: Services) -> Case:
    """A draft with as much of everything as there may be."""
    line, letter = of_length(IN_ONE_LINE), of_length(IN_A_LETTER)
    contacts = official(0).contacts[:1]
    case = replace(
        await draft_of(services),
        title=line,
        country=line,
        summary=(of_length(IN_A_STORY // 2),),
        letter=SampleLetter("en", (letter,), line, line),
        translations=tuple(
            SampleLetter(one, (letter,), line, line, line) for one in ("es", "fr", "ar", "pt")
        ),
        languages=("es",),
        subjects=(line,) * 3,
        posts=(line,) * 3,
        targets=(
            official(0),
            *(official(n, copy=True, contacts=contacts) for n in range(1, OFFICIALS)),
        ),
    )
    assert faults(case) == []
    await services.drafts.reword(case, 0, str(BELA), 0)
    return case


async def test_every_step_of_it_can_be_shown_and_sent(database: Database) -> None:
    services = await services_on(database)
    case = await largest(services)
    target = case.targets[0]
    steps = [("card", 0), ("case", 0), ("story", 0), ("story", 7), ("act", 0), ("targets", 0)]
    steps += [("target", target.id)]
    steps += [("contact", one.id) for one in target.contacts if one.channel not in ON_PAPER]
    steps += [("nets", one.id) for one in target.by(Channel.X)]
    for what, at in steps:
        see = await tap(services, BELA, SeeStep(case.id, case.version, "ar", what, at))
        try_ = await tap(services, BELA, TryStep(case.id, case.version, "es", what, at))
        for shown in (
            await preview_case.see_step(see, services),
            await preview_case.try_step(try_, services),
        ):
            assert seen(shown)
            assert keys(shown)


async def test_it_is_sent_for_a_test_too(database: Database) -> None:
    services = await services_on(database)
    case = await largest(services)
    button = SendToMe(case.id, case.version, "en")
    shown = await preview_case.send_to_me(await tap(services, BELA, button), services)
    assert seen(shown)
    assert isinstance(shown.after, Screen)
    assert seen(shown.after)


async def test_its_lengths_are_shown_page_by_page(database: Database) -> None:
    services = await services_on(database)
    case = await largest(services)
    read = []
    for page in (-1, 1, 2, 99, 101, 999):
        button = ShowLengths(case.id, case.version, page)
        read.append(
            seen(await show_lengths.show_lengths(await tap(services, BELA, button), services))
        )
    assert "so the letter comes in several messages or as a file" in read[1]
    assert read[0] == read[1] != read[2]
    assert "Lengths of the posts" in read[-1]
