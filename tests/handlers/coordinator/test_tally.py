"""The totals, which tell nothing about one person; and the end of a case."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from bot.store.appeals import Appeal
from cases.case import Channel
from handlers.after_buttons import AskToWithdraw
from handlers.audit_buttons import LookInAudit
from handlers.coordinator import announce_case, close_case, tally
from handlers.team_buttons import (
    Announce,
    AskToClose,
    CloseCase,
    OpenCoordination,
    PreviewDraft,
    ReviewDraft,
    SendBroadcast,
    ShowTally,
    WatchBroadcast,
)
from tests.bot.store.lines import plain
from tests.handlers.coordinator.documents import URGENT_ACTION, draft_of, published_case
from tests.handlers.parts import BELA, key, kinds, screen_of, seen, services_on, tap

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from cases.case import Case, Target
    from handlers.screen import Screen

_people = count(3001)


async def report(services: Services, case: Case, target: Target, many: int, day: str) -> None:
    contact = target.contacts[-1]
    for _ in range(many):
        appeal = Appeal(next(_people), case.id, target.id, contact.channel, contact.id)
        assert await services.appeals.report(appeal, 0, day, None)


async def totals(services: Services, case: Case) -> str:
    button = ShowTally(case.id, case.version)
    return seen(await tally.show_tally(await tap(services, BELA, button), services))


async def test_reports_are_told_by_official_channel_and_day(database: Database) -> None:
    services = await services_on(database)
    case = await published_case(services)
    governor, embassy = case.targets
    assert [target.contacts[-1].channel for target in case.targets] == [
        Channel.PHONE,
        Channel.EMAIL,
    ]
    await report(services, case, governor, 7, "2026-03-10")
    await report(services, case, embassy, 6, "2026-03-09")
    text = await totals(services, case)
    for line in (
        "13 appeals reported",
        "7 · Jane Roe",
        "6 · Richard Doe",
        "7 · Phone call",
        "6 · E-mail",
    ):
        assert line in text
    assert text.index("6 · 9 Mar 2026") < text.index("7 · 10 Mar 2026")
    assert "not shown" not in text


async def test_a_group_under_five_is_hidden_with_the_next_smallest(database: Database) -> None:
    services = await services_on(database)
    case = await published_case(services)
    governor, embassy = case.targets
    await report(services, case, governor, 8, "2026-03-10")
    await report(services, case, embassy, 4, "2026-03-10")
    text = await totals(services, case)
    assert "12 appeals reported" in text
    assert "Jane Roe" not in text
    assert "Richard Doe" not in text
    assert "12 · 10 Mar 2026" in text
    assert "Not every group is shown" in text


async def test_before_anybody_acted_it_says_what_helps(database: Database) -> None:
    services = await services_on(database)
    case = await published_case(services)
    text = await totals(services, case)
    assert "Nobody has reported an appeal of this case yet." in text
    assert "announce it, so that subscribers hear of it" in text
    assert "As of 10 March 2026" in text


async def test_fewer_than_five_reports_are_no_number(database: Database) -> None:
    services = await services_on(database)
    case = await published_case(services)
    for _ in range(4):
        await report(services, case, case.targets[0], 1, "2026-03-10")
        text = await totals(services, case)
        assert "Fewer than 5 appeals have been reported" in text
        assert "can be shared, from 5 appeals on" in text
        assert "Jane Roe" not in text


async def test_who_left_with_a_new_version_is_counted_without_a_name(database: Database) -> None:
    services = await services_on(database)
    case = await published_case(services)
    await report(services, case, case.targets[0], 9, "2026-03-10")
    newer = await published_case(services, URGENT_ACTION.replace("Jane Roe", "Joan Poe"))
    text = await totals(services, newer)
    assert "9 · officials of earlier versions" in text
    assert "Jane Roe" not in text


async def close(services: Services, case: Case) -> Screen:
    button = CloseCase(case.id, case.version)
    return screen_of(await close_case.close(await tap(services, BELA, button), services))


async def test_closing_is_asked_first_and_said_what_it_means(database: Database) -> None:
    services = await services_on(database)
    case = await published_case(services)
    came = await tap(services, BELA, AskToClose(case.id, case.version))
    asked = await close_case.ask_to_close(came, services)
    assert "Close this case?" in seen(asked)
    assert kinds(asked)[-2:] == [CloseCase, ReviewDraft]
    assert await services.cases.open(services.now()) == [case]


async def test_a_closed_case_is_offered_no_more_and_its_totals_stay(database: Database) -> None:
    services = await services_on(database)
    case = await published_case(services)
    for screen in (await close(services, case), await close(services, case)):
        assert "Closed." in seen(screen)
        assert kinds(screen) == [
            PreviewDraft,
            ShowTally,
            AskToWithdraw,
            LookInAudit,
            OpenCoordination,
        ]
    assert await services.cases.open(services.now()) == []
    assert [plain(one) for one in await services.audit.all()].count("closed") == 1
    again = await close_case.ask_to_close(
        await tap(services, BELA, AskToClose(case.id, case.version)), services
    )
    assert again.toast == "This case is closed."


async def test_closing_cancels_what_is_on_its_way(database: Database) -> None:
    services = await services_on(database)
    case = await published_case(services)
    asked = await announce_case.announce(
        await tap(services, BELA, Announce(case.id, case.version)), services
    )
    watched = await announce_case.send(
        await tap(services, BELA, key(asked, SendBroadcast)), services
    )
    await close(services, case)
    broadcast = await services.broadcasts.find(key(watched, WatchBroadcast).broadcast_id)
    assert broadcast is not None
    assert broadcast.state == "cancelled"


async def test_a_draft_cannot_be_closed_or_tallied(database: Database) -> None:
    services = await services_on(database)
    draft = await draft_of(services)
    for screen in (
        await close(services, draft),
        await tally.show_tally(await tap(services, BELA, ShowTally(draft.id, 1)), services),
        await close_case.ask_to_close(await tap(services, BELA, AskToClose(99, 1)), services),
    ):
        assert screen.toast == "This draft or case is not here any more."
    assert await services.cases.drafts() == [draft]
