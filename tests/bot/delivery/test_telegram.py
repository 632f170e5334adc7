from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
import pytest
from telegram.error import NetworkError, TimedOut

from bot.delivery.outcome import Gone, Later, Outcome, Refused, Sent, Unknown
from bot.delivery.telegram import outcome_of, retry_after, sender

if TYPE_CHECKING:
    from bot.delivery.telegram import Leaving


def error(description: str, **parameters: object) -> bytes:
    answer = {"ok": False, "description": description, "parameters": parameters}
    return orjson.dumps(answer)


@pytest.mark.parametrize(
    ("status", "content", "outcome"),
    [
        (200, b'{"ok":true,"result":{"message_id":4711}}', Sent(4711)),
        (403, error("Forbidden: bot was blocked by the user"), Gone()),
        (403, error("Forbidden: user is deactivated"), Gone()),
        (400, error("Bad Request: chat not found"), Gone()),
        (400, error("Bad Request: USER IS DEACTIVATED"), Gone()),
        (400, error("Bad Request: PEER_ID_INVALID"), Gone()),
        (429, error("Too Many Requests: retry after 7200", retry_after=7200), Later(7200)),
        (400, error("Bad Request: can't parse"), Refused("Bad Request: can't parse")),
        (408, b"<html>Request Timeout", Later(5)),
        (408, error("Request Timeout"), Later(5)),
        (413, b"<html>too large", Later(5)),
        (413, error("Request Entity Too Large"), Later(5)),
        (400, b"<html>Bad Request", Later(5)),
        (407, b"", Later(5)),
        (403, b"<html>Blocked by the hotel's network", Later(60)),
        (500, error("Internal Server Error"), Later(5)),
        (502, b"<html>Bad Gateway</html>", Later(5)),
        (401, error("Unauthorized"), Later(60)),
        (404, error("Not Found"), Later(60)),
    ],
)
def test_each_answer_has_one_meaning(status: int, content: bytes, outcome: Outcome) -> None:
    assert outcome_of(status, content) == outcome


@pytest.mark.parametrize(
    "content", [b"", b"<html>Welcome to the hotel's network", b"[]", b'{"ok":true}', b"\xff\xfe"]
)
def test_an_ok_from_somebody_else_may_or_may_not_have_been_telegram(content: bytes) -> None:
    assert outcome_of(200, content) == Unknown()


@pytest.mark.parametrize(
    "content", [b"", b"{}", b'{"parameters":[]}', b'{"parameters":{"retry_after":"soon"}}']
)
def test_a_flood_without_a_number_waits_a_little(content: bytes) -> None:
    assert outcome_of(429, content) == Later(5)
    assert retry_after(content) == 5


class Broken:
    """A connection that breaks, before or after the bytes have left."""

    def __init__(self, failure: NetworkError, *, after: bool) -> None:
        self._failure, self._after = failure, after

    async def call(
        self, method: str, body: bytes, *, leaving: Leaving | None = None
    ) -> tuple[int, bytes]:
        if self._after and leaving:
            leaving()
        raise self._failure


@pytest.mark.parametrize("failure", [TimedOut(), NetworkError("ServerDisconnectedError")])
async def test_whether_the_bytes_had_left_decides(failure: NetworkError) -> None:
    left: list[str] = []
    before, after = sender(Broken(failure, after=False)), sender(Broken(failure, after=True))
    assert await before(1, b"{}", lambda: left.append("before")) == Later(5)
    assert await after(1, b"{}", lambda: left.append("after")) == Unknown()
    assert left == ["after"]
