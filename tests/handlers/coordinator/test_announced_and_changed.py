"""What becomes of an announcement when its case goes on as another version."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.scheduling import begin_due
from bot.store.team import Role
from handlers.coordinator import approve_case, extend_case, schedule_case
from handlers.coordinator.calling_on import tell_of_schedule
from handlers.ending_buttons import ExtendCase
from handlers.screen import Screen
from handlers.team_buttons import Announce, Approve, SendAt, SendBroadcast
from tests.bot.store.lines import plain
from tests.bot.store.raw import select
from tests.handlers.coordinator.announcing import (
    announce,
    arrives,
    draft_of_question,
    send,
    subscribe,
    watch,
)
from tests.handlers.coordinator.documents import URGENT_ACTION, published_case
from tests.handlers.parts import BELA, DANA, NOW, Bell, key, kinds, screen_of, services_on, tap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.services import Services
    from bot.store.broadcast import Broadcast
    from bot.store.database import Database
    from cases.case import Case

MS = round(NOW.timestamp() * 1000)
SOON = NOW + timedelta(hours=1)
TEN = range(2001, 2011)


@pytest.fixture
async def services(database: Database) -> Services:
    """Bela owns, Dana coordinates; ten people subscribe."""
    services = replace(await services_on(database), announced=Bell())
    await services.team.appoint(DANA, Role.COORDINATOR, MS)
    await subscribe(services, *TEN)
    return services


async def announced(services: Services, case: Case) -> int:
    """Asked and said yes to, and on its way."""
    id_ = draft_of_question(await announce(services, case))
    await send(services, SendBroadcast(id_))
    await services.broadcasts.queue(id_, "en")
    return id_


async def scheduled(services: Services, case: Case, by: int = BELA) -> int:
    id_ = draft_of_question(await announce(services, case, by))
    button = SendAt(id_, int(SOON.timestamp()) // 60)
    await schedule_case.send_at(await tap(services, by, button), services)
    assert await state(services, id_) == "scheduled"
    return id_


async def extended(services: Services, case: Case) -> tuple[Case, Screen]:
    button = ExtendCase(case.id, case.version, 30)
    shown = await extend_case.extend(await tap(services, BELA, button), services)
    now = await services.cases.find(case.id)
    assert now
    assert now.version == case.version + 1
    return now, screen_of(shown)


async def state(services: Services, id_: int) -> str:
    found = await services.broadcasts.find(id_)
    assert found
    return found.state


async def comes_due(services: Services) -> list[int]:
    """Its moment comes; about which broadcasts the team is asked."""
    asked = []

    async def ask(broadcast: Broadcast) -> None:
        asked.append(broadcast.id)

    await begin_due(replace(services, now=lambda: SOON), ask)
    return asked


async def test_after_an_extension_nobody_is_sent_the_same_card_again(
    services: Services, database: Database, database_address: str
) -> None:
    case = await published_case(services)
    id_ = await announced(services, case)
    longer, shown = await extended(services, case)
    assert Announce not in kinds(shown)
    again = await announce(services, longer)
    assert SendBroadcast not in kinds(again), "it is on its way: that is shown"
    sending = [one.id for one in await services.broadcasts.active() if not one.is_edit]
    assert sending == [id_]
    await arrives(services, database, id_, MS)
    again = await announce(services, longer)
    assert SendBroadcast not in kinds(again), "all have it"
    got = await select(database_address, "SELECT chat_id FROM deliveries ORDER BY chat_id")
    assert [row[0] for row in got] == [*TEN]


async def test_who_came_after_the_extension_is_sent_it_and_nobody_else(
    services: Services, database: Database, database_address: str
) -> None:
    """Also where an earlier question was never answered."""
    case = await published_case(services)
    await announce(services, case, DANA)
    await arrives(services, database, await announced(services, case), MS)
    longer, _ = await extended(services, case)
    longer, _ = await extended(services, longer)
    await subscribe(services, 2099)
    shown = await announce(services, longer)
    assert "fewer than 5" in "".join(shown.text), "only one has not got it"
    id_ = draft_of_question(shown)
    await send(services, SendBroadcast(id_))
    await services.broadcasts.queue(id_, "en")
    query = f"SELECT chat_id FROM deliveries WHERE broadcast_id = {id_}"  # noqa: S608 - a number
    assert await select(database_address, query) == [(2099,)]


async def test_a_question_from_before_the_extension_begins_nothing(services: Services) -> None:
    """Also where the yes passes every look at the case a moment before it."""
    case = await published_case(services)
    id_ = draft_of_question(await announce(services, case))
    await extended(services, case)
    assert not await services.broadcasts.start(id_, str(BELA), MS)
    assert not await services.broadcasts.schedule(id_, MS + 1, str(BELA), MS)


async def test_a_scheduled_one_goes_on_after_an_extension(services: Services) -> None:
    case = await published_case(services)
    id_ = await scheduled(services, case)
    await extended(services, case)
    assert await comes_due(services) == []
    assert await state(services, id_) == "queueing"


async def test_a_scheduled_one_asks_when_the_extension_was_approved_by_nobody(
    services: Services,
) -> None:
    await services.approvals.switch(BELA, MS, is_needed=True)
    case = await published_case(services)
    await services.approvals.approve(case.id, case.version, DANA, MS)
    id_ = await scheduled(services, case)
    longer, shown = await extended(services, case)
    assert Approve in kinds(shown), "somebody can look at the new deadline before its time"
    assert await comes_due(services) == [id_]
    assert await state(services, id_) == "late"
    assert await comes_due(services) == [], "once"
    refused = await send(services, SendBroadcast(id_))
    assert isinstance(refused, Screen)
    assert "has to approve" in (refused.toast or "")
    yes = Approve(longer.id, longer.version, 0)
    await approve_case.approve(await tap(services, DANA, yes), services)
    await send(services, key(await watch(services, id_), SendBroadcast))
    assert await state(services, id_) == "queueing"


async def test_another_version_that_is_published_ends_what_was_left_of_the_older_one(
    services: Services, database: Database, database_address: str
) -> None:
    case = await published_case(services)
    older = await announced(services, case)
    async with database.transaction() as tx:
        await tx.define("UPDATE deliveries SET state = 'sent' WHERE chat_id <= 2004")
    newer = await published_case(services, URGENT_ACTION.replace("POEM", "SONG"))
    assert await state(services, older) == "cancelled"
    audited = [(one.who, plain(one)) for one in await services.audit.newest(20)]
    assert (str(BELA), f"cancelled broadcast {older}") in audited
    id_ = await announced(services, newer)
    query = f"SELECT chat_id FROM deliveries WHERE broadcast_id = {id_}"  # noqa: S608 - a number
    assert sorted(row[0] for row in await select(database_address, query)) == [*TEN]


async def test_an_older_one_that_waits_is_not_taken_along_by_a_later_extension(
    services: Services,
) -> None:
    case = await published_case(services)
    id_ = await scheduled(services, case)
    newer = await published_case(services, URGENT_ACTION.replace("POEM", "SONG"))
    await extended(services, newer)
    found = await services.broadcasts.find(id_)
    assert found
    assert found.content["version"] == case.version
    assert await comes_due(services) == [id_]
    assert await state(services, id_) == "cancelled"


@pytest.mark.parametrize("role", [None, Role.REVIEWER])
async def test_what_somebody_scheduled_who_may_not_any_more_waits_for_the_team(
    services: Services, role: Role | None
) -> None:
    id_ = await scheduled(services, await published_case(services), DANA)
    await services.team.remove(DANA, MS, BELA)
    if role is not None:
        await services.team.appoint(DANA, role, MS)
    assert await comes_due(services) == [id_]
    assert await state(services, id_) == "late"
    await send(services, key(await watch(services, id_), SendBroadcast))
    assert await state(services, id_) == "queueing", "who is left can send it"


async def test_who_scheduled_what_another_had_asked_about_answers_for_it(
    services: Services,
) -> None:
    id_ = draft_of_question(await announce(services, await published_case(services), DANA))
    button = SendAt(id_, int(SOON.timestamp()) // 60)
    await schedule_case.send_at(await tap(services, BELA, button), services)
    await services.team.remove(DANA, MS, BELA)
    assert await comes_due(services) == []
    assert await state(services, id_) == "queueing"


async def test_what_the_command_line_scheduled_begins(services: Services) -> None:
    case = await published_case(services)
    id_ = draft_of_question(await announce(services, case))
    at = int(SOON.timestamp() * 1000)
    assert await services.broadcasts.schedule(id_, at, "command line", MS)
    assert await comes_due(services) == []
    assert await state(services, id_) == "queueing"


@pytest.mark.parametrize(
    ("role", "told"), [(Role.COORDINATOR, DANA), (Role.REVIEWER, BELA), (None, BELA)]
)
async def test_who_may_decide_about_it_is_told_why_it_did_not_begin(
    services: Services, role: Role | None, told: int
) -> None:
    id_ = await scheduled(services, await published_case(services), DANA)
    await services.team.remove(DANA, MS, BELA)
    if role is None or role is Role.REVIEWER:
        why = "whoever scheduled it may announce no more"
    else:
        why = "nobody has approved the case as it stands now"
        await services.approvals.switch(BELA, MS, is_needed=True)
    if role is not None:
        await services.team.appoint(DANA, role, MS)
    await comes_due(services)
    sent: list[Mapping[str, Any]] = []

    async def call(_method: str, params: Mapping[str, Any], _seconds: float) -> None:
        sent.append(params)

    found = await services.broadcasts.find(id_)
    assert found
    await tell_of_schedule(found, call, services)
    (message,) = sent
    assert message["chat_id"] == told
    assert why in message["text"]
