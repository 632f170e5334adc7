"""A case that is out, a new document for it, and a coordinator who decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.coordinator.difference import (
    keep_old,
    see_changes,
    sum_up,
    take_new,
    take_rest,
)
from handlers.coordinator.review_case import publish
from handlers.import_buttons import KeepOld, SeeChanges, SumUp, TakeNew, TakeRest
from handlers.team_buttons import Publish
from tests.handlers.coordinator.documents import send_document
from tests.handlers.parts import BELA, key, tap

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.cases import StoredVersion
    from cases.case import Case
    from handlers.screen import Screen, Shown


class Desk:
    """Bela has a case that is out, and a new document for it."""

    def __init__(self, services: Services, before: Case) -> None:
        self.services, self.before = services, before
        self.version = before.version

    async def gets(self, document: str) -> None:
        await send_document(self.services, document)
        self.version = (await self.services.cases.drafts())[-1].version

    async def sees(self, by: int = BELA) -> Screen:
        button = SeeChanges(self.before.id, self.version)
        return await see_changes(await tap(self.services, by, button), self.services)

    async def takes(self, shown: Shown) -> Screen:
        return await take_new(await tap(self.services, BELA, key(shown, TakeNew)), self.services)

    async def keeps(self, shown: Shown) -> Screen:
        return await keep_old(await tap(self.services, BELA, key(shown, KeepOld)), self.services)

    async def forges(self, *of: int | str) -> list[Screen]:
        take, keep = TakeNew(*of), KeepOld(*of)  # type: ignore[arg-type] # two numbers, a word
        return [
            await take_new(await tap(self.services, BELA, take), self.services),
            await keep_old(await tap(self.services, BELA, keep), self.services),
        ]

    async def sums_up(self) -> Screen:
        button = SumUp(self.before.id, self.version, 1)
        return await sum_up(await tap(self.services, BELA, button), self.services)

    async def takes_rest(self) -> Screen:
        button = TakeRest(self.before.id, self.version)
        return await take_rest(await tap(self.services, BELA, button), self.services)

    async def stored(self) -> StoredVersion:
        stored = await self.services.cases.version(self.before.id, self.version)
        assert stored is not None
        return stored

    async def draft(self) -> Case:
        return (await self.stored()).case

    async def publishes(self, insists: int = 1) -> Shown:
        stored = await self.stored()
        button = Publish(self.before.id, self.version, stored.revision, insists=insists)
        return await publish(await tap(self.services, BELA, button), self.services)
