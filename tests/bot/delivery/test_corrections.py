"""Messages that were delivered are edited, by the courier, at its pace."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import orjson
import pytest

from bot.delivery.courier import Courier, Editing
from bot.delivery.outcome import Gone, Later, Refused, Sent, Unknown
from bot.store.appeals import Appeals
from bot.store.broadcast import NewBroadcast
from bot.store.cases import Cases
from bot.store.corrections import Correction, Corrections
from bot.store.drafts import Drafts
from bot.store.edits import Edits
from cases.document.draft import Draft
from tests.bot.delivery.office import NOW, Chats, Office

if TYPE_CHECKING:
    from bot.store.broadcast import Broadcast, Ledger
    from bot.store.database import Database
    from cases.case import Case

AMINA, BELA, CHIDI, DANA = 1001, 1002, 1003, 1004
BY = "1002"


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

    async def until_ended(self, id_: int) -> Ledger:
        async with asyncio.timeout(20):
            while (found := await self.broadcasts.find(id_)) and found.ended_at is None:
                self.wake.set()
        return await self.edits.ledger(id_)

    async def until_state(self, id_: int, state: str) -> Broadcast:
        async with asyncio.timeout(20):
            while not ((found := await self.broadcasts.find(id_)) and found.state == state):
                self.wake.set()
        return found


@pytest.fixture
def office(database: Database) -> Desk:
    return Desk(database)


async def out(office: Desk, *ids: int) -> Case:
    """A case whose card these people have."""
    await office.subscribe(*ids)
    case = await office.publishes()
    async with office.carrying():
        await office.announces(case)
        await office.told.until(sent=len(ids))
    return case


async def test_the_card_that_somebody_has_is_edited_in_their_language(office: Desk) -> None:
    await office.subscribe(BELA, language="es")
    case = await out(office, AMINA)
    async with office.carrying():
        id_ = await office.corrects(case)
        ledger = await office.until_ended(id_)
    ((chat, body),) = [one for one in office.edited.received if one[0] == AMINA]
    assert body["text"] == f"en: card corrected 100 % {id_}"
    assert (chat, body["chat_id"]) == (AMINA, AMINA)
    assert isinstance(body["message_id"], int)
    assert (ledger.audience, ledger["edited"], ledger.settled) == (2, 2, 2)


async def test_card_and_walks_are_edited_one_by_one_and_nobody_is_written_to(
    office: Desk,
) -> None:
    case = await out(office, AMINA)
    for message_id in (7, 8):
        await office.appeals.keep_walk(AMINA, message_id, case.id, NOW)
    await office.appeals.keep_walk(AMINA, 9, case.id + 1, NOW)
    before = len(office.chats.received)
    async with office.carrying():
        id_ = await office.corrects(case)
        await office.edited.until_received(1)
        assert office.edited.to(AMINA)[0]["text"] == f"en: card corrected 100 % {id_}"
        assert len(office.edited.received) == 1, "the others are not due yet"
        office.seconds += 60
        ledger = await office.until_ended(id_)
    assert {body["message_id"] for body in office.edited.to(AMINA)[1:]} == {7, 8}
    assert (ledger["edited"], ledger.settled, ledger.audience) == (3, 3, 3)
    assert len(office.chats.received) == before


async def test_what_telegram_says_of_an_edit_ends_it_or_puts_it_off(office: Desk) -> None:
    case = await out(office, AMINA, BELA, CHIDI)
    office.edited.outcomes[AMINA] = [Gone()]
    office.edited.outcomes[BELA] = [Later(600), Sent(0)]
    office.edited.outcomes[CHIDI] = [Unknown(), Unknown(), Sent(0)]
    async with office.carrying():
        id_ = await office.corrects(case)
        await office.edited.until_received(3)
        office.seconds += 601
        await office.edited.until_received(5)
        office.seconds += 601
        ledger = await office.until_ended(id_)
    assert (ledger["gone"], ledger["edited"]) == (1, 2)
    assert [len(office.edited.to(one)) for one in (AMINA, BELA, CHIDI)] == [1, 2, 3]


async def test_who_cannot_be_edited_for_a_day_is_given_up(office: Desk) -> None:
    case = await out(office, AMINA)
    office.edited.outcomes[AMINA] = [Later(5), Later(5)]
    async with office.carrying():
        id_ = await office.corrects(case)
        await office.edited.until_received(1)
        office.seconds += 24 * 60 * 60
        ledger = await office.until_ended(id_)
    assert (ledger["failed"], ledger.settled) == (1, 1)


async def test_a_text_that_telegram_refuses_stops_the_correction_and_says_why(
    office: Desk,
) -> None:
    case = await out(office, AMINA, BELA)
    office.edited.outcomes[AMINA] = [Refused("Bad Request: can't parse entities")]
    office.edited.outcomes[BELA] = [Refused("Bad Request: can't parse entities")]
    async with office.carrying():
        id_ = await office.corrects(case)
        stopped = await office.until_state(id_, "stopped")
        assert stopped.why == "Bad Request: can't parse entities"
        assert (await office.edits.ledger(id_)).settled == 0
        assert await office.broadcasts.resume(id_, BY, NOW)
        office.seconds += 60
        ledger = await office.until_ended(id_)
    assert ledger["edited"] == 2


async def test_a_text_that_cannot_be_rendered_stops_it_too(office: Desk) -> None:
    case = await out(office, AMINA)
    office.broken_kind = "card"
    async with office.carrying():
        id_ = await office.corrects(case)
        assert (await office.until_state(id_, "stopped")).why == "en: KeyError"
        office.broken_kind = ""
        assert await office.broadcasts.resume(id_, BY, NOW)
        assert (await office.until_ended(id_))["edited"] == 1


async def test_the_newest_version_wins_wherever_the_older_one_was(office: Desk) -> None:
    """One waits, one is on the wire, one is put off: each shows the newest in the end."""
    case = await out(office, AMINA, BELA)
    office.edited.outcomes[BELA] = [Later(30)]
    office.edited.gate.clear()
    async with office.carrying():
        first = await office.corrects(case)
        await office.edited.until_received(2)
        second = await office.corrects(case)
        await office.until_state(second, "running")
        office.edited.gate.set()
        office.seconds += 60
        ledger = await office.until_ended(second)
        older = await office.until_ended(first)
    assert ledger["edited"] == 2
    assert (older["replaced"], older.settled, older.audience) == (2, 2, 2)
    for person in (AMINA, BELA):
        assert office.edited.to(person)[-1]["text"] == f"en: card corrected 100 % {second}"


async def test_paused_nothing_is_edited_until_it_is_resumed(office: Desk) -> None:
    case = await out(office, *range(1, 301))
    office.edited.gate.clear()
    async with office.carrying():
        id_ = await office.corrects(case)
        await office.edited.until_received(100)
        assert await office.broadcasts.pause(id_, BY, NOW)
        office.edited.gate.set()
        while (ledger := await office.edits.ledger(id_))["claimed"]:
            office.wake.set()
        assert ledger["waiting"] >= 200
        assert await office.broadcasts.resume(id_, BY, NOW)
        ledger = await office.until_ended(id_)
    assert (ledger["edited"], ledger.audience) == (300, 300)
    assert not await office.broadcasts.cancel(id_, BY, NOW), "it cannot be left half done"


async def test_after_a_death_another_courier_goes_on(office: Desk) -> None:
    case = await out(office, *range(1, 151))
    office.edited.gate.clear()
    async with office.carrying():
        id_ = await office.corrects(case)
        await office.edited.until_received(100)
    office.edited.gate.set()
    assert (await office.edits.ledger(id_))["claimed"] > 0
    async with office.carrying():
        ledger = await office.until_ended(id_)
    assert (ledger["edited"], ledger.settled) == (150, 150)


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
    case, other = await out(office, AMINA), await office.publishes()
    async with office.database.transaction() as tx:
        await tx.run("set_fact", name="held", value="away")
    assert other
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
        *(office.cases.amend(case, by, NOW, "extended") for by in ("1", "2"))
    )
    assert sorted(one is None for one in made) == [False, True]
    now = await office.cases.find(case.id)
    assert now
    assert now.version == 2
    async with office.carrying():
        (active,) = await office.edits.active()
        assert (await office.until_ended(active.id))["edited"] == 1
