"""Where coordinators begin, and how the first owner comes in."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.identity import invite_owner
from bot.store.broadcast import REMINDERS, NewBroadcast
from bot.store.team import Role
from handlers.coordinator import accept_invitation, team
from handlers.member_buttons import ShowMembers
from handlers.team_buttons import (
    ListEveryCase,
    OpenCoordination,
    ReviewDraft,
    ShowAudit,
    WatchBroadcast,
)
from tests.handlers.coordinator.documents import URGENT_ACTION, draft_of, published_case
from tests.handlers.parts import AMINA, BELA, CHIDI, DANA, kinds, said, seen, services_on, tap

if TYPE_CHECKING:
    from bot.store.database import Database


async def test_drafts_and_open_cases_have_a_button_each(database: Database) -> None:
    services = await services_on(database)
    case = await published_case(services)
    draft = await draft_of(services, URGENT_ACTION.replace("84.26", "85.26"))
    screen = await team.open_coordination(await tap(services, BELA, OpenCoordination()), services)
    assert "1 draft waits for a decision." in seen(screen)
    assert [one.does for row in screen.rows for one in row] == [
        ReviewDraft(draft.id, draft.version, 1),
        ReviewDraft(case.id, case.version, 1),
        ShowMembers(),
        ShowAudit(),
        ListEveryCase(1),
    ]
    assert "📝 85.26 · TEACHER" in screen.rows[0][0].label


async def test_more_drafts_than_a_keyboard_holds_are_counted(database: Database) -> None:
    services = await services_on(database)
    for number in range(101, 126):
        await draft_of(services, URGENT_ACTION.replace("84.26", f"{number}.26"))
    screen = await team.open_coordination(await tap(services, BELA, OpenCoordination()), services)
    assert "25 drafts wait" in seen(screen)
    assert kinds(screen).count(ReviewDraft) == 20
    assert "125.26" in screen.rows[0][0].label


async def test_a_broadcast_on_its_way_stands_first(database: Database) -> None:
    services = await services_on(database)
    case = await published_case(services)
    content = {"card": case.id, "version": 1}
    new = NewBroadcast("case 1", content, made_by=str(BELA), case_id=case.id)
    draft = await services.broadcasts.draft(new, 0)
    await services.broadcasts.start(draft.id, str(BELA), 0)
    screen = await team.open_coordination(await tap(services, BELA, OpenCoordination()), services)
    assert kinds(screen)[0] is WatchBroadcast
    assert "TEACHER HELD" in screen.rows[0][0].label


async def test_what_the_bot_sends_by_itself_is_only_counted(database: Database) -> None:
    services = await services_on(database)
    case = await published_case(services)
    for number in range(25):
        new = NewBroadcast(
            f"reminder {number}", {"reminder": [case.id]}, "reminder", lane=REMINDERS
        )
        await services.broadcasts.start((await services.broadcasts.draft(new, 0)).id, "x", 0)
    news = await services.endings.draft_news(case.id, "good", "She is free.", str(BELA), 0)
    await services.broadcasts.start(news, str(BELA), 0)
    screen = await team.open_coordination(await tap(services, BELA, OpenCoordination()), services)
    assert kinds(screen).count(WatchBroadcast) == 1
    assert "25 messages that the bot sends by itself are on their way" in seen(screen)


async def test_a_reviewer_is_not_asked_to_send_documents(database: Database) -> None:
    services = await services_on(database)
    screen = await team.open_coordination(await tap(services, CHIDI, OpenCoordination()), services)
    assert "A new case" not in seen(screen)


async def test_the_one_time_link_makes_an_owner_of_the_first_who_opens_it(
    database: Database,
) -> None:
    services = await services_on(database)
    start = (await invite_owner(services.facts, "a_bot")).partition("start=")[2]
    came = [await said(services, person, start) for person in (AMINA, DANA)]
    screens = await asyncio.gather(*(accept_invitation(one, services) for one in came))
    assert [screen is None for screen in screens].count(True) == 1
    assert "You are an owner" in seen(next(screen for screen in screens if screen))
    roles = [await services.team.role(person) for person in (AMINA, DANA)]
    assert sorted(roles, key=str) == [None, Role.OWNER]
    assert await accept_invitation(came[0], services) is None


@pytest.mark.parametrize(
    "text", ["", "owner_", "owner_wrong", "case_84_26", "owner_" + "x" * 4000]
)
async def test_no_other_link_makes_an_owner(database: Database, text: str) -> None:
    services = await services_on(database)
    link = await invite_owner(services.facts, "a_bot")
    assert await accept_invitation(await said(services, AMINA, text), services) is None
    assert await services.team.role(AMINA) is None
    invited = await said(services, AMINA, link.partition("start=")[2])
    assert await accept_invitation(invited, services) is not None


async def test_what_is_stored_of_an_invitation_does_not_open_it(database: Database) -> None:
    services = await services_on(database)
    await invite_owner(services.facts, "a_bot")
    stored = await services.facts.get("owner_invitation")
    assert (
        await accept_invitation(await said(services, AMINA, f"owner_{stored}"), services) is None
    )
