"""What people ask the bot and wait for: taps on buttons, inline queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from bot.sandbox.acts import arrive, check_free
from bot.sandbox.message import Message
from bot.sandbox.queries import within
from bot.sandbox.refusal import unknown

if TYPE_CHECKING:
    from bot.sandbox.account import Account
    from bot.sandbox.chat import Chat
    from bot.sandbox.keyboard import Button
    from bot.sandbox.world import World

Json = dict[str, Any]
PATIENCE = 5.0
_KEPT_INLINE = 10_000
_HERE = (
    ("url", "opened"),
    ("switch_inline_query", "inline"),
    ("switch_inline_query_current_chat", "inline"),
)


def button_of(chat: Chat, about: Json) -> tuple[Message, Button]:
    """The button that a person means by message, label and, where it matters, row and column."""
    message = chat.messages.get(about.get("message_id") or 0)
    if message is None or not message.is_shown:
        raise unknown(f"there is no message {about.get('message_id')}")
    label = about.get("text")
    button = None
    if message.keyboard and isinstance(label, str):
        button = message.keyboard.find(label, about.get("row"), about.get("column"))
    if button is None:
        raise unknown(f"message {message.id} has no button {label!r} (any more)")
    return message, button


async def tap(world: World, person: Account, chat: Chat, about: Json) -> Json:
    """Press a button: what it opened or copied, or what the bot answered within 5 seconds.

    `wait` in `about` makes these seconds fewer.
    """
    given = about.get("wait", PATIENCE)
    patience = min(given, PATIENCE) if isinstance(given, int | float) else PATIENCE
    check_free(person, chat)
    message, button = button_of(chat, about)
    for name, did in _HERE:
        if name in button:
            return {did: button[name]}
    if "copy_text" in button:
        return {"copied": button["copy_text"]["text"]}
    query_id, answer = world.queries.ask()
    query: Json = {
        "id": query_id,
        "from": person.as_user(),
        "chat_instance": str(chat.id),
        "data": button["callback_data"],
    }
    if message.inline_id:
        query["inline_message_id"] = message.inline_id
    else:
        query["message"] = world.shown_to_bot(chat, message)
    world.updates.add("callback_query", chat.id, query)
    said = await within(answer, patience)
    return {"answered": said is not None, "answer": said}


async def ask_inline(world: World, person: Account, query: str) -> list[Json]:
    """The bot's results for a query; none when it does not answer within 5 seconds."""
    check_free(person)
    query_id, answer = world.queries.ask()
    body = {"id": query_id, "from": person.as_user(), "query": query, "offset": ""}
    world.updates.add("inline_query", person.id, body)
    results = await within(answer, PATIENCE) or []
    world.inline_results[person.id] = {result["id"]: result for result in results}
    return [_shown(result) for result in results]


def _shown(result: Json) -> Json:
    keyboard = result["keyboard"]
    return {
        "id": result["id"],
        "title": result["title"],
        "description": result["description"],
        "text": result["marked"].text,
        "buttons": keyboard.shown() if keyboard else [],
    }


def send_inline(world: World, person: Account, chat: Chat, result_id: str) -> int:
    """Put one of the last results into a chat, in this person's name."""
    check_free(person, chat)
    result = world.inline_results.get(person.id, {}).get(result_id)
    if result is None:
        raise unknown(f"there is no inline result {result_id}")
    message = Message(chat.take_id(), world.clock.unix(), person.id, result["marked"])
    message.extra = {"via_bot": world.bot()}
    message.keyboard = result["keyboard"]
    message.inline_id = uuid4().hex
    world.inline_messages[message.inline_id] = (chat, message.id)
    if len(world.inline_messages) > _KEPT_INLINE:
        world.inline_messages.popitem(last=False)
    arrive(world, person, chat, message)
    return message.id
