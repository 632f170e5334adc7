"""Who is in the team, and who did what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.sandbox.html import parse_html
from bot.store.team import Role
from handlers.coordinator import accept_invitation, members
from handlers.member_buttons import (
    AskToLeave,
    AskToRemove,
    Invite,
    LeaveTeam,
    RemoveMember,
    ShowMembers,
)
from handlers.screen import Copy
from handlers.team_buttons import OpenCoordination
from tests.bot.store.lines import plain
from tests.handlers.parts import (
    AMINA,
    BELA,
    CHIDI,
    DANA,
    Calls,
    Menus,
    key,
    keys,
    kinds,
    said,
    screen_of,
    seen,
    services_on,
    tap,
    told_to,
)

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database


async def link_for(role: Role, services: Services) -> str:
    """The link that Bela sends on."""
    screen = await members.invite(await tap(services, BELA, Invite(role.value)), services)
    (link,) = [one.does.text for one in keys(screen) if isinstance(one.does, Copy)]
    assert link in seen(screen)
    return link.partition("?start=")[2]


def menus(services: Services) -> dict[int, bool]:
    assert isinstance(services.menus, Menus)
    return services.menus.shown


@pytest.mark.parametrize("role", Role)
async def test_an_owner_sends_a_link_and_who_opens_it_becomes_what_it_says(
    database: Database, role: Role
) -> None:
    services = await services_on(database)
    start = await link_for(role, services)
    screen = await accept_invitation(await said(services, AMINA, start), services)
    assert screen is not None
    assert f"You are a{'n' if role is Role.OWNER else ''} {role.value}" in seen(screen)
    assert await services.team.role(AMINA) is role
    assert menus(services) == {AMINA: True}
    assert await accept_invitation(await said(services, DANA, start), services) is None


async def test_the_link_can_be_sent_on_whole(database: Database) -> None:
    services = await services_on(database)
    screen = await members.invite(await tap(services, BELA, Invite("reviewer")), services)
    share = keys(screen)[0].does
    assert "%3Fstart%3Djoin_" in getattr(share, "url", "")


async def test_a_role_that_does_not_exist_invites_nobody(database: Database) -> None:
    services = await services_on(database)
    screen = await members.invite(await tap(services, BELA, Invite("king")), services)
    assert "The team" in seen(screen)
    assert await services.audit.newest(99) == [
        one for one in await services.audit.newest(99) if "invited" not in plain(one)
    ]


async def test_only_owners_find_keys_that_change_the_team(database: Database) -> None:
    services = await services_on(database)
    asked = await tap(services, CHIDI, ShowMembers())
    screen = await members.show_members(asked, services)
    assert kinds(screen) == [AskToLeave, OpenCoordination]
    assert "owner · Bela · 1002" in seen(screen)
    assert "reviewer · Chidi · 1003 · this is you" in seen(screen)
    assert "Approval by a second person: off." in seen(screen)


async def test_removing_is_explained_and_takes_effect_at_once(database: Database) -> None:
    services = await services_on(database)
    team = await members.show_members(await tap(services, BELA, ShowMembers()), services)
    asked = await members.ask_to_remove(
        await tap(services, BELA, key(team, AskToRemove)), services
    )
    assert "Remove the reviewer Chidi?" in seen(asked)
    done = await members.remove(await tap(services, BELA, key(asked, RemoveMember)), services)
    assert "Removed" in (screen_of(done).toast or "")
    assert await services.team.role(CHIDI) is None
    assert menus(services) == {CHIDI: False}
    again = await members.remove(await tap(services, BELA, RemoveMember(CHIDI)), services)
    assert screen_of(again).toast == "They are not in the team any more."


async def test_who_is_removed_hears_of_it_once_in_their_language_and_a_block_is_no_error(
    database: Database,
) -> None:
    services = await services_on(database)
    assert isinstance(services.call, Calls)
    services.call.blocked.add(AMINA)
    for member in (AMINA, CHIDI):
        await services.team.appoint(member, Role.REVIEWER, 0)
        await services.supporters.meet(member, 0)
        await services.supporters.choose_language(member, "fr")
        for _ in range(2):
            await members.remove(await tap(services, BELA, RemoveMember(member)), services)
    ((chat, told),) = told_to(services)
    assert chat == CHIDI
    told_in_french = services.texts.in_("fr").say("team/removed")
    assert told == parse_html(told_in_french)[0]
    assert await services.team.role(AMINA) is None


async def test_who_is_gone_cannot_be_asked_about(database: Database) -> None:
    services = await services_on(database)
    screen = await members.ask_to_remove(await tap(services, BELA, AskToRemove(99)), services)
    assert screen.toast == "They are not in the team any more."


async def test_the_last_owner_is_told_at_the_first_tap_why_they_cannot_leave(
    database: Database,
) -> None:
    services = await services_on(database)
    asked = await members.ask_to_leave(await tap(services, BELA, AskToLeave()), services)
    assert "invite another owner first" in (asked.toast or "")
    assert LeaveTeam not in kinds(asked)
    screen = await members.leave(await tap(services, BELA, LeaveTeam()), services)
    assert screen.toast is not None
    assert "invite another owner first" in screen.toast
    assert await services.team.role(BELA) is Role.OWNER


async def test_a_member_leaves_and_has_everybodys_menu_again(database: Database) -> None:
    services = await services_on(database)
    asked = await members.ask_to_leave(await tap(services, CHIDI, AskToLeave()), services)
    assert "You stay a supporter" in seen(asked)
    leave = key(asked, LeaveTeam)
    screen = await members.leave(await tap(services, CHIDI, leave), services)
    assert told_to(services) == []
    assert "You have left the team" in seen(screen)
    assert await services.team.role(CHIDI) is None
    assert menus(services) == {CHIDI: False}
