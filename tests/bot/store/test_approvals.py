"""Before a version goes to everybody, a second person has looked at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.store.approvals import Approvals
from bot.store.audit import Audit
from bot.store.team import Role, Team
from tests.bot.store.lines import plain

if TYPE_CHECKING:
    from bot.store.database import Database

AMINA, BELA, CHIDI = 1001, 1002, 1003
NOW = 1_700_000_000_000


@pytest.fixture
async def approvals(database: Database) -> Approvals:
    await Team(database).appoint(BELA, Role.OWNER, NOW)
    return Approvals(database)


@pytest.fixture
async def team(database: Database) -> Team:
    team = Team(database)
    await team.appoint(CHIDI, Role.REVIEWER, NOW)
    return team


async def test_who_is_alone_needs_nobody(approvals: Approvals) -> None:
    assert not await approvals.is_needed()
    assert (await approvals.of(7, 1)).allows(str(BELA))


async def test_of_two_the_other_one_says_yes(approvals: Approvals, team: Team) -> None:
    assert not (await approvals.of(7, 1)).allows(str(BELA))
    assert await approvals.approve(7, 1, BELA, NOW)
    assert not (await approvals.of(7, 1)).allows(str(BELA)), "nobody is their own second person"
    assert await approvals.approve(7, 1, CHIDI, NOW + 1)
    assert not await approvals.approve(7, 1, CHIDI, NOW + 2)
    given = await approvals.of(7, 1)
    assert given.by == (BELA, CHIDI)
    assert given.allows(str(BELA))
    assert given.allows("command line")


async def test_an_approval_holds_for_one_version(approvals: Approvals, team: Team) -> None:
    await approvals.approve(7, 1, CHIDI, NOW)
    assert not (await approvals.of(7, 2)).allows(str(BELA))
    assert not (await approvals.of(8, 1)).allows(str(BELA))


async def test_it_can_be_taken_back(approvals: Approvals, team: Team) -> None:
    await approvals.approve(7, 1, CHIDI, NOW)
    assert await approvals.take_back(7, 1, CHIDI, NOW + 1)
    assert not await approvals.take_back(7, 1, CHIDI, NOW + 2)
    assert not (await approvals.of(7, 1)).allows(str(BELA))


async def test_nobody_outside_the_team_approves(approvals: Approvals, team: Team) -> None:
    assert not await approvals.approve(7, 1, AMINA, NOW)
    assert (await approvals.of(7, 1)).by == ()


async def test_who_is_removed_takes_their_approvals_along_for_good(
    approvals: Approvals, team: Team
) -> None:
    await team.appoint(AMINA, Role.COORDINATOR, NOW)
    await approvals.approve(7, 1, CHIDI, NOW)
    await team.remove(CHIDI, NOW + 1, by=BELA)
    assert not (await approvals.of(7, 1)).allows(str(BELA))
    await team.appoint(CHIDI, Role.REVIEWER, NOW + 2)
    assert (await approvals.of(7, 1)).by == ()


async def test_an_owner_can_switch_it_off_and_on(
    approvals: Approvals, team: Team, database: Database
) -> None:
    assert not await approvals.switch(BELA, NOW, is_needed=True), "it is on until switched off"
    assert await approvals.switch(BELA, NOW, is_needed=False)
    assert not await approvals.switch(BELA, NOW, is_needed=False), "nor twice"
    assert not await approvals.switch(CHIDI, NOW, is_needed=True), "they are no owner"
    assert not await approvals.is_needed()
    assert (await approvals.of(7, 1)).allows(str(BELA))
    await approvals.switch(BELA, NOW + 1, is_needed=True)
    assert await approvals.is_needed()
    assert [plain(one) for one in await Audit(database).newest(2)] == [
        "switched_approval on True",
        "switched_approval on False",
    ]


async def test_the_others_are_asked_once_by_whoever_may_publish(
    approvals: Approvals, team: Team, database: Database
) -> None:
    assert not await approvals.ask(7, 1, CHIDI, NOW, 0), "a reviewer publishes nothing"
    assert not await approvals.ask(7, 1, AMINA, NOW, 0)
    assert not await approvals.ask(7, 1, BELA, NOW, 1), "that is not what stands there"
    assert not (await approvals.of(7, 1)).is_asked
    assert await approvals.ask(7, 1, BELA, NOW, 0)
    assert not await approvals.ask(7, 1, BELA, NOW, 0)
    assert (await approvals.of(7, 1)).is_asked
    assert not (await approvals.of(7, 2)).is_asked
    assert not (await approvals.of(8, 1)).is_asked
    assert await approvals.ask(7, 2, BELA, NOW, 0), "each version for itself"
    await approvals.approve(7, 3, CHIDI, NOW)
    assert not await approvals.ask(7, 3, BELA, NOW, 0), "it is approved"
    lines = [plain(one) for one in await Audit(database).newest(9)]
    assert lines.count("asked_approval version 1 revision 0") == 1


async def test_a_yes_counts_where_another_can_announce(approvals: Approvals, team: Team) -> None:
    given = await approvals.of(7, 1)
    assert given.could_count(announces=False)
    assert not given.could_count(announces=True), "Chidi is a reviewer"
    await team.appoint(AMINA, Role.COORDINATOR, NOW)
    assert (await approvals.of(7, 1)).could_count(announces=True)
