from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.store.team import Audited, Role, Team

if TYPE_CHECKING:
    from bot.store.database import Database

AMINA, BELA, CHIDI = 1001, 1002, 1003
NOW = 1_700_000_000_000


@pytest.fixture
def team(database: Database) -> Team:
    return Team(database)


async def test_a_supporter_has_no_role(team: Team) -> None:
    assert await team.role(AMINA) is None
    assert await team.members() == {}


async def test_a_member_has_the_role_given_last_and_the_longest_standing_come_first(
    team: Team,
) -> None:
    await team.appoint(CHIDI, Role.COORDINATOR, NOW + 1, by=BELA)
    await team.appoint(BELA, Role.OWNER, NOW)
    assert list(await team.members()) == [BELA, CHIDI]
    await team.appoint(CHIDI, Role.REVIEWER, NOW + 2, by=BELA)
    assert await team.role(CHIDI) is Role.REVIEWER
    assert await team.members() == {BELA: Role.OWNER, CHIDI: Role.REVIEWER}


async def test_who_did_what_is_kept_in_order(team: Team) -> None:
    await team.appoint(BELA, Role.OWNER, NOW)
    await team.appoint(CHIDI, Role.REVIEWER, NOW + 1, by=BELA)
    assert await team.audited() == [
        Audited(NOW, "start", "appointed owner 1002", None, None),
        Audited(NOW + 1, "1002", "appointed reviewer 1003", None, None),
    ]
