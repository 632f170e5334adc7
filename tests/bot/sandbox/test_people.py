"""People: what they write, send and see; how they leave and come back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from telegram import BotCommand, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden

from bot.sandbox.client import SandboxError
from tests.bot.sandbox.test_messages import PNG

if TYPE_CHECKING:
    from telegram import Bot

    from bot.sandbox import Person, SandboxClient


async def test_people_are_added_changed_and_listed(telegram: SandboxClient) -> None:
    await telegram.adds(1001, "Amina", "es")
    about, _ = await telegram.ask("POST", "/people", {"first_name": "Bela"})
    assert about["id"] == 1002
    await telegram.ask("POST", "/people", {"id": 1001, "first_name": "Amina R."})
    people = {person["id"]: person for person in await telegram.people()}
    assert (people[1001]["first_name"], people[1001]["language_code"]) == ("Amina R.", "es")
    assert people[1002]["started"] is False
    assert list(await telegram.adds_crowd(5000, 3)) == [5000, 5001, 5002]
    assert len(await telegram.people()) == 5


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (("POST", "/people", {}), 400),
        (("POST", "/people", {"first_name": " "}), 400),
        (("POST", "/people", {"id": "x", "first_name": "A"}), 400),
        (("POST", "/people", {"id": -5, "first_name": "A"}), 400),
        (("POST", "/people", {"id": 5, "first_name": "A", "language_code": 5}), 400),
        (("POST", "/people", [1]), 400),
        (("GET", "/people/77/messages", None), 404),
        (("GET", "/people/1001/messages?after=x", None), 400),
        (("GET", "/people/1001/messages?after=1&wait=nan", None), 400),
        (("GET", "/people/1001/messages?chat_id=-5", None), 404),
        (("POST", "/people/77/messages", {"text": "x"}), 404),
        (("POST", "/people/1001/messages", {}), 400),
        (("POST", "/people/1001/messages", {"text": "\u202e \n"}), 400),
        (("POST", "/people/1001/messages", {"text": "x", "reply_to": 99}), 404),
        (("POST", "/people/1001/messages", {"text": "x", "chat_id": "x"}), 400),
        (("PUT", "/people/1001/messages/99", {"text": "x"}), 404),
        (("PUT", "/people/1001/messages/1", {"text": "/start"}), 400),
        (("POST", "/people/1001/documents", {}), 400),
        (("POST", "/people/1001/taps", {"message_id": "x"}), 400),
        (("DELETE", "/people/1001", None), 404),
        (("PATCH", "/people", None), 405),
    ],
)
async def test_a_wrong_request_says_what_is_wrong(
    telegram: SandboxClient, amina: Person, asked: tuple[str, str, object], status: int
) -> None:
    with pytest.raises(SandboxError) as error:
        await telegram.ask(*asked)
    assert error.value.status == status
    assert error.value.error


async def test_a_long_text_arrives_in_parts_that_end_with_a_word(bot: Bot, amina: Person) -> None:
    text = "word " * 1800 + "🕊" * 4000
    ids = await amina.writes(text)
    updates = await bot.get_updates()
    parts = [update.message.text or "" for update in updates if update.message]
    assert len(ids) == len(parts) == 5
    assert all(len(part.encode("utf-16-le")) <= 2 * 4096 for part in parts)
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")
    assert parts[0].endswith("word")


async def test_hostile_text_arrives_as_it_is_and_is_shown_harmlessly(
    bot: Bot, amina: Person
) -> None:
    text = '<b>{name}</b> & "x" {{ 7*7 }} مرحبا 🕊'
    await amina.writes(text)
    [update] = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == text
    assert (await amina.reads())[-1]["html"].startswith("&lt;b&gt;{name}&lt;/b&gt; &amp;")


async def test_commands_are_marked_and_edits_reach_the_bot(bot: Bot, amina: Person) -> None:
    [message_id] = await amina.writes("/start case_84_19")
    await amina.edits(message_id, "/help@urgent_sandbox_bot")
    first, second = await bot.get_updates()
    assert first.message is not None
    assert [entity.type for entity in first.message.entities] == ["bot_command"]
    assert second.edited_message is not None
    assert second.edited_message.text == "/help@urgent_sandbox_bot"
    assert (await amina.reads())[-1]["edited"]


async def test_photos_voices_and_albums_reach_the_bot(bot: Bot, amina: Person) -> None:
    await amina.sends("photo", "one.png", PNG, album="a")
    await amina.sends("photo", "two.png", PNG, album="a")
    await amina.sends("voice", "voice.ogg", b"OggS")
    await amina.sends("sticker", "sticker.webp", b"RIFF")
    one, two, voice, sticker = [update.message for update in await bot.get_updates()]
    assert one is not None
    assert two is not None
    assert (one.photo[-1].width, one.media_group_id) == (3, two.media_group_id)
    assert voice is not None
    assert voice.voice is not None
    assert sticker is not None
    assert sticker.sticker is not None
    with pytest.raises(SandboxError, match="neither a PNG nor a JPEG"):
        await amina.sends("photo", "x.png", b"GIF89a")
    with pytest.raises(SandboxError, match="nobody sends a dance"):
        await amina.sends("dance", "x", b"x")
    with pytest.raises(SandboxError, match="caption is too long"):
        await amina.sends_document("x", b"x", "x" * 1025)


async def test_who_blocks_the_bot_hears_nothing_until_it_is_let_back(
    bot: Bot, amina: Person
) -> None:
    await bot.send_message(1001, "before")
    await amina.blocks()
    await amina.blocks()
    for sending in (bot.send_message(1001, "x"), bot.edit_message_text("x", 1001, 2)):
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await sending
    with pytest.raises(SandboxError) as error:
        await amina.writes("hello")
    assert error.value.status == 409
    await amina.unblocks()
    await bot.send_message(1001, "after")
    statuses = [
        update.my_chat_member.new_chat_member.status
        for update in await bot.get_updates()
        if update.my_chat_member
    ]
    assert statuses == ["kicked", "member"]


async def test_who_deletes_the_account_is_gone(bot: Bot, amina: Person) -> None:
    await amina.deletes_account()
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(1001, "x")
    with pytest.raises(SandboxError, match="deleted the account"):
        await amina.writes("x")


async def test_a_chat_answers_once_its_revision_has_grown(
    bot: Bot, telegram: SandboxClient, amina: Person
) -> None:
    _, revision = await telegram.ask("GET", "/people/1001/messages")
    path = f"/people/1001/messages?after={revision}"
    assert (await telegram.ask("GET", f"{path}&wait=0.01"))[1] == revision
    waiting = asyncio.create_task(telegram.ask("GET", f"{path}&wait=30"))
    while not waiting.done():
        await bot.send_message(1001, "news")
        await asyncio.wait({waiting}, timeout=0.1)
    messages, grown = await waiting
    assert grown > revision
    assert messages[-1]["text"] == "news"


async def test_the_menu_is_that_of_the_narrowest_scope_in_the_persons_language(
    bot: Bot, amina: Person
) -> None:
    await bot.set_my_commands([BotCommand("start", "Begin")])
    await bot.set_my_commands([BotCommand("start", "Empezar")], language_code="es")
    assert await amina.menu() == [{"command": "start", "description": "Empezar"}]
    scope = BotCommandScopeChat(1001)
    await bot.set_my_commands([BotCommand("import", "Import")], scope=scope)
    assert await amina.menu() == [{"command": "import", "description": "Import"}]
    await bot.delete_my_commands(scope=scope)
    assert (await bot.get_my_commands(language_code="es"))[0].description == "Empezar"
    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await bot.set_my_commands([BotCommand("Start!", "x")])
    await bot.set_my_description("What we do")
    assert (await bot.get_my_description("de")).description == "What we do"
    await bot.set_my_name("UA")
    assert (await bot.get_me()).first_name == "UA"
