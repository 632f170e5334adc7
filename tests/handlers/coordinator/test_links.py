"""One-time links: who opened them, which are open, and what those hear that open nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.identity import invite_owner
from bot.store.team import INVITED_FOR_MS, Role
from handlers.coordinator import accept_invitation, members
from handlers.member_buttons import EndLink, ShowMembers
from handlers.team_buttons import OpenCoordination
from tests.handlers.coordinator.stage import stage_on
from tests.handlers.parts import (
    AMINA,
    BELA,
    CHIDI,
    DANA,
    NOW,
    Calls,
    keys,
    kinds,
    said,
    seen,
    services_on,
    tap,
    told_to,
)

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from handlers.screen import Screen

NOW_MS = int(NOW.timestamp() * 1000)
VOID = "This link was used already or has expired. Ask an owner for a new one."


async def link(services: Services, role: Role = Role.REVIEWER, at: int = NOW_MS) -> str:
    """What stands behind `?start=` of a link of Bela's."""
    secret = await services.team.invite(role, at, BELA)
    assert secret is not None
    return f"join_{secret}"


async def opens(services: Services, person: int, start: str) -> Screen | None:
    return await accept_invitation(await said(services, person, start), services)


async def team_as_seen_by(services: Services, person: int) -> Screen:
    return await members.show_members(await tap(services, person, ShowMembers()), services)


def ends(screen: Screen) -> list[EndLink]:
    return [one.does for one in keys(screen) if isinstance(one.does, EndLink)]


async def test_whoever_made_the_link_is_told_who_opened_it_by_name_and_id(
    database: Database,
) -> None:
    services = await services_on(database)
    assert await opens(services, AMINA, await link(services))
    assert await opens(services, DANA, await link(services, Role.OWNER))
    assert told_to(services) == [
        (BELA, f"👥 Amina ({AMINA}) opened the link and became a reviewer."),
        (BELA, f"👥 {DANA} opened the link and became an owner."),
    ]
    assert isinstance(services.call, Calls)
    services.call.blocked.add(BELA)
    await services.team.remove(AMINA, NOW_MS, BELA)
    assert await opens(services, AMINA, await link(services)), "also where they blocked the bot"


async def test_owners_see_which_links_are_open_until_when_and_end_one(database: Database) -> None:
    services = await services_on(database)
    assert "open" not in seen(await team_as_seen_by(services, BELA)).partition("approves")[2]
    start = await link(services, Role.COORDINATOR)
    screen = await team_as_seen_by(services, BELA)
    assert "1 one-time link is open:" in seen(screen)
    assert "1. coordinator · Bela · until 12 March 2026, 12:00" in seen(screen)
    (end,) = ends(screen)
    done = await members.end_link(await tap(services, BELA, end), services)
    assert done.toast == "A one-time link was ended: nobody can open it any more."
    assert ends(done) == []
    assert await opens(services, AMINA, start) is None
    again = await members.end_link(await tap(services, BELA, end), services)
    assert again.toast == "This is how it stands now."


async def test_others_in_the_team_see_no_link(database: Database) -> None:
    services = await services_on(database)
    await link(services)
    screen = await team_as_seen_by(services, CHIDI)
    assert "one-time link" not in seen(screen)
    assert ends(screen) == []


async def test_of_many_links_the_newest_are_shown_and_all_can_be_ended(
    database: Database,
) -> None:
    services = await services_on(database)
    for number in range(25):
        await link(services, at=NOW_MS - number)
    await link(services, at=NOW_MS - INVITED_FOR_MS)
    screen = await team_as_seen_by(services, BELA)
    assert "25 one-time links are open:" in seen(screen)
    for _ in range(25):
        end = ends(screen)[0]
        screen = await members.end_link(await tap(services, BELA, end), services)
    assert ends(screen) == []


@pytest.mark.parametrize("who", ["newcomer", "supporter"])
async def test_a_used_link_and_one_that_never_was_are_answered_alike(
    database: Database, database_address: str, who: str
) -> None:
    stage, services = await stage_on(database, database_address)
    if who == "supporter":
        await services.supporters.choose_language(AMINA, "en")
    used, expired, ended = [await link(services, at=NOW_MS - 2) for _ in range(3)]
    await opens(services, DANA, used)
    (open_one, other) = await services.team.open_links(NOW_MS)
    await services.team.end_link(open_one.mark, NOW_MS, BELA)
    await services.team.end_link(other.mark, NOW_MS, BELA)
    first = (await invite_owner(services.facts, "a_bot")).partition("start=")[2]
    await opens(services, DANA, first)
    answers = []
    for start in (used, expired, ended, first, "join_", "join_<b>never</b>", "owner_never"):
        answers.append([said["text"] for _, said in await stage.write(AMINA, f"/start {start}")])
    assert VOID in answers[0][0]
    assert len(answers[0]) == 2, "and the front door, as for everybody"
    assert all(one == answers[0] for one in answers)
    assert await services.team.role(AMINA) is None


async def test_a_member_is_told_what_they_are_and_the_link_stays_for_another(
    database: Database,
) -> None:
    services = await services_on(database)
    start = await link(services)
    screen = await opens(services, BELA, start)
    assert screen is not None
    assert "You are in the team of this bot already." in seen(screen)
    assert "owner" in seen(screen)
    assert kinds(screen) == [OpenCoordination]
    assert await opens(services, AMINA, start)
    for void in (start, "join_never", "owner_never"):
        told = await opens(services, CHIDI, void)
        assert told is not None
        assert "reviewer" in seen(told)
    assert await services.team.role(CHIDI) is Role.REVIEWER


async def test_names_that_run_leftward_are_kept_apart_from_the_signs_around_them(
    database: Database,
) -> None:
    services = await services_on(database)
    await link(services)
    came = await tap(services, BELA, ShowMembers())
    screen = await members.show_members(replace(came, words=services.texts.in_("ar")), services)
    assert "\u2068Bela\u2069 · " in seen(screen)
    assert "\u2068" not in seen(await team_as_seen_by(services, BELA))
