"""Faults, rates and the clock: what a tester switches on."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from telegram.error import Forbidden, NetworkError

from bot.sandbox import MovedClock
from bot.sandbox.client import SandboxError

if TYPE_CHECKING:
    from telegram import Bot

    from bot.sandbox import Person, SandboxClient
    from tests.bot.sandbox.conftest import RawCalls


async def test_a_fault_meets_its_method_and_chat_as_often_as_it_says(
    bot: Bot, call: RawCalls, telegram: SandboxClient, amina: Person
) -> None:
    await telegram.fails("sendMessage", chat_id=1001, times=2, retry_after=7)
    await bot.send_chat_action(1001, "typing")
    for _ in range(2):
        status, said = await call("sendMessage", chat_id=1001, text="x")
        assert (status, said) == (429, "Too Many Requests: retry after 7")
    await bot.send_message(1001, "x")
    assert await telegram.faults() == []


async def test_times_zero_lasts_until_it_is_switched_off(
    bot: Bot, telegram: SandboxClient, amina: Person
) -> None:
    fault = await telegram.fails("*", times=0, status=403)
    await telegram.fails("sendMessage", status=500, description="Internal Server Error: x")
    for _ in range(3):
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await bot.send_message(1001, "x")
    await telegram.ask("DELETE", f"/faults?id={fault}")
    with pytest.raises(NetworkError, match="x"):
        await bot.send_message(1001, "x")
    await telegram.recovers()
    with pytest.raises(SandboxError):
        await telegram.ask("DELETE", f"/faults/{fault}")


async def test_a_cut_connection_may_or_may_not_have_sent_the_message(
    bot: Bot, telegram: SandboxClient, amina: Person
) -> None:
    await telegram.fails("sendMessage", drop="before")
    with pytest.raises(NetworkError):
        await bot.send_message(1001, "lost")
    await telegram.fails("sendMessage", drop="after")
    with pytest.raises(NetworkError):
        await bot.send_message(1001, "arrived")
    assert [message["text"] for message in await amina.reads()] == ["/start", "arrived"]
    calls = await telegram.calls("sendMessage")
    assert [call["ok"] for call in calls] == [False, True]


async def test_a_delay_delays_and_then_the_method_is_done(
    bot: Bot, telegram: SandboxClient, amina: Person
) -> None:
    await telegram.fails("sendMessage", delay=0.05)
    began = time.monotonic()
    await bot.send_message(1001, "late")
    assert time.monotonic() - began >= 0.05


@pytest.mark.parametrize(
    "about",
    [
        {},
        {"method": ""},
        {"method": "x", "status": 200},
        {"method": "x", "times": "often"},
        {"method": "x", "delay": -1},
        {"method": "x", "drop": "now"},
        {"method": "x", "sometimes": True},
        {"method": "x", "description": 5},
    ],
)
async def test_a_fault_that_makes_no_sense_is_refused(
    telegram: SandboxClient, about: dict[str, object]
) -> None:
    with pytest.raises(SandboxError) as error:
        await telegram.ask("POST", "/faults", about)
    assert error.value.status == 400


async def test_one_message_a_second_to_a_chat_and_thirty_overall(
    call: RawCalls, telegram: SandboxClient, amina: Person
) -> None:
    await telegram.adds_crowd(5000, 31)
    await telegram.limits(30, 1)
    assert (await call("sendMessage", chat_id=1001, text="one"))[0] == 200
    status, said = await call("sendMessage", chat_id=1001, text="two")
    assert (status, said) == (429, "Too Many Requests: retry after 1")
    assert (await call("editMessageText", chat_id=1001, message_id=2, text="x"))[0] == 429
    assert (await call("sendChatAction", chat_id=1001, action="typing"))[0] == 200
    answers = [await call("sendMessage", chat_id=5000 + n, text="x") for n in range(31)]
    assert [status for status, _ in answers].count(429) >= 1
    await telegram.limits(None, None)
    assert (await call("sendMessage", chat_id=1001, text="three"))[0] == 200
    for wrong in ({"per_second": 0}, {"per_second": "x"}, {"per_day": 1}):
        with pytest.raises(SandboxError):
            await telegram.ask("PUT", "/limits", wrong)


async def test_the_clock_jumps_ahead_runs_on_and_never_goes_back(
    bot: Bot, telegram: SandboxClient, amina: Person
) -> None:
    ahead = datetime.now(UTC) + timedelta(days=7)  # noqa: TID251  # to compare with
    await telegram.moves_clock(ahead)
    assert ahead <= await telegram.now() < ahead + timedelta(minutes=1)
    sent = await bot.send_message(1001, "x")
    assert sent.date >= ahead.replace(microsecond=0)
    for wrong in ("yesterday", "2020-01-01T00:00:00Z", "2090-01-01T00:00:00", "9999-12-31T00:00Z"):
        with pytest.raises(SandboxError) as error:
            await telegram.ask("PUT", "/clock", {"now": wrong})
        assert error.value.status == 400
    await telegram.resets_clock()
    assert await telegram.now() < ahead


def test_two_moves_add_up() -> None:
    clock = MovedClock()
    first = clock.move_to(clock.now() + timedelta(days=1))
    second = clock.move_to(first + timedelta(days=1))
    assert second - first >= timedelta(days=1)
    assert clock.now() >= second
