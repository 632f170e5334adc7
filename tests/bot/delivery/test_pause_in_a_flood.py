"""A broadcast is paused while Telegram asks for patience, and stays so after that is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.delivery.flood import Flood
from bot.delivery.outcome import Later
from bot.delivery.pace import Pace
from bot.store.deliveries import Deliveries
from tests.bot.delivery.office import NOW

if TYPE_CHECKING:
    from tests.bot.delivery.office import Office

BELA = "1002"
MANY = range(1, 301)
SLOW = 50  # this one is told to wait


async def is_held(office: Office) -> int:
    """A broadcast of which some got it, paused in the middle of a flood; nothing is under way."""
    await office.subscribe(*MANY)
    office.chats.outcomes[SLOW] = [Later(3600)]
    office.chats.gate.clear()
    flood = Flood(Deliveries(office.database), office.pace, clock=lambda: office.seconds)
    async with office.carrying():
        id_ = await office.announce()
        await office.chats.until_received(100)
        await flood.met(3600)
        assert await office.broadcasts.pause(id_, BELA, NOW)
        office.chats.gate.set()
        await office.told.until(sent=99)
        while (await office.broadcasts.ledger(id_))["claimed"]:
            office.wake.set()
    return id_


async def test_after_the_flood_others_go_out_and_it_waits_for_whoever_paused_it(
    office: Office,
) -> None:
    id_ = await is_held(office)
    before = await office.broadcasts.ledger(id_)
    assert (before["sent"], before["waiting"]) == (99, 201), "Telegram's wish costs nobody theirs"
    office.seconds += 3601
    office.pace = Pace(None)
    async with office.carrying():
        await office.announce("case 8")
        await office.told.until(sent=99 + len(MANY))
        assert await office.broadcasts.ledger(id_) == before
        assert await office.broadcasts.resume(id_, BELA, NOW)
        office.wake.set()
        await office.told.until(sent=2 * len(MANY))
    ledger = await office.broadcasts.ledger(id_)
    assert ledger["sent"] == ledger.audience == len(MANY)
    assert ledger.repeated == 0
    received = {chat: len(office.chats.to(chat)) for chat in MANY}
    assert received == dict.fromkeys(MANY, 2) | {SLOW: 3}, "two cases, and once in vain"


@pytest.mark.parametrize("seconds", [0, 3601])
async def test_cancelled_in_the_flood_or_after_it_the_ledger_adds_up(
    office: Office, seconds: int
) -> None:
    id_ = await is_held(office)
    office.seconds += seconds
    office.pace = Pace(None)
    assert await office.broadcasts.cancel(id_, BELA, NOW)
    async with office.carrying():
        await office.told.until(cancelled=201)
    ledger = await office.broadcasts.ledger(id_)
    assert (ledger["sent"], ledger["cancelled"], ledger.audience) == (99, 201, len(MANY))
