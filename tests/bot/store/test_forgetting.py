"""A person goes, with every trace; the counts stay."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from bot.delivery.settling import hand_back
from bot.store.answers import Answers
from bot.store.appeals import Appeal, Appeals
from bot.store.broadcast import NewBroadcast
from bot.store.broadcasts import Broadcasts
from bot.store.broken_contacts import BrokenContacts
from bot.store.deliveries import Deliveries
from bot.store.delivery import Instant, Settled
from bot.store.inbox import Done, Inbox, RawUpdate, SetAside
from bot.store.own_words import OwnMessage, OwnWords
from bot.store.questions import Questions
from bot.store.supporters import Supporters
from bot.store.vanishing import Message, Vanishing
from bot.vanishing import delete_due
from cases.case import Channel
from tests.bot.store.raw import columns, put, tables, traces
from tests.bot.store.reminding import Network, at, ends

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.store.database import Database

AMINA, BELA, CHIDI = 987_650_001, 987_650_002, 987_650_003
EVERYBODY = (AMINA, BELA, CHIDI)
NOW = 1_700_000_000_000
AT = Instant(NOW, NOW)


class Life:
    """Everything that can be kept of somebody, kept of everybody."""

    def __init__(self, database: Database, address: str) -> None:
        self.address, self.database = address, database
        self.network = Network(database, address)
        self.supporters, self.appeals = Supporters(database), Appeals(database)
        self.broadcasts, self.deliveries = Broadcasts(database), Deliveries(database)
        self.inbox = Inbox(database)
        self.claim = 0

    async def is_lived(self) -> None:
        await self.network.joins(*EVERYBODY)
        for id_ in EVERYBODY:
            await self.supporters.introduce(id_, "Somebody", "Somewhere", NOW)
            await Questions(self.database).ask(id_, "name:1:1:1:1", NOW)
            await self.appeals.keep_walk(id_, 5, 7, NOW)
            await self.writes_with_care(id_)
            await self.appeals.start(Appeal(id_, 7, 1, Channel.FAX, 1), NOW)
            await self.appeals.report(Appeal(id_, 7, 1, Channel.EMAIL, 1), NOW, "2026-11-22", "ES")
            await BrokenContacts(self.database).tell(7, 1, id_, NOW)
            await Answers(self.database).write(Appeal(id_, 7, 1, Channel.FAX, 1), 6, "No.", NOW)
            await self.network.begins(id_, 8, day=1)
            await self.network.wishes.put_off(id_, 9, 2 * NOW, NOW)
        await self.network.announce(9, day=1)
        await self.network.tick(at(3, 18), ends(8, 10))
        await self._writes()

    async def _writes(self) -> None:
        updates = [RawUpdate(n, id_, f'{{"from": {id_}}}') for n, id_ in enumerate(EVERYBODY * 3)]
        await self.inbox.receive(updates, NOW)
        handled = await self.inbox.settle("one", [], 10)
        broken = await self.inbox.settle("one", [Done(one.id) for one in handled], 10)
        await self.inbox.settle("one", [SetAside(one.id, "KeyError") for one in broken], 0)

    async def writes_with_care(self, id_: int) -> None:
        words = OwnWords(self.database)
        await words.keep(OwnMessage(id_, 7, 6, "Let her go."), NOW)
        await words.use(id_, 7, NOW, own=True)
        await Vanishing(self.database).let_vanish([Message(id_, 6)], NOW)

    async def lets_letters_go(self) -> list[Message]:
        """A tick before anything of those who stay is due; what left the chats."""
        gone: list[Message] = []

        async def call(method: str, params: Mapping[str, Any], seconds: float) -> bool:
            assert (method, seconds > 0) == ("deleteMessage", True)
            gone.append(Message(**params))
            return True

        await delete_due(call, Vanishing(self.database), NOW - 1)
        return gone

    async def announces(self) -> int:
        """A broadcast on its way: the deliveries of a claim, and those that wait."""
        made = await self.broadcasts.draft(NewBroadcast("case 7", {}, "1002", 7), NOW)
        await self.broadcasts.start(made.id, "1002", NOW)
        await self.broadcasts.queue(made.id, "en")
        self.claim = await self.deliveries.take_over(None)
        return made.id


@pytest.fixture
async def life(database: Database, database_address: str) -> Life:
    life = Life(database, database_address)
    await life.is_lived()
    return life


async def test_nothing_that_is_stored_of_somebody_is_left_out_of_what_they_are_shown(
    life: Life,
) -> None:
    await life.announces()
    found = await traces(life.address, AMINA)
    # What a table calls a row of theirs, they are shown under one of these names.
    shown = {
        "supporters": "supporter",
        "questions": "question",
        "appeals": "appeals",
        "broken_contacts": "broken_contacts",
        "answer_drafts": "answer_drafts",
        "walks": "walks",
        "own_words": "own_words",
        "choices": "choices",
        "vanishing": "vanishing",
        "deliveries": "deliveries",
        "reminded": "reminders",
        "wishes": "wishes",
        "snoozes": "snoozes",
        "inbox": "updates",
    }
    known = await life.supporters.all_known(AMINA)
    assert set(found) == set(shown)
    assert {table: len(known[noun]) for table, noun in shown.items()} == found


async def test_no_table_keeps_a_trace_of_who_is_forgotten(life: Life) -> None:
    await life.announces()
    of_bela = await traces(life.address, BELA)
    assert len(await tables(life.address)) > 15
    await life.supporters.forget(AMINA)
    # Whoever asks for it has asked by an update, which is erased when it is handled.
    open_ = await life.inbox.settle("one", [], 10)
    await life.inbox.settle("one", [Done(one.id) for one in open_], 0)
    await life.lets_letters_go()
    assert await traces(life.address, AMINA) == {}
    assert not any((await life.supporters.all_known(AMINA)).values())
    assert await traces(life.address, BELA) == of_bela | {"inbox": 1}


async def test_a_table_that_somebody_adds_is_shown_and_forgotten_too(life: Life) -> None:
    """Every table that knows a person by one of these columns, whoever made it and for what."""
    stranger = 987_650_009
    for table in await tables(life.address):
        named = {"supporter_id", "chat_id"} & set(await columns(life.address, table))
        for column in named:
            given = {column: stranger} | ({"state": "poison"} if table == "inbox" else {})
            await put(life.address, table, **given)
    written = await traces(life.address, stranger)
    assert len(written) > 10
    shown = await life.supporters.all_known(stranger)
    # A delivery is told of with its broadcast, and the one put here has none.
    assert sum(map(len, shown.values())) == sum(written.values()) - written["deliveries"]
    await life.supporters.forget(stranger)
    await life.lets_letters_go()
    assert await traces(life.address, stranger) == {}


async def test_letters_of_the_forgotten_leave_their_chat_with_the_next_tick(life: Life) -> None:
    await Vanishing(life.database).let_vanish([Message(AMINA, 7)], 2 * NOW)
    await life.supporters.forget(AMINA)
    # Only where the letters are; nobody's name, nothing of a case.
    assert await traces(life.address, AMINA) == {"vanishing": 2, "inbox": 1}
    assert await life.lets_letters_go() == [Message(AMINA, 6), Message(AMINA, 7)]
    assert "vanishing" not in await traces(life.address, AMINA)
    assert await life.lets_letters_go() == []


async def test_the_counts_of_the_forgotten_stay(life: Life) -> None:
    before = await life.appeals.counts(7)
    for id_ in EVERYBODY:
        await life.supporters.forget(id_)
    assert await life.appeals.counts(7) == before
    assert await life.appeals.total(7) == 3


async def test_ledgers_add_up_whatever_had_become_of_what_they_were_sent(life: Life) -> None:
    id_ = await life.announces()
    turn = await life.deliveries.turn(life.claim, [], 10, AT)
    assert turn
    sent, waiting, claimed = (one for one in turn.claimed if one.broadcast_id == id_)
    settled = [Settled(sent, "sent", message_id=4), hand_back(waiting)]
    await life.deliveries.turn(life.claim, settled, 0, AT)
    for one in (waiting, claimed):
        await life.supporters.forget(one.chat_id)
    late = [Settled(claimed, "sent", message_id=5)]
    ended = await life.deliveries.turn(life.claim, late, 10, AT)
    assert ended
    assert ended.claimed == ()
    assert id_ in ended.ended
    await life.supporters.forget(sent.chat_id)
    ledger = await life.broadcasts.ledger(id_)
    assert (ledger.audience, ledger["sent"], ledger["forgotten"]) == (3, 1, 2)
    assert ledger.settled == 3


async def test_the_ledger_sums_those_who_stayed_and_those_who_are_forgotten(life: Life) -> None:
    id_ = await life.announces()
    turn = await life.deliveries.turn(life.claim, [], 10, AT)
    assert turn
    ours = [one for one in turn.claimed if one.broadcast_id == id_]
    settled = [Settled(one, "sent", repeated=one.chat_id != CHIDI) for one in ours]
    await life.deliveries.turn(life.claim, settled, 0, AT)
    for chat_id in (AMINA, CHIDI):
        await life.supporters.forget(chat_id)
    ledger = await life.broadcasts.ledger(id_)
    assert (ledger.audience, ledger["sent"], ledger.settled, ledger.repeated) == (3, 3, 3, 2)


async def test_who_is_forgotten_while_deliveries_are_given_out_gets_none(life: Life) -> None:
    made = await life.broadcasts.draft(NewBroadcast("case 7", {}, "1002", 7), NOW)
    await life.broadcasts.start(made.id, "1002", NOW)
    async with life.database.transaction() as tx:
        chunk = {"id": made.id, "after": 0, "last": CHIDI}
        assert await tx.run("advance_queue", **chunk)
        queued = await tx.run(
            "queue_deliveries", **chunk, language="en", zone="", month=0, case_id=7
        )
        await tx.run("count_queued", id=made.id, count=queued)
        forgetting = asyncio.create_task(life.supporters.forget(AMINA))
        await asyncio.wait([forgetting], timeout=0.2)
        assert not forgetting.done(), "they would be given a delivery after all"
    await forgetting
    assert "deliveries" not in await traces(life.address, AMINA)
    ledger = await life.broadcasts.ledger(made.id)
    assert (ledger.audience, ledger["waiting"], ledger["forgotten"]) == (3, 2, 1)


async def test_the_forgotten_may_come_back_as_strangers(life: Life) -> None:
    await life.supporters.forget(AMINA)
    await life.supporters.forget(AMINA)
    amina = await life.supporters.meet(AMINA, NOW)
    assert (amina.name, amina.language, amina.is_subscribed) == (None, None, False)
    assert await life.appeals.reported(AMINA, 7) == set()
