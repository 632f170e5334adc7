"""A Telegram with people who tap: `python -m tests.benchmarks.tap_sink` prints its port.

`GET /tap/<count>/<ms>/<data>` lets so many people tap a key with this data. The bot is given them
by getUpdates, 100 at once, as Telegram does; each of its calls is answered after so many ms.
`GET /took` waits for the last answer and edit, and answers the seconds since the first tap was
given out; `GET /sent/<count>` waits for so many messages, and answers the seconds since the first.
It does as little as a server can.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

import orjson
import uvloop

from tests.benchmarks.sink import MESSAGE, Arrivals, Sink, answer

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST_PERSON, AT_ONCE = 100_001, 100
BOT = {"id": 4711, "is_bot": True, "first_name": "Sink", "username": "sink_bot"}
TEXT = "Dear Governor, " + "please let her go home. " * 40
ME = answer(orjson.dumps({"ok": True, "result": BOT}))
YES = answer(b'{"ok":true,"result":true}')
EDITED = answer(
    orjson.dumps(
        {
            "ok": True,
            "result": {
                "message_id": 7,
                "date": 1_800_000_000,
                "chat": {"id": 1, "type": "private"},
                "text": TEXT,
            },
        }
    )
)


class Tapping:
    """What is still to be given out, and what has come back."""

    def __init__(self) -> None:
        self._to_tap: list[dict[str, Any]] = []
        self._count, self._began, self._ended = 0, 0.0, 0.0
        self._came: Counter[str] = Counter()
        self._asked: list[Callable[[bytes], None]] = []
        self._sent, self._first_sent = 0, 0.0
        self._wanted: tuple[int, Callable[[bytes], None]] | None = None
        self.distance = 0.0
        """Seconds until a call is answered."""

    def send(self) -> None:
        """One message has come."""
        self._first_sent = self._first_sent or time.perf_counter()
        self._sent += 1
        if self._wanted is not None and self._sent >= self._wanted[0]:
            took = time.perf_counter() - self._first_sent
            self._wanted[1](answer(str(took).encode()))
            self._wanted = None

    def wait_for(self, count: int, reply: Callable[[bytes], None]) -> None:
        """Answer the seconds that so many messages from now on take."""
        self._sent, self._first_sent = 0, 0.0
        self._wanted = count, reply

    def prepare(self, count: int, data: str, distance: float) -> None:
        """So many taps of this key, each by another person."""
        self.distance = distance
        first = int(time.time()) * 1000
        self._to_tap = [tap(first + n, FIRST_PERSON + n, data) for n in range(count)]
        self._count, self._began, self._ended = count, 0.0, 0.0
        self._came.clear()

    def give(self) -> bytes:
        """The next updates; empty where there are none: then the call is left to wait."""
        given, self._to_tap = self._to_tap[:AT_ONCE], self._to_tap[AT_ONCE:]
        if not given:
            return b""
        self._began = self._began or time.perf_counter()
        return answer(orjson.dumps({"ok": True, "result": given}))

    def come(self, method: str) -> None:
        """One call has come."""
        self._came[method] += 1
        if min(self._came["answercallbackquery"], self._came["editmessagetext"]) == self._count:
            self._ended = time.perf_counter()
            for reply in self._asked:
                self.tell(reply)
            self._asked.clear()

    def tell(self, reply: Callable[[bytes], None]) -> None:
        """Answer the seconds from the first tap to the last answer and edit, when it has come."""
        if self._ended:
            reply(answer(str(self._ended - self._began).encode()))
        else:
            self._asked.append(reply)


class TapSink(Sink):
    """One connection."""

    def __init__(self, tapping: Tapping) -> None:
        super().__init__(Arrivals())
        self._tapping = tapping

    def answer_to(self, path: str, _body: bytes) -> bytes:
        """The answer to a call by the end of its path."""
        *before, name = path.split("/")
        method = name.lower()
        if not path.startswith("/bot"):
            return self._told(before, name)
        if method == "getupdates":
            return self._tapping.give()
        if method == "getme":
            return ME
        if method == "sendmessage":
            self._tapping.send()
            return MESSAGE
        if not self._tapping.distance:
            return self._come(method)
        loop = asyncio.get_running_loop()
        loop.call_later(self._tapping.distance, lambda: self.reply(self._come(method)))
        return b""

    def _told(self, before: list[str], name: str) -> bytes:
        if "tap" in before:
            self._tapping.prepare(int(before[-2]), name, int(before[-1]) / 1000)
            return YES
        if "sent" in before:
            self._tapping.wait_for(int(name), self.reply)
        else:
            self._tapping.tell(self.reply)
        return b""

    def _come(self, method: str) -> bytes:
        self._tapping.come(method)
        return EDITED if method == "editmessagetext" else YES


def tap(update_id: int, person: int, data: str) -> dict[str, Any]:
    """The update of this person's tap on a key with this data."""
    who = {"id": person, "is_bot": False, "first_name": "Amina", "language_code": "en"}
    chat = {"id": person, "type": "private", "first_name": "Amina"}
    keys = [[{"text": "I have sent it", "callback_data": data}]]
    message = {
        "message_id": 7,
        "date": 1_800_000_000,
        "chat": chat,
        "from": BOT,
        "text": TEXT,
        "reply_markup": {"inline_keyboard": keys},
    }
    query = {
        "id": str(update_id),
        "from": who,
        "chat_instance": str(person),
        "data": data,
        "message": message,
    }
    return {"update_id": update_id, "callback_query": query}


async def serve() -> None:
    """On any free port, until the process is killed."""
    tapping = Tapping()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: TapSink(tapping), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve())
