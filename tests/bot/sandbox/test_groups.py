"""Groups and channels: what the bot is told there, and what it may do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden

from bot.sandbox.client import SandboxError

if TYPE_CHECKING:
    from telegram import Bot

    from bot.sandbox import Person, SandboxClient

ACT = InlineKeyboardMarkup([[InlineKeyboardButton("Act", callback_data="a")]])


async def test_a_bot_that_joins_a_group_is_told_and_leaves_with_a_word(
    bot: Bot, telegram: SandboxClient, amina: Person, bela: Person
) -> None:
    group = await telegram.group("Letter writers", bela, amina)
    joined, service = await bot.get_updates()
    assert joined.my_chat_member is not None
    assert joined.my_chat_member.new_chat_member.status == "member"
    assert service.message is not None
    assert service.message.new_chat_members[0].id == bot.id
    await bot.send_message(group, "Hello all")
    assert [message["text"] for message in await amina.at(group).reads()] == ["Hello all"]
    await telegram.removes_bot(group)
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(group, "x")


async def test_in_a_group_the_bot_hears_only_what_is_meant_for_it(
    bot: Bot, telegram: SandboxClient, amina: Person
) -> None:
    group = await telegram.group("Letter writers", amina)
    question = await bot.send_message(group, "Who acts?")
    here = amina.at(group)
    for text in ("small talk", "/cases", "/cases@another_bot", "hey @urgent_sandbox_bot"):
        await here.writes(text)
    await here.writes("I do", reply_to=question.message_id)
    heard = [update.message.text for update in await bot.get_updates() if update.message]
    assert heard[1:] == ["/cases", "hey @urgent_sandbox_bot", "I do"]


async def test_a_button_in_a_group_tells_who_tapped_it(
    bot: Bot, telegram: SandboxClient, amina: Person, bela: Person
) -> None:
    group = await telegram.group("Letter writers", amina, bela)
    sent = await bot.send_message(group, "Case", reply_markup=ACT)
    tap = {"message_id": sent.message_id, "text": "Act", "chat_id": group, "wait": 0}
    await telegram.ask("POST", "/people/1002/taps", tap)
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert query.from_user.id == 1002
    assert query.message is not None
    assert query.message.chat.id == group


async def test_a_channel_posts_without_an_author(
    bot: Bot, telegram: SandboxClient, amina: Person
) -> None:
    channel = await telegram.group("News", amina, kind="channel")
    await amina.at(channel).writes("A post")
    post = (await bot.get_updates())[-1].channel_post
    assert post is not None
    assert (post.text, post.from_user) == ("A post", None)
    sent = await bot.send_message(channel, "Another")
    assert sent.sender_chat is not None
    assert [admin.status for admin in await bot.get_chat_administrators(channel)] == [
        "creator",
        "administrator",
    ]


async def test_a_bot_sees_the_chats_and_members_that_it_has_met(
    bot: Bot, telegram: SandboxClient, amina: Person, bela: Person
) -> None:
    group = await telegram.group("Letter writers", amina)
    assert (await bot.get_chat(group)).title == "Letter writers"
    assert (await bot.get_chat(1001)).first_name == "Amina"
    statuses = [(await bot.get_chat_member(group, id_)).status for id_ in (1001, 1002, bot.id)]
    assert statuses == ["creator", "left", "member"]
    assert await bot.get_chat_member_count(group) == 2
    with pytest.raises(BadRequest, match="User not found"):
        await bot.get_chat_member(group, 77)
    await bot.leave_chat(group)
    with pytest.raises(Forbidden):
        await bot.get_chat(group)


async def test_nobody_looks_into_a_group_of_others(
    telegram: SandboxClient, amina: Person, bela: Person
) -> None:
    group = await telegram.group("Letter writers", amina)
    for act in (bela.at(group).writes("x"), bela.at(group).reads()):
        with pytest.raises(SandboxError) as error:
            await act
        assert error.value.status == 404
    for wrong in ({"title": ""}, {"title": "x", "members": "x"}, {"title": "x", "kind": "y"}):
        with pytest.raises(SandboxError):
            await telegram.ask("POST", "/groups", wrong)
    with pytest.raises(SandboxError):
        await telegram.ask("PUT", "/groups/-5/bot")
