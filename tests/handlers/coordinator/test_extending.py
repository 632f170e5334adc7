"""A deadline extended by a coordinator: written down, seen at once, and sent to nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.store.audit import Action
from handlers.coordinator.announce_case import announce, send
from handlers.coordinator.extend_case import choose_extension, extend
from handlers.coordinator.screens import desk
from handlers.ending_buttons import ChooseExtension, ExtendCase
from handlers.team_buttons import Announce, AskForApproval, OpenCoordination, SendBroadcast
from tests.bot.store.lines import plain
from tests.handlers.coordinator.announcing import arrives
from tests.handlers.coordinator.documents import published_case
from tests.handlers.parts import AMINA, BELA, CHIDI, NOW, key, keys, kinds, seen, services_on, tap

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from cases.case import Case
    from handlers.screen import Shown

MS = round(NOW.timestamp() * 1000)


@pytest.fixture
async def services(database: Database) -> Services:
    return await services_on(database)


@pytest.fixture
async def case(services: Services) -> Case:
    """It was announced, and is on its way to Amina."""
    await services.supporters.meet(AMINA, MS)
    await services.supporters.subscribe(AMINA, MS)
    case = await published_case(services)
    shown = await announce(await tap(services, BELA, Announce(case.id, case.version)), services)
    await send(await tap(services, BELA, key(shown, SendBroadcast)), services)
    assert len(await services.broadcasts.active()) == 1
    return case


async def extended(services: Services, case: Case, days: int = 14, version: int = 1) -> Shown:
    return await extend(await tap(services, BELA, ExtendCase(case.id, version, days)), services)


async def sending(services: Services, case: Case) -> list[int]:
    """What sends messages; the cards that are out are edited."""
    return [one.id for one in await services.broadcasts.of_case(case.id) if not one.is_edit]


async def test_it_is_audited_and_supporters_see_it_without_a_second_persons_approval(
    services: Services, case: Case
) -> None:
    await services.approvals.switch(BELA, MS, is_needed=True)
    await extended(services, case)
    now = await services.cases.find(case.id)
    assert now
    assert (now.version, now.deadline) == (2, NOW.date() + timedelta(days=14))
    audited = [
        (one.who, plain(one)) for one in await services.audit.newest(50) if one.case_id == case.id
    ]
    assert (str(BELA), Action.EXTENDED) in audited


async def test_nobody_is_sent_anything_for_it_and_to_announce_it_needs_the_approval(
    services: Services, case: Case, database: Database
) -> None:
    """To announce it to whoever has not got the case."""
    await services.approvals.switch(BELA, MS, is_needed=True)
    before = await sending(services, case)
    await arrives(services, database, before[0], MS)
    shown = await extended(services, case)
    assert await sending(services, case) == before
    assert AskForApproval in kinds(shown)
    await announce(await tap(services, BELA, Announce(case.id, 2)), services)
    assert await sending(services, case) == before


@pytest.mark.parametrize(("days", "version"), [(0, 1), (-7, 1), (367, 1), (14, 0), (14, 9)])
async def test_no_other_number_of_days_and_no_older_screen_extends_it(
    services: Services, case: Case, days: int, version: int
) -> None:
    await extended(services, case, days, version)
    await extended(services, case, days=7)
    again = await extended(services, case, days=7)
    assert seen(again)
    now = await services.cases.find(case.id)
    assert now
    assert (now.version, now.deadline) == (2, NOW.date() + timedelta(days=7))


async def test_a_closed_case_is_not_extended(services: Services, case: Case) -> None:
    await services.cases.close(case.id, str(CHIDI), MS)
    await extended(services, case)
    now = await services.cases.find(case.id)
    assert now
    assert now.version == 1


@pytest.mark.parametrize(
    ("left", "offered"),
    [(-1, [7, 14, 28]), (5, [7, 14, 28]), (14, [28, 56, 84]), (100, [168, 336]), (500, [])],
)
async def test_every_desk_offers_a_later_deadline_and_no_earlier_one(
    services: Services, case: Case, left: int, offered: list[int]
) -> None:
    deadline = NOW.date() + timedelta(days=left)
    until = replace(case, deadline=deadline)
    dated = await services.cases.amend(until, str(BELA), MS, Action.EXTENDED)
    assert dated
    shown = await desk(await tap(services, BELA, OpenCoordination()), dated, services)
    button = key(shown, ChooseExtension)
    asked = await choose_extension(await tap(services, BELA, button), services)
    assert [one.does.days for one in keys(asked) if isinstance(one.does, ExtendCase)] == offered
    assert services.texts.in_("en").date(deadline) in seen(asked)
    assert await services.cases.find(case.id) == dated, "nothing is done by asking"


async def test_no_reviewer_no_closed_case_and_none_without_a_deadline_is_offered_it(
    services: Services, case: Case
) -> None:
    dated = await services.cases.amend(
        replace(case, deadline=NOW.date()), str(BELA), MS, Action.EXTENDED
    )
    assert dated
    endless = replace(dated, deadline=None)
    for person, shown in ((CHIDI, dated), (BELA, endless), (BELA, replace(dated, closed_at=NOW))):
        came = await tap(services, person, OpenCoordination())
        assert ChooseExtension not in kinds(await desk(came, shown, services))
    await services.cases.close(case.id, str(BELA), MS)
    for id_ in (case.id, 99):
        button = ChooseExtension(id_, dated.version)
        asked = await choose_extension(await tap(services, BELA, button), services)
        assert ExtendCase not in kinds(asked)
