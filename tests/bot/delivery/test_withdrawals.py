"""What else was said of a case that is withdrawn, and what is kept of it, wherever power fails."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from bot.store.appeals import Appeal
from bot.store.asking import Asking, Round
from bot.store.broadcast import Choice
from bot.store.digests import Digests, Edition
from bot.store.edits import Edits
from bot.store.own_words import OwnMessage, OwnWords
from bot.store.wishes import Wishes
from cases.case import Channel
from tests.bot.delivery.desk import AMINA, BELA, BY, CHIDI, Desk, out
from tests.bot.delivery.office import HOUR, NOW
from tests.bot.store.raw import select
from tests.bot.store.test_corrections import Failing, PowerFails

if TYPE_CHECKING:
    from bot.store.broadcast import Broadcast
    from bot.store.database import Database
    from cases.case import Case

OTHER = 77  # a case of the same week
DAY = datetime.fromtimestamp(NOW / 1000, UTC).date()
SUNDAY = Edition("", date(2027, 1, 17), 18, NOW - 8 * HOUR, NOW + 1, NOW + 8 * HOUR)
ASKED = Round(None, DAY.isoformat(), NOW - HOUR, NOW + HOUR, NOW + HOUR)


class Talkative(Desk):
    """What it sends says what it is made of."""

    async def render(self, broadcast: Broadcast, language: str) -> bytes:
        return b'{"text":"something"}'


@pytest.fixture
def office(database: Database) -> Talkative:
    return Talkative(database)


async def reads_digests(office: Desk, *ids: int) -> None:
    for id_ in ids:
        await office.supporters.receive_at_most(id_, 0)


async def give_digests(office: Desk, *cases: int, hour: int = 18) -> int:
    edition = Edition("", SUNDAY.sunday, hour, SUNDAY.since, SUNDAY.until, SUNDAY.not_after)
    return await Digests(office.database).queue(edition, dict.fromkeys(cases, Choice()), NOW)


async def withdraw(office: Desk, case: Case) -> int:
    id_ = await office.corrections.withdraw(case.id, BY, NOW)
    assert id_
    office.wake.set()
    return id_


async def kinds(address: str) -> list[tuple[object, ...]]:
    return await select(address, "SELECT chat_id, kind FROM edits ORDER BY 1, 2")


async def acts(office: Desk, case: Case, *ids: int) -> None:
    for id_ in ids:
        appeal = Appeal(id_, case.id, 1, Channel.FAX, 1)
        await office.appeals.start(appeal, NOW)
        await office.appeals.report(appeal, NOW, DAY.isoformat(), "ES")


async def test_a_digest_and_a_question_that_arrived_are_edited(
    office: Desk, database_address: str
) -> None:
    case = await out(office, AMINA)
    await office.subscribe(BELA, CHIDI)
    await reads_digests(office, BELA)
    await acts(office, case, CHIDI)
    async with office.carrying():
        assert await give_digests(office, case.id, OTHER) == 1
        office.wake.set()
        assert await Asking(office.database).queue(ASKED, NOW) == 1
        office.wake.set()
        await office.told.until(sent=3)
    (digest,) = await select(
        database_address, "SELECT id FROM broadcasts WHERE content LIKE '%digest%'"
    )
    id_ = await withdraw(office, case)
    await office.edits.queue(id_, "en", NOW)
    assert await kinds(database_address) == [
        (AMINA, "card"),
        (BELA, f"again {digest[0]}"),
        (CHIDI, "card"),
    ]


async def test_a_digest_without_the_case_is_left_alone(
    office: Desk, database_address: str
) -> None:
    """Also where an id only looks like the other one."""
    case = await out(office, AMINA)
    await office.subscribe(BELA)
    await reads_digests(office, BELA)
    async with office.carrying():
        await give_digests(office, case.id * 10 + 1, case.id + 10)
        office.wake.set()
        await office.told.until(sent=2)
    await office.edits.queue(await withdraw(office, case), "en", NOW)
    assert await kinds(database_address) == [(AMINA, "card")]


async def test_a_digest_on_its_way_is_called_off_and_given_anew_with_the_others(
    office: Desk, database_address: str
) -> None:
    await office.subscribe(*range(1, 301))
    case = await office.publishes()
    await reads_digests(office, *range(1, 301))
    office.chats.gate.clear()
    async with office.carrying():
        assert await give_digests(office, case.id, OTHER) == 300
        office.wake.set()
        await office.chats.until_received(100)
        id_ = await withdraw(office, case)
        assert await office.edits.is_in_flight(case.id)
        office.chats.gate.set()
        ledger = await office.until_ended(id_)
        reached = {chat for chat, _ in office.chats.received}
        assert {chat for chat, _ in office.edited.received} == reached
        assert ledger["edited"] == len(reached) < 300
        while any("digest" in one.content for one in await office.broadcasts.active()):
            office.wake.set()
        assert await give_digests(office, OTHER) == 300 - len(reached)
    (made,) = await office.broadcasts.active()
    assert made.content == {"digest": [OTHER]}


async def test_a_question_on_its_way_is_called_off(office: Desk) -> None:
    case = await out(office, AMINA)
    await acts(office, case, AMINA)
    assert await Asking(office.database).queue(ASKED, NOW) == 1
    (question,) = [one for one in await office.broadcasts.active() if "answers" in one.content]
    await withdraw(office, case)
    found = await office.broadcasts.find(question.id)
    assert found
    assert found.state == "cancelled"


async def test_what_is_kept_of_it_is_erased_also_when_killed_between(
    office: Desk, database_address: str
) -> None:
    case = await out(office, AMINA, BELA, CHIDI)
    own, wishes = OwnWords(office.database), Wishes(office.database)
    for id_ in (AMINA, BELA, CHIDI):
        for about in (case.id, OTHER):
            await own.choose_wording(id_, about, 1, NOW)
            await own.keep(OwnMessage(id_, about, about, "What I say"), NOW)
            await wishes.put_off(id_, about, NOW + HOUR, NOW)
            await office.appeals.start(Appeal(id_, about, 2, Channel.EMAIL, 2), NOW)
    await acts(office, case, AMINA)
    id_ = await withdraw(office, case)
    died_at = []
    for nth in range(100):
        try:
            await Edits(Failing(office.database, nth), at_once=1).queue(id_, "en", NOW)
        except PowerFails:
            died_at.append(len(await kinds(database_address)))
        else:
            break
    assert set(died_at) == {0, 1, 2, 3}, "between any two pieces"
    for table in ("choices", "own_words", "snoozes"):
        found = await select(database_address, f"SELECT DISTINCT case_id FROM {table}")  # noqa: S608 - our own names
        assert found == [(OTHER,)], table
    left = "SELECT supporter_id, case_id FROM appeals ORDER BY 2, 1"
    assert await select(database_address, left) == sorted(
        [(AMINA, case.id), *((one, OTHER) for one in (AMINA, BELA, CHIDI))],
        key=lambda row: (row[1], row[0]),
    )
    assert [one for one, _ in await kinds(database_address)] == [AMINA, BELA, CHIDI]
