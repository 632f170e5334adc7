from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from structlog.testing import capture_logs

from bot.intake.calling import CallFailed, StartRefused
from bot.intake.polling import Poller
from bot.intake.updates import keep_in
from bot.store.inbox import Inbox
from tests.bot.intake.scripted import Scripted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.store.database import Database
    from bot.store.inbox import RawUpdate

NOW = 1_700_000_000_000
AMINA = 1001


def message(number: int) -> dict[str, Any]:
    return {"update_id": number, "message": {"chat": {"id": AMINA}, "text": "hello"}}


class Kept:
    def __init__(self, *errors: Exception) -> None:
        self.numbers: list[int] = []
        self._errors = iter(errors)

    async def __call__(self, updates: Sequence[RawUpdate]) -> None:
        error = next(self._errors, None)
        if error is not None:
            raise error
        self.numbers += [update.update_id for update in updates]


async def poll(telegram: Scripted, keep: Kept) -> Poller:
    """Poll until the script has ended."""
    poller = Poller(telegram, keep, telegram.wait)
    task = asyncio.create_task(poller.run())
    ended = asyncio.create_task(telegram.exhausted.wait())
    async with asyncio.timeout(10):
        await asyncio.wait([task, ended], return_when=asyncio.FIRST_COMPLETED)
    for one in (task, ended):
        one.cancel()
    await asyncio.wait([task, ended])
    if not task.cancelled():
        task.result()
    return poller


async def test_updates_are_kept_before_the_next_call_confirms_them() -> None:
    telegram, kept = Scripted(True, [message(5), message(6)], [message(9)]), Kept()
    poller = await poll(telegram, kept)
    assert kept.numbers == [5, 6, 9]
    assert [call.get("offset") for call in telegram.asked("getUpdates")] == [None, 7, 10]
    assert poller.is_ready


async def test_the_kinds_of_updates_are_named_and_pending_ones_never_dropped() -> None:
    telegram = Scripted(True, [])
    await poll(telegram, Kept())
    assert telegram.asked("deleteWebhook") == [{}]
    assert telegram.asked("getUpdates")[0]["allowed_updates"] == [
        *("message", "edited_message", "callback_query", "my_chat_member", "inline_query")
    ]


async def test_after_a_quiet_week_lower_numbers_are_received() -> None:
    telegram, kept = Scripted(True, [message(900)], [], [message(3)], []), Kept()
    await poll(telegram, kept)
    assert kept.numbers == [900, 3]
    offsets = [call.get("offset") for call in telegram.asked("getUpdates")]
    assert offsets == [None, 901, None, 4, None]


async def test_what_could_not_be_kept_is_not_confirmed() -> None:
    telegram = Scripted(True, [message(5)], [message(5)])
    kept = Kept(ConnectionRefusedError("postgres"))
    await poll(telegram, kept)
    assert kept.numbers == [5]
    assert [call.get("offset") for call in telegram.asked("getUpdates")] == [None, None, 6]


async def test_a_second_poller_is_one_line_and_polling_goes_on() -> None:
    conflicts = [CallFailed(409, "Conflict: terminated by other getUpdates request")] * 7
    telegram, kept = Scripted(True, *conflicts), Kept()
    with capture_logs() as lines:
        poller = await poll(telegram, kept)
    assert not poller.is_ready
    assert [line["event"] for line in lines] == ["another program polls with this bot's token"]
    assert telegram.waits == [1, 2, 4, 8, 16, 30, 30]


async def test_a_rival_that_comes_and_goes_is_one_line_until_it_stays_away() -> None:
    conflict, kept = CallFailed(409, "Conflict"), Kept()
    with capture_logs() as lines:
        poller = await poll(
            Scripted(True, [], conflict, [message(1)], conflict, [message(2)]), kept
        )
        assert not poller.is_ready
        assert len(lines) == 1
        assert (await poll(Scripted(True, [], conflict, [message(3)], []), kept)).is_ready
    assert kept.numbers == [1, 2, 3]


async def test_the_first_answer_comes_at_once_and_later_ones_when_there_is_something() -> None:
    telegram = Scripted(True, [], [], CallFailed(0, "no network"), [])
    await poll(telegram, Kept())
    assert [call["timeout"] for call in telegram.asked("getUpdates")] == [0, 50, 50, 0, 50]


async def test_telegrams_own_pause_is_kept_and_a_lost_network_is_waited_for() -> None:
    telegram = Scripted(
        CallFailed(0, "no network"),
        True,
        CallFailed(429, "Too Many Requests", retry_after=7),
        CallFailed(502, "Bad Gateway"),
        CallFailed(0, "timeout"),
        [message(1)],
        CallFailed(500, "Internal Server Error"),
    )
    kept = Kept()
    await poll(telegram, kept)
    assert telegram.waits == [1, 7, 2, 4, 1]
    assert kept.numbers == [1]


@pytest.mark.parametrize("status", [401, 404])
@pytest.mark.parametrize("started", [False, True])
async def test_a_token_that_telegram_does_not_know_ends_with_one_clear_line(
    status: int, started: bool
) -> None:
    before = (True, [message(1)]) if started else ()
    with pytest.raises(StartRefused, match=r"^BOT_TOKEN is not a token that Telegram knows$"):
        await poll(Scripted(*before, CallFailed(status, "Unauthorized")), Kept())


async def test_strange_updates_are_kept_too_and_nonsense_blocks_nothing(
    database: Database,
) -> None:
    inbox = Inbox(database)
    strange = {"update_id": 2, "new_kind": {"deep": [None]}}
    telegram = Scripted(True, [message(1), "nonsense", None, {"no": "id"}, strange], [])
    woken = asyncio.Event()
    poller = Poller(telegram, keep_in(inbox, lambda: NOW, woken.set), telegram.wait)
    task = asyncio.create_task(poller.run())
    async with asyncio.timeout(10):
        await telegram.exhausted.wait()
    task.cancel()
    await asyncio.wait([task])
    claimed = await inbox.settle("one", [], 10)
    assert [(one.update_id, one.chat_id) for one in claimed] == [(1, AMINA), (2, 0)]
    assert woken.is_set()
