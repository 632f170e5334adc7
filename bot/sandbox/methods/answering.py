"""The methods that answer a tap or an inline query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.entities import units
from bot.sandbox.keyboard import read_markup
from bot.sandbox.params import Params
from bot.sandbox.refusal import bad
from bot.sandbox.written import written_text

if TYPE_CHECKING:
    from bot.sandbox.world import World

Json = dict[str, Any]
MAX_ANSWER, MAX_RESULTS, MAX_ID_BYTES = 200, 50, 64


def answer_callback_query(world: World, params: Params) -> bool:
    """Ends the wait of a tapped button; at most 200 characters, once."""
    text = params.text("text")
    if units(text) > MAX_ANSWER:
        raise bad("MESSAGE_TOO_LONG")
    answer: Json = {"text": text, "show_alert": params.flag("show_alert")}
    if url := params.text("url"):
        answer["url"] = url
    world.queries.answer(params.text("callback_query_id"), answer)
    return True


def answer_inline_query(world: World, params: Params) -> bool:
    """At most 50 results with different ids."""
    raw = params.raw("results")
    if not isinstance(raw, list):
        raise bad("can't parse inline query results JSON object")
    if len(raw) > MAX_RESULTS:
        raise bad("RESULTS_TOO_MUCH")
    results = [_result(item) for item in raw]
    if len({result["id"] for result in results}) < len(results):
        raise bad("RESULT_ID_DUPLICATE")
    world.queries.answer(params.text("inline_query_id"), results)
    return True


def _result(raw: object) -> Json:
    """One article, checked: its text and buttons are ready to be sent."""
    if not isinstance(raw, dict):
        raise bad("can't parse inline query result: expected an Object")
    id_ = str(raw.get("id", ""))
    if not 1 <= len(id_.encode()) <= MAX_ID_BYTES:
        raise bad("RESULT_ID_INVALID")
    if raw.get("type") != "article":
        raise bad("the sandbox shows inline results of type article only")
    if not raw.get("title"):
        raise bad("can't parse inline query result: Can't find field \"title\"")
    content = raw.get("input_message_content")
    if not isinstance(content, dict):
        raise bad("can't parse inline query result: Can't find field \"input_message_content\"")
    text = Params({**content, "text": content.get("message_text")})
    return {
        "id": id_,
        "title": str(raw["title"]),
        "description": str(raw.get("description", "")),
        "marked": written_text(text),
        "keyboard": read_markup(raw.get("reply_markup")),
    }
