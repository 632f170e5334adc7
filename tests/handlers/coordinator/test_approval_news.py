"""Members hear when they are asked to approve, and what becomes of it, each of it once."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest

from bot.sandbox.html import parse_html
from bot.store.team import Role
from handlers.coordinator import approve_case, review_case
from handlers.coordinator.approval_news import tell_of_approvals
from handlers.team_buttons import Approve, AskForApproval, ReviewDraft, TakeBackApproval
from tests.handlers.coordinator.documents import URGENT_ACTION, draft_of
from tests.handlers.parts import (
    AMINA,
    BELA,
    CHIDI,
    DANA,
    NOW,
    Calls,
    key,
    kinds,
    screen_of,
    seen,
    services_on,
    tap,
)

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from cases.case import Case
    from handlers.screen import Screen

MS = int(NOW.timestamp() * 1000)
HOSTILE = "<b>Title</b> & {{ x }}"


@dataclass
class Office:
    """Bela and Amina coordinate, Chidi reviews; Bela's draft waits for a second person."""

    services: Services
    draft: Case

    async def heard(self, replicas: int = 1, blocked: int = 0) -> dict[int, str]:
        """What everybody is told by now, with the keys' data; by replicas at the same time."""
        calls = Calls(blocked={blocked})
        await asyncio.gather(*(tell_of_approvals(calls, self.services) for _ in range(replicas)))
        assert len({id_ for id_, _ in calls.told}) == len(calls.told), "once"
        return {id_: f"{parse_html(said['text'])[0]} {_data(said)}" for id_, said in calls.told}

    async def sees(self, by: int) -> Screen:
        button = ReviewDraft(self.draft.id, self.draft.version, 1)
        return await review_case.review(await tap(self.services, by, button), self.services)

    async def asks(self, by: int = BELA, revision: int = 0) -> Screen:
        button = AskForApproval(self.draft.id, self.draft.version, revision)
        came = await tap(self.services, by, button)
        return screen_of(await approve_case.ask(came, self.services))

    async def approves(self, by: int, revision: int = 0) -> Screen:
        button = Approve(self.draft.id, self.draft.version, revision)
        came = await tap(self.services, by, button)
        return screen_of(await approve_case.approve(came, self.services))

    async def changes(self, title: str, revision: int = 0, by: int = BELA) -> None:
        changed = replace(self.draft, title=title)
        assert await self.services.drafts.reword(changed, revision, str(by), MS)


def _data(said: dict[str, Any]) -> list[str]:
    rows = said["reply_markup"]["inline_keyboard"]
    return [one["callback_data"] for row in rows for one in row]


@pytest.fixture
async def office(database: Database) -> Office:
    services = await services_on(database)
    await services.team.appoint(AMINA, Role.COORDINATOR, MS)
    await services.approvals.switch(BELA, MS, is_needed=True)
    office = Office(services, await draft_of(services, URGENT_ACTION))
    assert await office.heard() == {}, "nothing is told of what was before"
    return office


async def test_the_others_are_asked_once_and_led_to_the_draft(office: Office) -> None:
    waits = await office.sees(BELA)
    assert "a second person of the team looks at this version" in seen(waits)
    asked = await office.asks()
    assert asked.toast == "The others were asked to approve version 1."
    assert asked.toast in seen(asked)
    assert AskForApproval not in kinds(asked)
    told = await office.heard(replicas=3)
    assert set(told) == {AMINA, CHIDI}
    assert "Bela · 84.26 · TEACHER HELD" in told[CHIDI]
    assert "Please look at version 1" in told[CHIDI]
    assert f"draft:{office.draft.id}:1:1" in told[CHIDI]
    await office.asks()
    await office.asks(by=AMINA)
    assert await office.heard() == {}
    await office.changes("Another title")
    assert AskForApproval in kinds(await office.sees(BELA)), "that is something else to look at"
    assert "Changed meanwhile" in ((await office.asks()).toast or "")
    await office.asks(revision=1)
    assert set(await office.heard(blocked=AMINA)) == {CHIDI}, "a blocked member is no error"


async def test_who_changed_it_last_hears_of_the_yes_and_whose_yes_is_void_of_that(
    office: Office,
) -> None:
    await office.changes(HOSTILE, by=AMINA)
    await office.heard()
    approved = await office.approves(CHIDI, 1)
    assert approved.toast == "Approved. A coordinator can announce it now."
    assert "Approved by Chidi" in seen(approved)
    told = await office.heard(replicas=3)
    assert set(told) == {AMINA}
    assert f"Chidi · 84.26 · {HOSTILE}" in told[AMINA]
    assert "Version 1 was approved." in told[AMINA]
    assert AskForApproval not in kinds(await office.sees(AMINA))
    await office.changes("Another title", 1)
    told = await office.heard()
    assert set(told) == {CHIDI}
    assert "Changed in version 1: Title." in told[CHIDI]
    assert "The approval of this version is void now." in told[CHIDI]
    await office.changes("A third title", 2)
    assert await office.heard() == {}, "it was void before"


async def test_nobody_hears_of_what_they_did_took_back_or_have_left(office: Office) -> None:
    await office.approves(BELA)
    await office.approves(AMINA)
    assert set(await office.heard()) == {BELA}, "of Amina's yes, not of her own"
    back = TakeBackApproval(office.draft.id, 1)
    await approve_case.take_back(await tap(office.services, AMINA, back), office.services)
    await office.changes("Another title")
    assert await office.heard() == {}
    await office.approves(CHIDI, 1)
    await office.heard()
    await office.services.team.remove(CHIDI, MS, by=BELA)
    await office.changes("A third title", 1)
    assert await office.heard() == {}


async def test_of_what_no_member_made_the_owners_hear(office: Office) -> None:
    changed = replace(office.draft, title="From elsewhere")
    assert await office.services.drafts.reword(changed, 0, "command line", MS)
    await office.services.team.appoint(DANA, Role.OWNER, MS)
    await office.approves(CHIDI, 1)
    assert set(await office.heard()) == {BELA, DANA}


async def test_a_yes_that_could_never_count_is_not_offered(office: Office) -> None:
    told = await office.approves(BELA)
    assert (told.toast or "").startswith("Approved. Another coordinator can announce it now;")
    await office.services.team.remove(AMINA, MS, by=BELA)
    back = TakeBackApproval(office.draft.id, 1)
    await approve_case.take_back(await tap(office.services, BELA, back), office.services)
    alone = await office.sees(BELA)
    assert Approve not in kinds(alone), "the only other member is a reviewer"
    assert AskForApproval in kinds(alone)
    assert "has to approve" in ((await office.approves(BELA)).toast or "")
    assert (await office.services.approvals.of(office.draft.id, 1)).by == ()
    reviewer = await office.sees(CHIDI)
    assert key(reviewer, Approve).revision == 0
    assert AskForApproval not in kinds(reviewer)
