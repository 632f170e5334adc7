"""Every way in for coordinators, as Telegram sees it, with something of everything there."""

from __future__ import annotations

import sys
from dataclasses import fields
from typing import TYPE_CHECKING, Any, cast

import orjson
from telegram import Bot, Update
from telegram.ext import CallbackQueryHandler
from telegram.request import BaseRequest

from handlers import (
    audience_buttons,
    audit_buttons,
    draft_buttons,
    ending_buttons,
    letter_buttons,
    member_buttons,
    preview_buttons,
    report_buttons,
    routes,
    tally_buttons,
    team_buttons,
)
from handlers.button import Button
from handlers.coordinator import coordinator_routes
from handlers.coordinator.announce_case import announce
from tests.bot.store.raw import select, tables
from tests.handlers.coordinator.documents import URGENT_ACTION, draft_of, published_case
from tests.handlers.parts import AMINA, BELA, CHIDI, NOW, services_on, tap

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from bot.services import Services
    from bot.store.database import Database

ASIDE = {"supporters", "questions", "watches", "inbox", "counters", "schema_steps"}
"""Tables that say who was there and what was asked and shown, not what was done."""


def _below(kind: type[Button]) -> Iterator[type[Button]]:
    """Its subclasses; of each, the dataclass with slots that took the place of the class."""
    for one in kind.__subclasses__():
        if vars(sys.modules[one.__module__])[one.__name__] is one:
            yield one
            yield from _below(one)


def _of_coordinators() -> list[type[Button]]:
    """Every button that a route of theirs takes, however new it is."""
    # The table only hands the services on to the steps, and no step is taken here.
    found = coordinator_routes(cast("Services", None))
    patterns = [
        cast("re.Pattern[str]", one.pattern)
        for one in found
        if isinstance(one, CallbackQueryHandler)
    ]
    kinds = [kind for kind in _below(Button) if "code" in vars(kind)]
    return [
        next(kind for kind in kinds if pattern.match(kind.code) and pattern.match(f"{kind.code}:"))
        for pattern in patterns
    ]


