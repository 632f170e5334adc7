"""After a case has ended: where it leads, and what was begun is reported with a tap each."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.store.appeals import Appeal
from cases.case import Channel
from handlers.broadcast_messages import render
from handlers.browse_cases import look_at_case, open_case
from handlers.buttons import LookAtCase, OpenCase, Report
from handlers.ended_case import tell_whether_sent
from handlers.ending_buttons import TellWhetherSent
from handlers.report_action import report
from tests.handlers.parts import AMINA, BELA, key, keys, kinds, seen, services_on, tap
from tests.handlers.varied import ids, published

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from cases.case import Case
    from handlers.screen import Shown

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
WAYS = (Channel.EMAIL, Channel.POST, Channel.FAX)


@pytest.fixture
async def services(database: Database) -> Services:
    return await services_on(database, NOW)


@pytest.fixture
async def case(services: Services, database_address: str) -> Case:
    """It was closed an hour ago; Amina had begun three appeals."""
    case = await published(services, database_address)
    for channel in WAYS:
        _, _, target_id, contact_id = ids(case, channel)
        await services.appeals.start(Appeal(AMINA, case.id, target_id, channel, contact_id), 1)
    await services.cases.close(case.id, str(BELA), round(NOW.timestamp() * 1000) - 3_600_000)
    return case


async def told(services: Services, case: Case, *, is_sent: bool) -> Shown:
    button = TellWhetherSent(case.id, case.version, int(is_sent))
    return await tell_whether_sent(await tap(services, AMINA, button), services)


async def test_the_card_of_a_closed_case_leads_to_the_one_that_goes_on_with_it(
    services: Services, case: Case, database_address: str
) -> None:
    shown = await open_case(await tap(services, AMINA, OpenCase(case.id, case.version)), services)
    assert OpenCase not in kinds(shown)
    following = await published(services, database_address, number="902.26", title="<It> goes on")
    await services.endings.lead_to(case.id, following.id, str(BELA), 1)
    shown = await open_case(await tap(services, AMINA, OpenCase(case.id, case.version)), services)
    assert key(shown, OpenCase) == OpenCase(following.id, following.version)
    assert "Another case goes on with it" in seen(shown)
    await services.cases.close(following.id, str(BELA), 1)
    shown = await open_case(await tap(services, AMINA, OpenCase(case.id, case.version)), services)
    assert OpenCase not in kinds(shown), "it has ended too"


async def test_the_news_lead_to_the_card_and_so_to_what_is_said_to_follow_later(
    services: Services, case: Case, database_address: str
) -> None:
    id_ = await services.endings.draft_news(case.id, "good", "She is free.", str(BELA), 1)
    broadcast = await services.broadcasts.find(id_)
    assert broadcast
    assert f'"look:{case.id}:'.encode() in await render(broadcast, "en", services)
    following = await published(services, database_address, number="902.26")
    await services.endings.lead_to(case.id, following.id, str(BELA), 1)
    came = await tap(services, AMINA, LookAtCase(case.id, case.version))
    assert key(await look_at_case(came, services), OpenCase).case_id == following.id


async def test_each_appeal_that_was_begun_is_reported_with_one_tap_until_none_is_left(
    services: Services, case: Case
) -> None:
    shown = await told(services, case, is_sent=True)
    for left in (3, 2, 1):
        asked = [one.does for one in keys(shown) if isinstance(one.does, Report)]
        assert len(asked) == left
        assert key(shown, TellWhetherSent).is_sent == 0
        shown = await report(await tap(services, AMINA, asked[0]), services)
        assert "is counted" in seen(shown)
    assert not {Report, TellWhetherSent} & set(kinds(shown))
    assert await services.appeals.total(case.id) == 3


async def test_where_one_appeal_was_begun_yes_is_its_report_once(
    services: Services, case: Case
) -> None:
    for channel in WAYS[1:]:
        _, _, target_id, contact_id = ids(case, channel)
        appeal = Appeal(AMINA, case.id, target_id, channel, contact_id)
        await services.appeals.report(appeal, 1, "2026-03-10", None)
    shown = await told(services, case, is_sent=True)
    assert "is counted" in seen(shown)
    assert getattr(shown, "is_new", False), "the question stays"
    await told(services, case, is_sent=True)
    assert await services.appeals.total(case.id) == 3


async def test_of_many_that_were_begun_eight_have_a_key_and_the_others_come_then(
    services: Services, case: Case, database_address: str
) -> None:
    first = case.targets[0]
    many = tuple(
        replace(
            first,
            id=100 + number,
            contacts=tuple(replace(one, id=1000 * number + one.id) for one in first.contacts),
        )
        for number in range(1, 11)
    )
    crowd = await published(services, database_address, number="903.26", targets=many)
    for target in crowd.targets:
        contact = target.by(Channel.EMAIL)[0]
        await services.appeals.start(
            Appeal(AMINA, crowd.id, target.id, Channel.EMAIL, contact.id), 1
        )
    await services.cases.close(crowd.id, str(BELA), 1)
    shown = await told(services, crowd, is_sent=True)
    for left in (10, 9, 8, 7):
        asked = [one.does for one in keys(shown) if isinstance(one.does, Report)]
        assert len(asked) == min(left, 8)
        shown = await report(await tap(services, AMINA, asked[0]), services)


async def test_who_did_not_send_anything_is_asked_to_leave_it_and_nothing_is_counted(
    services: Services, case: Case
) -> None:
    shown = await told(services, case, is_sent=False)
    assert "Please do not send it now" in seen(shown)
    assert Report not in kinds(shown)
    assert await services.appeals.total(case.id) == 0
