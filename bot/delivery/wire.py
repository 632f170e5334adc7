"""Bare HTTP/1.1 for one thing: posting small JSON bodies to one server, very often.

A message over aiohttp's session costs 67 µs of processor time, over this 16 µs; and here nothing
stands between the note that a message leaves and its leaving, so that a death in between is as
good as impossible. Proxies, files, redirects, and everything else are aiohttp's: see `transport`.
"""

from __future__ import annotations

import asyncio
import ssl
from typing import TYPE_CHECKING, cast

from telegram.error import NetworkError, TimedOut
from yarl import URL

from bot.delivery.http_answer import Answer, Malformed, read_answer

if TYPE_CHECKING:
    from bot.delivery.telegram import Leaving

LONGEST = 1 << 20  # bytes of an answer; Telegram's to a message are a few hundred


class Wire:
    """Connections to the server of this address, as many as there are calls at once."""

    def __init__(self, root: str, *, connect_timeout: float, keep_alive: float) -> None:
        """`root` ends where the method's name begins. Times are in seconds.

        A connection that was idle for `keep_alive` is not used again: a message that meets the
        server's goodbye may or may not have arrived.
        """
        self._url = URL(root, encoded=True)
        self._host, self._port = self._url.host or "", self._url.port or 443
        self._connect_timeout, self._keep_alive = connect_timeout, keep_alive
        self._ssl = ssl.create_default_context() if self._url.scheme == "https" else None
        self._idle: list[_Connection] = []
        self._heads: dict[str, bytes] = {}

    async def post(
        self, method: str, body: bytes, leaving: Leaving, read_timeout: float
    ) -> tuple[int, bytes]:
        """The status and body of the answer. Raises `TimedOut` and `NetworkError`, without URL.

        `leaving` is called right before the first byte is written; where it was not, nothing was.
        """
        connection = self._take_idle() or await self._connect()
        failure: NetworkError
        try:
            leaving()
            answer = await connection.ask(self._head(method, len(body)) + body, read_timeout)
        except TimeoutError:
            failure = TimedOut()
        except (OSError, Malformed) as error:
            failure = NetworkError(type(error).__name__)
        else:
            if answer.keeps_open and connection.is_open:
                self._idle.append(connection)
            else:
                connection.abort()
            return answer.status, answer.body
        finally:
            if connection.is_asked:  # cut short: what still comes would be another call's answer
                connection.abort()
        raise failure

    @property
    def idle(self) -> int:
        """How many connections wait for a call."""
        return sum(connection.is_open for connection in self._idle)

    def close(self) -> None:
        """Close what is idle."""
        while self._idle:
            self._idle.pop().abort()

    def _take_idle(self) -> _Connection | None:
        oldest = asyncio.get_running_loop().time() - self._keep_alive
        while self._idle:
            connection = self._idle.pop()
            if connection.is_open and connection.used_at > oldest:
                return connection
            connection.abort()
        return None

    async def _connect(self) -> _Connection:
        try:
            async with asyncio.timeout(self._connect_timeout):
                _, connection = await asyncio.get_running_loop().create_connection(
                    _Connection, self._host, self._port, ssl=self._ssl
                )
        except TimeoutError:
            failure: NetworkError = TimedOut()
        except OSError as error:
            failure = NetworkError(type(error).__name__)
        else:
            return connection
        raise failure

    def _head(self, method: str, length: int) -> bytes:
        head = self._heads.get(method)
        if head is None:
            host = self._url.host_port_subcomponent
            head = self._heads[method] = (
                f"POST {self._url.raw_path}{method} HTTP/1.1\r\nHost: {host}\r\n"
                "Content-Type: application/json\r\nContent-Length: "
            ).encode()
        return b"%b%d\r\n\r\n" % (head, length)


class _Connection(asyncio.Protocol):
    """One call at a time."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self._answer: asyncio.Future[Answer] | None = None
        self._received = b""
        self.used_at = self._loop.time()

    @property
    def is_open(self) -> bool:
        return self._transport is not None and not self._transport.is_closing()

    @property
    def is_asked(self) -> bool:
        return self._answer is not None

    async def ask(self, request: bytes, timeout: float) -> Answer:  # noqa: ASYNC109 - one timer is cheaper than a context
        if self._transport is None or self._transport.is_closing():
            raise ConnectionResetError
        answer: asyncio.Future[Answer] = self._loop.create_future()
        self._answer = answer
        self._transport.write(request)
        timer = self._loop.call_later(timeout, self._fail, TimeoutError())
        try:
            result = await answer
        finally:
            timer.cancel()
        self._answer = None
        self.used_at = self._loop.time()
        return result

    def abort(self) -> None:
        self._answer = None
        if self._transport is not None:
            self._transport.abort()
            self._transport = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's is one by its methods
        # Or uvloop keeps the bytes until the end of the loop's turn, and a death in between
        # leaves a message noted as sent that never was.
        self._transport.set_write_buffer_limits(high=0)

    def data_received(self, data: bytes) -> None:
        self._received += data
        self._read(is_closed=False)

    def eof_received(self) -> None:
        self._read(is_closed=True)

    def connection_lost(self, _error: Exception | None) -> None:
        self._fail(ConnectionResetError())
        self._transport = None

    def _read(self, *, is_closed: bool) -> None:
        if self._answer is None:  # nobody asked: what this is belongs to no call
            self.abort()
            return
        try:
            answer = read_answer(self._received, is_closed=is_closed)
        except Malformed as error:
            self._fail(error)
            return
        if answer is not None:
            self._received = b""
            if not self._answer.done():
                self._answer.set_result(answer)
        elif len(self._received) > LONGEST:
            self._fail(Malformed())

    def _fail(self, error: Exception) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error)