BUTTONS = _of_coordinators()
FIXED: dict[type[Button], list[str]] = {
    member_buttons.Invite: ["invite:owner", "invite:reviewer", "invite:king"],
    member_buttons.AskToRemove: [f"dismiss:{BELA}", "dismiss:99"],
    member_buttons.RemoveMember: [f"dismissnow:{BELA}", f"dismissnow:{CHIDI}", "dismissnow:99"],
    team_buttons.ShowAudit: ["audit:0", "audit:99"],
    audit_buttons.LookInAudit: ["auditof:1::0", "auditof:0:1002:0", "auditof:99:king:99"],
    audit_buttons.DownloadAudit: ["auditcsv:0:", "auditcsv:1:1002", "auditcsv:99:king"],
    member_buttons.SwitchApproval: ["approval:0", "approval:1", "approval:7"],
    team_buttons.SendAt: ["sendat:1:29553840", "sendat:99:1"],
    draft_buttons.EditField: ["editone:2:1:title:0", "editone:2:1:id:7", "editone:99:1:title:0"],
    draft_buttons.ConfirmField: ["rightone:2:1:0:title", "rightone:99:1:0:title"],
    draft_buttons.EmptyField: ["emptyone:2:1:0:deadline", "emptyone:99:1:0:deadline"],
    draft_buttons.EraseWritten: ["eraseone:2:1:summary", "eraseone:99:1:summary"],
    draft_buttons.PutWritten: ["putone:2:1:0:summary", "putone:99:1:0:summary"],
    draft_buttons.ChooseKind: [
        "setkind:2:1:1:update",
        "setkind:2:1:0:king",
        "setkind:99:1:0:first",
    ],
    draft_buttons.UndoChange: ["undoedit:2:1:1", "undoedit:2:1:7", "undoedit:99:1:1"],
    tally_buttons.ShareTally: ["tallyas:1:1:csv", "tallyas:1:1:picture", "tallyas:99:1:exe"],
    tally_buttons.WriteToOfficial: ["tallyletter:1:1:1", "tallyletter:99:1:99"],
    ending_buttons.ExtendCase: ["extend:1:1:28", "extend:99:1:28", "extend:1:1:9999"],
    ending_buttons.WriteNews: ["news:1:1:good", "news:1:1:bad", "news:99:1:sad"],
    ending_buttons.SetReminders: ["setdays:1:1:2_0", "setdays:1:1:9_9", "setdays:99:1:0"],
    ending_buttons.FollowWith: ["follow:1:2", "follow:1:1", "follow:99:1"],
    letter_buttons.WriteLetter: ["newletter:2:1:fr", "newletter:2:1:xx", "newletter:99:1:fr"],
    letter_buttons.PutLetter: ["putletter:2:1:en:00000000", "putletter:99:1:xx:0"],
    letter_buttons.LetterLine: ["letterline:2:1:en:closing", "letterline:2:1:xx:hack"],
    letter_buttons.RemoveLetter: ["rmletter:2:1:en:00000000", "rmletter:99:1:en:0"],
    letter_buttons.OpenWordings: ["wordings:2:1:posts", "wordings:2:1:hack"],
    letter_buttons.RemoveWording: ["rmwording:2:1:posts:0", "rmwording:99:1:hack:0"],
    letter_buttons.HideParagraph: ["hide:2:1:00000000:1:1", "hide:99:1:0:1:1"],
    letter_buttons.SetTheme: ["settheme:2:1:women:1", "settheme:2:1:hack:1"],
    letter_buttons.SetRegion: ["caseregion:2:1:africa:country", "caseregion:2:1:hack:world"],
    preview_buttons.SendToMe: ["tome:1:1:en", "tome:2:1:xx"],
    preview_buttons.SeeStep: [
        "see:1:1:en:card:0::0",
        "see:2:1:ar:targets:0::0",
        "see:99:1:en:card:0::0",
        "see:1:1:xx:hack:0::0",
    ],
    preview_buttons.TryStep: ["try:1:1:en:case:0::0", "try:99:1:en:card:0::0"],
    audience_buttons.ChooseAudience: ["towhom:1::1", "towhom:1:country:99", "towhom:99:king:0"],
    audience_buttons.SetAudience: [
        "aud:1:language:es",
        "aud:1:country:xx",
        "aud:1:theme:999999999",
        "aud:1:king:1",
        "aud:99:acted:1",
    ],
    report_buttons.RemoveAnswer: ["rmans:1:1:1", "rmans:99:1:99"],
}
"""Data that would work for Bela, and some that nobody was ever shown, where ids do not do."""
FIRST: dict[str, tuple[int | str, ...]] = {
    "case_id": (1, 2, 99),
    "version": (1,),
    "broadcast_id": (1, 99),
    "target_id": (1, 8, 99),
    "contact_id": (2, 9, 99),
    "part": ("name",),
    "channel": ("email",),
}


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
    """All routes on a database with a draft, a published case and a broadcast to send."""

    def __init__(self, services: Services, address: str) -> None:
        self.telegram = Telegram()
        self.bot = Bot("1:x", request=self.telegram, get_updates_request=self.telegram)
        self.routes = routes(services)
        self.address = address

    async def state(self) -> list[tuple[str, str]]:
        """Table and row of everything that a coordinator's action could change."""
        names = [name for name in await tables(self.address) if name not in ASIDE]
        if self.address.startswith("postgresql:"):  # one connection for all: it costs the most
            each = (f"SELECT '{name}', CAST({name} AS TEXT) FROM {name}" for name in names)  # noqa: S608 - our own names
            return sorted(await select(self.address, " UNION ALL ".join(each)))
        rows = []
        for name in names:
            found = await select(self.address, f"SELECT * FROM {name}")  # noqa: S608 - the same
            rows += [(name, str(row)) for row in found]
        return sorted(rows)

    async def tap(self, by: int, data: str) -> list[tuple[str, dict[str, Any]]]:
        """What Telegram is told when this person taps a button with this data."""
        message = {"message_id": 5, "date": 0, "chat": {"id": by, "type": "private"}, "text": "x"}
        query = {"id": "1", "chat_instance": "1", "data": data, "message": message}
        return await self._handle({"callback_query": query | {"from": person(by)}})

    async def write(self, by: int, text: str) -> list[tuple[str, dict[str, Any]]]:
        """What it is told when this person writes this."""
        is_command = text.startswith("/")
        entity = {"type": "bot_command", "offset": 0, "length": len(text.partition(" ")[0])}
        message = {"message_id": 5, "date": 0, "chat": {"id": by, "type": "private"}}
        entities = {"entities": [entity]} if is_command else {}
        return await self._handle(
            {"message": message | entities | {"text": text, "from": person(by)}}
        )

    async def _handle(self, update: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
        self.telegram.calls.clear()
        parsed = Update.de_json({"update_id": 1} | update, self.bot)
        _, *args = update.get("message", {}).get("text", "").split(" ")
        context: Any = type("Context", (), {"bot": self.bot, "args": args})()
        for route in self.routes:
            check = route.check_update(parsed)
            if check:
                await route.callback(parsed, context)
                break
        return list(self.telegram.calls)


def person(id_: int) -> dict[str, Any]:
    """Somebody, as Telegram tells of them."""
    return {"id": id_, "is_bot": False, "first_name": "Person"}


async def stage_on(database: Database, address: str) -> tuple[Stage, Services]:
    """Case 1 is published and broadcast 1 of it a draft; case 2 is a draft."""
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
    """Data of this button: of what there is, and of what there is not."""
    if kind in FIXED:
        return FIXED[kind]
    names = [field.name for field in fields(kind)]
    found = []
    for place in range(max(len(FIRST.get(name, (0,))) for name in ["page", *names])):
        values = [FIRST.get(name, (0,)) for name in names]
        told = [str(one[min(place, len(one) - 1)]) for one in values]
        found.append(":".join((kind.code, *told)))
    return found
