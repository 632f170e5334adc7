"""The HTTP server: pages, sealed letters, the webhook, health and metrics."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog
from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.log import place
from bot.web.pages import CONTENT_SECURITY_POLICY, render_pages

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

    from aiohttp.typedefs import Handler
    from prometheus_client import CollectorRegistry

    from bot.web.envelope import Envelopes
    from bot.web.pages import Page
    from bot.web.webhook import Webhook

# An update is a few kilobytes, the longest message 100; this is room, not an invitation.
_LARGEST_BODY = 1_048_576
_READY_SECONDS = 5
_LAST_ANSWERS_SECONDS = 10

_HEADERS = {
    "Content-Security-Policy": f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """What the server serves.

    `languages` maps each language of the pages to its gettext, the preferred one first. `ready`
    names what must work for this process to be useful; `measure` is awaited before `registry` is
    shown. `chat_url` is where *Back to the chat*
    leads. `demo` adds the page that shows what would have been sent, and sends nothing.
    """

    languages: Mapping[str, Callable[[str], str]]
    envelopes: Envelopes
    ready: Callable[[], Awaitable[Mapping[str, bool]]]
    registry: CollectorRegistry
    measure: Callable[[], Awaitable[None]] | None = None
    webhook: Webhook | None = None
    chat_url: str | None = None
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Served:
    """Where the server listens: `url` without a slash at its end, as this machine reaches it."""

    url: str
    port: int


@asynccontextmanager
async def open_web(host: str, port: int, parts: Web) -> AsyncIterator[Served]:
    """Serve until left; port 0 takes a free one. What was asked is answered before leaving."""
    runner = web.AppRunner(
        _application(parts), access_log=None, shutdown_timeout=_LAST_ANSWERS_SECONDS
    )
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        taken = int(runner.addresses[0][1])
        yield Served(f"http://{_reachable(host)}:{taken}", taken)
    finally:
        await runner.cleanup()


def _application(parts: Web) -> web.Application:
    application = web.Application(client_max_size=_LARGEST_BODY, middlewares=[_quiet_errors])
    application.on_response_prepare.append(_add_headers)
    pages = render_pages(parts.languages, chat_url=parts.chat_url, demo=parts.demo)
    for name, page in pages.items():
        application.router.add_get(f"/{name}", _serve(page))
    application.router.add_get("/", _serve(pages["index.html"]))
    application.router.add_get("/sealed/{id:[A-Za-z0-9_-]{22}}", _sealed(parts.envelopes))
    application.router.add_get("/healthz", _alive)
    application.router.add_get("/readyz", _ready(parts.ready))
    application.router.add_get("/metrics", _metrics(parts))
    if parts.webhook is not None:
        application.router.add_post("/telegram", parts.webhook.handle)
    return application


def _serve(page: Page) -> Handler:
    async def serve(request: web.Request) -> web.Response:
        known = request.if_none_match or ()
        unchanged = any(tag.value == page.etag for tag in known)
        response = web.Response(status=304) if unchanged else web.Response(body=page.body)
        if not unchanged:
            response.content_type, response.charset = page.content_type, "utf-8"
        response.etag = page.etag
        # Asked for anew each time, answered with 304: an update reaches everybody at once.
        response.headers["Cache-Control"] = "no-cache"
        return response

    return serve


def _sealed(envelopes: Envelopes) -> Handler:
    async def fetch(request: web.Request) -> web.Response:
        body = await envelopes.fetch(request.match_info["id"])
        if body is None:
            raise web.HTTPNotFound
        return web.Response(body=body, content_type="application/octet-stream")

    return fetch


def _ready(ready: Callable[[], Awaitable[Mapping[str, bool]]]) -> Handler:
    async def answer(_request: web.Request) -> web.Response:
        try:
            async with asyncio.timeout(_READY_SECONDS):
                checks = dict(await ready())
        except TimeoutError:
            checks = {"answers_in_time": False}
        return web.json_response(checks, status=200 if all(checks.values()) else 503)

    return answer


def _metrics(parts: Web) -> Handler:
    async def count(_request: web.Request) -> web.Response:
        if parts.measure is not None:
            await parts.measure()
        return web.Response(
            body=generate_latest(parts.registry), headers={"Content-Type": CONTENT_TYPE_LATEST}
        )

    return count


async def _alive(_request: web.Request) -> web.Response:
    return web.Response(text="ok")


@web.middleware
async def _quiet_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """An error's text may quote an update or a letter: only its kind is logged."""
    try:
        return await handler(request)
    except web.HTTPException:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a 500 without details
        _log.error("request failed", route=_route(request), error=place(error))
        return web.Response(status=500, text="500: this did not work; it is in the log")


def _route(request: web.Request) -> str:
    resource = request.match_info.route.resource
    return resource.canonical if resource else "unknown"


async def _add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    response.headers.setdefault("Cache-Control", "no-store")
    for name, value in _HEADERS.items():
        response.headers[name] = value
    response.headers.pop("Server", None)


def _reachable(host: str) -> str:
    if host in ("0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        return "127.0.0.1" if host == "0.0.0.0" else "[::1]"  # noqa: S104 - as above
    return f"[{host}]" if ":" in host else host
