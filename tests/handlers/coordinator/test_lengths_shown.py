"""What is too long for a channel is told before it is published, with numbers; nothing is cut."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cases.case import SampleLetter
from handlers.coordinator import review_case, show_lengths
from handlers.letter_buttons import OpenLetters, ShowLengths
from handlers.team_buttons import ReviewDraft
from tests.handlers.coordinator.documents import URGENT_ACTION, draft_of
from tests.handlers.coordinator.writing import taps
from tests.handlers.parts import BELA, CHIDI, kinds, seen, services_on

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from cases.case import Case

ARABIC = SampleLetter("ar", ("أكتب إليكم بشأن المعلمة التي اعتقلت بسبب قصيدة. " * 8,))


async def lengths(services: Services, case: Case, page: int = 1, by: int = BELA) -> str:
    button = ShowLengths(case.id, case.version, page)
    return seen(await taps(services, show_lengths.show_lengths, button, by))


async def with_arabic(services: Services) -> Case:
    case = replace(await draft_of(services), translations=(ARABIC,), posts=("Free her. " * 40,))
    await services.drafts.reword(case, 0, str(BELA), 0)
    return case


async def test_each_letter_is_measured_for_each_way(database: Database) -> None:
    services = await services_on(database)
    told = await lengths(services, await with_arabic(services))
    english, arabic = told.split("✉️")[1:]
    assert "✅ Mail program: " in english
    assert "of 1,800, opens with the whole letter" in english
    assert "✅ Webmail within 2,000: Gmail, Outlook" in english
    assert "of 4,096" in english
    assert "of 1,800, opens with address and subject; the letter is copied by hand" in arabic
    assert "No letter is ever cut." in told
    assert "BOT_PUBLIC_URL is not set" in told


async def test_our_own_page_is_measured_where_there_is_one(database: Database) -> None:
    services = await services_on(database)
    services.outside.public_url = "https://appeals.example.org"  # type: ignore[misc]
    told = await lengths(services, await with_arabic(services))
    assert "✅ Our page: " in told
    assert "of 2,000, in its link" in told


async def test_the_posts_come_last(database: Database) -> None:
    services = await services_on(database)
    told = await lengths(services, await with_arabic(services), 99)
    assert "Lengths of the posts" in told
    assert "of 280, so it is shortened there at a word" in told


async def test_a_reviewer_sees_them_too_and_comes_back_to_the_review(database: Database) -> None:
    services = await services_on(database)
    case = await with_arabic(services)
    button = ShowLengths(case.id, case.version, 1)
    shown = await taps(services, show_lengths.show_lengths, button, CHIDI)
    assert ReviewDraft in kinds(shown)
    assert OpenLetters not in kinds(shown)


async def test_who_may_publish_is_told_what_falls_back_to_what(database: Database) -> None:
    services = await services_on(database)
    case = await with_arabic(services)
    button = ReviewDraft(case.id, case.version, 1)
    told = seen(await taps(services, review_case.review, button))
    assert "The letter to Jane Roe in Arabic is too long for a mail program (" in told
    assert "of 1,800 characters): it opens with address and subject" in told
    assert "399 of 280 characters on X" in told


async def test_where_nobody_can_be_written_to_there_is_nothing_to_measure(
    database: Database,
) -> None:
    services = await services_on(database)
    case = replace(await draft_of(services, URGENT_ACTION), targets=())
    await services.drafts.reword(case, 0, str(BELA), 0)
    button = ShowLengths(case.id, case.version, 1)
    shown = await taps(services, show_lengths.show_lengths, button)
    assert "nothing to measure" in (shown.toast or "")
