"""A courier dies, stops or is replaced, and another goes on."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.delivery.flights import Flights
from bot.delivery.outcome import Sent
from bot.delivery.settling import hand_back, settle
from bot.store.deliveries import Deliveries
from bot.store.delivery import Aboard
from tests.bot.delivery.office import Office

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store.delivery import Delivery


async def claimed(office: Office, claim: int, count: int = 10) -> list[Delivery]:
    turn = await Deliveries(office.database).turn(claim, [], count, office.courier_at())
    assert turn
    return list(turn.claimed)


async def queued(office: Office) -> int:
    id_ = await office.announce()
    await office.broadcasts.queue(id_, "en")
    return id_


async def test_whatever_a_lost_courier_had_claimed_is_sent_again_and_marked(
    office: Office,
) -> None:
    await office.subscribe(1, 2, 3)
    id_ = await queued(office)
    deliveries = Deliveries(office.database)
    assert len(await claimed(office, await deliveries.take_over(None), 2)) == 2
    async with office.carrying():
        await office.told.until(sent=3)
    ledger = await office.broadcasts.ledger(id_)
    assert (ledger["sent"], ledger.repeated) == (3, 2)


async def test_only_what_was_on_the_wire_is_marked_where_that_is_known(office: Office) -> None:
    await office.subscribe(1, 2, 3)
    id_ = await queued(office)
    deliveries = Deliveries(office.database)
    lost = await deliveries.take_over(None)
    assert len(await claimed(office, lost)) == 3
    next_ = await deliveries.take_over(Aboard(lost, {(id_, 2)}))
    assert {d.chat_id: d.repeated for d in await claimed(office, next_)} == {
        1: False,
        2: True,
        3: False,
    }


async def test_the_flight_log_of_another_courier_proves_nothing(office: Office) -> None:
    await office.subscribe(1)
    await queued(office)
    deliveries = Deliveries(office.database)
    lost = await deliveries.take_over(None)
    await claimed(office, lost)
    next_ = await deliveries.take_over(Aboard(lost - 1, set()))
    assert [d.repeated for d in await claimed(office, next_)] == [True]


async def test_on_the_wire_twice_and_never_answered_stays_unknown(office: Office) -> None:
    await office.subscribe(1)
    id_ = await queued(office)
    deliveries = Deliveries(office.database)
    for _ in range(2):
        await claimed(office, await deliveries.take_over(None))
    await deliveries.take_over(None)
    ledger = await office.broadcasts.ledger(id_)
    assert (ledger["unknown"], ledger.repeated) == (1, 1)


async def test_a_late_courier_settles_and_claims_nothing(office: Office) -> None:
    await office.subscribe(1, 2)
    id_ = await queued(office)
    deliveries = Deliveries(office.database)
    late = await deliveries.take_over(None)
    (delivery,) = await claimed(office, late, 1)
    current = await deliveries.take_over(None)
    mine = [settle(delivery, Sent(9), 0)]
    assert await deliveries.turn(late, mine, 10, office.courier_at()) is None
    assert not await deliveries.hand_back(late, mine, office.courier_at())
    assert (await office.broadcasts.ledger(id_))["waiting"] == 2
    assert len(await claimed(office, current)) == 2


async def test_a_courier_that_was_replaced_stops_and_waits_its_turn(office: Office) -> None:
    await office.subscribe(*range(1, 301))
    office.chats.gate.clear()
    async with office.carrying():
        id_ = await office.announce()
        await office.chats.until_received(100)
        await Deliveries(office.database).take_over(None)
        office.chats.gate.set()
        office.wake.set()
        await office.told.until(sent=300)
    ledger = await office.broadcasts.ledger(id_)
    assert ledger["sent"] == 300
    twice = {chat for chat in range(1, 301) if len(office.chats.to(chat)) > 1}
    assert len(twice) <= ledger.repeated <= 200


async def test_a_stop_finishes_what_is_in_flight_and_hands_back_the_rest(office: Office) -> None:
    await office.subscribe(*range(1, 301))
    office.chats.gate.clear()
    running = asyncio.create_task(office.courier().run())
    id_ = await office.announce()
    await office.chats.until_received(100)
    running.cancel()
    asyncio.get_running_loop().call_soon(office.chats.gate.set)
    await asyncio.wait([running])
    ledger = await office.broadcasts.ledger(id_)
    assert ledger["sent"] == len(office.chats.received) < 300
    assert ledger["sent"] + ledger["waiting"] == 300
    assert ledger.repeated == 0


async def test_of_two_couriers_one_works_and_the_other_takes_over(office: Office) -> None:
    await office.subscribe(*range(1, 51))
    other = Office(office.database)
    first = asyncio.create_task(office.courier().run())
    await office.announce()
    await office.told.until(sent=50)
    async with other.carrying():
        await office.announce("case 8")
        other.wake.set()
        await office.told.until(sent=100)
        assert other.chats.received == []
        first.cancel()
        await asyncio.wait([first])
        await other.announce("case 9")
        await other.told.until(sent=50)
    assert len(office.chats.received) == 100
    assert len(other.chats.received) == 50


async def test_a_flight_log_tells_the_next_courier_what_was_on_the_wire(
    office: Office, tmp_path: Path
) -> None:
    await office.subscribe(1, 2, 3)
    id_ = await queued(office)
    deliveries = Deliveries(office.database)
    office.flights = tmp_path / "flights"
    lost = await deliveries.take_over(None)
    one, two, three = await claimed(office, lost)
    flights = Flights(office.flights)
    flights.open(lost)
    for delivery in (one, two):
        flights.take_off(delivery)
    answer = await deliveries.turn(lost, [settle(one, Sent(5), 0)], 0, office.courier_at())
    assert answer
    flights.land(one)
    flights.close(is_settled=False)
    async with office.carrying():
        await office.told.until(sent=2)
    assert sorted(chat for chat, _ in office.chats.received) == [two.chat_id, three.chat_id]
    ledger = await office.broadcasts.ledger(id_)
    assert (ledger["sent"], ledger.repeated) == (3, 1)
    assert not office.flights.exists()


async def test_what_was_handed_back_counts_as_never_claimed(office: Office) -> None:
    await office.subscribe(1)
    await queued(office)
    deliveries = Deliveries(office.database)
    claim = await deliveries.take_over(None)
    (delivery,) = await claimed(office, claim)
    turn = await deliveries.turn(claim, [hand_back(delivery)], 1, office.courier_at())
    assert turn
    assert turn.claimed == (delivery,)
