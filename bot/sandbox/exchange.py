"""What the people's side reads from a request, and how it answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import orjson
from aiohttp import BodyPartReader, web

from bot.sandbox.params import Upload, whole_part
from bot.sandbox.refusal import Unfit, wrong

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.sandbox.revision import Revision

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

Json = dict[str, Any]
LONGEST_WAIT = 60.0
MOST_BYTES = 64 * 1024 * 1024
_WHOLE = re.compile(r"-?[0-9]{1,18}")
_SECONDS = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")


def answer(value: object, revision: int | None = None) -> web.Response:
    """JSON, with `X-Revision` where there is one."""
    headers = {"Content-Type": "application/json", "Cache-Control": "no-store"}
    if revision is not None:
        headers["X-Revision"] = str(revision)
    return web.Response(body=orjson.dumps(value), headers=headers)


@web.middleware
async def unfit_as_json(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Errors of the people's side as `{"error"}`."""
    try:
        return await handler(request)
    except Unfit as unfit:
        return _error(unfit.status, unfit.error)
    except web.HTTPException as refused:
        if not request.path.startswith("/sandbox/"):
            raise
        return _error(refused.status, refused.reason)


def _error(status: int, error: str) -> web.Response:
    body = orjson.dumps({"error": error})
    return web.Response(body=body, status=status, content_type="application/json")


async def said(request: web.Request) -> Json:
    """The JSON object in a request's body; an empty body is an empty object."""
    body = await request.read()
    try:
        value = orjson.loads(body or b"{}")
    except orjson.JSONDecodeError as error:
        raise wrong(f"the body is not JSON: {error}") from error
    if not isinstance(value, dict):
        raise wrong("the body must be a JSON object")
    return value


def text_of(about: Json, name: str) -> str:
    """A text that must be there."""
    value = about.get(name)
    if not isinstance(value, str) or not value.strip():
        raise wrong(f"{name} must be a text")
    return value


def whole_of(about: Json, name: str) -> int | None:
    """A whole number, None where it is not given."""
    value = about.get(name)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise wrong(f"{name} must be a whole number")
    return value


def asked(request: web.Request, name: str, default: int) -> int:
    """A whole number in the query."""
    return whole_text(name, request.query.get(name)) if name in request.query else default


def whole_text(name: str, text: str | None) -> int:
    """A whole number out of a query or a form."""
    if text is None or not _WHOLE.fullmatch(text):
        raise wrong(f"{name} must be a whole number")
    return int(text)


async def wait_for_change(request: web.Request, revision: Revision) -> None:
    """With `after` and `wait` in the query: until the revision exceeds `after`."""
    if "after" in request.query:
        await revision.exceeds(
            asked(request, "after", 0), _seconds(request.query.get("wait", "0"))
        )


def _seconds(text: str) -> float:
    if not _SECONDS.fullmatch(text):
        raise wrong("wait must be seconds")
    return min(float(text), LONGEST_WAIT)


async def file_and_texts(request: web.Request) -> tuple[Upload, dict[str, str]]:
    """The part `file` and the texts beside it."""
    if request.content_type != "multipart/form-data":
        raise wrong("send the file as multipart/form-data")
    upload, fields = None, {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        data = await whole_part(part, MOST_BYTES)
        if data is None:
            raise Unfit(413, "the file is too big for the sandbox")
        if part.name == "file":
            mime_type = part.headers.get("Content-Type", "application/octet-stream")
            upload = Upload(part.filename or "file", data, mime_type)
        else:
            fields[part.name] = data.decode("utf-8", "replace")
    if upload is None or not upload.data:
        raise wrong("there is no file, or an empty one")
    return upload, fields
