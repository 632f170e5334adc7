"""A Telegram with people who tap while all are sent a case; it prints its port.

`GET /tap/<a second>/<ms>/<data>` lets so many people a second tap a key with this data, each of
them once and at moments of their own; each of the bot's calls is answered after so many ms.
`GET /phase/<name>` begins a phase; a message of the broadcast begins the phase `sending`.
`GET /took` ends the tapping and answers, by phase, the seconds from each tap to its answer and to
its edit.
"""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from random import Random
from typing import TYPE_CHECKING, Any

import orjson
import uvloop

from tests.benchmarks.sink import MESSAGE, Arrivals, Sink, answer
from tests.benchmarks.tap_sink import EDITED, FIRST_PERSON, ME, YES, tap

if TYPE_CHECKING:
    from collections.abc import Callable

SENDING = "sending"
_DICE = Random(7)  # noqa: S311 - the same taps each time


class Square:
    """The people, and what the bot did for them."""

    def __init__(self) -> None:
        self.distance = 0.0
        """Seconds until a call is answered."""
        self.phase = "quiet"
        self.arrivals = Arrivals()
        self._tapping: asyncio.Task[None] | None = None
        # By the tap's id and by the person: in which phase, and when.
        self._tapped: dict[str | int, tuple[str, float]] = {}
        self._fresh: list[dict[str, Any]] = []
        self._polling: Callable[[bytes], None] | None = None
        self._took: defaultdict[str, defaultdict[str, list[float]]]
        self._took = defaultdict(lambda: defaultdict(list))

    def begin(self, a_second: float, distance: float, data: str) -> None:
        """Let people tap from now on."""
        self.distance = distance
        self._tapping = asyncio.create_task(self._tap(a_second, data))

    async def _tap(self, a_second: float, data: str) -> None:
        first = int(time.time()) * 1000
        nth = 0
        moment = time.monotonic()
        while True:
            moment += _DICE.expovariate(a_second)
            await asyncio.sleep(max(0.0, moment - time.monotonic()))
            person = FIRST_PERSON + nth
            tapped = self.phase, time.monotonic()
            self._tapped[person] = self._tapped[str(first + nth)] = tapped
            self._fresh.append(tap(first + nth, person, data))
            nth += 1
            if self._polling is not None:
                polling, self._polling = self._polling, None
                polling(self.give(polling))

    def give(self, reply: Callable[[bytes], None]) -> bytes:
        """The next updates; without any, the call waits for them."""
        given, self._fresh = self._fresh, []
        if given:
            return answer(orjson.dumps({"ok": True, "result": given}))
        self._polling = reply
        return b""

    def come(self, method: str, body: bytes) -> bytes:
        """What is answered to this call."""
        if method == "sendmessage":
            self.phase = SENDING
            self.arrivals.count()
            return MESSAGE
        if method in {"answercallbackquery", "editmessagetext"}:
            self._note(method, orjson.loads(body))
        return EDITED if method == "editmessagetext" else YES

    def _note(self, method: str, params: dict[str, Any]) -> None:
        phase, moment = self._tapped[params.get("chat_id") or params["callback_query_id"]]
        self._took[phase][method].append(time.monotonic() - moment)

    def told(self) -> bytes:
        """What there is to tell; nobody taps any more."""
        if self._tapping is not None:
            self._tapping.cancel()
        return answer(orjson.dumps({"took": self._took, "most": self.arrivals.most}))


class BusySink(Sink):
    """One connection."""

    def __init__(self, square: Square) -> None:
        super().__init__(square.arrivals)
        self._square = square

    def answer_to(self, path: str, body: bytes) -> bytes:
        """The answer to a call; an empty one leaves it waiting."""
        *before, name = path.split("/")
        method = name.lower()
        if method == "getupdates":
            return self._square.give(self.reply)
        if method == "getme":
            return ME
        if not path.startswith("/bot"):
            return self._told(before, name)
        if not self._square.distance:
            return self._square.come(method, body)
        loop = asyncio.get_running_loop()
        come = self._square.come(method, body)
        loop.call_later(self._square.distance, self.reply, come)
        return b""

    def _told(self, before: list[str], name: str) -> bytes:
        if "tap" in before:
            self._square.begin(float(before[-2]), float(before[-1]) / 1000, name)
        elif "phase" in before:
            self._square.phase = name
        elif name == "took":
            return self._square.told()
        return YES


async def serve() -> None:
    """On any free port, until the process is killed."""
    square = Square()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: BusySink(square), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve())
