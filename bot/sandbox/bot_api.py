"""The Bot API over HTTP: one call in, one answer out, with the faults that are switched on."""

from __future__ import annotations

import asyncio
import re
from inspect import isawaitable
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

import orjson
from aiohttp import web

from bot.sandbox.methods import METHODS, NOT_HERE
from bot.sandbox.params import Params, read_params, typed
from bot.sandbox.refusal import Refused

if TYPE_CHECKING:
    from bot.sandbox.faults import Fault
    from bot.sandbox.world import World

_PATH = re.compile(r"/bot(?P<token>[^/]+)/(?P<method>\w+)/?")
_FILE = re.compile(r"/file/bot(?P<token>[^/]+)/(?P<path>.+)")
_TOKEN = re.compile(r"[0-9]{1,19}:[A-Za-z0-9_-]+")
_JSON = {"Content-Type": "application/json"}


class BotApi:
    """Answers the bot's calls from one world."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Everything below `/bot<token>/`."""
        world = self._world
        try:
            match = _PATH.fullmatch(unquote(request.rel_url.raw_path))
            if match is None or not _TOKEN.fullmatch(match["token"]):
                raise _not_found()
            world.accept(match["token"])
            params = await read_params(request)
        except Refused as refused:
            return _refusal(refused)
        name = match["method"].lower()
        fault = world.faults.meet(name, params.raw("chat_id"))
        if fault:
            return await self._with_fault(request, name, params, fault)
        status, body = await self.perform(name, params)
        return web.Response(body=body, status=status, headers=_JSON)

    async def perform(self, name: str, params: Params) -> tuple[int, bytes]:
        """Do one method and record it: HTTP status and body."""
        known = METHODS.get(name)
        written = known[0] if known else name
        try:
            if known is None:
                raise _unknown(name)
            result = known[1](self._world, params)
            if isawaitable(result):
                result = await result
        except Refused as refused:
            self._world.calls.record(written, params, refused.status, refused.description)
            return refused.status, orjson.dumps(refused.as_json())
        self._world.calls.record(written, params, 200, None)
        return 200, orjson.dumps({"ok": True, "result": result})

    async def _with_fault(
        self, request: web.Request, name: str, params: Params, fault: Fault
    ) -> web.StreamResponse:
        await asyncio.sleep(fault.delay)
        refused = fault.refusal()
        written = METHODS.get(name, (name,))[0]
        if fault.drop == "before":
            self._world.calls.record(written, params, 0, "the connection was cut before")
            return _cut(request)
        if refused:
            self._world.calls.record(written, params, refused.status, refused.description)
            return _refusal(refused)
        status, body = await self.perform(name, params)
        if fault.drop == "after":
            return _cut(request)
        return web.Response(body=body, status=status, headers=_JSON)

    async def reply(self, body: bytes) -> None:
        """A webhook may answer with a method; its result goes nowhere."""
        try:
            values = orjson.loads(body)
        except orjson.JSONDecodeError:
            return
        if isinstance(values, dict) and isinstance(method := values.pop("method", None), str):
            try:
                params = Params(typed(values))
            except Refused:
                return
            await self.perform(method.lower(), params)

    async def file(self, request: web.Request) -> web.StreamResponse:
        """The download of a file that getFile told of."""
        match = _FILE.fullmatch(unquote(request.rel_url.raw_path))
        try:
            if match is None:
                raise _not_found()
            self._world.accept(match["token"])
        except Refused as refused:
            return _refusal(refused)
        stored = self._world.files.by_path(match["path"])
        if stored is None:
            return _refusal(_not_found())
        return web.Response(body=stored.data, content_type="application/octet-stream")


def _not_found() -> Refused:
    return Refused(404, "Not Found")


def _unknown(name: str) -> Refused:
    if name in NOT_HERE:
        return Refused(501, f"Not Implemented: the sandbox does not answer {name}")
    return Refused(404, "Not Found: method not found")


def _refusal(refused: Refused) -> web.Response:
    body = orjson.dumps(refused.as_json())
    headers = dict(_JSON)
    if refused.retry_after is not None:
        headers["Retry-After"] = str(refused.retry_after)
    return web.Response(body=body, status=refused.status, headers=headers)


def _cut(request: web.Request) -> web.StreamResponse:
    """Close the connection: whatever is returned reaches nobody."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def download(name: str, data: bytes, mime_type: str) -> web.Response:
    """A file for a person's browser: saved under its name, never run in the page."""
    is_picture = mime_type in ("image/png", "image/jpeg")
    headers = {
        "Content-Type": mime_type if is_picture else "application/octet-stream",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Content-Disposition": "inline"
        if is_picture
        else f"attachment; filename*=UTF-8''{quote(name, safe='')}",
    }
    return web.Response(body=data, headers=headers)
