"""Buttons under a message, as strict as Telegram takes them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import orjson

from bot.sandbox.entities import clean, units
from bot.sandbox.links import WrongLinkError, checked_link
from bot.sandbox.refusal import bad

MAX_BUTTONS, MAX_ROW = 100, 8
MAX_DATA_BYTES, MAX_COPY_UNITS = 64, 256
MAX_MARKUP_BYTES = 10_000
_UNREAL = ("web_app", "login_url", "callback_game", "pay")
_INLINE = ("switch_inline_query", "switch_inline_query_current_chat")
_OTHER_MARKUPS = ("keyboard", "remove_keyboard", "force_reply")

_WRONG = "can't parse inline keyboard button: "
Button = dict[str, Any]


class Keyboard:
    """The rows of buttons under one message; shared by all messages that show the same."""

    __slots__ = ("rows",)

    def __init__(self, rows: list[list[Button]]) -> None:
        self.rows = rows

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Keyboard) and self.rows == other.rows

    __hash__ = object.__hash__

    def as_json(self) -> dict[str, Any]:
        """As the Bot API shows it."""
        return {"inline_keyboard": self.rows}

    def shown(self) -> list[list[Button]]:
        """As the people's side shows it: `copy_text` is the text itself."""
        return [[_shown(button) for button in row] for row in self.rows]

    def find(self, label: str, row: int | None, column: int | None) -> Button | None:
        """The first button with this label, in the given row and column where they are given."""
        for y, buttons in enumerate(self.rows):
            for x, button in enumerate(buttons):
                if button["text"] == label and row in (None, y) and column in (None, x):
                    return button
        return None


def _shown(button: Button) -> Button:
    if "copy_text" not in button:
        return button
    return button | {"copy_text": button["copy_text"]["text"]}


def read_markup(raw: object) -> Keyboard | None:
    """The `reply_markup` parameter; None for no buttons and for what stands below the chat."""
    if raw is None or raw == {}:
        return None
    if not isinstance(raw, dict):
        raise bad("object expected as reply markup")
    return _read(orjson.dumps(raw))


@lru_cache(maxsize=1024)
def _read(encoded: bytes) -> Keyboard | None:
    if len(encoded) > MAX_MARKUP_BYTES:
        raise bad("reply markup is too long")
    markup = orjson.loads(encoded)
    rows = markup.get("inline_keyboard")
    if rows is None:
        if any(name in markup for name in _OTHER_MARKUPS):
            return None
        raise bad("can't parse reply keyboard markup JSON object")
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad('field "inline_keyboard" must be of type Array of Arrays')
    read = [[_button(button) for button in row] for row in rows if row]
    if sum(map(len, read)) > MAX_BUTTONS or any(len(row) > MAX_ROW for row in read):
        raise bad("BUTTON_COUNT_INVALID")
    return Keyboard(read) if read else None


def _button(raw: object) -> Button:
    if not isinstance(raw, dict):
        raise bad(f"{_WRONG}expected an Object")
    text = raw.get("text")
    if not isinstance(text, str):
        raise bad(f'{_WRONG}Can\'t find field "text"')
    label = clean(text).strip()
    if not label:
        raise bad(f'{_WRONG}Field "text" must be non-empty')
    return {"text": label} | _kind(raw)


def _kind(raw: Button) -> Button:
    """What a button does; exactly one thing."""
    if "url" in raw:
        return {"url": _link(raw["url"])}
    if "callback_data" in raw:
        return {"callback_data": _data(raw["callback_data"])}
    if "copy_text" in raw:
        return {"copy_text": {"text": _copied(raw["copy_text"])}}
    for name in _INLINE:
        if name in raw:
            return {name: str(raw[name])}
    if any(name in raw for name in _UNREAL):
        raise bad(f"{_WRONG}the sandbox has no web apps, logins, games and payments")
    raise bad(f"{_WRONG}Text buttons are unallowed in the inline keyboard")


def _link(url: object) -> str:
    if not isinstance(url, str):
        raise bad(f'{_WRONG}Field "url" must be of type String')
    try:
        return checked_link(url)
    except WrongLinkError as error:
        raise bad(f"inline keyboard button URL '{url}' is invalid: {error}") from error


def _data(data: object) -> str:
    if not isinstance(data, str) or not 1 <= len(data.encode()) <= MAX_DATA_BYTES:
        raise bad("BUTTON_DATA_INVALID")
    return data


def _copied(copy_text: object) -> str:
    text = copy_text.get("text") if isinstance(copy_text, dict) else None
    if not isinstance(text, str) or not 1 <= units(text) <= MAX_COPY_UNITS:
        raise bad("BUTTON_COPY_TEXT_INVALID")
    return text
