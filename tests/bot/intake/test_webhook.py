from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest

from bot.intake.calling import CallFailed, StartRefused
from bot.intake.updates import NotAnUpdate, keep_in
from bot.intake.webhook import Webhook, set_webhook
from bot.store.inbox import Inbox
from tests.bot.intake.scripted import Scripted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.store.database import Database
    from bot.store.inbox import RawUpdate

NOW = 1_700_000_000_000
AMINA = 1001


def body(number: int) -> bytes:
    update = {"update_id": number, "message": {"chat": {"id": AMINA}, "text": "¡Sí!"}}
    return json.dumps(update, ensure_ascii=False).encode()


async def test_what_is_answered_is_kept_once_however_often_it_is_posted(
    database: Database,
) -> None:
    inbox = Inbox(database)
    webhook = Webhook(keep_in(inbox, lambda: NOW, lambda: None))
    await asyncio.gather(*(webhook.receive(body(number % 30)) for number in range(60)))
    assert await inbox.waiting() == 30
    [one] = await inbox.settle("one", [], 10)
    assert json.loads(one.body)["message"]["text"] == "¡Sí!"


async def test_updates_that_arrive_while_one_is_written_are_written_together() -> None:
    batches: list[list[int]] = []
    writing, written = asyncio.Event(), asyncio.Event()

    async def keep(updates: Sequence[RawUpdate]) -> None:
        batches.append([update.update_id for update in updates])
        writing.set()
        await written.wait()

    webhook = Webhook(keep)
    async with asyncio.timeout(10), asyncio.TaskGroup() as posts:
        posts.create_task(webhook.receive(body(1)))
        await writing.wait()
        for number in (2, 3, 4):
            posts.create_task(webhook.receive(body(number)))
        await asyncio.sleep(0)  # they are posted
        written.set()
    assert batches == [[1], [2, 3, 4]]


async def test_when_it_cannot_be_kept_everyone_who_waits_is_told_and_the_next_is_kept() -> None:
    errors, kept = [ConnectionRefusedError("postgres")], list[int]()

    async def keep(updates: Sequence[RawUpdate]) -> None:
        if errors:
            raise errors.pop()
        kept.extend(update.update_id for update in updates)

    webhook = Webhook(keep)
    answers = await asyncio.gather(
        webhook.receive(body(1)), webhook.receive(body(2)), return_exceptions=True
    )
    assert [type(answer) for answer in answers] == [ConnectionRefusedError] * 2
    await webhook.receive(body(1))
    assert kept == [1]


async def test_a_body_that_is_no_update_is_refused_and_harms_no_other() -> None:
    kept: list[int] = []

    async def keep(updates: Sequence[RawUpdate]) -> None:
        kept.extend(update.update_id for update in updates)

    webhook = Webhook(keep)
    answers = await asyncio.gather(
        webhook.receive(body(1)), webhook.receive(b"<html>"), return_exceptions=True
    )
    assert kept == [1]
    assert isinstance(answers[1], NotAnUpdate)


async def test_telegram_is_told_the_address_the_secret_and_the_kinds_and_drops_nothing() -> None:
    telegram = Scripted(CallFailed(0, "no network"), True)
    await set_webhook(telegram, "https://bot.example.org/telegram", "first", telegram.wait)
    [_, params] = telegram.asked("setWebhook")
    assert params["url"] == "https://bot.example.org/telegram"
    assert "first" in params.values()
    assert "inline_query" in params["allowed_updates"]
    assert "drop_pending_updates" not in params
    assert telegram.waits == [1]


async def test_an_address_that_telegram_refuses_stops_the_start_with_its_words() -> None:
    telegram = Scripted(CallFailed(400, "Bad Request: bad webhook: HTTPS url must be provided"))
    with pytest.raises(StartRefused, match="Telegram refuses setWebhook: Bad Request: bad webho"):
        await set_webhook(telegram, "http://bot.example.org/telegram", "s", telegram.wait)
