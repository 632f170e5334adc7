"""Whom news, thanks and the notice of a correction reach: those who acted, queued bit by bit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.store.endings import Endings
from tests.bot.delivery.desk import BY, Desk
from tests.bot.delivery.office import NOW
from tests.bot.store.reminding import Network, at, ms
from tests.bot.store.test_corrections import acted_on, correction_of

if TYPE_CHECKING:
    from bot.store.database import Database

AMINA, BELA, CHIDI, DANA, OTHERS = 1001, 1002, 1003, 1004, 1005
ACTED = range(AMINA, OTHERS + 6)
TOLD = [
    (AMINA, "en", ""),
    (BELA, "es-x-careful", ""),
    (OTHERS, "en", ""),
    (OTHERS + 1, "en", ""),
    (OTHERS + 2, "en", "Europe/Madrid"),
    (OTHERS + 5, "en", ""),
]


class Telling(Network):
    """A network in which everybody of `ACTED` reported an appeal of case 7."""

    def __init__(self, database: Database, address: str) -> None:
        super().__init__(database, address)
        self.endings = Endings(database)

    async def begin(self) -> None:
        """Chidi left the broadcasts, Dana blocked the bot; some want few cases, or are away."""
        await self.joins(*ACTED, OTHERS + 10, OTHERS + 11)
        for who in ACTED:
            await self.reports(who, 7, day=1)
        await self.begins(OTHERS + 10, 7, day=1)
        await self.reports(OTHERS + 11, 8, day=1)
        await self.supporters.choose_language(BELA, "es")
        await self.supporters.be_careful(BELA, careful=True)
        await self.supporters.unsubscribe(CHIDI)
        await self.raw(f"UPDATE supporters SET gone_at = 1 WHERE id = {DANA}")  # noqa: S608 - a number
        await self.supporters.receive_at_most(OTHERS, 0)
        away = f"UPDATE supporters SET away_until = {ms(at(99))} WHERE id = {OTHERS + 1}"  # noqa: S608
        await self.raw(away)
        await self.lives(OTHERS + 2, "Europe/Madrid")
        for none in (OTHERS + 3, OTHERS + 4):
            await self.supporters.forget(none)
        chosen = f"UPDATE supporters SET themes = 2, regions = 2 WHERE id = {OTHERS + 5}"  # noqa: S608
        await self.raw(chosen)

    async def told(self, id_: int) -> list[tuple[int, str, str]]:
        deliveries = "SELECT chat_id, language, zone FROM deliveries"
        return await self.raw(f"{deliveries} WHERE broadcast_id = {id_} ORDER BY chat_id")


@pytest.fixture
async def network(database: Database, database_address: str) -> Telling:
    network = Telling(database, database_address)
    await network.begin()
    return network


@pytest.mark.parametrize("news", ["good", "thanks"])
async def test_it_reaches_whoever_acted_and_is_subscribed_however_few_cases_they_want(
    network: Telling, news: str
) -> None:
    id_ = await network.endings.draft_news(7, news, "She is free.", BY, ms(at(2)))
    assert await network.endings.tell_news(id_, BY, ms(at(2)))
    await network.broadcasts.queue(id_, "en")
    assert await network.told(id_) == TOLD
    assert await network.endings.acted(7) == len(TOLD), "as many as were asked about"
    ledger = await network.broadcasts.ledger(id_)
    assert (ledger.audience, ledger["waiting"]) == (len(TOLD), len(TOLD))


async def test_who_taps_waits_for_nobody_to_be_queued(network: Telling) -> None:
    """However many acted: that is the courier's work, in pieces, as for every broadcast."""
    id_ = await network.endings.draft_news(7, "good", "She is free.", BY, ms(at(2)))
    assert await network.endings.tell_news(id_, BY, ms(at(2)))
    broadcast = await network.broadcasts.find(id_)
    assert broadcast
    assert (broadcast.state, broadcast.queued) == ("queueing", 0)
    assert broadcast.started_at == ms(at(2))
    assert await network.told(id_) == []
    assert not await network.endings.tell_news(id_, BY, ms(at(2))), "a second tap"


async def test_the_notice_of_a_correction_is_queued_by_the_courier_too(database: Database) -> None:
    office = Desk(database)
    case = await acted_on(office)
    about = await correction_of(office, case)
    notice = await office.corrections.draft_notice(about, "The date was wrong.", BY, NOW)
    assert await office.corrections.publish(about, BY, NOW, notice)
    begun = await office.broadcasts.find(notice)
    assert begun
    assert (begun.state, begun.queued, begun.audience.acted) == ("queueing", 0, True)
    await office.broadcasts.queue(notice, "en")
    assert (await office.broadcasts.ledger(notice)).audience == 1
