"""The team's names are asked of Telegram, and none of them can pretend to be more than a name."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from bot.intake.calling import CallFailed
from handlers.team_names import TeamNames

if TYPE_CHECKING:
    from collections.abc import Mapping

KNOWN = {
    1001: "  Amina\n\u202e(owner)\x00 ",
    1002: "B" * 500,
    1003: "",
    1004: "\u200b\u200b",
}


async def telegram(method: str, params: Mapping[str, Any], seconds: float, /) -> Any:
    assert (method, seconds <= 2) == ("getChat", True)
    if params["chat_id"] not in KNOWN:
        raise CallFailed(400, "Bad Request: chat not found")
    return {"id": params["chat_id"], "first_name": KNOWN[params["chat_id"]]}


async def test_of_a_large_team_a_few_are_asked_at_once() -> None:
    asked, most, everybody = 0, 0, asyncio.Event()

    async def slow(method: str, params: Mapping[str, Any], seconds: float, /) -> Any:
        nonlocal asked, most
        asked += 1
        most = max(most, asked)
        if asked == 5:
            everybody.set()
        await everybody.wait()
        asked -= 1
        return {"id": params["chat_id"], "first_name": f"Member {params['chat_id']}"}

    names = await TeamNames(slow).of(range(1, 42))
    assert list(names) == list(range(1, 42))
    assert most == 5


async def test_a_name_is_one_short_line_and_who_has_none_is_left_out() -> None:
    names = await TeamNames(telegram).of([*KNOWN, 4_242])
    assert names == {1001: "Amina (owner)", 1002: "B" * 32}
    assert await TeamNames(telegram).of([]) == {}
