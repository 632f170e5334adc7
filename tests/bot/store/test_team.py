from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.store.audit import Audit
from bot.store.team import INVITED_FOR_MS, Joined, Removal, Role, Team
from tests.bot.store.lines import plain

if TYPE_CHECKING:
    from bot.store.database import Database

AMINA, BELA, CHIDI, DANA = 1001, 1002, 1003, 1004
NOW = 1_700_000_000_000


@pytest.fixture
def team(database: Database) -> Team:
    return Team(database)


@pytest.fixture
def audit(database: Database) -> Audit:
    return Audit(database)


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


async def test_who_did_what_is_kept_in_order(team: Team, audit: Audit) -> None:
    await team.appoint(BELA, Role.OWNER, NOW)
    await team.appoint(CHIDI, Role.REVIEWER, NOW + 1, by=BELA)
    assert [(one.at, one.who, plain(one)) for one in await audit.all()] == [
        (NOW, "start", "appointed role owner member 1002"),
        (NOW + 1, "1002", "appointed role reviewer member 1003"),
    ]


async def invited(team: Team, role: Role, by: int) -> str:
    """The secret of a new link."""
    secret = await team.invite(role, NOW, by)
    assert secret is not None
    return secret


async def test_a_link_gives_its_role_to_the_first_who_opens_it(team: Team) -> None:
    await team.appoint(BELA, Role.OWNER, NOW)
    secret = await invited(team, Role.COORDINATOR, BELA)
    came = await asyncio.gather(*(team.accept(secret, one, NOW + 1) for one in (AMINA, DANA)))
    assert sorted(came, key=str) == [Joined(Role.COORDINATOR, BELA), None]
    assert list((await team.members()).values()) == [Role.OWNER, Role.COORDINATOR]
    assert await team.accept(secret, CHIDI, NOW + 2) is None


async def test_a_link_expires_after_two_days(team: Team) -> None:
    await team.appoint(BELA, Role.OWNER, NOW)
    secret = await invited(team, Role.REVIEWER, BELA)
    assert await team.accept(secret, AMINA, NOW + INVITED_FOR_MS) is None
    assert await team.accept(secret, AMINA, NOW + INVITED_FOR_MS - 1)


@pytest.mark.parametrize("secret", ["", "x", "' OR 1=1 --", "x" * 4000])
async def test_what_was_never_a_link_opens_nothing(team: Team, secret: str) -> None:
    await team.appoint(BELA, Role.OWNER, NOW)
    await invited(team, Role.OWNER, BELA)
    assert await team.accept(secret, AMINA, NOW) is None
    assert await team.role(AMINA) is None


async def test_the_links_of_a_removed_owner_open_nothing_also_if_they_come_back(
    team: Team,
) -> None:
    await team.appoint(BELA, Role.OWNER, NOW)
    await team.appoint(CHIDI, Role.OWNER, NOW)
    secret = await invited(team, Role.OWNER, CHIDI)
    assert await team.remove(CHIDI, NOW, by=BELA) is Removal.DONE
    assert await team.accept(secret, AMINA, NOW + 1) is None
    await team.appoint(CHIDI, Role.OWNER, NOW + 2, by=BELA)
    assert await team.accept(secret, AMINA, NOW + 3) is None


async def test_a_link_of_an_owner_who_became_less_opens_nothing(team: Team) -> None:
    await team.appoint(BELA, Role.OWNER, NOW)
    await team.appoint(CHIDI, Role.OWNER, NOW)
    secret = await invited(team, Role.OWNER, CHIDI)
    await team.appoint(CHIDI, Role.COORDINATOR, NOW, by=BELA)
    assert await team.accept(secret, AMINA, NOW + 1) is None


@pytest.mark.parametrize("role", Role)
async def test_a_member_opens_a_link_that_makes_no_more_of_them_and_it_stays_for_another(
    team: Team, audit: Audit, role: Role
) -> None:
    await team.appoint(BELA, Role.OWNER, NOW)
    secret = await invited(team, role, BELA)
    lines = len(await audit.all())
    assert await team.accept(secret, BELA, NOW) is None
    assert await team.members() == {BELA: Role.OWNER}
    assert len(await audit.all()) == lines
    assert await team.accept(secret, AMINA, NOW) == Joined(role, BELA)


