"""Two who decide at once, and what changes between the question and the yes."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.store.appeals import Appeal
from bot.store.audit import Action
from bot.store.team import Role
from cases.case import Channel
from handlers.audience_buttons import SetAudience
from handlers.coming import Answer
from handlers.coordinator import announce_case, approve_case, outcome, schedule_case
from handlers.ending_buttons import SendNews, WriteNews
from handlers.screen import Screen, Toast
from handlers.team_buttons import Approve, SendAt, SendBroadcast, WatchBroadcast
from tests.bot.store.lines import plain
from tests.bot.store.raw import select
from tests.handlers.coordinator.announcing import (
    announce,
    arrives,
    draft_of_question,
    send,
    set_to,
    subscribe,
)
from tests.handlers.coordinator.documents import URGENT_ACTION, published_case
from tests.handlers.parts import BELA, CHIDI, DANA, NOW, Bell, key, said, seen, services_on, tap

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from cases.case import Case
    from handlers.screen import Shown

NOW_MS = int(NOW.timestamp() * 1000)
LATER = SendAt(0, (NOW_MS + 3_600_000) // 60_000)
QUICKER = "Somebody else was quicker"


@pytest.fixture
async def services(database: Database) -> Services:
    """Bela and Dana coordinate; six people subscribe."""
    services = replace(await services_on(database), announced=Bell())
    await services.team.appoint(DANA, Role.COORDINATOR, NOW_MS)
    await subscribe(services, *range(2001, 2007))
    return services


async def done(services: Services, what: str) -> int:
    return sum(plain(one).startswith(what) for one in await services.audit.all())


async def send_at(services: Services, id_: int, by: int) -> Shown:
    button = replace(LATER, broadcast_id=id_)
    return await schedule_case.send_at(await tap(services, by, button), services)


async def questions(services: Services, case: Case) -> tuple[int, int]:
    """The drafts of two coordinators who have asked to announce it, each for themselves."""
    first, second = [draft_of_question(await announce(services, case, by)) for by in (BELA, DANA)]
    assert first != second
    return first, second


async def writes(services: Services, case: Case, news: str, told: str, by: int = BELA) -> Screen:
    """This member writes what those who acted are told."""
    came = await said(services, by, told)
    about = {name: getattr(came, name) for name in Answer.__dataclass_fields__ if name != "asked"}
    asked = WriteNews(case.id, case.version, news)
    shown = await outcome.take_news(Answer(**about, asked=asked), services)
    assert shown is not None
    return shown


async def tell(services: Services, button: SendNews, by: int = BELA) -> Shown:
    return await outcome.send_news(await tap(services, by, button), services)


async def acts(services: Services, case: Case, *ids: int) -> None:
    for id_ in ids:
        appeal = Appeal(id_, case.id, case.targets[0].id, Channel.EMAIL, 1)
        await services.appeals.report(appeal, NOW_MS, "2026-03-10", None)


async def test_of_two_who_press_yes_at_once_one_sends_and_the_other_sees_that(
    services: Services, database: Database, database_address: str
) -> None:
    first, second = await questions(services, await published_case(services))
    shown = await asyncio.gather(
        send(services, SendBroadcast(first)), send(services, SendBroadcast(second), DANA)
    )
    (sent,) = await services.broadcasts.active()
    told = [one.toast or "" for one in shown if isinstance(one, Screen)]
    assert sorted(QUICKER in one for one in told) == [False, True]
    assert {key(one, WatchBroadcast).broadcast_id for one in shown} == {sent.id}
    assert await done(services, "sent broadcast") == 1
    await arrives(services, database, sent.id, NOW_MS)
    for id_, by in ((first, BELA), (second, DANA)):
        await send(services, SendBroadcast(id_), by)
    got = await select(database_address, "SELECT chat_id FROM deliveries ORDER BY chat_id")
    assert [row[0] for row in got] == [*range(2001, 2007)]


async def test_of_five_who_press_at_once_now_and_for_later_one_is_heard(
    services: Services,
) -> None:
    case = await published_case(services)
    spanish = SetAudience((await questions(services, case))[0], "language", "es")
    first, second = await questions(services, case)
    third = draft_of_question(await set_to(services, spanish))
    await asyncio.gather(
        send_at(services, first, BELA),
        send(services, SendBroadcast(second), DANA),
        send_at(services, third, BELA),
        send(services, SendBroadcast(first)),
        send_at(services, second, DANA),
    )
    found = [await services.broadcasts.find(id_) for id_ in (first, second, third)]
    states = sorted(one.state for one in found if one)
    assert states in (
        ["cancelled", "cancelled", "queueing"],
        ["cancelled", "cancelled", "scheduled"],
    )


async def test_who_schedules_is_seen_by_whoever_says_now(services: Services) -> None:
    first, second = await questions(services, await published_case(services))
    await send_at(services, first, BELA)
    shown = await send(services, SendBroadcast(second), DANA)
    assert isinstance(shown, Screen)
    assert QUICKER in (shown.toast or "")
    assert "It begins by itself" in seen(shown)
    assert isinstance(await send_at(services, second, DANA), Screen)
    assert await services.broadcasts.due(2**52) == [first]


async def test_a_new_version_refuses_the_yes_to_the_older_one_now_and_later(
    services: Services,
) -> None:
    case = await published_case(services)
    first, second = await questions(services, case)
    await published_case(services, URGENT_ACTION.replace("POEM", "SONG"))
    for shown in (
        await send(services, SendBroadcast(first)),
        await send_at(services, second, DANA),
        await set_to(services, SetAudience(first, "language", "es")),
    ):
        assert isinstance(shown, Screen)
        assert shown.toast == "This case has changed since. Here it is as it stands now."
        assert "SONG" in seen(shown)
    assert await services.broadcasts.active() == []
    assert await services.broadcasts.due(2**52) == []


async def test_what_was_extended_or_mended_meanwhile_is_looked_at_again_before_it_is_sent(
    services: Services,
) -> None:
    case = await published_case(services)
    first, second = await questions(services, case)
    longer = await extended(services, case)
    for shown in (
        await send(services, SendBroadcast(first)),
        await send_at(services, second, DANA),
    ):
        assert isinstance(shown, Screen)
        assert shown.toast == "This case has changed since. Here it is as it stands now."
    asked = draft_of_question(await announce(services, longer))
    await send_at(services, asked, BELA)
    await extended(services, longer)
    scheduled = await services.broadcasts.find(asked)
    assert scheduled
    assert (scheduled.state, scheduled.content["version"]) == ("scheduled", 3), "it goes on"


async def extended(services: Services, case: Case) -> Case:
    assert case.deadline is not None
    longer = replace(case, deadline=case.deadline + timedelta(days=7))
    amended = await services.cases.amend(longer, str(BELA), NOW_MS, Action.EXTENDED)
    assert amended
    return amended


async def test_who_is_removed_at_that_moment_sends_nothing(services: Services) -> None:
    case = await published_case(services)
    await acts(services, case, *range(2001, 2007))
    _, id_ = await questions(services, case)
    thanks = key(await writes(services, case, "thanks", "Thank you.", DANA), SendNews)
    taps = (
        announce_case.send(await tap(services, DANA, SendBroadcast(id_)), services),
        schedule_case.send_at(
            await tap(services, DANA, replace(LATER, broadcast_id=id_)), services
        ),
        outcome.send_news(await tap(services, DANA, thanks), services),
    )
    await services.team.remove(DANA, NOW_MS, BELA)
    for step in taps:
        shown = await step
        assert isinstance(shown, Toast)
        assert shown.is_alert
        assert "does not work any more" in shown.text
    assert await services.broadcasts.active() == []
    assert await services.broadcasts.due(2**52) == []
    assert await done(services, "sent") == await done(services, "scheduled") == 0
    for shown in (
        await send(services, SendBroadcast(id_)),
        await tell(services, thanks),
    ):
        assert isinstance(shown, Screen), "who is left can send what was drafted"
    assert len(await services.broadcasts.active()) == 2


async def test_who_became_a_reviewer_meanwhile_sends_nothing(services: Services) -> None:
    _, id_ = await questions(services, await published_case(services))
    came = await tap(services, DANA, SendBroadcast(id_))
    await services.team.remove(DANA, NOW_MS, BELA)
    await services.team.appoint(DANA, Role.REVIEWER, NOW_MS)
    assert isinstance(await announce_case.send(came, services), Toast)
    assert await services.broadcasts.active() == []


async def test_who_is_removed_while_approving_has_approved_nothing(services: Services) -> None:
    await services.approvals.switch(BELA, NOW_MS, is_needed=True)
    case = await published_case(services)
    stored = await services.cases.version(case.id, case.version)
    assert stored
    button = Approve(case.id, case.version, stored.revision)
    came = await tap(services, CHIDI, button)
    await services.team.remove(CHIDI, NOW_MS, BELA)
    await approve_case.approve(came, services)
    assert "has to approve" in ((await announce(services, case)).toast or "")
    await approve_case.approve(await tap(services, DANA, button), services)
    yes = key(await announce(services, case), SendBroadcast)
    await services.team.remove(DANA, NOW_MS, BELA)
    await services.team.appoint(CHIDI, Role.REVIEWER, NOW_MS)
    refused = await send(services, yes)
    assert isinstance(refused, Screen)
    assert "has to approve" in (refused.toast or ""), "the approval went with who gave it"
    assert await services.broadcasts.active() == []


@pytest.mark.parametrize("news", ["good", "thanks"])
async def test_an_older_wording_is_not_sent_once_there_is_a_newer_one(
    services: Services, news: str
) -> None:
    case = await published_case(services)
    await acts(services, case, 2001)
    older = key(await writes(services, case, news, "They are free."), SendNews)
    newer = key(await writes(services, case, news, "They are at home.", DANA), SendNews)
    refused = await tell(services, older)
    assert isinstance(refused, Screen)
    assert "another text or another choice has taken its place" in (refused.toast or "")
    assert await services.broadcasts.active() == []
    assert await services.cases.open(NOW) != [], "it is not closed by that either"
    await asyncio.gather(tell(services, newer, DANA), tell(services, newer), tell(services, older))
    told = [one.id for one in await services.broadcasts.active() if "told" in one.content]
    assert told == [newer.broadcast_id]
    assert await done(services, "sent broadcast") == 1
