"""A bot that says one of everything, over the raw Bot API: what the page must be able to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aiohttp import ClientSession

TOKEN = "7:little-bot"  # noqa: S105 - opens nothing but the sandbox of a test
Json = dict[str, Any]

LONG = "\n".join(
    f"Line {number} of a story that is longer than a quote shows." for number in range(1, 9)
)
CASE = (
    "<b>A case</b> that <i>asks</i> for <u>letters</u>\n"
    f"<blockquote expandable>{LONG}</blockquote>\n"
    "Write to <code>office@example.org</code>, see <a href='https://example.org/a'>the page</a>.\n"
    "<pre>Dear Governor,\nI write to you.</pre>\n"
    "<tg-spoiler>kept back</tg-spoiler> /help"
)
HOSTILE = (
    "<img src=x onerror=\"document.title='taken'\"> <script>alert(1)</script> {name} \u202etxt"
)


def _rows(*rows: list[Json]) -> Json:
    return {"inline_keyboard": list(rows)}


def _button(text: str, data: str) -> Json:
    return {"text": text, "callback_data": data}


LANGUAGES = _rows([_button("English", "english"), _button("Español", "spanish")])
CASE_BUTTONS = _rows(
    [_button("Take action", "act")],
    [
        {"text": "Copy the address", "copy_text": {"text": "office@example.org"}},
        {"text": "Open the page", "url": "https://example.org/letter"},
    ],
)


class LittleBot:
    """Answers commands, taps and files until its `listen` is cancelled."""

    def __init__(self, session: ClientSession, api: str) -> None:
        self._session, self._api = session, api

    async def call(self, method: str, **params: Any) -> Any:
        """The method's result; `AssertionError` with Telegram's words where it is refused."""
        async with self._session.post(f"{self._api}/bot{TOKEN}/{method}", json=params) as response:
            answer = await response.json()
        assert answer["ok"], f"{method}: {answer['description']}"
        return answer["result"]

    async def begin(self) -> None:
        """Puts its command menu."""
        commands = [
            {"command": "start", "description": "Begin"},
            {"command": "case", "description": "A case with everything in it"},
            {"command": "help", "description": "How this works"},
        ]
        await self.call("setMyCommands", commands=commands)

    async def listen(self) -> None:
        """Takes updates one after the other, for ever."""
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=20):
                offset = update["update_id"] + 1
                if "message" in update:
                    await self._hear(update["message"])
                if "callback_query" in update:
                    await self._tapped(update["callback_query"])

    async def say(self, chat_id: int, text: str, **more: Any) -> None:
        """One message in Telegram's HTML."""
        await self.call("sendMessage", chat_id=chat_id, text=text, parse_mode="HTML", **more)

    async def _hear(self, message: Json) -> None:
        chat_id, text = message["chat"]["id"], message.get("text", "")
        if "document" in message:
            await self.say(chat_id, f"I have read {message['document']['file_name']}")
        elif text.startswith("/start"):
            await self.say(chat_id, "Which language do you read?", reply_markup=LANGUAGES)
        elif text == "/case":
            await self.say(chat_id, CASE, reply_markup=CASE_BUTTONS)
        elif text == "/hostile":
            await self.call("sendMessage", chat_id=chat_id, text=HOSTILE)
        elif text:
            reply = {"message_id": message["message_id"]}
            await self.call(
                "sendMessage", chat_id=chat_id, text=f"Heard: {text}", reply_parameters=reply
            )

    async def _tapped(self, query: Json) -> None:
        if query["data"] == "act":
            alert = {"text": "This case has closed.", "show_alert": True}
            await self.call("answerCallbackQuery", callback_query_id=query["id"], **alert)
            return
        await self.call("answerCallbackQuery", callback_query_id=query["id"], text="Saved")
        message = query["message"]
        await self.call(
            "editMessageText",
            chat_id=message["chat"]["id"],
            message_id=message["message_id"],
            text=f"Chosen: {query['data']}",
            reply_markup=_rows([_button("Change it", "again")]),
        )