async def test_a_member_becomes_more_by_a_link_for_a_greater_role(team: Team) -> None:
    await team.appoint(BELA, Role.OWNER, NOW)
    await team.appoint(CHIDI, Role.REVIEWER, NOW, by=BELA)
    secret = await invited(team, Role.COORDINATOR, BELA)
    assert await team.accept(secret, CHIDI, NOW) == Joined(Role.COORDINATOR, BELA)


async def test_open_links_are_known_without_what_opens_them_the_newest_first(team: Team) -> None:
    await team.appoint(BELA, Role.OWNER, NOW)
    await team.appoint(CHIDI, Role.OWNER, NOW)
    assert await team.open_links(NOW) == []
    older = await invited(team, Role.REVIEWER, BELA)
    newer = await team.invite(Role.OWNER, NOW + 1, CHIDI)
    first, second = await team.open_links(NOW + 1)
    assert (first.role, first.made_by, first.ends_at) == (
        Role.OWNER,
        CHIDI,
        NOW + 1 + INVITED_FOR_MS,
    )
    for one in (first, second):
        assert one.mark not in {older, newer}
        assert await team.accept(one.mark, AMINA, NOW) is None
    assert await team.open_links(NOW + INVITED_FOR_MS) == [first]
    await team.appoint(CHIDI, Role.COORDINATOR, NOW)
    assert await team.open_links(NOW) == [second], "of one who is no owner, none opens"


async def test_a_link_that_was_ended_opens_nothing_and_that_is_written_down_once(
    team: Team, audit: Audit
) -> None:
    await team.appoint(BELA, Role.OWNER, NOW)
    await team.appoint(CHIDI, Role.COORDINATOR, NOW)
    secret, other = [await invited(team, Role.OWNER, BELA) for _ in range(2)]
    mark = (await team.open_links(NOW))[0].mark
    assert not await team.end_link(mark, NOW, CHIDI), "they are no owner"
    done = await asyncio.gather(*(team.end_link(mark, NOW + 1, BELA) for _ in range(2)))
    assert sorted(done) == [False, True]
    assert not await team.end_link("' OR '1'='1", NOW, BELA)
    came = [await team.accept(one, AMINA, NOW + 2) for one in (secret, other)]
    assert came.count(None) == 1
    ended = [(one.who, plain(one)) for one in await audit.all() if "ended" in one.what]
    assert ended == [(str(BELA), "ended_link role owner")]


async def test_the_last_owner_cannot_leave_and_of_two_who_remove_each_other_one_stays(
    team: Team,
) -> None:
    await team.appoint(BELA, Role.OWNER, NOW)
    await team.appoint(CHIDI, Role.COORDINATOR, NOW, by=BELA)
    assert await team.remove(BELA, NOW, by=BELA) is Removal.LAST_OWNER
    await team.appoint(CHIDI, Role.OWNER, NOW, by=BELA)
    done = await asyncio.gather(team.remove(BELA, NOW, CHIDI), team.remove(CHIDI, NOW, BELA))
    assert sorted(done) == [Removal.DONE, Removal.NO_OWNER]
    assert list((await team.members()).values()) == [Role.OWNER]


async def test_a_removal_is_done_once_and_written_down(team: Team, audit: Audit) -> None:
    await team.appoint(BELA, Role.OWNER, NOW)
    await team.appoint(CHIDI, Role.REVIEWER, NOW, by=BELA)
    assert await team.remove(CHIDI, NOW + 5, by=BELA) is Removal.DONE
    assert await team.remove(CHIDI, NOW + 6, by=BELA) is Removal.NO_MEMBER
    assert await team.role(CHIDI) is None
    (newest, *_) = await audit.newest(10)
    assert (newest.at, newest.who, plain(newest)) == (
        NOW + 5,
        str(BELA),
        f"removed role reviewer member {CHIDI}",
    )


async def test_the_log_is_read_page_by_page_the_newest_first(team: Team, audit: Audit) -> None:
    for moment in range(5):
        await team.appoint(BELA, Role.OWNER, NOW + moment)
    first = await audit.newest(2)
    assert [one.at - NOW for one in first] == [4, 3]
    rest = await audit.newest(10, before=first[-1].id)
    assert [one.at - NOW for one in rest] == [2, 1, 0]
