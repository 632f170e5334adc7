"""Who has no role gets nothing from a coordinator's button or command, and changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
from telegram import Bot, Update
from telegram.ext import CommandHandler
from telegram.request import BaseRequest

from bot.store.team import Role
from handlers import tally_buttons, team_buttons
from handlers.button import Button, OfCase
from handlers.coordinator import coordinator_routes
from handlers.coordinator.announce_case import announce
from tests.bot.store.raw import select
from tests.handlers.coordinator.documents import URGENT_ACTION, draft_of, published_case
from tests.handlers.parts import AMINA, BELA, CHIDI, NOW, key, services_on, tap

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database

TABLES = ("cases", "versions", "broadcasts", "deliveries", "team", "audit", "facts", "tallies")
BUTTONS = [
    kind
    for kind in (vars(team_buttons) | vars(tally_buttons)).values()
    if isinstance(kind, type) and issubclass(kind, Button) and "code" in vars(kind)
]
FIXED: dict[type[Button], list[str]] = {
    team_buttons.Invite: ["invite:owner", "invite:reviewer", "invite:king"],
    team_buttons.AskToRemove: [f"dismiss:{BELA}", "dismiss:99"],
    team_buttons.RemoveMember: [f"dismissnow:{BELA}", f"dismissnow:{CHIDI}", "dismissnow:99"],
    team_buttons.ShowAudit: ["audit:0", "audit:99"],
    team_buttons.SwitchApproval: ["approval:0", "approval:1", "approval:7"],
    team_buttons.LeaveTeam: ["leavenow"],
    tally_buttons.ShareTally: ["tallyas:1:1:csv", "tallyas:1:1:picture", "tallyas:99:1:exe"],
    tally_buttons.WriteToOfficial: ["tallyletter:1:1:1", "tallyletter:99:1:99"],
}
FREE = {team_buttons.LeaveTeam, team_buttons.Approve, team_buttons.TakeBackApproval}
"""Every member may do these."""
MAY_SEE = {"team", "draft", "preview", "watch", "tally", "members", "audit", "leave", "held"}


class Telegram(BaseRequest):
    """Says yes to every call, and remembers them."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, *args: Any, **given: Any
    ) -> tuple[int, bytes]:
        data = given.get("request_data") or (args[0] if args else None)
        return self._answer(url.rpartition("/")[2], data.parameters if data else {})

    async def paced_call(self, method: str, body: bytes) -> tuple[int, bytes]:
        return self._answer(method, orjson.loads(body))

    def _answer(self, name: str, params: dict[str, Any]) -> tuple[int, bytes]:
        self.calls.append((name, params))
        chat = {"id": AMINA, "type": "private"}
        message = {"message_id": 9, "date": 0, "chat": chat, "text": "shown"}
        me = {"id": 1, "is_bot": True, "first_name": "Bot", "username": "urgent_sandbox_bot"}
        results = {"answerCallbackQuery": True, "getMe": me}
        return 200, orjson.dumps({"ok": True, "result": results.get(name, message)})


