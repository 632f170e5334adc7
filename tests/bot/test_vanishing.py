"""Careful supporters: letters leave their chats, once, whatever Telegram says to it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from bot.intake.calling import CallFailed
from bot.store.vanishing import CLAIMED_MS, Message, Vanishing
from bot.vanishing import BLANK, delete_due

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.store.database import Database

NOW, HOUR = 1_700_000_000_000, 3_600_000
LETTER, FILE = Message(1001, 5), Message(1001, 6)


class Telegram:
    """Deletes, or answers as it is told to."""

    def __init__(self, *answers: int) -> None:
        self.answers, self.deleted, self.blanked = list(answers), list[Message](), list[int]()

    async def __call__(self, method: str, params: Mapping[str, Any], seconds: float) -> Any:
        assert method in ("deleteMessage", "editMessageText")
        await asyncio.sleep(0)  # others may come in between
        status = self.answers.pop(0) if self.answers else 200
        if status != 200:
            raise CallFailed(status, "no", 7 if status == 429 else None)
        if method == "editMessageText":
            self.blanked.append(params["message_id"])
            assert params["text"] == BLANK
        else:
            self.deleted.append(Message(**params))
        return True


@pytest.fixture
async def vanishing(database: Database) -> Vanishing:
    vanishing = Vanishing(database)
    await vanishing.let_vanish([LETTER, FILE], NOW + HOUR)
    return vanishing


async def test_nothing_is_deleted_before_its_hour_is_over(vanishing: Vanishing) -> None:
    telegram = Telegram()
    assert await delete_due(telegram, vanishing, NOW + HOUR - 1) == 0
    assert await delete_due(telegram, vanishing, NOW + HOUR) == 2
    assert telegram.deleted == [LETTER, FILE]
    assert await delete_due(telegram, vanishing, NOW + 9 * HOUR) == 0


async def test_two_replicas_delete_each_message_once(vanishing: Vanishing) -> None:
    telegram = Telegram()
    ended = await asyncio.gather(*(delete_due(telegram, vanishing, NOW + HOUR) for _ in range(3)))
    assert sum(ended) == 2
    assert sorted(telegram.deleted) == [LETTER, FILE]


async def test_a_message_that_shows_no_letter_any_more_stays(vanishing: Vanishing) -> None:
    await vanishing.let_stay(LETTER)
    telegram = Telegram()
    await delete_due(telegram, vanishing, NOW + HOUR)
    assert telegram.deleted == [FILE]


async def test_a_letter_shown_anew_in_the_same_message_has_its_own_hour(
    vanishing: Vanishing,
) -> None:
    await vanishing.let_vanish([LETTER], NOW + 2 * HOUR)
    telegram = Telegram()
    await delete_due(telegram, vanishing, NOW + HOUR)
    assert telegram.deleted == [FILE]


async def test_what_is_too_old_to_be_deleted_loses_its_text(vanishing: Vanishing) -> None:
    telegram = Telegram(400)
    assert await delete_due(telegram, vanishing, NOW + HOUR) == 2
    assert telegram.blanked == [LETTER.message_id]
    assert telegram.deleted == [FILE]


@pytest.mark.parametrize("answers", [(400, 400), (403,)])
async def test_what_is_gone_or_out_of_reach_is_tried_once(
    vanishing: Vanishing, answers: tuple[int, ...]
) -> None:
    telegram = Telegram(*answers)
    assert await delete_due(telegram, vanishing, NOW + HOUR) == 2
    assert telegram.deleted == [FILE]
    assert await delete_due(Telegram(), vanishing, NOW + 9 * HOUR) == 0


@pytest.mark.parametrize("status", [0, 429, 502])
async def test_what_telegram_has_no_time_for_is_tried_again_later(
    vanishing: Vanishing, status: int
) -> None:
    assert await delete_due(Telegram(status), vanishing, NOW + HOUR) == 1
    telegram = Telegram()
    assert await delete_due(telegram, vanishing, NOW + HOUR + 1) == 0, "another may be at it"
    assert await delete_due(telegram, vanishing, NOW + HOUR + CLAIMED_MS) == 1
    assert telegram.deleted == [LETTER]
