"""In a team of several nobody announces alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.store.team import Role
from cases.document import read_text
from handlers.coordinator import announce_case, approve_case, members, review_case, second_person
from handlers.member_buttons import ShowMembers, SwitchApproval, SwitchOffApproval
from handlers.screen import Screen, Toast
from handlers.team_buttons import (
    Announce,
    Approve,
    Publish,
    ReviewDraft,
    SendBroadcast,
    TakeBackApproval,
    WatchBroadcast,
)
from tests.handlers.coordinator.announcing import arrives, subscribe
from tests.handlers.coordinator.documents import URGENT_ACTION, draft_of, published_case
from tests.handlers.parts import (
    AMINA,
    BELA,
    CHIDI,
    DANA,
    NOW,
    Calls,
    key,
    kinds,
    screen_of,
    seen,
    services_on,
    tap,
    told_to,
)

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from cases.case import Case
    from handlers.screen import Shown

NOW_MS = int(NOW.timestamp() * 1000)


@pytest.fixture
async def services(database: Database) -> Services:
    services = await services_on(database)
    await services.approvals.switch(BELA, NOW_MS, is_needed=True)
    return services


async def desk(services: Services, case: Case, by: int) -> Screen:
    button = ReviewDraft(case.id, case.version, 1)
    return await review_case.review(await tap(services, by, button), services)


async def announce(services: Services, case: Case, by: int = BELA) -> Screen:
    button = Announce(case.id, case.version)
    return await announce_case.announce(await tap(services, by, button), services)


async def approve(services: Services, case: Case, by: int = CHIDI) -> Screen:
    button = key(await desk(services, case, by), Approve)
    return screen_of(await approve_case.approve(await tap(services, by, button), services))


async def switched(services: Services, button: SwitchApproval) -> Shown:
    return await second_person.switch(await tap(services, BELA, button), services)


async def switched_off(services: Services) -> Shown:
    return await second_person.switch_off(await tap(services, BELA, SwitchOffApproval()), services)


async def test_without_the_other_persons_yes_nothing_is_announced(services: Services) -> None:
    case = await published_case(services)
    screen = await announce(services, case)
    assert "A second person of the team has to approve" in (screen.toast or "")
    assert SendBroadcast not in kinds(screen)
    assert await services.broadcasts.active() == []


async def test_nor_does_a_draft_come_into_the_lists_of_supporters(services: Services) -> None:
    case = await draft_of(services, URGENT_ACTION)
    button = key(await desk(services, case, BELA), Publish)
    told = await review_case.publish(await tap(services, BELA, button), services)
    assert "A second person of the team has to approve" in seen(told)
    assert await services.cases.find(case.id) is None
    await approve(services, case)
    asked = await review_case.publish(await tap(services, BELA, button), services)
    sure = key(screen_of(asked), Publish)
    await review_case.publish(await tap(services, BELA, sure), services)
    assert await services.cases.find(case.id) is not None
    assert SendBroadcast in kinds(await announce(services, case))


async def test_nobody_is_their_own_second_person(services: Services) -> None:
    case = await published_case(services)
    assert Approve not in kinds(await desk(services, case, BELA)), "nobody else can announce"
    await services.team.appoint(AMINA, Role.COORDINATOR, NOW_MS, by=BELA)
    await approve(services, case, by=BELA)
    assert SendBroadcast not in kinds(await announce(services, case))


async def test_a_reviewer_approves_and_a_coordinator_announces(services: Services) -> None:
    case = await published_case(services)
    approved = await approve(services, case)
    assert approved.toast == "Approved. A coordinator can announce it now."
    assert "Approved by Chidi" in seen(approved)
    assert "a second person of the team looks at" not in seen(approved)
    confirm = await announce(services, case)
    sent = await announce_case.send(
        await tap(services, BELA, key(confirm, SendBroadcast)), services
    )
    assert isinstance(sent, Screen)
    assert sent.watch_of is not None


async def test_what_has_been_announced_is_approved_for_the_others_below_the_rest(
    services: Services, database: Database
) -> None:
    case = await published_case(services)
    await services.team.appoint(AMINA, Role.COORDINATOR, NOW_MS, by=BELA)
    await subscribe(services, DANA)
    assert kinds(await desk(services, case, AMINA))[0] is Approve
    await approve(services, case)
    id_ = key(await announce(services, case), SendBroadcast).broadcast_id
    assert await services.broadcasts.start(id_, str(BELA), NOW_MS)
    await arrives(services, database, id_, NOW_MS)
    shown = kinds(await desk(services, case, AMINA))
    assert shown.index(Approve) > shown.index(WatchBroadcast)


async def test_a_draft_can_be_approved_before_it_is_published(services: Services) -> None:
    draft = await draft_of(services, URGENT_ACTION)
    await approve(services, draft)
    await services.cases.publish(draft.id, draft.version, str(BELA), NOW_MS)
    assert SendBroadcast in kinds(await announce(services, draft))


async def test_a_new_version_needs_a_new_yes(services: Services) -> None:
    case = await published_case(services)
    await approve(services, case)
    changed = URGENT_ACTION.replace("TEACHER", "A TEACHER")
    newer = await services.cases.keep_draft(read_text(changed), str(BELA), NOW_MS)
    await services.cases.publish(newer.id, newer.version, str(BELA), NOW_MS)
    assert newer.id == case.id
    assert SendBroadcast not in kinds(await announce(services, newer))


@pytest.mark.parametrize("way", ["taken back", "removed"])
async def test_a_yes_that_is_gone_stops_the_last_tap_too(services: Services, way: str) -> None:
    case = await published_case(services)
    await approve(services, case)
    confirm = key(await announce(services, case), SendBroadcast)
    if way == "removed":
        await services.team.remove(CHIDI, NOW_MS, by=BELA)
        await services.team.appoint(AMINA, Role.COORDINATOR, NOW_MS, by=BELA)
    else:
        back = key(await desk(services, case, CHIDI), TakeBackApproval)
        await approve_case.take_back(await tap(services, CHIDI, back), services)
    screen = await announce_case.send(await tap(services, BELA, confirm), services)
    assert isinstance(screen, Screen)
    assert "has to approve" in (screen.toast or "")
    assert await services.broadcasts.active() == []


async def test_who_takes_a_yes_back_is_told_whether_another_still_stands(
    services: Services,
) -> None:
    case = await published_case(services)
    await services.team.appoint(AMINA, Role.REVIEWER, NOW_MS, by=BELA)
    told = []
    for member in (CHIDI, AMINA):
        await services.approvals.approve(case.id, case.version, member, NOW_MS)
    for member in (CHIDI, AMINA):
        back = key(await desk(services, case, member), TakeBackApproval)
        screen = await approve_case.take_back(await tap(services, member, back), services)
        told.append(screen.toast)
    assert told == [
        "Your approval is taken back. Somebody else’s still stands.",
        "Your approval is taken back: somebody has to approve this version anew.",
    ]


async def test_a_version_that_was_thrown_away_cannot_be_approved(services: Services) -> None:
    draft = await draft_of(services, URGENT_ACTION)
    button = Approve(draft.id, draft.version, 0)
    await services.cases.discard(draft.id, draft.version, str(BELA), NOW_MS)
    screen = await approve_case.approve(await tap(services, CHIDI, button), services)
    assert screen_of(screen).toast == "This draft or case is not here any more."


async def test_owners_switch_it_off_and_on(services: Services) -> None:
    team = await members.show_members(await tap(services, BELA, ShowMembers()), services)
    assert "Approval by a second person: on." in seen(team)
    asked = await switched(services, key(team, SwitchApproval))
    assert "From then on one person alone can send to everybody." in seen(asked)
    assert await services.approvals.is_needed()
    assert kinds(asked) == [SwitchOffApproval, ShowMembers]
    screen = await switched_off(services)
    assert "Approval by a second person: off." in seen(screen)
    assert screen_of(screen).toast == "From now on one person alone can announce."
    case = await published_case(services)
    assert Approve not in kinds(await desk(services, case, CHIDI))
    assert SendBroadcast in kinds(await announce(services, case))
    assert key(screen, SwitchApproval) == SwitchApproval(1)


async def test_the_other_owners_and_coordinators_are_told_once_who_switched_it(
    services: Services,
) -> None:
    await services.team.appoint(AMINA, Role.COORDINATOR, NOW_MS, by=BELA)
    await services.team.appoint(DANA, Role.OWNER, NOW_MS, by=BELA)
    assert isinstance(services.call, Calls)
    services.call.blocked.add(DANA)
    for _ in range(2):
        await switched_off(services)
    said = "👥 Bela · Approval by a second person was switched off."
    assert told_to(services) == [(AMINA, said)]
    services.call.blocked.clear()
    await switched(services, SwitchApproval(1))
    assert [id_ for id_, _ in told_to(services)[1:]] == [AMINA, DANA]
    assert "was switched on" in told_to(services)[-1][1]


async def test_who_is_no_owner_any_more_switches_nothing_and_nobody_is_told(
    services: Services,
) -> None:
    await services.team.appoint(DANA, Role.OWNER, NOW_MS)
    came = await tap(services, BELA, SwitchOffApproval())
    await services.team.appoint(BELA, Role.COORDINATOR, NOW_MS)
    assert isinstance(await second_person.switch_off(came, services), Toast)
    assert await services.approvals.is_needed()
    assert told_to(services) == []


async def test_what_is_off_already_is_not_asked_about(services: Services) -> None:
    await switched_off(services)
    assert "Approval by a second person: off." in seen(await switched(services, SwitchApproval(0)))


async def test_alone_there_is_nothing_to_switch(services: Services) -> None:
    await services.team.remove(CHIDI, NOW_MS, by=BELA)
    team = await members.show_members(await tap(services, BELA, ShowMembers()), services)
    assert SwitchApproval not in kinds(team)
    assert "Approval by a second person" not in seen(team)
