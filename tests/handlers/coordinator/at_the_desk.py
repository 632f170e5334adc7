"""A member of the team at work: taps keys by their labels, writes, and sees what is shown."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.sandbox.html import parse_html
from bot.sandbox.keyboard import read_markup
from bot.store.team import Role
from cases.paging import length
from tests.handlers.coordinator.stage import stage_on
from tests.handlers.parts import BELA, DANA

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.cases import StoredVersion
    from bot.store.database import Database
    from cases.case import Case, Target
    from handlers.button import Button
    from tests.handlers.coordinator.stage import Stage

MESSAGE, TOAST = 4096, 200
DRAFT, VERSION = 2, 1


@dataclass
class Member:
    """One person, on a stage with all routes; Telegram would take everything they are shown."""

    stage: Stage
    id: int
    text: str = ""
    toast: str = ""
    keys: dict[str, str] = field(default_factory=dict)

    async def opens(self, button: Button) -> str:
        """Tap this key; what is shown then."""
        return self._sees(await self.stage.tap(self.id, button.pack()))

    async def taps(self, label: str) -> str:
        """Tap the one key whose label has this in it; what is shown then."""
        (data,) = {data for told, data in self.keys.items() if label in told}
        return self._sees(await self.stage.tap(self.id, data))

    async def writes(self, text: str) -> str:
        """Write this; what is shown then."""
        return self._sees(await self.stage.write(self.id, text))

    def _sees(self, calls: list[tuple[str, dict[str, Any]]]) -> str:
        self.toast = ""
        for method, said in calls:
            if method == "answerCallbackQuery":
                self.toast = said.get("text", "")
                assert length(self.toast) <= TOAST
            elif "text" in said:
                self.text, _ = parse_html(said["text"])
                assert 0 < length(self.text) <= MESSAGE
                markup = said.get("reply_markup") or {}
                markup = json.loads(markup) if isinstance(markup, str) else markup
                read_markup(markup or None)
                self.keys = {
                    key["text"]: key.get("callback_data", "")
                    for row in markup.get("inline_keyboard", ())
                    for key in row
                }
        return self.text


class Office:
    """A draft, and two coordinators who may edit it."""

    def __init__(self, services: Services, bela: Member, dana: Member) -> None:
        self.services, self.bela, self.dana = services, bela, dana

    async def stored(self) -> StoredVersion:
        """It as it is now."""
        stored = await self.services.cases.version(DRAFT, VERSION)
        assert stored is not None
        return stored

    async def case(self) -> Case:
        """The case in it."""
        return (await self.stored()).case

    async def officials(self) -> tuple[Target, ...]:
        """Those of the case."""
        return (await self.case()).targets

    async def is_now(self, case: Case) -> None:
        """The draft as somebody has left it."""
        revision = (await self.stored()).revision
        assert await self.services.drafts.reword(case, revision, str(BELA), 0) is not None


async def office_on(database: Database, address: str) -> Office:
    """The draft of a document with a governor and an ambassador; Dana coordinates, too."""
    stage, services = await stage_on(database, address)
    await services.team.appoint(DANA, Role.COORDINATOR, 0)
    return Office(services, Member(stage, BELA), Member(stage, DANA))
