"""Messages that were delivered are edited, by the courier, at its pace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.delivery.outcome import Gone, Later, Sent, Unknown
from tests.bot.delivery.desk import AMINA, BELA, BY, CHIDI, Desk, out
from tests.bot.delivery.office import NOW

if TYPE_CHECKING:
    from bot.store.database import Database


@pytest.fixture
def office(database: Database) -> Desk:
    return Desk(database)


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
        ledger = await office.until_ended(second, passing=10)
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
