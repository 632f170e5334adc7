"""Whatever is queued for who must be careful is worded for them: each on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot.announcing import announcement
from bot.digest import send_digests
from bot.ending import ask_about_ended
from bot.store.digests import Digests
from bot.store.endings import Endings
from cases.case import Case
from tests.bot.store.reminding import Network, at, ends, ms

if TYPE_CHECKING:
    from bot.store.database import Database

AMINA, BELA, CHIDI = 1001, 1002, 1003
WORDED = [(AMINA, "en-x-careful"), (BELA, "es-x-careful"), (CHIDI, "fr")]
CASE = ends(7, 5)


class Careful(Network):
    """Amina and Bela must be careful, Chidi need not."""

    def __init__(self, database: Database, address: str) -> None:
        super().__init__(database, address)
        self.endings, self.digests = Endings(database), Digests(database)

    async def begin(self) -> None:
        await self.joins(AMINA, BELA, CHIDI)
        for id_, language in ((BELA, "es"), (CHIDI, "fr")):
            await self.supporters.choose_language(id_, language)
        for id_ in (AMINA, BELA):
            await self.supporters.be_careful(id_, careful=True)

    async def worded(self, occasion: str) -> list[tuple[int, str]]:
        """In whose words the deliveries of such an occasion are."""
        rows = await self.raw(
            "SELECT d.chat_id, d.language FROM deliveries d JOIN broadcasts b"  # noqa: S608 - of a test
            f" ON b.id = d.broadcast_id WHERE b.occasion LIKE '{occasion}%' ORDER BY d.chat_id"
        )
        return [(chat, language) for chat, language in rows]


@pytest.fixture
async def network(database: Database, database_address: str) -> Careful:
    network = Careful(database, database_address)
    await network.begin()
    return network


async def test_reminders(network: Careful) -> None:
    await network.announce(7, day=0)
    assert await network.tick(at(3, 18), CASE) == 3
    assert await network.worded("reminder ") == WORDED


async def test_what_was_put_off(network: Careful) -> None:
    for id_ in (AMINA, BELA, CHIDI):
        await network.wishes.put_off(id_, 7, ms(at(2, 12)), ms(at(1)))
    assert await network.tick(at(2, 12), ends(7, 20)) == 3
    assert await network.worded("snooze ") == WORDED


async def test_digests(network: Careful) -> None:
    sunday = datetime(2031, 3, 9, 20, tzinfo=UTC)
    for id_ in (AMINA, BELA, CHIDI):
        await network.supporters.receive_at_most(id_, 0)
    case = Case(id=7, title="Case 7")
    wednesday = ms(sunday - timedelta(days=4))
    made = await network.broadcasts.draft(announcement(case, "1002"), wednesday)
    await network.broadcasts.start(made.id, "1002", wednesday)
    assert await send_digests([case], network.digests, ZoneInfo("UTC"), sunday) == 3
    assert await network.worded("digest ") == WORDED


async def test_whether_it_was_sent(network: Careful) -> None:
    for id_ in (AMINA, BELA, CHIDI):
        await network.begins(id_, 7, day=1)
    asking = (network.endings, network.reminders, ZoneInfo("UTC"), at(6, 18))
    assert await ask_about_ended([CASE], *asking) == 3
    assert await network.worded("after ") == WORDED


async def test_news(network: Careful) -> None:
    for id_ in (AMINA, BELA, CHIDI):
        await network.reports(id_, 7, day=1)
    id_ = await network.endings.draft_news(7, "good", "She is free.", "1002", ms(at(2)))
    await network.endings.tell_news(id_, "1002", ms(at(2)))
    await network.broadcasts.queue(id_, "en")
    assert await network.worded("outcome ") == WORDED
