"""Taps on buttons and inline queries: what a person asks and waits for."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Update,
)
from telegram.error import BadRequest

from bot.sandbox.client import SandboxError

if TYPE_CHECKING:
    from telegram import Bot

    from bot.sandbox import Person, SandboxClient
    from tests.bot.sandbox.conftest import RawCalls

BUTTONS = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("Act", callback_data="act:7"),
            InlineKeyboardButton("Act", callback_data="act:8"),
        ],
        [
            InlineKeyboardButton("Read", url="https://example.org/x"),
            InlineKeyboardButton("Copy", copy_text=CopyTextButton("the letter")),
        ],
    ]
)


async def next_update(bot: Bot) -> Update:
    """The next update, confirmed."""
    [update] = await bot.get_updates(timeout=5, limit=1)
    await bot.get_updates(offset=update.update_id + 1, timeout=0)
    return update


async def test_a_tap_waits_for_the_answer_and_the_message_changes_in_place(
    bot: Bot, amina: Person
) -> None:
    await bot.send_message(1001, "Case", reply_markup=BUTTONS)

    async def answer() -> None:
        query = (await next_update(bot)).callback_query
        assert query is not None
        assert (query.data, query.from_user.language_code) == ("act:7", "es")
        assert query.message is not None
        await query.edit_message_text("Chosen")
        await query.answer("Thank you", show_alert=True)

    tapped, _ = await asyncio.gather(amina.taps("Act"), answer())
    assert (tapped.answered, tapped.toast, tapped.is_alert) == (True, "Thank you", True)
    assert amina.screen == "Chosen"


async def test_links_open_and_texts_are_copied_without_the_bot(bot: Bot, amina: Person) -> None:
    await bot.send_message(1001, "Case", reply_markup=BUTTONS)
    assert (await amina.taps("Read")).opened == "https://example.org/x"
    assert (await amina.taps("Copy")).copied == "the letter"
    assert await bot.get_updates(timeout=0) == ()


async def test_two_buttons_of_one_label_are_told_apart_by_their_place(
    bot: Bot, telegram: SandboxClient, amina: Person
) -> None:
    await bot.send_message(1001, "Case", reply_markup=BUTTONS)
    about = {"message_id": 2, "text": "Act", "row": 0, "column": 1, "wait": 0}
    answer, _ = await telegram.ask("POST", "/people/1001/taps", about)
    assert answer == {"answered": False, "answer": None}
    query = (await next_update(bot)).callback_query
    assert query is not None
    assert query.data == "act:8"
    await query.answer()
    with pytest.raises(BadRequest, match="Query is too old"):
        await query.answer("again")


@pytest.mark.parametrize(
    "about",
    [
        {"message_id": 2, "text": "Gone"},
        {"message_id": 2, "text": "Act", "row": 1},
        {"message_id": 2, "text": None},
        {"message_id": 77, "text": "Act"},
        {"text": "Act"},
        {"message_id": 1, "text": "Act"},
    ],
)
async def test_an_outdated_button_is_not_there_any_more(
    bot: Bot, telegram: SandboxClient, amina: Person, about: dict[str, object]
) -> None:
    await bot.send_message(1001, "Case", reply_markup=BUTTONS)
    with pytest.raises(SandboxError) as error:
        await telegram.ask("POST", "/people/1001/taps", about)
    assert error.value.status == 404


async def test_an_answer_of_201_characters_or_to_an_unknown_query_is_refused(
    bot: Bot, amina: Person
) -> None:
    with pytest.raises(BadRequest, match="essage_too_long"):
        await bot.answer_callback_query("1", "x" * 201)
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query("1", "x" * 200)


async def test_an_inline_result_lands_in_another_chat_and_its_button_works(
    bot: Bot, telegram: SandboxClient, amina: Person, bela: Person
) -> None:
    async def answer() -> None:
        query = (await next_update(bot)).inline_query
        assert query is not None
        assert query.query == "84.19"
        result = InlineQueryResultArticle(
            "case:7",
            "UA 84.19",
            InputTextMessageContent("<b>Free her</b>", parse_mode="HTML"),
            reply_markup=BUTTONS,
        )
        await query.answer([result])

    results, _ = await asyncio.gather(amina.asks_inline("84.19"), answer())
    assert results[0]["title"] == "UA 84.19"
    to_bela = amina.at(bela.id)
    await to_bela.sends_inline("case:7")
    [seen] = await bela.at(amina.id).reads()
    assert (seen["from"], seen["html"]) == ("person", "<b>Free her</b>")

    async def edit() -> None:
        tap = (await next_update(bot)).callback_query
        assert tap is not None
        assert tap.message is None
        assert await tap.edit_message_text("Chosen") is True
        await tap.answer()

    tapped, _ = await asyncio.gather(bela.at(amina.id).taps("Act"), edit())
    assert tapped.answered
    assert (await to_bela.reads())[0]["text"] == "Chosen"
    with pytest.raises(SandboxError, match="no inline result"):
        await to_bela.sends_inline("case:8")


async def test_inline_results_that_telegram_would_refuse_are_refused(
    call: RawCalls,
) -> None:
    article = {
        "type": "article",
        "id": "1",
        "title": "x",
        "input_message_content": {"message_text": "x"},
    }
    wrong: list[object] = [
        {},
        [article, article],
        [article | {"id": "x" * 65}],
        [article | {"title": ""}],
        [article | {"type": "dance"}],
        [article | {"input_message_content": {"message_text": "x" * 4097}}],
        [article] * 51,
        ["x"],
    ]
    for results in wrong:
        status, _ = await call("answerInlineQuery", inline_query_id="1", results=results)
        assert status == 400
    _, said = await call("answerInlineQuery", inline_query_id="1", results=[article])
    assert "query is too old" in said
