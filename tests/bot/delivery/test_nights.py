"""At night a message arrives without a sound, in each reader's own night."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.delivery.nights import Nights

if TYPE_CHECKING:
    from tests.bot.delivery.office import Office

AMINA, BELA, CHIDI = 1001, 1002, 1003


def ms(hour: int, minute: int = 0) -> int:
    return int(datetime(2031, 1, 15, hour, minute, tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize(
    ("hour", "minute", "night"),
    [(20, 59, False), (21, 0, True), (0, 0, True), (8, 59, True), (9, 0, False), (12, 0, False)],
)
def test_the_night_is_from_nine_to_nine(hour: int, minute: int, night: bool) -> None:
    assert Nights().is_night("UTC", ms(hour, minute)) is night


def test_night_falls_where_the_reader_is_and_nowhere_that_is_not() -> None:
    nights = Nights()
    for zone, night in (("Asia/Tokyo", True), ("Europe/Madrid", False), ("", False)):
        assert nights.is_night(zone, ms(13)) is night
    for nowhere in ("Nowhere/Land", "../../etc/passwd", "x" * 300, "\0"):
        assert not nights.is_night(nowhere, ms(13))
    assert nights.is_night("Europe/Madrid", ms(22)), "it is looked up anew"


async def test_who_sleeps_hears_nothing_and_who_is_awake_does(office: Office) -> None:
    await office.subscribe(AMINA, BELA, CHIDI)
    await office.supporters.live_in(AMINA, "JP", "Asia/Tokyo")
    await office.supporters.live_in(BELA, "ES", "Europe/Madrid")
    office.domain_now = ms(13)
    async with office.carrying():
        await office.announce()
        await office.told.until(sent=3)
    quiet = {chat: body.get("disable_notification") for chat, body in office.chats.received}
    assert quiet == {AMINA: True, BELA: None, CHIDI: None}


async def test_what_is_still_waiting_at_nine_in_the_evening_goes_on_in_silence(
    office: Office,
) -> None:
    await office.subscribe(BELA)
    await office.supporters.live_in(BELA, "ES", "Europe/Madrid")
    office.domain_now = ms(12)
    await office.announce("case 7")
    async with office.carrying():
        await office.told.until(sent=1)
        office.domain_now = ms(20)
        await office.announce("case 8")
        await office.told.until(sent=2)
    assert [body.get("disable_notification") for body in office.chats.to(BELA)] == [None, True]
