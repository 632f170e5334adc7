"""What else happens while delivered messages are edited: none is left behind, none undone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.delivery.outcome import Later
from bot.store.audit import Action
from bot.store.corrections import Correction
from tests.bot.delivery.desk import AMINA, BELA, BY, Desk, out
from tests.bot.delivery.office import NOW

if TYPE_CHECKING:
    from bot.store.database import Database


@pytest.fixture
def office(database: Database) -> Desk:
    return Desk(database)


async def test_who_gets_the_card_while_it_is_corrected_gets_the_corrected_one(
    office: Desk,
) -> None:
    """No card with the older text is left behind, at whatever moment it was sent."""
    await office.subscribe(*range(1, 501))
    case = await office.publishes()
    office.chats.gate.clear()
    async with office.carrying():
        announcement = await office.announces(case)
        await office.chats.until_received(100)
        id_ = await office.corrects(case)
        office.chats.gate.set()
        while (found := await office.broadcasts.find(announcement)) and found.ended_at is None:
            office.wake.set()
        ledger = await office.until_ended(id_)
    outdated = {chat for chat, body in office.chats.received if body["text"] == "en: version 1"}
    corrected = {chat for chat, _ in office.edited.received}
    assert len(office.chats.received) == 500
    assert 100 <= len(outdated) < 500
    assert outdated <= corrected
    assert ledger["edited"] == len(corrected)


async def test_somebody_who_is_forgotten_meanwhile_is_counted_and_not_kept(office: Desk) -> None:
    case = await out(office, AMINA, BELA)
    office.edited.outcomes[AMINA] = [Later(600)]
    async with office.carrying():
        id_ = await office.corrects(case)
        await office.edited.until_received(2)
        await office.supporters.forget(AMINA)
        office.seconds += 601
        ledger = await office.until_ended(id_)
    assert (ledger["edited"], ledger["forgotten"], ledger.settled) == (1, 1, 2)


async def test_a_withdrawal_sends_nothing_more_and_takes_back_what_was_sent(
    office: Desk,
) -> None:
    await office.subscribe(*range(1, 501))
    case = await office.publishes()
    office.chats.gate.clear()
    async with office.carrying():
        announcement = await office.announces(case)
        await office.chats.until_received(100)
        id_ = await office.corrections.withdraw(case.id, BY, NOW)
        assert id_
        office.wake.set()
        office.chats.gate.set()
        ledger = await office.until_ended(id_)
        while (found := await office.broadcasts.find(announcement)) and found.ended_at is None:
            office.wake.set()
    reached = {chat for chat, _ in office.chats.received}
    assert 100 <= len(reached) < 500
    assert {chat for chat, _ in office.edited.received} == reached
    assert ledger["edited"] == len(reached)
    assert await office.corrections.withdraw(case.id, BY, NOW) is None


async def test_while_everything_is_held_only_a_withdrawal_goes_on(office: Desk) -> None:
    case = await out(office, AMINA)
    async with office.database.transaction() as tx:
        await tx.run("set_fact", name="held", value="away")
    async with office.carrying():
        corrected = await office.corrects(case)
        await office.until_state(corrected, "running")
        withdrawn = await office.corrections.withdraw(case.id, BY, NOW)
        assert withdrawn
        assert (await office.until_ended(withdrawn))["edited"] == 1
    assert [body["text"] for body in office.edited.to(AMINA)] == [
        f"en: card withdrawn 100 % {withdrawn}"
    ]


async def test_nothing_of_a_correction_is_done_where_a_part_of_it_fails(office: Desk) -> None:
    case = await out(office, AMINA)
    draft = await office.drafts.begin(case.id, BY, NOW)
    assert draft
    about = Correction(case.id, draft.version, 0, ("case", "case"))
    notice = await office.corrections.draft_notice(about, "The date was wrong.", BY, NOW)
    assert await office.broadcasts.cancel(notice, BY, NOW)
    assert await office.corrections.publish(about, BY, NOW, notice) is None
    other = Correction(case.id, draft.version, 1, ("case", "case"))
    assert await office.corrections.publish(other, BY, NOW) is None, "another revision was seen"
    assert await office.cases.find(case.id) == case
    assert await office.edits.active() == []


async def test_two_who_extend_at_one_instant_make_one_version(office: Desk) -> None:
    case = await out(office, AMINA)
    made = await asyncio.gather(
        *(office.cases.amend(case, by, NOW, Action.EXTENDED) for by in ("1", "2"))
    )
    assert sorted(one is None for one in made) == [False, True]
    now = await office.cases.find(case.id)
    assert now
    assert now.version == 2
    async with office.carrying():
        (active,) = await office.edits.active()
        assert (await office.until_ended(active.id))["edited"] == 1
