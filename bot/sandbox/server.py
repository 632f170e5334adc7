"""The sandbox as a server: the Bot API, the people's side and the chat page on one port."""

from __future__ import annotations

import errno
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import web

from bot.sandbox.bot_api import BotApi
from bot.sandbox.clock import MovedClock
from bot.sandbox.control_routes import ControlRoutes
from bot.sandbox.exchange import MOST_BYTES, unfit_as_json
from bot.sandbox.people_routes import PeopleRoutes
from bot.sandbox.webhook import Pusher
from bot.sandbox.world import World

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from bot.sandbox.account import Account
    from bot.sandbox.clock import NextReminder
    from bot.sandbox.limits import Limits

PAGE = Path(__file__).with_name("page")
HOST, PORT = "127.0.0.1", 8081
PORTS_TRIED = 20
_PAGE_HEADERS = {
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
        "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
}


class Sandbox:
    """A running sandbox: where it is, and what a test or a demo sets without HTTP."""

    def __init__(self, world: World, host: str, port: int) -> None:
        self.world, self.host, self.port = world, host, port

    @property
    def url(self) -> str:
        """The root of everything, without a slash at the end: also the bot's `BOT_API`."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def clock(self) -> MovedClock:
        """The clock that `/sandbox/clock` moves."""
        return self.world.clock

    @property
    def limits(self) -> Limits:
        """The rates that `/sandbox/limits` puts."""
        return self.world.limits

    def add_person(self, id_: int, first_name: str, language_code: str | None = None) -> Account:
        """A new person, or a known one changed."""
        return self.world.put_person(id_, first_name, language_code)

    def say(self, text: str, people: dict[int, str] | None = None) -> None:
        """What the chat page tells about this sandbox, and about its people by id."""
        captions = {str(id_): caption for id_, caption in (people or {}).items()}
        self.world.notice = {"text": text, "people": captions}

    def ask_for_reminders(self, next_reminder: NextReminder) -> None:
        """Who is asked when the clock is to jump to the next reminder of the bot."""
        self.world.next_reminder = next_reminder


@asynccontextmanager
async def open_sandbox(
    host: str = HOST,
    port: int = PORT,
    token: str | None = None,
    people: Iterable[tuple[int, str, str | None]] = (),
    clock: MovedClock | None = None,
) -> AsyncIterator[Sandbox]:
    """Serve a sandbox while the block runs; `port` 0 takes any free one.

    `people` are (id, first name, language code). Without `token` the first one seen is the bot's.
    `OSError` where the port is taken: see `open_next_port`.
    """
    world = World(clock or MovedClock(), token)
    for id_, first_name, language in people:
        world.put_person(id_, first_name, language)
    bot_api = BotApi(world)
    pusher = Pusher(world.webhook, world.updates, world.clock.unix, bot_api.reply)
    async with AsyncExitStack() as opened:
        runner = web.AppRunner(_app(world, bot_api), access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        opened.push_async_callback(runner.cleanup)
        site = web.TCPSite(runner, host, port, backlog=1024)
        await site.start()
        await opened.enter_async_context(pusher.running())
        yield Sandbox(world, host, runner.addresses[0][1])


@asynccontextmanager
async def open_next_port(
    host: str = HOST,
    port: int = PORT,
    token: str | None = None,
    people: Iterable[tuple[int, str, str | None]] = (),
    clock: MovedClock | None = None,
) -> AsyncIterator[Sandbox]:
    """`open_sandbox` on the first free port from `port` on, out of twenty."""
    people = list(people)
    async with AsyncExitStack() as opened:
        for tried in range(port, port + PORTS_TRIED):
            opening = open_sandbox(host, tried, token, people, clock)
            try:
                sandbox = await opened.enter_async_context(opening)
            except OSError as error:
                if error.errno != errno.EADDRINUSE or tried == port + PORTS_TRIED - 1:
                    raise
                continue
            yield sandbox
            return


def _app(world: World, bot_api: BotApi) -> web.Application:
    app = web.Application(client_max_size=MOST_BYTES, middlewares=[unfit_as_json])
    app.add_routes(PeopleRoutes(world).routes())
    app.add_routes(ControlRoutes(world).routes())
    app.router.add_get("/", _index)
    app.router.add_get(r"/page/{name:[\w.-]+}", _page_file)
    app.router.add_get("/file/{rest:bot.*}", bot_api.file)
    app.router.add_route("*", "/{rest:bot.*}", bot_api.answer)
    return app


async def _index(request: web.Request) -> web.StreamResponse:
    return _file("index.html")


async def _page_file(request: web.Request) -> web.StreamResponse:
    return _file(request.match_info["name"])


def _file(name: str) -> web.StreamResponse:
    path = PAGE / name
    if name.startswith(".") or not path.is_file():
        raise web.HTTPNotFound
    return web.FileResponse(path, headers=_PAGE_HEADERS)
