"""A post office whose courier edits what was delivered, too."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import orjson

from bot.delivery.courier import Courier, Editing
from bot.store.appeals import Appeals
from bot.store.broadcast import NewBroadcast
from bot.store.cases import Cases
from bot.store.corrections import Correction, Corrections
from bot.store.drafts import Drafts
from bot.store.edits import Edits
from bot.store.team import Role, Team
from cases.document.draft import Draft
from tests.bot.delivery.office import NOW, Chats, Office

if TYPE_CHECKING:
    from bot.store.broadcast import Broadcast, Ledger
    from bot.store.database import Database
    from cases.case import Case

AMINA, BELA, CHIDI, DANA = 1001, 1002, 1003, 1004
BY = str(BELA)


class Desk(Office):
    """An office whose courier edits too: what was sent stands in `sent`, edits in `edits`."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.cases, self.corrections = Cases(database), Corrections(database)
        self.edits, self.appeals = Edits(database), Appeals(database)
        self.drafts = Drafts(database)
        self.edited = Chats()
        self.broken_kind = ""

    async def publishes(self) -> Case:
        await Team(self.database).appoint(BELA, Role.OWNER, NOW)
        case = await self.cases.keep_draft(Draft(ua_number="84.26", title="Free her"), BY, NOW)
        assert await self.cases.publish(case.id, case.version, BY, NOW)
        return case

    async def announces(self, case: Case) -> int:
        content = {"card": case.id, "version": case.version}
        new = NewBroadcast(f"case {case.id}", content, BY, case.id)
        id_ = (await self.broadcasts.draft(new, NOW)).id
        assert await self.broadcasts.start(id_, BY, NOW)
        self.wake.set()
        return id_

    async def corrects(self, case: Case, notice: int | None = None) -> int:
        """A draft of the case takes its place; the broadcast that edits."""
        draft = await self.drafts.begin(case.id, BY, NOW)
        assert draft
        about = Correction(case.id, draft.version, 0, (f"case {case.id}", "case as corrected"))
        id_ = await self.corrections.publish(about, BY, NOW, notice)
        assert id_
        self.wake.set()
        return id_

    async def render(self, broadcast: Broadcast, language: str) -> bytes:
        if "card" in broadcast.content:
            return orjson.dumps({"text": f"{language}: version {broadcast.content['version']}"})
        return await super().render(broadcast, language)

    async def render_edit(self, broadcast: Broadcast, kind: str, language: str) -> bytes:
        if kind == self.broken_kind:
            raise KeyError("a name that the template wants")
        why = broadcast.content["why"]
        return orjson.dumps({"text": f"{language}: {kind} {why} 100 % {broadcast.id}"})

    def courier(self) -> Courier:
        plain = super().courier()
        editing = Editing(edit=self.edited.send, render=self.render_edit)
        return Courier(**{**vars(plain), "editing": editing})

    async def until_ended(self, id_: int, passing: float = 0.0) -> Ledger:
        """Its ledger then; so many seconds are `passing` with each look at it."""
        async with asyncio.timeout(20):
            while (found := await self.broadcasts.find(id_)) and found.ended_at is None:
                self.seconds += passing
                self.wake.set()
        return await self.edits.ledger(id_)

    async def until_state(self, id_: int, state: str) -> Broadcast:
        async with asyncio.timeout(20):
            while not ((found := await self.broadcasts.find(id_)) and found.state == state):
                self.wake.set()
        return found


async def out(office: Desk, *ids: int) -> Case:
    """A case whose card these people have."""
    await office.subscribe(*ids)
    case = await office.publishes()
    async with office.carrying():
        await office.announces(case)
        await office.told.until(sent=len(ids))
    return case
