"""The people's side as other programs rely on it: exactly these fields, over plain HTTP."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.sandbox import open_sandbox
from bot.sandbox.calls import KEPT, Calls
from bot.sandbox.params import Params

if TYPE_CHECKING:
    import aiohttp
    from telegram import Bot

    from bot.sandbox import Person, Sandbox
    from tests.bot.sandbox.conftest import RawCalls

PNG = bytes.fromhex("89504e470d0a1a0a0000000d494844520000000300000002080600000000000000")
KEYS = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Act", callback_data="a")],
        [
            InlineKeyboardButton("Read", url="https://example.org/x"),
            InlineKeyboardButton("Copy", copy_text=CopyTextButton("the letter")),
        ],
    ]
)


class Asked:
    """`await asked("GET", "/people")` → the JSON below `/sandbox`, and the status."""

    def __init__(self, http: aiohttp.ClientSession, url: str) -> None:
        self._http, self._url = http, f"{url}/sandbox"
        self.revision: str | None = None

    async def __call__(self, method: str, path: str, body: object = None) -> tuple[Any, int]:
        async with self._http.request(method, self._url + path, json=body) as answer:
            self.revision = answer.headers.get("X-Revision")
            return await answer.json(), answer.status


@pytest.fixture
def asked(http: aiohttp.ClientSession, sandbox: Sandbox) -> Asked:
    return Asked(http, sandbox.url)


async def test_a_sandbox_starts_with_nobody_and_with_telegrams_limits(
    http: aiohttp.ClientSession,
) -> None:
    async with open_sandbox(port=0) as fresh:
        asked = Asked(http, fresh.url)
        assert await asked("GET", "/people") == ([], 200)
        assert await asked("GET", "/calls") == ([], 200)
        assert await asked("GET", "/faults") == ([], 200)
        limits, _ = await asked("GET", "/limits")
        assert limits == {"per_second": 30, "per_chat_per_second": 1}
        async with http.get(fresh.url) as page:
            assert page.content_type == "text/html"


async def test_what_people_write_gets_its_ids_at_once(asked: Asked) -> None:
    person, _ = await asked("POST", "/people", {"id": 7, "first_name": "Amina"})
    assert (person["id"], person["first_name"]) == (7, "Amina")
    assert (await asked("POST", "/people/7/messages", {"text": "x" * 5000}))[0] == {
        "message_ids": [1, 2]
    }
    first, second = (await asked("GET", "/people/7/messages"))[0]
    assert first | {"date": 0} == {
        "message_id": 1, "date": 0, "from": "person", "text": "x" * 4096, "html": "x" * 4096,
        "entities": [], "buttons": [], "edited": False,
    }  # fmt: skip
    assert isinstance(first["date"], int)
    assert asked.revision is not None
    assert int(asked.revision) > 0
    assert second["message_id"] == 2
    assert (await asked("PUT", "/people/7/messages/2", {"text": "y"}))[1] == 200
    assert (await asked("GET", "/people/7/messages"))[0][1]["edited"] is True


async def test_files_have_whole_addresses(
    asked: Asked, http: aiohttp.ClientSession, sandbox: Sandbox, bot: Bot, amina: Person
) -> None:
    await bot.send_document(1001, b"Dear Governor", filename="letter.txt")
    await bot.send_photo(1001, PNG)
    await bot.send_contact(1001, "+15550100", "Office")
    _, document, photo, contact = (await asked("GET", "/people/1001/messages"))[0]
    assert set(document["document"]) == {"file_name", "size", "url"}
    assert set(photo["photo"]) == {"url", "width", "height"}
    assert contact["contact"]["phone_number"] == "+15550100"
    url = document["document"]["url"]
    assert url.startswith(f"{sandbox.url}/")
    async with http.get(url) as answer:
        assert await answer.read() == b"Dear Governor"
    await bot.delete_message(1001, document["message_id"])
    left = (await asked("GET", "/people/1001/messages"))[0]
    assert document["message_id"] not in [message["message_id"] for message in left]


async def test_each_kind_of_button_answers_in_its_own_way(
    asked: Asked, bot: Bot, amina: Person
) -> None:
    sent = await bot.send_message(1001, "Case", reply_markup=KEYS)
    shown = (await asked("GET", "/people/1001/messages"))[0][-1]["buttons"]
    assert shown == [
        [{"text": "Act", "callback_data": "a"}],
        [
            {"text": "Read", "url": "https://example.org/x"},
            {"text": "Copy", "copy_text": "the letter"},
        ],
    ]
    about = {"message_id": sent.message_id}
    taps = "/people/1001/taps"
    assert await asked("POST", taps, about | {"text": "Read"}) == (
        {"opened": "https://example.org/x"}, 200,
    )  # fmt: skip
    assert await asked("POST", taps, about | {"text": "Copy"}) == ({"copied": "the letter"}, 200)
    tapping = asyncio.create_task(asked("POST", taps, about | {"text": "Act"}))
    [update] = await bot.get_updates(timeout=5)
    assert update.callback_query is not None
    await update.callback_query.answer("Thank you", show_alert=True)
    assert await tapping == (
        {"answered": True, "answer": {"text": "Thank you", "show_alert": True}}, 200,
    )  # fmt: skip


async def test_a_refusal_says_why_and_how(asked: Asked, amina: Person) -> None:
    for status, method, path, body in (
        (400, "POST", "/people/1001/messages", {"text": ""}),
        (404, "GET", "/people/9/messages", None),
        (404, "POST", "/people/1001/taps", {"message_id": 1, "text": "Gone"}),
    ):
        answer, given = await asked(method, path, body)
        assert (given, list(answer)) == (status, ["error"])
    await amina.blocks()
    answer, given = await asked("POST", "/people/1001/messages", {"text": "x"})
    assert (given, list(answer)) == (409, ["error"])


async def test_calls_faults_limits_and_the_clock_have_their_fields(
    asked: Asked, bot: Bot, amina: Person
) -> None:
    await bot.send_document(1001, b"12345", filename="a.txt")
    last = (await asked("GET", "/calls"))[0][-1]
    assert set(last) == {"n", "at", "method", "params", "status", "ok", "error"}
    assert last["params"]["document"] == {"name": "a.txt", "size": 5}
    fault, _ = await asked("POST", "/faults", {"method": "sendMessage", "status": 500})
    assert list(fault) == ["id"]
    assert (await asked("DELETE", "/faults"))[1] == 200
    assert await asked("GET", "/faults") == ([], 200)
    clock, _ = await asked("GET", "/clock")
    assert datetime.fromisoformat(clock["now"]).tzinfo is not None


@pytest.mark.parametrize(
    ("method", "about"),
    [
        ("sendMessage", {"text": "x"}),
        ("copyMessage", {"from_chat_id": 1001, "message_id": 1}),
        ("forwardMessage", {"from_chat_id": 1001, "message_id": 1}),
        ("editMessageText", {"message_id": 2, "text": "x"}),
    ],
)
async def test_what_arrives_in_a_chat_counts_for_its_rate(
    asked: Asked, call: RawCalls, amina: Person, method: str, about: dict[str, object]
) -> None:
    await call("sendMessage", chat_id=1001, text="before")
    await asked("PUT", "/limits", {"per_second": None, "per_chat_per_second": 1})
    assert (await call(method, chat_id=1001, **about))[0] == 200
    assert (await call("sendMessage", chat_id=1001, text="y"))[0] == 429


def test_the_last_hundred_thousand_calls_are_kept() -> None:
    calls = Calls()
    for _ in range(KEPT + 2):
        calls.record("getMe", Params({}), 200, None)
    assert KEPT == 100_000
    assert [call["n"] for call in calls.after(0, 2)] == [3, 4]
    assert calls.after(KEPT + 1, 10)[0]["n"] == KEPT + 2
