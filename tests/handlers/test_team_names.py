"""The team's names are asked of Telegram, and none of them can pretend to be more than a name."""

from __future__ import annotations

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


async def test_a_name_is_one_short_line_and_who_has_none_is_left_out() -> None:
    names = await TeamNames(telegram).of([*KNOWN, 4_242])
    assert names == {1001: "Amina (owner)", 1002: "B" * 32}
    assert await TeamNames(telegram).of([]) == {}
