"""Before a case is public: its preview, the decision, and documents that mean harm."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from cases.document import Draft
from handlers.audit_buttons import LookInAudit
from handlers.coordinator import preview_case, review_case
from handlers.letter_buttons import ShowLengths
from handlers.preview_buttons import OnlyLooks, SeeStep, SendToMe
from handlers.screen import Toast
from handlers.team_buttons import (
    SURE,
    Announce,
    AskToClose,
    Discard,
    OpenCoordination,
    PreviewDraft,
    Publish,
    ReviewDraft,
    ShowTally,
)
from tests.bot.store.lines import plain
from tests.handlers.coordinator.documents import (
    URGENT_ACTION,
    draft_of,
    published_case,
    send_document,
)
from tests.handlers.coordinator.editors import Editor
from tests.handlers.parts import BELA, CHIDI, kinds, screen_of, seen, services_on, tap

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from cases.case import Case
    from handlers.screen import Screen


async def preview(services: Services, case: Case, page: int, by: int = BELA) -> Screen:
    button = PreviewDraft(case.id, case.version, page)
    return await preview_case.preview(await tap(services, by, button), services)


async def review(services: Services, case: Case, page: int = 1, by: int = BELA) -> Screen:
    button = ReviewDraft(case.id, case.version, page)
    return await review_case.review(await tap(services, by, button), services)


async def test_publishing_shows_the_case_once_however_often_it_is_tapped(
    database: Database,
) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    assert await services.cases.find(case.id) is None
    came = await tap(services, BELA, Publish(case.id, case.version, 0, SURE))
    first = await review_case.publish(came, services)
    again = await review_case.publish(came, services)
    assert "Published" in seen(first)
    known = {Announce, PreviewDraft, ShowTally, AskToClose, OpenCoordination}
    assert known <= set(kinds(first))
    assert kinds(again) == kinds(first)
    assert (await services.cases.open(services.now())) == [case]
    audited = [(one.who, plain(one)) for one in await services.audit.all()]
    assert audited.count((str(BELA), "published version 1")) == 1


async def test_before_it_is_published_one_is_told_who_will_see_it(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    bela = Editor(services, BELA, case)
    await bela.taps(ReviewDraft(case.id, 1, 1))
    asked = await bela.presses("Publish")
    assert "everybody who uses this bot finds this case in /cases" in asked
    assert "Nobody is sent a message by this" in asked
    assert "doubtful" not in asked
    assert await services.cases.find(case.id) is None
    assert "What was read" in await bela.presses("Back")
    await bela.presses("Publish")
    assert "Published" in await bela.presses("Yes, publish it")
    again = await draft_of(services)
    asked = await bela.taps(Publish(again.id, again.version, 0))
    assert "Publish version 2? It takes the place of version 1" in asked
    assert (await services.cases.find(case.id)) == case


async def test_a_discarded_draft_is_gone_and_its_old_keys_say_so(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    came = await tap(services, BELA, Discard(case.id, case.version))
    toast = screen_of(await review_case.discard(came, services)).toast
    assert toast == "The draft is thrown away."
    for screen in (
        await review_case.discard(came, services),
        await review(services, case),
        await preview(services, case, 0),
        await review_case.publish(
            await tap(services, BELA, Publish(case.id, case.version, 0, SURE)), services
        ),
    ):
        assert getattr(screen, "toast", None) == "This draft or case is not here any more."
    assert await services.cases.published() == []


async def test_what_is_published_cannot_be_discarded(database: Database) -> None:
    services = await services_on(database)
    case = await published_case(services)
    await review_case.discard(await tap(services, BELA, Discard(case.id, case.version)), services)
    assert await services.cases.find(case.id) == case


async def test_an_old_draft_gives_way_to_a_newer_version_that_was_published(
    database: Database,
) -> None:
    services = await services_on(database)
    old = await draft_of(services)
    newer = await draft_of(services, URGENT_ACTION.replace("POEM", "SONG"))
    assert (old.id, old.version + 1) == (newer.id, newer.version)
    await services.cases.publish(newer.id, newer.version, str(BELA), 0)
    screen = await review_case.publish(
        await tap(services, BELA, Publish(old.id, old.version, 0, SURE)), services
    )
    assert "SONG" in seen(screen)
    assert await services.cases.find(old.id) == newer


async def test_a_reviewer_sees_a_draft_and_has_no_key_to_change_it(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    assert kinds(await review(services, case, by=CHIDI)) == [
        PreviewDraft,
        LookInAudit,
        OpenCoordination,
    ]
    looks = set(kinds(await preview(services, case, 0, by=CHIDI)))
    assert looks == {SeeStep, OnlyLooks, SendToMe, ShowLengths, ReviewDraft}


async def test_without_a_title_it_cannot_be_published(database: Database) -> None:
    services = await services_on(database)
    case = await services.cases.keep_draft(Draft(ua_number="84.26"), str(BELA), 0)
    screen = await review(services, case)
    assert "It cannot be published: no title was found." in seen(screen)
    assert "Edit it here, or correct the file" in seen(screen)
    assert Publish not in kinds(screen)
    refused = await review_case.publish(
        await tap(services, BELA, Publish(case.id, case.version, 0, SURE)), services
    )
    assert isinstance(refused, Toast)
    assert refused.is_alert
    assert await services.cases.published() == []
    assert "no title was found" in seen(await preview(services, case, 0))


MARKUP = '<b>bold</b> & <a href="https://example.org">x</a> {name} {{ 7 * 7 }} {% raw %} %(x)s %'
RIGHT_TO_LEFT = "\u202e" + "\u05d0\u05d1" * 20


@pytest.mark.parametrize(
    "document",
    [
        URGENT_ACTION.replace("Jane Roe", MARKUP).replace("TEACHER", MARKUP.upper()),
        URGENT_ACTION.replace("Jane", RIGHT_TO_LEFT).replace("Capital City", RIGHT_TO_LEFT),
        URGENT_ACTION.replace("Jane", "🧕🏽" * 60),
        MARKUP * 30,
        "\n".join([MARKUP] * 300),
    ],
)
async def test_markup_braces_and_other_directions_break_no_screen(
    database: Database, document: str
) -> None:
    services = await services_on(database)
    seen(await send_document(services, document))
    (case,) = await services.cases.drafts()
    for page in range(1, 12):
        seen(await review(services, case, page))
    for page in range(4):
        seen(await preview(services, case, page))


async def test_a_story_is_told_as_it_is_written_whatever_it_looks_like(
    database: Database,
) -> None:
    services = await services_on(database)
    document = URGENT_ACTION.replace("A teacher", MARKUP)
    assert MARKUP in seen(await send_document(services, document))
    (case,) = await services.cases.drafts()
    assert MARKUP in seen(await preview(services, case, 0))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Jane Roe", "Jane " + "Roe " * 1000),
        ("TEACHER HELD FOR A POEM", "TEACHER " * 500),
        ("governor@example.org", "g" * 4000 + "@example.org"),
        ("12 Main Street", "12 Main Street " * 300),
        ("Salutation: Dear Ambassador", "Salutation: Dear " + "Ambassador " * 400),
    ],
)
async def test_four_thousand_characters_are_shown_in_part_and_not_published(
    database: Database, old: str, new: str
) -> None:
    services = await services_on(database)
    seen(await send_document(services, URGENT_ACTION.replace(old, new)))
    (case,) = await services.cases.drafts()
    for page in range(1, 5):
        seen(await review(services, case, page))
    too_long = {case.title, *(target.name for target in case.targets)}
    came = await tap(services, BELA, Publish(case.id, case.version, 0, SURE))
    published = await review_case.publish(came, services)
    seen(published)
    if any(len(text) > 256 for text in too_long):
        assert isinstance(published, Toast)


async def test_a_document_of_ten_thousand_officials_keeps_nobody_waiting(
    database: Database,
) -> None:
    services = await services_on(database)
    many = "Governor Jane Roe\nGovernor of the Province\n12 Main Street\n90210 City\n\n" * 2000
    await send_document(services, URGENT_ACTION.replace("Governor Jane Roe\n", many, 1))
    (case,) = await services.cases.drafts()
    began = time.monotonic()
    screen = await review(services, case)
    assert time.monotonic() - began < 1
    assert "more than 50 officials" in seen(screen)
    assert Publish not in kinds(screen)
