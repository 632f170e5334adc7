"""The Bot API's front door: tokens, methods, and every way to send parameters."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
from telegram.error import BadRequest

from bot.sandbox import SandboxClient, open_sandbox
from tests.bot.sandbox.conftest import TOKEN

if TYPE_CHECKING:
    from telegram import Bot

    from bot.sandbox import Person, Sandbox


async def test_a_bot_introduces_itself(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.username, me.supports_inline_queries) == (1234, "urgent_sandbox_bot", True)


@pytest.mark.parametrize(
    ("path", "status", "description"),
    [
        (f"/bot{TOKEN}/getMe", 200, None),
        (f"/bot{TOKEN}/GETME", 200, None),
        (f"/bot{TOKEN}/getme/", 200, None),
        (f"/bot{TOKEN.replace(':', '%3A')}/getMe", 200, None),
        ("/bot99:other/getMe", 401, "Unauthorized"),
        ("/botnonsense/getMe", 404, "Not Found"),
        ("/bot", 404, "Not Found"),
        (f"/bot{TOKEN}", 404, "Not Found"),
        (f"/bot{TOKEN}/", 404, "Not Found"),
        (f"/bot{TOKEN}/dance", 404, "Not Found: method not found"),
        (f"/bot{TOKEN}/sendDice", 501, "Not Implemented: the sandbox does not answer senddice"),
        (f"/bot{TOKEN}/sendMessage", 400, "Bad Request: chat_id is empty"),
        (f"/bot{TOKEN}/sendMessage?chat_id=5&text=x", 400, "Bad Request: chat not found"),
        (f"/bot{TOKEN}/sendMessage?chat_id=@nobody", 400, "Bad Request: chat not found"),
        ("/file/bot99:other/documents/file_1.txt", 401, "Unauthorized"),
        (f"/file/bot{TOKEN}/documents/file_1.txt", 404, "Not Found"),
        (f"/file/bot{TOKEN}/../../secret", 404, None),
    ],
)
async def test_a_wrong_address_is_answered_as_telegram_does(
    sandbox: Sandbox, http: aiohttp.ClientSession, path: str, status: int, description: str | None
) -> None:
    async with http.get(sandbox.url + path) as answer:
        assert answer.status == status
        if description:
            body = await answer.json()
            assert body == {"ok": False, "error_code": status, "description": description}


async def test_the_first_token_seen_is_the_bots(http: aiohttp.ClientSession) -> None:
    async with open_sandbox(port=0) as sandbox:
        async with http.get(f"{sandbox.url}/bot77:first/getMe") as answer:
            assert (await answer.json())["result"]["id"] == 77
        async with http.get(f"{sandbox.url}/bot78:second/getMe") as answer:
            assert answer.status == 401


async def test_json_form_multipart_and_query_say_the_same(
    sandbox: Sandbox, telegram: SandboxClient, amina: Person, http: aiohttp.ClientSession
) -> None:
    said: dict[str, Any] = {"chat_id": "1001", "text": "Hello", "disable_notification": "true"}
    said["reply_markup"] = '{"inline_keyboard":[[{"text":"Act","callback_data":"a"}]]}'
    multipart = aiohttp.FormData(said)
    multipart.add_field("unused", b"x", filename="x.txt")
    url = f"{sandbox.url}/bot{TOKEN}/sendMessage"
    nested = said | {"chat_id": 1001, "reply_markup": {"inline_keyboard": []}}
    for sent in (
        {"json": said},
        {"data": said},
        {"params": said},
        {"data": multipart},
        {"json": nested},
    ):
        async with http.post(url, **sent) as answer:
            assert answer.status == 200, await answer.text()
    messages = await amina.reads()
    assert [message["text"] for message in messages[1:]] == ["Hello"] * 5
    labels = [[row[0]["text"] for row in message["buttons"]] for message in messages[1:]]
    assert labels == [["Act"]] * 4 + [[]]
    calls = await telegram.calls("sendMessage")
    assert {call["params"]["chat_id"] for call in calls} == {1001}
    assert calls[3]["params"]["unused"] == {"name": "x.txt", "size": 1}


@pytest.mark.parametrize(
    "sent",
    [
        {"data": b"{not json", "headers": {"Content-Type": "application/json"}},
        {"data": b"[1]", "headers": {"Content-Type": "application/json"}},
        {
            "data": b'{"chat_id": 1001, "text": "\\ud83d"}',
            "headers": {"Content-Type": "application/json"},
        },
        {"json": {"chat_id": 1001, "text": {"a": 1}}},
        {"json": {"chat_id": [1001], "text": "x"}},
        {"json": {"chat_id": 1001, "text": "x", "reply_markup": "{"}},
        {"json": {"chat_id": 1001, "text": "x", "reply_markup": "[]", "entities": "{}"}},
        {"json": {"chat_id": 1001, "text": "x", "reply_parameters": 5}},
        {"json": {"chat_id": 1001, "text": "x", "parse_mode": "MarkdownV2"}},
        {"json": {"chat_id": 1001, "text": "x", "parse_mode": "BBCode"}},
        {"json": {"chat_id": 1001, "text": "x", "entities": [{"type": "bold"}]}},
        {
            "json": {
                "chat_id": 1001,
                "text": "x",
                "entities": [{"type": "x", "offset": 0, "length": 1}],
            }
        },
        {
            "json": {
                "chat_id": 1001,
                "text": "x",
                "entities": [{"type": "bold", "offset": 0, "length": 2}],
            }
        },
        {"json": {"chat_id": 1001, "text": "xy", "reply_to_message_id": "1e400"}},
    ],
)
async def test_nonsense_is_a_bad_request(
    sandbox: Sandbox, amina: Person, http: aiohttp.ClientSession, sent: dict[str, Any]
) -> None:
    async with http.post(f"{sandbox.url}/bot{TOKEN}/sendMessage", **sent) as answer:
        assert (answer.status, (await answer.json())["ok"]) == (400, False)
    assert [message["from"] for message in await amina.reads()] == ["person"]


async def test_a_body_beyond_all_limits_is_too_large(
    sandbox: Sandbox, amina: Person, http: aiohttp.ClientSession
) -> None:
    form = aiohttp.FormData({"chat_id": "1001"})
    form.add_field("document", io.BytesIO(bytes(51 * 1024 * 1024)), filename="big.bin")
    try:
        async with http.post(f"{sandbox.url}/bot{TOKEN}/sendDocument", data=form) as answer:
            assert answer.status == 413
    except aiohttp.ClientOSError:
        # The sandbox may answer and hang up before the last byte is sent, as Telegram does.
        assert await amina.reads()


async def test_entities_are_taken_as_marks_but_never_as_dangerous_links(
    sandbox: Sandbox, amina: Person, http: aiohttp.ClientSession
) -> None:
    entities = [
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "text_link", "offset": 0, "length": 2, "url": "javascript:alert(1)"},
        {"type": "text_link", "offset": 3, "length": 1, "url": "https://example.org/"},
    ]
    sent = {"chat_id": 1001, "text": "ab c", "entities": entities}
    async with http.post(f"{sandbox.url}/bot{TOKEN}/sendMessage", json=sent) as answer:
        result = (await answer.json())["result"]
    assert [entity["type"] for entity in result["entities"]] == ["bold", "text_link"]


async def test_every_call_is_recorded_and_pages_follow_each_other(
    telegram: SandboxClient, bot: Bot, amina: Person
) -> None:
    await bot.send_message(1001, "one")
    with pytest.raises(BadRequest):
        await bot.send_message(1001, "<b>two", parse_mode="HTML")
    last = (await telegram.calls())[-2:]
    assert [(call["method"], call["status"], call["ok"]) for call in last] == [
        ("sendMessage", 200, True),
        ("sendMessage", 400, False),
    ]
    assert "Can't find end tag" in last[1]["error"]
    assert last[1]["n"] == last[0]["n"] + 1
    assert await telegram.calls(after=last[0]["n"]) == [last[1]]
    page, _ = await telegram.ask("GET", "/calls?after=1&limit=2")
    assert [call["n"] for call in page] == [2, 3]
