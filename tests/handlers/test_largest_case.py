"""The largest case that can be published, on every screen that a supporter meets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from cases.case import Channel, Contact, SampleLetter, Target
from cases.fitness import IN_A_CONTACT, IN_A_LETTER, IN_A_STORY, IN_ONE_LINE, OFFICIALS, faults
from handlers.appeal_social import other_networks
from handlers.browse_cases import open_case, read_story
from handlers.buttons import (
    ChooseContact,
    ChooseTarget,
    ListTargets,
    OpenCase,
    ReadStory,
    Report,
    ShareCase,
    TakeAction,
    TakeBack,
)
from handlers.changes import changes
from handlers.own_words import write_own
from handlers.own_words_buttons import WriteOwn
from handlers.report_action import found_broken, report, show_report, take_back, tell_outcome
from handlers.report_buttons import FoundBroken, OtherNetworks, ShowReport, TellOutcome
from handlers.screen import Screen
from handlers.screens import card_text
from handlers.sharing import share_case
from handlers.take_action import begin, choose_target, list_targets
from handlers.write_appeal import choose_contact
from tests.handlers.parts import AMINA, keys, seen, services_on, tap
from tests.handlers.varied import published

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from cases.case import Case

LINE = "ש<&🕯 " * 60
FIRST_CONTACT = 10**12


def of_length(most: int) -> str:
    """A text of just so many UTF-16 units that is hard to show."""
    units = (LINE * (most // len(LINE) + 1)).encode("utf-16-le")[: most * 2]
    return units.decode("utf-16-le", "ignore").strip()


def value(channel: Channel) -> str:
    """The longest contact of a channel."""
    if channel is Channel.POST:
        return "\n".join((of_length(90),) * 10)
    return of_length(IN_A_CONTACT)


def official(number: int, **changes: Any) -> Target:
    line = of_length(IN_ONE_LINE)
    contacts = tuple(
        Contact(FIRST_CONTACT + 100 * number + n, channel, value(channel), of_length(IN_A_CONTACT))
        for n, channel in enumerate(Channel)
    )
    return replace(Target(10**12 + number, line, line, line, contacts), **changes)


@pytest.fixture(params=["all can be reached", "one can"])
async def case(
    request: pytest.FixtureRequest, database: Database, database_address: str
) -> tuple[Services, Case]:
    services = await services_on(database)
    await services.supporters.meet(AMINA, 1)
    await services.supporters.introduce(AMINA, of_length(60), of_length(60), 1)
    await services.supporters.tell_about(AMINA, of_length(140))
    contacts = official(0).contacts[:1] if request.param == "all can be reached" else ()
    line = of_length(IN_ONE_LINE)
    large: dict[str, Any] = {
        "title": line,
        "country": line,
        "name_and_pronoun": of_length(IN_A_CONTACT),
        "summary": (of_length(IN_A_STORY // 2),),
        "additional_information": (of_length(IN_A_STORY // 2 - 1),),
        "letter": SampleLetter("en", (of_length(IN_A_LETTER),), line, line),
        "translations": (SampleLetter("es", (of_length(IN_A_LETTER),), line, line),),
        "languages": ("es",),
        "subjects": (line,) * 3,
        "posts": (line,) * 3,
        "targets": (
            official(0),
            *(official(n, copy=True, contacts=contacts) for n in range(1, OFFICIALS)),
        ),
    }
    case = await published(services, database_address, **large)
    assert faults(case) == []
    return services, case


async def look(services: Services, step: Any, button: Any) -> Screen:
    """What a tap shows, which Telegram would take, and which is no dead end."""
    shown: Screen = await step(await tap(services, AMINA, button), services)
    assert seen(shown)
    assert keys(shown)
    return shown


async def test_every_screen_of_the_largest_case_can_be_sent(case: tuple[Services, Case]) -> None:
    services, one = case
    of, target = (one.id, one.version), one.targets[0]
    await look(services, open_case, OpenCase(*of))
    for page in (0, 7, 99):
        await look(services, read_story, ReadStory(*of, page))
    await look(services, begin, TakeAction(*of))
    await look(services, list_targets, ListTargets(*of))
    await look(services, choose_target, ChooseTarget(*of, target.id))
    await look(services, share_case, ShareCase(*of))
    for contact in target.contacts:
        ids = (*of, target.id, contact.id)
        await look(services, choose_contact, ChooseContact(*ids))
        await look(services, write_own, WriteOwn(*ids))
        await look(services, report, Report(*ids))
        await look(services, show_report, ShowReport(*ids))
        await look(services, tell_outcome, TellOutcome(*ids, "failed"))
        await look(services, found_broken, FoundBroken(*ids))
        await look(services, take_back, TakeBack(*ids))
    (handle,) = target.by(Channel.X)
    await look(services, other_networks, OtherNetworks(*of, target.id, handle.id))


async def test_whatever_changed_in_it_can_be_said_on_its_card(case: tuple[Services, Case]) -> None:
    services, one = case
    first, *others = one.targets
    before = replace(
        one,
        deadline=None,
        summary=("Another story.",),
        letter=SampleLetter("en", ("Another letter.",)),
        targets=(
            replace(first, contacts=first.contacts[:1]),
            *(replace(other, id=other.id * 10, contacts=first.contacts) for other in others),
        ),
    )
    for language in services.texts.languages:
        words = services.texts.in_(language)
        told = changes(words, before, one)
        card = card_text(
            words, one, changes=told, is_changed=True, is_demo=True, is_welcome=True,
            days=25, total=10**6,
        )  # fmt: skip
        assert seen(Screen(card))
