"""The parameters of one call, whatever way they came: JSON, form, multipart, query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

import orjson
from aiohttp import BodyPartReader, web

from bot.sandbox.refusal import Refused, bad

MAX_UPLOAD = 50 * 1024 * 1024

MAX_DIGITS = 19
_WHOLE = frozenset(
    {
        "chat_id", "from_chat_id", "message_id", "user_id", "offset", "limit", "timeout",
        "cache_time", "max_connections", "message_thread_id",
    }
)  # fmt: skip
_NESTED = frozenset(
    {
        "reply_markup", "entities", "caption_entities", "link_preview_options", "message_ids",
        "reply_parameters", "allowed_updates", "commands", "scope", "results", "menu_button",
        "media", "button", "reaction",
    }
)  # fmt: skip
_YES = frozenset({"true", "1", "yes", "True"})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    data: bytes
    mime_type: str

    def as_json(self) -> dict[str, object]:
        """What the record of calls keeps of it."""
        return {"name": self.name, "size": len(self.data)}


class Params:
    """Named values; numbers and nested objects have their type however they were sent."""

    __slots__ = ("files", "values")

    def __init__(self, values: dict[str, Any], files: dict[str, Upload] | None = None) -> None:
        self.values, self.files = values, files or {}

    def __contains__(self, name: str) -> bool:
        return name in self.values or name in self.files

    def raw(self, name: str) -> Any:
        """The value as it is, None where there is none."""
        return self.values.get(name)

    def text(self, name: str, default: str = "") -> str:
        """A text; a number is its digits."""
        value = self.values.get(name)
        if value is None:
            return default
        if isinstance(value, dict | list):
            raise bad(f"{name} must be a String")
        return str(value)

    def number(self, name: str, default: int = 0) -> int:
        """A whole number; `default` where there is none."""
        value = self.values.get(name)
        if value is None or value == "":
            return default
        try:
            return int(value)
        except (TypeError, ValueError, OverflowError) as error:
            raise bad(f"invalid {name} specified") from error

    def flag(self, name: str) -> bool:
        """True only where it is said."""
        value = self.values.get(name)
        return value is True or (value is not None and str(value) in _YES)

    def upload(self, name: str) -> Upload | None:
        """The file of this name: its own part, or another one that `attach://` points to."""
        if name in self.files:
            return self.files[name]
        value = self.values.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            return self.files.get(value.removeprefix("attach://"))
        return None

    def forget_files(self) -> None:
        """Keep name and size of each file only: what the record of calls needs."""
        self.values |= {name: file.as_json() for name, file in self.files.items()}
        self.files = {}


async def read_params(request: web.Request) -> Params:
    """Everything a request says; the body wins over the query."""
    values: dict[str, Any] = dict(request.query) if request.query_string else {}
    files: dict[str, Upload] = {}
    kind = request.content_type
    if kind == "multipart/form-data":
        await _read_parts(request, values, files)
    elif request.can_read_body:
        try:
            values.update(_body(await request.read(), kind))
        except web.HTTPRequestEntityTooLarge as error:
            raise _too_large() from error
    return Params(typed(values), files)


def _body(body: bytes, kind: str) -> dict[str, Any]:
    if not body:
        return {}
    if kind == "application/x-www-form-urlencoded":
        return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    if kind != "application/json":
        return {}
    try:
        values = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise bad("can't parse JSON object") from error
    if not isinstance(values, dict):
        raise bad("JSON object expected in the request body")
    return values


async def _read_parts(
    request: web.Request, values: dict[str, Any], files: dict[str, Upload]
) -> None:
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        data = await whole_part(part, MAX_UPLOAD)
        if data is None:
            raise _too_large()
        if part.filename is None:
            values[part.name] = data.decode("utf-8", "replace")
            continue
        mime_type = part.headers.get("Content-Type", "application/octet-stream")
        files[part.name] = Upload(part.filename, data, mime_type)


def _too_large() -> Refused:
    return Refused(413, "Request Entity Too Large")


async def whole_part(part: BodyPartReader, most: int) -> bytes | None:
    """The content of one part, or None where it is longer than `most`; then the rest is unread."""
    chunks, size = [], 0
    while chunk := await part.read_chunk():
        size += len(chunk)
        if size > most:
            return None
        chunks.append(bytes(chunk))
    return b"".join(chunks)


def typed(values: dict[str, Any]) -> dict[str, Any]:
    """Forms carry texts only, and JSON may do so too: give known names their type."""
    for name, value in values.items():
        if type(value) is str:
            if name in _WHOLE:
                values[name] = _whole(value)
            elif name in _NESTED:
                values[name] = _nested(name, value)
    return values


def _whole(value: str) -> int | str:
    digits = value.removeprefix("-")
    is_whole = digits.isascii() and digits.isdigit() and len(digits) <= MAX_DIGITS
    return int(value) if is_whole else value


def _nested(name: str, value: str) -> Any:
    if not value:
        return None
    try:
        return orjson.loads(value)
    except orjson.JSONDecodeError as error:
        if value.startswith("attach://"):
            return value
        raise bad(f"can't parse {name} JSON object") from error
