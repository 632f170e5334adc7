"""A broadcast that goes wrong for many stops by itself, and says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.alarm import Alarm
from bot.delivery.outcome import Gone, Unknown
from bot.store.delivery import Delivery, Settled

if TYPE_CHECKING:
    from tests.bot.delivery.office import Office

BELA = "1002"


def settled(state: str, count: int = 1, broadcast: int = 7) -> list[Settled]:
    return [Settled(Delivery(broadcast, chat, "en"), state) for chat in range(count)]


def test_ten_of_two_hundred_may_fail_and_the_eleventh_is_too_many() -> None:
    alarm = Alarm()
    assert alarm.hear(settled("sent", 500) + settled("unknown", 6) + settled("refused", 4)) == {}
    assert alarm.hear(settled("unknown")) == {7: "11 of the last 200 were refused or not answered"}


def test_what_failed_long_ago_is_not_held_against_it() -> None:
    alarm = Alarm()
    for _ in range(20):
        assert alarm.hear(settled("unknown", 10) + settled("sent", 200)) == {}


def test_people_who_blocked_the_bot_are_no_failure() -> None:
    assert Alarm().hear(settled("gone", 400) + settled("waiting", 100)) == {}


def test_each_broadcast_is_judged_for_itself_and_begins_anew_when_it_is_resumed() -> None:
    alarm = Alarm()
    alarm.hear(settled("unknown", 9, broadcast=8))
    assert list(alarm.hear(settled("unknown", 11) + settled("unknown", 1, broadcast=8))) == [7]
    assert alarm.hear(settled("unknown", 10)) == {}
    alarm.keep_only([8])
    assert alarm.hear(settled("unknown", 10)) == {}


async def test_when_telegram_answers_too_few_the_rest_is_kept_until_it_is_resumed(
    office: Office,
) -> None:
    await office.subscribe(*range(1, 801))
    for chat in range(1, 501):
        office.chats.outcomes[chat] = [Unknown(), Unknown()]
    for chat in range(501, 601):
        office.chats.outcomes[chat] = [Gone()]
    async with office.carrying():
        id_ = await office.announce()
        await office.told.until(sent=200, gone=100)
        await office.chats.until_received(800)
        office.seconds += 60
        await office.told.until(unknown=11)
        while (found := await office.broadcasts.find(id_)) and found.state == "running":
            office.wake.set()
        assert found is not None
        assert found.state == "stopped"
        assert "were refused or not answered" in (found.why or "")
        ledger = await office.broadcasts.ledger(id_)
        assert ledger["waiting"] > 0
        assert await office.broadcasts.resume(id_, BELA, office.domain_now)
        office.wake.set()
        await office.told.until(unknown=ledger["unknown"] + 11)
    ledger = await office.broadcasts.ledger(id_)
    assert (ledger["sent"], ledger["gone"], ledger.audience) == (200, 100, 800)
