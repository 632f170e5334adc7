from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.outcome import Gone, Later, Refused, Sent, Unknown
from tests.bot.delivery.office import DAY, HOUR, NOW, Office

if TYPE_CHECKING:
    from bot.store.broadcast import Ledger

AMINA, BELA, CHIDI = 1001, 1002, 1003


def adds_up(ledger: Ledger) -> bool:
    return sum(ledger.states.values()) == ledger.audience


async def test_every_subscriber_gets_it_once_in_their_language(office: Office) -> None:
    await office.subscribe(AMINA)
    await office.subscribe(BELA, language="es")
    await office.supporters.meet(CHIDI, NOW)
    async with office.carrying():
        id_ = await office.announce()
        await office.told.until(sent=2)
    assert office.chats.to(AMINA) == [{"text": "en: case 7", "chat_id": AMINA}]
    assert office.chats.to(BELA) == [{"text": "es: case 7", "chat_id": BELA}]
    assert office.chats.to(CHIDI) == []
    ledger = await office.broadcasts.ledger(id_)
    assert (ledger.audience, ledger["sent"], ledger.settled, ledger.repeated) == (2, 2, 2, 0)
    done = await office.broadcasts.find(id_)
    assert done
    assert (done.state, done.ended_at) == ("done", NOW)


async def test_message_ids_are_kept(office: Office) -> None:
    await office.subscribe(AMINA)
    office.chats.outcomes[AMINA] = [Sent(4711)]
    async with office.carrying():
        await office.announce()
        await office.told.until(sent=1)
    known = await office.supporters.all_known(AMINA)
    (delivery,) = known["deliveries"]
    assert (delivery["occasion"], delivery["state"]) == ("case 7", "sent")
    assert delivery["message_id"] == 4711


async def test_whoever_blocked_the_bot_leaves_the_audience(office: Office) -> None:
    await office.subscribe(AMINA, BELA)
    office.chats.outcomes[BELA] = [Gone()]
    async with office.carrying():
        id_ = await office.announce()
        await office.told.until(sent=1, gone=1)
    assert await office.broadcasts.audience() == 1
    bela = await office.supporters.find(BELA)
    assert bela
    assert not bela.is_subscribed
    assert adds_up(await office.broadcasts.ledger(id_))


async def test_what_telegram_postpones_is_tried_again_and_not_before(office: Office) -> None:
    await office.subscribe(AMINA)
    office.chats.outcomes[AMINA] = [Later(3600)]
    async with office.carrying():
        await office.announce()
        await office.chats.until_received(1)
        office.seconds += 3599
        await office.announce("case 8")
        await office.told.until(sent=1)
        assert [body["text"] for body in office.chats.to(AMINA)] == ["en: case 7", "en: case 8"]
        office.seconds += 2
        office.wake.set()
        await office.told.until(sent=2)
    assert len(office.chats.to(AMINA)) == 3


async def test_after_a_day_of_trying_it_expires(office: Office) -> None:
    await office.subscribe(AMINA)
    office.chats.outcomes[AMINA] = [Later(5), Later(5)]
    async with office.carrying():
        id_ = await office.announce()
        await office.chats.until_received(1)
        office.seconds += DAY / 1000
        office.wake.set()
        await office.told.until(expired=1)
    assert (await office.broadcasts.ledger(id_))["expired"] == 1


async def test_nothing_is_sent_after_its_time(office: Office) -> None:
    await office.subscribe(AMINA, BELA)
    id_ = await office.announce(not_after=NOW + HOUR)
    office.domain_now += HOUR
    async with office.carrying():
        await office.told.until(expired=2)
    assert office.chats.received == []
    ledger = await office.broadcasts.ledger(id_)
    assert ledger["expired"] == ledger.audience == 2


async def test_a_message_that_telegram_refuses_stops_its_broadcast(office: Office) -> None:
    await office.subscribe(*range(1, 401))
    why = "Bad Request: can't parse entities: Unsupported start tag"
    for chat in range(1, 401):
        office.chats.outcomes[chat] = [Refused(why)]
    async with office.carrying():
        id_ = await office.announce()
        await office.told.until(refused=1)
    stopped = await office.broadcasts.find(id_)
    assert stopped
    assert (stopped.state, stopped.why) == ("stopped", why)
    ledger = await office.broadcasts.ledger(id_)
    assert ledger["refused"] + ledger["waiting"] == 400
    assert ledger["waiting"] >= 200


async def test_after_the_mending_a_stopped_broadcast_goes_on(office: Office) -> None:
    await office.subscribe(AMINA)
    office.broken_language = "en"
    async with office.carrying():
        id_ = await office.announce()
        while (stopped := await office.broadcasts.find(id_)) and stopped.state != "stopped":
            office.wake.set()
        assert stopped
        assert stopped.why == "en: KeyError"
        office.broken_language = ""
        assert await office.broadcasts.resume(id_, "1002", NOW)
        office.wake.set()
        await office.told.until(sent=1)
    resumed = await office.broadcasts.find(id_)
    assert resumed
    assert (resumed.state, resumed.why) == ("done", None)


async def test_what_may_have_arrived_is_sent_once_more_and_marked(office: Office) -> None:
    await office.subscribe(AMINA, BELA, CHIDI)
    office.chats.outcomes[AMINA] = [Unknown()]
    office.chats.outcomes[BELA] = [Unknown(), Unknown()]
    async with office.carrying():
        id_ = await office.announce()
        await office.chats.until_received(3)
        office.seconds += 60
        office.wake.set()
        await office.told.until(sent=2, unknown=1)
    assert [len(office.chats.to(chat)) for chat in (AMINA, BELA, CHIDI)] == [2, 2, 1]
    ledger = await office.broadcasts.ledger(id_)
    assert (ledger["sent"], ledger["unknown"], ledger.repeated) == (2, 1, 2)
    assert adds_up(ledger)


async def test_a_send_that_fails_in_a_way_nobody_foresaw_does_not_end_the_courier(
    office: Office,
) -> None:
    await office.subscribe(AMINA, BELA)
    office.chats.outcomes[AMINA] = ["not an outcome"]  # type: ignore[list-item]
    async with office.carrying():
        await office.announce()
        await office.told.until(sent=1)
        office.seconds += 60
        office.wake.set()
        await office.told.until(sent=2)


async def test_last_day_reminders_overtake_a_broadcast(office: Office) -> None:
    await office.subscribe(*range(1, 501))
    office.chats.gate.clear()
    async with office.carrying():
        await office.announce("case 7")
        await office.chats.until_received(100)
        await office.announce("reminder", lane=1)
        while len(await office.broadcasts.active()) < 2 or any(
            broadcast.state != "running" for broadcast in await office.broadcasts.active()
        ):
            office.wake.set()
        office.chats.gate.set()
        await office.told.until(sent=1000)
    texts = [body["text"] for _, body in office.chats.received]
    last_reminder = max(i for i, text in enumerate(texts) if text == "en: reminder")
    assert texts.index("en: reminder") <= 400
    assert set(texts[last_reminder + 1 :]) == {"en: case 7"}
