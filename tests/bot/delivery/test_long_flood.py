"""A courier is at work and gets nothing out for hours: the next start asks the owners."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.delivery.house import House, LockLost
from bot.delivery.outcome import Later
from bot.store.facts import Facts
from bot.store.holding import SEEN, Held, Holding
from bot.store.team import Role, Team
from tests.bot.delivery.office import HOUR, SECOND

if TYPE_CHECKING:
    from tests.bot.delivery.office import Office

BELA = 1002
MANY, SLOW = range(1, 21), 7
LONG = 9 * HOUR / SECOND


class OneLook:
    """The courier's lock, for one look around."""

    def __init__(self) -> None:
        self.looks = 0

    async def is_held(self) -> bool:
        self.looks += 1
        return self.looks == 1


async def hours_at_work(office: Office, hours: int) -> None:
    """A courier is on duty, with nothing to settle."""
    house = House(office.courier(), office.courier_at, asyncio.Event())
    office.seconds += hours * HOUR / SECOND
    office.wake.set()
    with pytest.raises(LockLost):
        await house.keep(OneLook())


async def sent_to_all_but_one(office: Office) -> None:
    """To the others two hours before the courier says so."""
    office.chats.outcomes[SLOW] = [Later(LONG)]
    await office.subscribe(*MANY)
    async with office.carrying():
        await office.announce()
        await office.told.until(sent=len(MANY) - 1)
        office.seconds += 2 * HOUR / SECOND
        said = str(office.courier_at().machine)
        async with asyncio.timeout(20):
            while await Facts(office.database).get(SEEN) != said:
                office.wake.set()


async def test_two_hours_of_429_and_a_quick_start_wait_for_an_owner(office: Office) -> None:
    holding = Holding(office.database)
    await sent_to_all_but_one(office)
    assert await holding.look(office.courier_at().machine) is None
    await hours_at_work(office, 1)
    assert await holding.look(office.courier_at().machine) is None, "an hour is no matter"
    await hours_at_work(office, 1)
    assert await holding.look(office.courier_at().machine) == Held("away", 1)
    await hours_at_work(office, 9)
    await Team(office.database).appoint(BELA, Role.OWNER, office.domain_now)
    assert await holding.go_on(BELA, office.courier_at().machine)
    assert await holding.look(office.courier_at().machine) is None
    async with office.carrying():
        await office.told.until(sent=len(MANY))


async def test_a_courier_with_nothing_left_to_send_is_never_asked_about(office: Office) -> None:
    await office.subscribe(*MANY)
    async with office.carrying():
        await office.announce()
        await office.told.until(sent=len(MANY))
    await hours_at_work(office, 9)
    assert await Holding(office.database).look(office.courier_at().machine) is None
