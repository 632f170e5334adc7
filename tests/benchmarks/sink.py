"""A Telegram that takes every message at once: `python -m tests.benchmarks.sink` prints its port.

It does as little as an HTTP server can, in a process of its own, so that what is measured is the
sender. `GET /most` answers the most messages that arrived in any span of one second.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from typing import cast

import orjson
import uvloop

TEXT = "<b>An officer has answered.</b> " + "Write to the governor before Friday. " * 16
_RESULT = {"message_id": 4711, "date": 1_800_000_000, "chat": {"id": 1, "type": "private"}}
_BODY = orjson.dumps({"ok": True, "result": {**_RESULT, "text": TEXT}})
_ME = {"id": 4711, "is_bot": True, "first_name": "Sink", "username": "sink_bot"}
_SECOND = 1.0


def answer(body: bytes) -> bytes:
    """The body as an HTTP answer of 200."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
    return head % len(body) + body


MESSAGE = answer(_BODY)
ME = answer(orjson.dumps({"ok": True, "result": _ME}))


class Arrivals:
    """The most messages in any span of one second; nothing else about them is kept."""

    def __init__(self) -> None:
        self._times: deque[float] = deque()
        self.most = 0

    def count(self) -> None:
        now = time.monotonic()
        self._times.append(now)
        while now - self._times[0] >= _SECOND:
            self._times.popleft()
        self.most = max(self.most, len(self._times))


class Sink(asyncio.Protocol):
    """One connection."""

    def __init__(self, arrivals: Arrivals) -> None:
        self._arrivals = arrivals
        self._received = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's is one by its methods

    def data_received(self, data: bytes) -> None:
        self._received += data
        while self._transport is not None:
            head, found, rest = self._received.partition(b"\r\n\r\n")
            length = _length(head)
            if not found or len(rest) < length:
                return
            self._received = rest[length:]
            self.reply(self.answer_to(head.split(b" ", 2)[1].decode(), rest[:length]))

    def reply(self, answer: bytes) -> None:
        """Send this answer, or nothing yet where it is empty; nobody where nobody listens."""
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(answer)

    def answer_to(self, path: str, _body: bytes) -> bytes:
        """The answer to a call by its path and JSON; an empty one leaves it waiting."""
        method = path.rpartition("/")[2].lower()
        if method == "sendmessage":
            self._arrivals.count()
            return MESSAGE
        if method == "most":
            most, self._arrivals.most = self._arrivals.most, 0
            return answer(str(most).encode())
        return ME


def _length(head: bytes) -> int:
    _, found, rest = head.lower().partition(b"content-length:")
    return int(rest.split(b"\r\n", 1)[0]) if found else 0


async def serve() -> None:
    """On any free port, until the process is killed."""
    arrivals = Arrivals()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Sink(arrivals), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve())
