"""All calls of the Bot API, over one aiohttp session; the courier's take a shorter way."""

from __future__ import annotations

import os
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.request import getproxies, proxy_bypass

import aiohttp
import orjson
from aiohttp.payload import BytesPayload
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest
from yarl import URL

from bot.delivery.pace import Pace
from bot.delivery.telegram import retry_after
from bot.delivery.wire import Wire

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiohttp.abc import AbstractStreamWriter
    from telegram.request import RequestData

    from bot.delivery.telegram import Leaving

# Or python-telegram-bot warns at every 429 that `RetryAfter.retry_after` will be a timedelta.
os.environ.setdefault("PTB_TIMEDELTA", "true")

CONNECT, WRITE, READ, POOL = 5.0, 20.0, 20.0, 5.0  # seconds, where a call does not say
CONNECTIONS = 256  # of which a broadcast uses at most the courier's workers
KEEP_ALIVE = 15.0  # shorter than a server's patience: a call on a dying connection is unknown
COUNTED = ("send", "copy", "forward", "edit", "stopMessageLiveLocation", "stopPoll")


class AiohttpRequest(BaseRequest):
    """python-telegram-bot's calls, and the courier's and the inbox's bare ones.

    Errors are `telegram.error.TimedOut` and `NetworkError`. Neither they nor anything chained to
    them nor a log line holds a URL, because a URL holds the token. The proxy is the environment's
    (`HTTPS_PROXY`, …), but for a Bot API on this machine.
    """

    def __init__(
        self,
        api_root: str,
        token: str,
        *,
        pace: Pace | None = None,
        flooded: Callable[[float], Awaitable[None]] | None = None,
    ) -> None:
        """`flooded` is told the seconds of each 429; replies wait for their lane of `pace`."""
        self._root = f"{api_root}/bot{token}/"
        self._is_local = URL(api_root).host in {"localhost", "127.0.0.1", "::1"}
        self._pace, self._flooded = pace or Pace(None), flooded
        self._session: aiohttp.ClientSession | None = None
        self._wire: Wire | None = None

    async def initialize(self) -> None:
        """Open the session, if it is not open."""
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    limit=CONNECTIONS, keepalive_timeout=KEEP_ALIVE, ttl_dns_cache=300
                ),
                trust_env=not self._is_local,
                auto_decompress=True,
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )
            if self._is_local or not _goes_through_proxy(self._root):
                self._wire = Wire(self._root, connect_timeout=CONNECT, keep_alive=KEEP_ALIVE)

    async def shutdown(self) -> None:
        """Close the session, if it is open."""
        if self._wire is not None:
            self._wire.close()
            self._wire = None
        if self._session is not None:
            await self._session.close()
            self._session = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds that an answer may take where a call does not say."""
        return READ

    async def call(
        self,
        method: str,
        body: bytes,
        *,
        leaving: Leaving | None = None,
        read_timeout: float = READ,
    ) -> tuple[int, bytes]:
        """Call a method with these bytes of JSON; the status and body of the answer.

        `leaving` is called in the moment before the first byte goes to the socket; where it was
        not, nothing was sent. Such a call takes the short way, unless there is a proxy.
        Not paced: who calls this keeps the pace.
        """
        if leaving is not None and self._wire is not None:
            answer = await self._wire.post(method, body, leaving, read_timeout)
            await self._see(*answer)
            return answer
        url = URL(self._root + method, encoded=True)
        waits = aiohttp.ClientTimeout(
            total=POOL + CONNECT + WRITE + read_timeout,
            connect=POOL + CONNECT,
            sock_connect=CONNECT,
            sock_read=read_timeout,
        )
        return await self._exchange("POST", url, _Departure(body, leaving), waits)

    async def paced_call(self, method: str, body: bytes) -> tuple[int, bytes]:
        """`call` by the short way, in the replies' lane of the pace."""
        if not method.startswith(COUNTED):
            return await self.call(method, body, leaving=_not_noted)
        with await self._pace.place(reply=True) as place:
            return await self.call(method, body, leaving=place.left)

    async def do_request(  # noqa: PLR0913, PLR0917 - the base class has these seven
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One call of python-telegram-bot: the status and body of the answer."""
        read = _given(read_timeout, READ)
        connect = _given(connect_timeout, CONNECT)
        asked = (_given(pool_timeout, POOL), connect, _given(write_timeout, WRITE), read)
        waits = aiohttp.ClientTimeout(
            # A file may take long to arrive while bytes keep coming: only an upload has an end.
            total=None if method == "GET" else _sum(*asked),
            connect=_sum(*asked[:2]),
            sock_connect=connect,
            sock_read=read,
        )
        if not url.rpartition("/")[2].startswith(COUNTED):
            return await self._exchange(method, URL(url), _body(request_data), waits)
        with await self._pace.place(reply=True) as place:
            return await self._exchange(method, URL(url), _body(request_data, place.left), waits)

    async def _exchange(
        self, method: str, url: URL, body: Any, waits: aiohttp.ClientTimeout
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NetworkError("the connection to Telegram is not open")
        failure: NetworkError
        try:
            async with self._session.request(
                method, url, data=body, timeout=waits, allow_redirects=False
            ) as answer:
                status, content = answer.status, await answer.read()
        except TimeoutError:
            failure = TimedOut()
        except Exception as error:  # noqa: BLE001 - whatever it is, it may hold the URL
            failure = NetworkError(type(error).__name__)
        else:
            await self._see(status, content)
            return status, content
        # Raised outside the handler: an error of aiohttp that it were chained to holds the URL.
        raise failure

    async def _see(self, status: int, content: bytes) -> None:
        if status == HTTPStatus.TOO_MANY_REQUESTS and self._flooded is not None:
            await self._flooded(retry_after(content))

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer as JSON. Unlike the base class it logs nothing of what people wrote."""
        try:
            answer = orjson.loads(payload.decode(errors="replace"))
        except orjson.JSONDecodeError:
            answer = None
        if not isinstance(answer, dict):
            raise TelegramError("Invalid server response")
        return answer


class _Departure(BytesPayload):
    """JSON that tells when it leaves."""

    def __init__(self, body: bytes, leaving: Leaving | None) -> None:
        super().__init__(body, content_type="application/json")
        self._leaving = leaving

    async def write_with_length(
        self, writer: AbstractStreamWriter, content_length: int | None
    ) -> None:
        if self._leaving is not None:
            self._leaving()
        await super().write_with_length(writer, content_length)


def _goes_through_proxy(address: str) -> bool:
    url = URL(address)
    return url.scheme in getproxies() and not proxy_bypass(url.host or "")


def _not_noted() -> None:
    """A reply that was cut off is handled again: nobody asks later whether it had left."""


def _given(seconds: Any, otherwise: float) -> float | None:
    if seconds is BaseRequest.DEFAULT_NONE:
        return otherwise
    return None if seconds is None else float(seconds)


def _sum(*seconds: float | None) -> float | None:
    return None if None in seconds else sum(part or 0.0 for part in seconds)


def _body(
    data: RequestData | None, leaving: Leaving | None = None
) -> _Departure | aiohttp.FormData | None:
    """A form does not tell when it leaves."""
    if data is None or not data.parameters:
        return None
    if not data.contains_files:
        return _Departure(orjson.dumps(data.parameters), leaving)
    # A file's name in its own letters: Telegram shows one that is quoted as %D8%B1%D8%B3….
    form = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form
