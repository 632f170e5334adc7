"""Pause, resume, cancel, floods: what a coordinator or Telegram asks for while it runs."""

from __future__ import annotations

from bot.delivery.flood import Flood
from bot.delivery.outcome import Later, Unknown
from bot.delivery.pace import Pace
from bot.store.deliveries import Deliveries
from tests.bot.delivery.office import NOW, Office

BELA = "1002"
MANY = range(1, 601)


async def test_a_pause_keeps_the_rest_until_it_is_resumed(office: Office) -> None:
    await office.subscribe(*MANY)
    office.chats.gate.clear()
    async with office.carrying():
        id_ = await office.announce()
        await office.chats.until_received(100)
        assert await office.broadcasts.pause(id_, BELA, NOW)
        assert not await office.broadcasts.pause(id_, BELA, NOW)
        office.chats.gate.set()
        await office.told.until(sent=100)
        await office.announce("case 8")
        await office.told.until(sent=700)
        ledger = await office.broadcasts.ledger(id_)
        assert ledger["waiting"] >= 300
        assert await office.broadcasts.resume(id_, BELA, NOW)
        office.wake.set()
        await office.told.until(sent=1200)
    assert {len(office.chats.to(chat)) for chat in MANY} == {2}


async def test_a_cancelled_broadcast_settles_whoever_did_not_get_it(office: Office) -> None:
    await office.subscribe(*MANY)
    office.chats.gate.clear()
    async with office.carrying():
        id_ = await office.announce()
        await office.chats.until_received(100)
        assert await office.broadcasts.cancel(id_, BELA, NOW)
        office.wake.set()
        await office.told.until(cancelled=400)
        office.chats.gate.set()
        await office.told.until(sent=100)
        await office.told.until(cancelled=600 - len(office.chats.received))
    ledger = await office.broadcasts.ledger(id_)
    assert ledger["sent"] == len(office.chats.received)
    assert ledger["sent"] + ledger["cancelled"] == ledger.audience == 600


async def test_what_may_have_arrived_is_not_called_cancelled(office: Office) -> None:
    await office.subscribe(1, 2)
    office.chats.outcomes[1] = [Unknown()]
    office.chats.outcomes[2] = [Later(60)]
    async with office.carrying():
        id_ = await office.announce()
        await office.chats.until_received(2)
        await office.broadcasts.cancel(id_, BELA, NOW)
        office.wake.set()
        await office.told.until(cancelled=2)
    ledger = await office.broadcasts.ledger(id_)
    assert (ledger["unknown"], ledger["cancelled"]) == (1, 1)


async def test_whom_a_cancelled_announcement_missed_the_next_one_reaches(office: Office) -> None:
    await office.subscribe(1, 2)
    office.chats.outcomes[2] = [Later(60)]
    async with office.carrying():
        first = await office.announce()
        await office.told.until(sent=1)
        await office.chats.until_received(2)
        await office.broadcasts.cancel(first, BELA, NOW)
        office.wake.set()
        await office.told.until(cancelled=1)
        while (found := await office.broadcasts.find(first)) and found.ended_at is None:
            office.wake.set()
        second = await office.announce()
        await office.told.until(sent=2)
    assert [len(office.chats.to(chat)) for chat in (1, 2)] == [1, 2]
    assert (await office.broadcasts.ledger(second)).audience == 1
    assert (await office.broadcasts.ledger(first)).settled == 2


async def test_a_flood_met_anywhere_keeps_the_courier_from_sending(office: Office) -> None:
    await office.subscribe(1)
    elsewhere = Flood(Deliveries(office.database), Pace(30), clock=lambda: office.seconds)
    await elsewhere.met(3600)
    async with office.carrying():
        id_ = await office.announce()
        while (found := await office.broadcasts.find(id_)) and found.state != "running":
            office.wake.set()
        assert (await office.broadcasts.ledger(id_))["waiting"] == 1
    assert office.chats.received == []
    office.seconds += 3601
    office.pace = Pace(None)
    async with office.carrying():
        await office.told.until(sent=1)


async def test_who_taps_fast_holds_nobody_up_but_themselves(office: Office) -> None:
    flood = Flood(Deliveries(office.database), office.pace, clock=lambda: office.seconds)
    await flood.met(1)
    assert not office.pace.is_held


async def test_a_shorter_flood_does_not_end_a_longer_one(office: Office) -> None:
    await office.subscribe(1)
    flood = Flood(Deliveries(office.database), office.pace, clock=lambda: office.seconds)
    await flood.met(3600)
    await Flood(Deliveries(office.database), Pace(30), clock=lambda: office.seconds).met(5)
    deliveries = Deliveries(office.database)
    claim = await deliveries.take_over(None)
    turn = await deliveries.turn(claim, [], 10, office.courier_at())
    assert turn
    assert turn.hold_until == int((office.seconds + 3600) * 1000)


async def test_a_flood_takes_back_what_was_claimed_and_not_sent(office: Office) -> None:
    await office.subscribe(*MANY)
    flood = Flood(Deliveries(office.database), office.pace, clock=lambda: office.seconds)
    office.chats.gate.clear()
    async with office.carrying():
        id_ = await office.announce()
        await office.chats.until_received(100)
        await flood.met(3600)
        office.chats.gate.set()
        await office.told.until(sent=100)
        office.wake.set()
        while (ledger := await office.broadcasts.ledger(id_))["claimed"]:
            office.wake.set()
    assert ledger["sent"] == len(office.chats.received)
    assert ledger["sent"] + ledger["waiting"] == 600
    assert ledger.repeated == 0
