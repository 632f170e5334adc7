"""Between what a step has looked at and what it does, somebody is removed or takes back a yes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from bot.announcing import announcement
from bot.scheduling import begin_due
from bot.store.facts import Facts
from bot.store.holding import RESTORED
from bot.store.team import Role
from handlers.after_buttons import CorrectQuietly
from handlers.coordinator import announce_case, correct_case, review_case, schedule_case
from handlers.screen import Toast
from handlers.team_buttons import Publish, SendAt, SendBroadcast
from tests.bot.store.raw import select, tables
from tests.handlers.coordinator.deciding import STEPS, decisions
from tests.handlers.coordinator.documents import URGENT_ACTION, draft_of, published_case
from tests.handlers.coordinator.meanwhile import Meanwhile
from tests.handlers.parts import BELA, CHIDI, DANA, NOW, seen, services_on, tap

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.services import Services
    from bot.store.broadcast import Broadcast
    from bot.store.database import Database
    from cases.case import Case
    from handlers.button import Button
    from handlers.screen import Shown

    Step = Callable[..., Awaitable[Shown]]
    Happens = Callable[[], Awaitable[object]]

MS = int(NOW.timestamp() * 1000)
MISSING = "has to approve"
ASIDE = {"audit", "counters", "questions", "supporters", "team"}
"""Tables that say who was there and who was removed, not what anybody else did."""


@pytest.fixture
def meanwhile(database: Database) -> Meanwhile:
    return Meanwhile(database)


@pytest.fixture
async def services(meanwhile: Meanwhile) -> Services:
    """Bela and Dana are owners, Chidi a reviewer."""
    services = await services_on(meanwhile)
    await services.team.appoint(DANA, Role.OWNER, MS)
    return services


async def state(address: str) -> dict[str, list[Any]]:
    names = [name for name in await tables(address) if name not in ASIDE]
    queries = {name: f"SELECT * FROM {name}" for name in names}  # noqa: S608 - our own names
    return {name: sorted(await select(address, query), key=str) for name, query in queries.items()}


async def done_by(address: str, who: int) -> int:
    ((lines,),) = await select(address, f"SELECT count(*) FROM audit WHERE who = '{who}'")  # noqa: S608 - a number
    return int(lines)


async def test_who_is_removed_at_the_last_moment_does_nothing_at_all(
    services: Services, meanwhile: Meanwhile, database_address: str
) -> None:
    buttons = await decisions(services)
    await Facts(meanwhile).set(RESTORED, "yes")
    await services.holding.look(MS)
    before = await state(database_address)
    for name, button in buttons.items():
        await services.team.appoint(DANA, Role.OWNER, MS)
        came = await tap(services, DANA, button)
        meanwhile.happens = partial(services.team.remove, DANA, MS, BELA)
        shown = await STEPS[name](came, services)
        assert meanwhile.has_happened(), name
        assert isinstance(shown, Toast), name
        assert shown.is_alert, name
        assert "does not work any more" in shown.text, name
    assert await done_by(database_address, DANA) == 0
    assert await state(database_address) == before
    assert await services.team.role(CHIDI) is Role.REVIEWER
    await services.team.appoint(DANA, Role.OWNER, MS)
    for count, (name, button) in enumerate(buttons.items()):
        shown = await STEPS[name](await tap(services, DANA, button), services)
        assert not getattr(shown, "is_alert", False), name
        assert await done_by(database_address, DANA) > count, (
            f"{name}: who was not removed does it"
        )


async def approved(services: Services, case: Case) -> Case:
    """Chidi has approved it, as it stands now."""
    await services.approvals.switch(BELA, MS, is_needed=True)
    stored = await services.cases.version(case.id, case.version)
    assert stored
    assert await services.approvals.approve(case.id, case.version, CHIDI, MS, stored.revision)
    return case


def voided(services: Services, case: Case) -> dict[str, Happens]:
    """How an approval ends at this moment."""
    return {
        "taken back": partial(services.approvals.take_back, case.id, case.version, CHIDI, MS),
        "its giver removed": partial(services.team.remove, CHIDI, MS, BELA),
    }


async def at_the_last_moment(
    services: Services, meanwhile: Meanwhile, act: tuple[Button, Step], happens: Happens
) -> Shown:
    """What Bela sees, while that happens."""
    button, step = act
    came = await tap(services, BELA, button)
    meanwhile.happens = happens
    shown = await step(came, services)
    assert meanwhile.has_happened()
    return shown


@pytest.mark.parametrize("how", ["taken back", "its giver removed"])
async def test_an_approval_that_ends_at_the_last_moment_sends_nothing(
    services: Services, meanwhile: Meanwhile, how: str
) -> None:
    case = await approved(services, await published_case(services))
    drafted = await services.broadcasts.draft(announcement(case, str(BELA)), MS)
    at = SendAt(drafted.id, MS // 60_000 + 60)
    sends: list[tuple[Button, Step]] = [
        (SendBroadcast(drafted.id), announce_case.send),
        (at, schedule_case.send_at),
    ]
    for act in sends:
        await services.team.appoint(CHIDI, Role.REVIEWER, MS)
        await services.approvals.approve(case.id, case.version, CHIDI, MS)
        shown = await at_the_last_moment(services, meanwhile, act, voided(services, case)[how])
        assert MISSING in (getattr(shown, "toast", None) or "")
    assert await services.broadcasts.active() == []


@pytest.mark.parametrize("how", ["taken back", "its giver removed", "edited away"])
async def test_an_approval_that_ends_at_the_last_moment_publishes_and_corrects_nothing(
    services: Services, meanwhile: Meanwhile, how: str
) -> None:
    new = await draft_of(services, URGENT_ACTION.replace("84.26", "85.26"))
    known = await published_case(services)
    begun = await services.drafts.begin(known.id, str(BELA), MS)
    assert begun
    mended = replace(begun, title="Someone else is in danger")
    assert await services.drafts.reword(mended, 0, str(BELA), MS)
    for case, revision in ((new, 0), (mended, 1)):
        await services.team.appoint(CHIDI, Role.REVIEWER, MS)
        await approved(services, case)
        edit = partial(
            services.drafts.reword, replace(case, title="Anything"), revision, str(BELA), MS
        )
        happens = (voided(services, case) | {"edited away": edit})[how]
        if case is new:
            publish = Publish(new.id, new.version, 0, insists=1), review_case.publish
            shown = await at_the_last_moment(services, meanwhile, publish, happens)
            assert MISSING in seen(shown) or how == "edited away"
        else:
            correct = CorrectQuietly(known.id, mended.version, 1), correct_case.correct_quietly
            shown = await at_the_last_moment(services, meanwhile, correct, happens)
            assert MISSING in (getattr(shown, "toast", None) or "")
    assert await services.cases.find(new.id) is None
    assert await services.cases.find(known.id) == known
    assert await services.broadcasts.active() == []


@pytest.mark.parametrize(
    ("how", "why"),
    [("taken back", "unapproved"), ("its giver removed", "unapproved"), ("who left", "left")],
)
async def test_what_comes_due_at_that_moment_waits_and_somebody_is_asked(
    services: Services, meanwhile: Meanwhile, how: str, why: str
) -> None:
    """It neither goes out nor vanishes: who is left decides, and can send it."""
    case = await approved(services, await published_case(services))
    drafted = await services.broadcasts.draft(announcement(case, str(DANA)), MS)
    assert await services.broadcasts.schedule(drafted.id, MS, str(DANA), MS)
    left = {"who left": partial(services.team.remove, DANA, MS, BELA)}
    asked: list[tuple[int, str]] = []

    async def ask(broadcast: Broadcast) -> None:
        found = await services.broadcasts.find(broadcast.id)
        assert found
        asked.append((found.id, f"{found.state} {found.why}"))

    meanwhile.happens = (voided(services, case) | left)[how]
    await begin_due(services, ask)
    await begin_due(services, ask)
    assert asked == [(drafted.id, f"late {why}")]
    if why == "left":
        button = SendBroadcast(drafted.id)
        await announce_case.send(await tap(services, BELA, button), services)
        assert [one.state for one in await services.broadcasts.active()] == ["queueing"]


@pytest.mark.parametrize("ends", ["closed", "withdrawn"])
async def test_an_announcement_of_a_case_that_ends_at_that_moment_is_not_begun(
    services: Services, meanwhile: Meanwhile, ends: str
) -> None:
    case = await published_case(services)
    drafted = await services.broadcasts.draft(announcement(case, str(BELA)), MS)
    end = {"closed": services.cases.close, "withdrawn": services.corrections.withdraw}[ends]
    act = SendBroadcast(drafted.id), announce_case.send
    await at_the_last_moment(services, meanwhile, act, partial(end, case.id, str(BELA), MS))
    active = await services.broadcasts.active()
    assert not any("card" in one.content for one in active)
