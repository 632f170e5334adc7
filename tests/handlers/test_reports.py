"""What a supporter tells of an appeal, what they are told, and that it can be changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cases.case import Channel
from cases.document import read_text
from cases.report import Outcome
from handlers.buttons import ChooseContact, ChooseTarget, Report, TakeBack
from handlers.coordinator.mend_contacts import contacts_work
from handlers.coordinator.screens import desk
from handlers.report_action import (
    found_broken,
    found_working,
    report,
    show_report,
    take_back,
    tell_outcome,
)
from handlers.report_buttons import (
    ContactsWork,
    FoundBroken,
    FoundWorking,
    ShowReport,
    TellAnswerOf,
    TellOutcome,
)
from tests.bot.store.lines import plain
from tests.bot.store.raw import select
from tests.handlers.parts import AMINA, BELA, CHIDI, key, keys, kinds, screen_of, seen, tap
from tests.handlers.varied import TRANSLATED, ids, published
from tests.journeys.librarian import DOCUMENT

if TYPE_CHECKING:
    from bot.services import Services
    from cases.case import Case
    from handlers.screen import Screen

Ids = tuple[int, int, int, int]


async def tells(services: Services, button: Ids, outcome: str, by: int = AMINA) -> Screen:
    return await tell_outcome(await tap(services, by, TellOutcome(*button, outcome)), services)


async def sends(services: Services, button: Ids, by: int = AMINA) -> Screen:
    return await report(await tap(services, by, Report(*button)), services)


async def test_what_failed_is_thanked_for_and_moves_no_total(
    services: Services, case: Case
) -> None:
    email = ids(case, Channel.EMAIL)
    shown = await tells(services, email, "failed")
    assert "is not counted" in seen(shown)
    assert await services.appeals.total(case.id) == 0
    assert {ChooseContact, FoundBroken, ChooseTarget, TellOutcome} <= set(kinds(shown))
    after_all = await tells(services, email, "sent")
    assert "Your appeal is counted" in seen(after_all)
    assert await services.appeals.total(case.id) == 1
    await tells(services, email, "failed")
    assert await services.appeals.total(case.id) == 0


@pytest.mark.parametrize("outcome", ["spoke", "left_message"])
async def test_a_call_that_reached_a_person_or_a_machine_counts(
    services: Services, case: Case, outcome: str
) -> None:
    shown = await tells(services, ids(case, Channel.PHONE, target=1), outcome)
    assert "Your appeal is counted" in seen(shown)
    assert await services.appeals.total(case.id) == 1
    assert "↩ I have not called" in [one.label for one in keys(shown)]


async def test_a_call_that_nobody_took_is_to_be_tried_later(
    services: Services, case: Case
) -> None:
    shown = await tells(services, ids(case, Channel.PHONE, target=1), "no_answer")
    assert "try again later" in seen(shown)
    assert await services.appeals.total(case.id) == 0


@pytest.mark.parametrize("outcome", ["", "x", "spoke", "no_answer", "SENT"])
async def test_an_outcome_that_this_channel_has_not_changes_nothing(
    services: Services, case: Case, outcome: str
) -> None:
    shown = await tells(services, ids(case, Channel.EMAIL), outcome)
    assert "You have reported nothing here" in seen(shown)
    assert await services.appeals.total(case.id) == 0


async def test_a_report_is_seen_again_with_its_date_and_changed_at_any_time(
    services: Services, case: Case
) -> None:
    email = ids(case, Channel.EMAIL)
    await sends(services, email)
    shown = await show_report(await tap(services, AMINA, ShowReport(*email)), services)
    assert "You reported this on 10 March 2026: ✅ I have sent it. It is counted." in seen(shown)
    assert key(shown, TellOutcome).outcome == "failed"
    assert {TakeBack, TellAnswerOf, ChooseContact} <= set(kinds(shown))
    await take_back(await tap(services, AMINA, key(shown, TakeBack)), services)
    shown = await show_report(await tap(services, AMINA, ShowReport(*email)), services)
    assert "You have reported nothing here" in seen(shown)
    assert TakeBack not in kinds(shown)


async def test_a_report_made_before_the_case_changed_is_changed_afterwards(
    services: Services, case: Case
) -> None:
    email = ids(case, Channel.EMAIL)
    await sends(services, email)
    read = read_text(DOCUMENT)
    draft = replace(read, targets=read.targets[1:], deadline=case.deadline)
    newer = await services.cases.keep_draft(draft, "Bela", 0)
    await services.cases.publish(newer.id, newer.version, "Bela", 0)
    assert (newer.id, newer.version) == (case.id, case.version + 1)
    shown = await show_report(await tap(services, AMINA, ShowReport(*email)), services)
    assert "It is counted" in seen(shown)
    assert ChooseContact not in kinds(shown)
    await tells(services, email, "failed")
    assert await services.appeals.total(case.id) == 0


async def test_few_reports_are_fewer_than_five_and_own_ones_may_be_known(
    services: Services, case: Case
) -> None:
    await sends(services, ids(case, Channel.EMAIL), by=BELA)
    await sends(services, ids(case, Channel.EMAIL))
    text = seen(await sends(services, ids(case, Channel.POST)))
    assert "fewer than 5 appeals" in text
    assert "2 of them are yours" in text
    assert "The next milestone is 10" in text
    assert "3" not in text


async def test_thanks_tell_the_total_and_the_milestone_and_nothing_like_a_game(
    services: Services, case: Case
) -> None:
    email = ids(case, Channel.EMAIL)
    for id_ in range(2001, 2010):
        await sends(services, email, by=id_)
    text = seen(await sends(services, email))
    assert "10 appeals have been reported for this case." in text
    assert "With yours it is 10." in text
    text = seen(await sends(services, email, by=3001))
    assert "The next milestone is 25." in text
    for word in ("streak", "point", "rank", "level", "badge"):
        assert word not in text.lower()


async def test_the_next_official_is_one_tap_away_and_with_one_way_the_appeal_itself(
    services: Services, case: Case, database_address: str
) -> None:
    shown = await sends(services, ids(case, Channel.EMAIL))
    assert keys(shown)[0].label == "▶ Next: Alex Placeholder"
    assert isinstance(keys(shown)[0].does, ChooseTarget)
    minister, ambassador = case.targets
    one_way = type(ambassador)(
        ambassador.id, ambassador.name, ambassador.role, None, ambassador.by(Channel.PHONE)
    )
    other = await published(
        services, database_address, number="902.26", targets=(minister, one_way)
    )
    shown = await sends(services, ids(other, Channel.EMAIL))
    assert keys(shown)[0].does == ChooseContact(*ids(other, Channel.PHONE, target=1))


async def test_how_it_was_written_is_kept_with_the_report(
    services: Services, database_address: str
) -> None:
    case = await published(services, database_address, **TRANSLATED)
    await services.own_words.choose_language(AMINA, case.id, "ar", 0)
    await sends(services, ids(case, Channel.EMAIL))
    rows = await select(database_address, "SELECT language, own_words, outcome FROM appeals")
    assert rows == [("ar", 0, "sent")]


async def test_a_dead_address_is_marked_for_the_coordinators_when_three_have_found_it(
    services: Services, case: Case
) -> None:
    email = ids(case, Channel.EMAIL)
    for by, known in ((AMINA, False), (AMINA, False), (BELA, False), (CHIDI, True)):
        shown = await found_broken(await tap(services, by, FoundBroken(*email)), services)
        assert "this does not reach Robin Sample" in seen(shown)
        told = seen(await desk(await tap(services, BELA, ShowReport(*email)), case, services))
        assert ("minister@example.org" in told) == known
    await found_working(await tap(services, CHIDI, FoundWorking(*email)), services)
    told = seen(await desk(await tap(services, BELA, ShowReport(*email)), case, services))
    assert "minister@example.org" not in told


async def test_a_coordinator_who_finds_that_it_works_says_so_for_all(
    services: Services, case: Case
) -> None:
    email = ids(case, Channel.EMAIL)
    for by in (AMINA, BELA, CHIDI):
        await found_broken(await tap(services, by, FoundBroken(*email)), services)
    shown = await desk(await tap(services, CHIDI, ShowReport(*email)), case, services)
    assert ContactsWork not in kinds(shown), "a reviewer decides nothing"
    shown = await desk(await tap(services, BELA, ShowReport(*email)), case, services)
    works = key(shown, ContactsWork)
    for _ in range(2):
        shown = screen_of(await contacts_work(await tap(services, BELA, works), services))
        assert "minister@example.org" not in seen(shown)
    done = [plain(one) for one in await services.audit.all()]
    assert done.count("contacts_work") == 1
    nobody = ContactsWork(0, 1)
    assert keys(await contacts_work(await tap(services, BELA, nobody), services))


@pytest.mark.parametrize("step", [show_report, take_back, found_broken, found_working])
async def test_a_case_or_contact_of_which_nobody_knows_is_no_dead_end(
    services: Services, case: Case, step: object
) -> None:
    for button in ((0, 1, 1, 1), (case.id, 1, 0, 0), (case.id, 99, 10**12, 10**12)):
        shown = await step(await tap(services, AMINA, ShowReport(*button)), services)  # type: ignore[operator]
        assert keys(shown)
        assert seen(shown)
    assert await services.appeals.of_supporter(AMINA, case.id) == {}


async def test_every_outcome_of_every_channel_is_a_key_below_its_appeal(
    services: Services, case: Case
) -> None:
    shown = await show_report(
        await tap(services, AMINA, ShowReport(*ids(case, Channel.PHONE, target=1))), services
    )
    told = [one.does.outcome for one in keys(shown) if isinstance(one.does, TellOutcome)]
    assert told == [Outcome.SPOKE, Outcome.LEFT_MESSAGE, Outcome.NO_ANSWER]