class Stage:
    """The routes on a database with a draft, a published case and a broadcast to send."""

    def __init__(self, services: Services, address: str) -> None:
        self.telegram = Telegram()
        self.bot = Bot("1:x", request=self.telegram, get_updates_request=self.telegram)
        self.routes = coordinator_routes(services)
        self.address = address

    async def state(self) -> list[list[tuple[Any, ...]]]:
        return [await select(self.address, f"SELECT * FROM {table}") for table in TABLES]  # noqa: S608 - our own names

    async def tap(self, by: int, data: str) -> list[tuple[str, dict[str, Any]]]:
        """What Telegram is told when this person taps a button with this data."""
        message = {"message_id": 5, "date": 0, "chat": {"id": by, "type": "private"}, "text": "x"}
        query = {"id": "1", "chat_instance": "1", "data": data, "message": message}
        return await self._handle({"callback_query": query | {"from": person(by)}})

    async def command(self, by: int, text: str) -> list[tuple[str, dict[str, Any]]]:
        entity = {"type": "bot_command", "offset": 0, "length": len(text)}
        message = {"message_id": 5, "date": 0, "chat": {"id": by, "type": "private"}}
        return await self._handle(
            {"message": message | {"text": text, "entities": [entity], "from": person(by)}}
        )

    async def _handle(self, update: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
        self.telegram.calls.clear()
        parsed = Update.de_json({"update_id": 1} | update, self.bot)
        context: Any = type("Context", (), {"bot": self.bot, "args": []})()
        for route in self.routes:
            check = route.check_update(parsed)
            if check:
                await route.callback(parsed, context)
                break
        return list(self.telegram.calls)


def person(id_: int) -> dict[str, Any]:
    return {"id": id_, "is_bot": False, "first_name": "Person"}


async def stage_on(database: Database, address: str) -> tuple[Stage, Services]:
    services = await services_on(database)
    case = await published_case(services)
    await draft_of(services, URGENT_ACTION.replace("84.26", "85.26"))
    came = await tap(services, BELA, team_buttons.Announce(case.id, case.version))
    await announce(came, services)
    for id_ in (AMINA, BELA, CHIDI):
        await services.supporters.meet(id_, int(NOW.timestamp() * 1000))
    stage = Stage(services, address)
    await stage.bot.initialize()
    return stage, services


def crafted(kind: type[Button]) -> list[str]:
    """Data of this button that would work for Bela, and some that nobody was ever shown."""
    if kind in FIXED:
        return FIXED[kind]
    if not issubclass(kind, (OfCase, team_buttons.OfBroadcast)):
        return [kind.code]
    rest = ":0" if "page" in kind.__dataclass_fields__ else ""
    ids = ("1:1", "2:1", "99:1") if issubclass(kind, OfCase) else ("1", "99")
    return [f"{kind.code}:{id_}{rest}" for id_ in ids]


async def test_a_supporter_gets_nothing_from_any_crafted_button(
    database: Database, database_address: str
) -> None:
    stage, _ = await stage_on(database, database_address)
    before = await stage.state()
    for data in (data for kind in BUTTONS for data in crafted(kind)):
        ((method, said),) = await stage.tap(AMINA, data)
        assert (data, method) == (data, "answerCallbackQuery")
        assert said["show_alert"] is True
        assert "does not work any more" in said["text"]
        assert (data, await stage.state()) == (data, before)


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
            assert (data, await stage.state()) == (data, before)


async def test_who_was_removed_has_lost_every_button_at_once(
    database: Database, database_address: str
) -> None:
    stage, _ = await stage_on(database, database_address)
    assert "editMessageText" in {method for method, _ in await stage.tap(BELA, "publish:2:1")}
    await select(database_address, f"DELETE FROM team WHERE id = {BELA}")  # noqa: S608 - a number
    before = await stage.state()
    for kind in BUTTONS:
        for data in crafted(kind):
            assert [method for method, _ in await stage.tap(BELA, data)] == ["answerCallbackQuery"]
    assert await stage.state() == before


async def test_foreign_data_means_nothing_to_an_owner_either(
    database: Database, database_address: str
) -> None:
    stage, _ = await stage_on(database, database_address)
    before = await stage.state()
    for data in (
        "publish",
        "publish:1",
        "publish:1:1:1",
        "publish:x:1",
        "publish:1:'; --",
        "send:",
    ):
        calls = await stage.tap(BELA, data)
        assert (data, [method for method, _ in calls]) == (data, ["answerCallbackQuery"])
    assert await stage.state() == before


async def test_the_command_is_for_the_team_only(database: Database, database_address: str) -> None:
    stage, services = await stage_on(database, database_address)
    assert {
        command
        for one in stage.routes
        if isinstance(one, CommandHandler)
        for command in one.commands
    } == {"team", "audit"}
    ((_, told),) = await stage.command(AMINA, "/audit")
    assert "I do not understand" in told["text"]
    ((_, told),) = await stage.command(AMINA, "/team")
    assert "I do not understand" in told["text"]
    for member in (BELA, CHIDI):
        ((_, told),) = await stage.command(member, "/team")
        assert "For coordinators" in told["text"]
    await services.team.appoint(AMINA, Role.COORDINATOR, 0)
    ((_, told),) = await stage.command(AMINA, "/team")
    assert "A new case" in told["text"]


async def test_a_button_shown_to_bela_is_the_one_that_is_crafted(database: Database) -> None:
    services = await services_on(database)
    case = await published_case(services)
    came = await tap(services, BELA, team_buttons.Announce(case.id, case.version))
    confirm = key(await announce(came, services), team_buttons.SendBroadcast)
    assert confirm.pack() in crafted(team_buttons.SendBroadcast)
