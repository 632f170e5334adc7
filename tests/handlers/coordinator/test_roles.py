"""Who has no role gets nothing from a coordinator's button or command, and changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from telegram.ext import CommandHandler

from bot.store.team import Role
from handlers import member_buttons, team_buttons
from handlers.button import Button  # noqa: TC001 - pytest shows it
from handlers.coordinator import coordinator_routes
from handlers.coordinator.announce_case import announce
from tests.bot.store.raw import select
from tests.handlers.coordinator.documents import published_case
from tests.handlers.coordinator.stage import BUTTONS, Stage, crafted, stage_on
from tests.handlers.parts import AMINA, BELA, CHIDI, DANA, NOW, key, services_on, tap

if TYPE_CHECKING:
    from bot.store.database import Database

FREE = {member_buttons.LeaveTeam, team_buttons.Approve, team_buttons.TakeBackApproval}
"""Every member may do these."""
MAY_SEE = {
    "allchanges",
    "answers",
    "audit",
    "auditof",
    "auditwhose",
    "change",
    "changes",
    "draft",
    "everycase",
    "held",
    "leave",
    "lengths",
    "members",
    "preview",
    "remarks",
    "see",
    "tally",
    "team",
    "try",
    "watch",
}
OUTSIDERS = {"a supporter": AMINA, "one who never wrote": 4_242, "one who has left": DANA}
OWNING = [
    "goon",
    "invite:reviewer",
    "endlink:0123456789abcdef",
    f"dismissnow:{CHIDI}",
    "approval:1",
    "approvaloff",
]
EVERY = [data for kind in BUTTONS for data in crafted(kind)]


async def get_nothing(stage: Stage, person: int, tapped: list[str]) -> None:
    """One alert each, the same as for a button that never was, and not one row changes."""
    before = await stage.state()
    for data in tapped:
        ((method, said),) = await stage.tap(person, data)
        assert (data, method) == (data, "answerCallbackQuery")
        assert said["show_alert"] is True
        assert "does not work any more" in said["text"]
    assert await stage.state() == before


@pytest.mark.parametrize("who", OUTSIDERS)
async def test_outside_the_team_nobody_gets_anything_from_any_crafted_button(
    database: Database, database_address: str, who: str
) -> None:
    stage, services = await stage_on(database, database_address)
    await services.team.appoint(DANA, Role.OWNER, 0)
    await services.team.remove(DANA, 0, BELA)
    await get_nothing(stage, OUTSIDERS[who], EVERY)


async def test_what_an_outsider_writes_answers_no_coordinators_question(
    database: Database, database_address: str
) -> None:
    """Such as one that was open when they were removed."""
    stage, services = await stage_on(database, database_address)
    before = await stage.state()
    understood = await stage.write(AMINA, "25 March 18:30")
    for data in EVERY:
        await services.questions.ask(AMINA, data, int(NOW.timestamp() * 1000))
        assert (data, await stage.write(AMINA, "25 March 18:30")) == (data, understood)
    assert await stage.state() == before


async def test_a_reviewer_sees_and_changes_nothing(
    database: Database, database_address: str
) -> None:
    stage, _ = await stage_on(database, database_address)
    before = await stage.state()
    for kind in BUTTONS:
        if kind in FREE:
            continue
        for data in crafted(kind):
            told = {method for method, _ in await stage.tap(CHIDI, data)}
            assert (data, "editMessageText" in told) == (data, kind.code in MAY_SEE)
    assert await stage.state() == before


async def test_a_coordinator_appoints_removes_and_switches_nothing(
    database: Database, database_address: str
) -> None:
    stage, services = await stage_on(database, database_address)
    await services.team.appoint(AMINA, Role.COORDINATOR, 0)
    await get_nothing(stage, AMINA, OWNING)


async def test_who_was_removed_has_lost_every_button_at_once(
    database: Database, database_address: str
) -> None:
    stage, _ = await stage_on(database, database_address)
    assert "editMessageText" in {method for method, _ in await stage.tap(BELA, "publish:2:1:0:1")}
    await select(database_address, f"DELETE FROM team WHERE id = {BELA}")  # noqa: S608 - a number
    await get_nothing(stage, BELA, EVERY)


async def test_foreign_data_means_nothing_to_an_owner_either(
    database: Database, database_address: str
) -> None:
    stage, _ = await stage_on(database, database_address)
    before = await stage.state()
    for data in (
        "publish",
        "publish:1",
        "publish:1:1",
        "publish:x:1:0:0",
        "publish:1:'; --:0:0",
        "send:",
    ):
        calls = await stage.tap(BELA, data)
        assert (data, [method for method, _ in calls]) == (data, ["answerCallbackQuery"])
    assert await stage.state() == before


async def test_the_commands_are_for_the_team_only(
    database: Database, database_address: str
) -> None:
    stage, services = await stage_on(database, database_address)
    commands = {
        command
        for one in coordinator_routes(services)
        if isinstance(one, CommandHandler)
        for command in one.commands
    }
    assert commands >= {"team", "audit"}
    before = await stage.state()
    for command in commands:
        ((_, told),) = await stage.write(AMINA, f"/{command}")
        assert "I do not understand" in told["text"]
    assert await stage.state() == before
    for member in (BELA, CHIDI):
        ((_, told),) = await stage.write(member, "/team")
        assert "For coordinators" in told["text"]
    await services.team.appoint(AMINA, Role.COORDINATOR, 0)
    ((_, told),) = await stage.write(AMINA, "/team")
    assert "A new case" in told["text"]


async def test_a_button_shown_to_bela_is_the_one_that_is_crafted(database: Database) -> None:
    services = await services_on(database)
    case = await published_case(services)
    came = await tap(services, BELA, team_buttons.Announce(case.id, case.version))
    confirm = key(await announce(came, services), team_buttons.SendBroadcast)
    assert confirm.pack() in crafted(team_buttons.SendBroadcast)


@pytest.mark.parametrize("kind", BUTTONS)
def test_what_is_crafted_would_reach_its_step(kind: type[Button]) -> None:
    assert all(kind.unpack(data) is not None for data in crafted(kind))
