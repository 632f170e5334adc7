"""One message that Telegram refuses to edit ends; it holds up neither the others nor the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.delivery.outcome import Later, Refused
from bot.store.holding import Holding
from tests.bot.delivery.desk import AMINA, BELA, BY, CHIDI, Desk, out
from tests.bot.delivery.office import NOW

if TYPE_CHECKING:
    from bot.store.database import Database

BAD_MARKUP = Refused("Bad Request: can't parse entities")
ALWAYS = [BAD_MARKUP] * 9


@pytest.fixture
def office(database: Database) -> Desk:
    return Desk(database)


async def test_a_text_that_telegram_refuses_stops_the_correction_and_says_why(
    office: Desk,
) -> None:
    case = await out(office, AMINA)
    office.edited.outcomes[AMINA] = [*ALWAYS]
    async with office.carrying():
        id_ = await office.corrects(case)
        stopped = await office.until_state(id_, "stopped")
        assert stopped.why == BAD_MARKUP.why
        assert (await office.edits.ledger(id_))["failed"] == 1


async def test_resumed_it_goes_on_with_the_others_and_ends(office: Desk) -> None:
    """What was refused is not claimed again, first of all, to stop the correction for ever."""
    case = await out(office, AMINA, BELA, CHIDI)
    office.edited.outcomes[AMINA] = [*ALWAYS]
    office.edited.outcomes[BELA] = [Later(30)]
    async with office.carrying():
        id_ = await office.corrects(case)
        await office.until_state(id_, "stopped")
        office.seconds += 60
        assert await office.broadcasts.resume(id_, BY, NOW)
        ledger = await office.until_ended(id_)
    assert (ledger["failed"], ledger["edited"], ledger.settled, ledger.audience) == (1, 2, 3, 3)
    assert len(office.edited.to(AMINA)) == 1
    holding = Holding(office.database)
    away = int(office.seconds * 1000) + 7_200_000
    assert await holding.look(away) is None, "nothing is left that waits"


async def test_a_withdrawal_goes_on_past_the_messages_that_are_refused(office: Desk) -> None:
    """Those concerned asked for it: ten of two hundred may fail, and the others are taken back."""
    case = await out(office, *range(1, 201))
    for chat in range(1, 11):
        office.edited.outcomes[chat] = [*ALWAYS]
    async with office.carrying():
        id_ = await office.corrections.withdraw(case.id, BY, NOW)
        assert id_
        ledger = await office.until_ended(id_)
    assert (ledger["failed"], ledger["edited"], ledger.settled) == (10, 190, 200)


async def test_a_withdrawal_stops_where_most_of_it_is_refused(office: Desk) -> None:
    case = await out(office, *range(1, 401))
    for chat in range(1, 401):
        office.edited.outcomes[chat] = [BAD_MARKUP]
    async with office.carrying():
        id_ = await office.corrections.withdraw(case.id, BY, NOW)
        assert id_
        stopped = await office.until_state(id_, "stopped")
        assert "were refused or not answered" in (stopped.why or "")
        office.edited.outcomes.clear()
        assert await office.broadcasts.resume(id_, BY, NOW)
        ledger = await office.until_ended(id_)
    assert ledger["edited"] >= 100
    assert ledger["edited"] + ledger["failed"] == ledger.settled == 400


async def test_a_day_without_telegram_is_no_refusal(office: Desk) -> None:
    """Who was given up does not stop the withdrawal for those who can be reached again."""
    case = await out(office, *range(1, 31))
    for chat in range(1, 16):
        office.edited.outcomes[chat] = [Later(5), Later(5)]
    async with office.carrying():
        id_ = await office.corrections.withdraw(case.id, BY, NOW)
        assert id_
        await office.edited.until_received(30)
        office.seconds += 24 * 60 * 60
        ledger = await office.until_ended(id_)
    assert (ledger["failed"], ledger["edited"]) == (15, 15)
