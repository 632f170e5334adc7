"""The composition root: every part is opened here, in order, and closed in reverse."""

from __future__ import annotations

import asyncio
import secrets
import time
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.connection import Telegram, open_telegram
from bot.delivery.courier import Courier, Editing
from bot.delivery.others import EXCHANGED_EVERY, Others
from bot.delivery.telegram import editor, sender
from bot.handling import Handling, open_application
from bot.health import Health
from bot.housekeeping import Kept, ticks
from bot.identity import appoint_owners, belongs_to, invite_owner
from bot.listening import asked_by
from bot.metrics import Metrics
from bot.outside import PublicWeb
from bot.press import Press
from bot.receiving import Receiving
from bot.schedule import Tick, ticking
from bot.scheduling import begin_due
from bot.services import Services
from bot.store import is_server, open_database
from bot.store.asking import Asking
from bot.store.deliveries import Deliveries
from bot.store.digests import Digests
from bot.store.envelopes import Envelopes
from bot.store.facts import Facts
from bot.store.inbox import Inbox
from bot.store.reminders import Reminders
from bot.store.replies_told import RepliesTold
from bot.store.retention import Retention
from bot.store.weeks import Weeks
from bot.stores import Stores
from bot.texts import Texts
from bot.vanishing import vanishing_tick
from bot.web.server import Web, open_web
from handlers import routes
from handlers.broadcast_messages import render
from handlers.coordinator.approval_news import tell_of_approvals
from handlers.coordinator.calling_on import tell_of_schedule, tell_of_stops
from handlers.coordinator.held import ask_owners
from handlers.coordinator.showing_pastes import show_pastes
from handlers.coordinator.watching import follow
from handlers.edited_messages import render_edit
from handlers.menu import set_menu
from handlers.team_menu import TeamMenus
from handlers.team_names import TeamNames

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.intake.calling import Call
    from bot.settings import Settings
    from bot.store.database import Database

REMINDED_EVERY = 5.0  # where nothing is due that takes some milliseconds
FOLLOWED_EVERY = 1.0  # each message that shows a broadcast is edited every three seconds
PASTES_EVERY = 0.5  # who pastes waits for an answer
IN_PLAY_EVERY = 0.5  # where somebody moves the clock and watches


@dataclass(frozen=True, slots=True)
class Running:
    """A bot that runs: its parts, its pages, and the link for its first owner if it has none."""

    services: Services
    web_url: str
    invitation: str | None


def machine_now() -> datetime:
    """The machine's time, aware, in UTC."""
    return datetime.now(UTC)


def machine_ms() -> int:
    """The machine's time as the store keeps it."""
    return time.time_ns() // 1_000_000


@asynccontextmanager
async def running(
    settings: Settings,
    now: Callable[[], datetime] = machine_now,
    *,
    adopts: bool = False,
    is_demo: bool = False,
) -> AsyncIterator[Running]:
    """The whole bot, while the block runs.

    Raises `StartRefused`, `DatabaseUnusable` and `CannotListen`.
    `now` is the domain's time. Everything that waits or paces uses the machine's clock.
    """
    async with AsyncExitStack() as opened:
        database = await opened.enter_async_context(open_database(settings.database))
        telegram = await opened.enter_async_context(open_telegram(settings, database))
        facts, wake = Facts(database), asyncio.Event()
        await belongs_to(facts, settings.bot_id, adopts=adopts)
        services = _services(settings, database, telegram, now, wake, is_demo=is_demo)
        opened.callback(services.press.close)
        await services.holding.look(machine_ms())
        application = await opened.enter_async_context(
            open_application(settings, telegram.request, routes(services))
        )
        inbox = Inbox(database)
        handling = Handling(application, services.metrics)
        receiving = Receiving(settings, telegram.call, inbox, handling, _replica(settings))
        receiving.prepare(machine_ms)
        health = Health(receiving, facts, inbox, Deliveries(database), services.metrics)
        opening = open_web(*settings.address, _web(services, database, receiving, health))
        with asked_by("BOT_LISTEN", settings.listen):
            web = await opened.enter_async_context(opening)
        often = IN_PLAY_EVERY if is_demo or settings.clock else REMINDED_EVERY
        await opened.enter_async_context(_carrying(settings, database, telegram, services, wake))
        tell = partial(tell_of_schedule, call=telegram.call, services=services)
        done_again = [
            *ticks(services, _kept(services, database, inbox), machine_ms, often),
            vanishing_tick(telegram.call, services, often),
            Tick("watches", FOLLOWED_EVERY, partial(follow, application.bot, services)),
            Tick("pastes", PASTES_EVERY, partial(show_pastes, application.bot, services)),
            Tick("stops", FOLLOWED_EVERY, partial(tell_of_stops, telegram.call, services)),
            Tick("approvals", FOLLOWED_EVERY, partial(tell_of_approvals, telegram.call, services)),
            Tick("schedules", often, partial(begin_due, services, tell)),
            *_exchanged(settings, database, telegram),
        ]
        await opened.enter_async_context(ticking(done_again))
        now_ms = int(now().timestamp() * 1000)
        has_owner = await appoint_owners(services.team, settings.owners, now_ms)
        invitation = None if has_owner else await invite_owner(facts, telegram.username)
        await opened.enter_async_context(receiving.running())
        await _greet(telegram.call, services)
        yield Running(services, web.url, invitation)


async def _greet(call: Call, services: Services) -> None:
    """What Telegram and the owners are told at every start."""
    await set_menu(call, services.texts)
    await TeamMenus(call, services.texts).show_all(services.team)
    await ask_owners(call, services)


def _services(  # noqa: PLR0913 - the parts of the bot meet here
    settings: Settings,
    database: Database,
    telegram: Telegram,
    now: Callable[[], datetime],
    wake: asyncio.Event,
    *,
    is_demo: bool,
) -> Services:
    texts = Texts(settings.locale)
    return Services(
        **Stores.on(database, machine_ms, texts.default, now).by_name(),
        texts=texts,
        menus=TeamMenus(telegram.call, texts),
        names=TeamNames(telegram.call),
        call=telegram.call,
        outside=PublicWeb(settings.public_url, Envelopes(database, machine_ms), is_demo=is_demo),
        press=Press(),
        metrics=Metrics(),
        now=now,
        zone=settings.zone,
        username=telegram.username,
        contact=settings.contact,
        rate=settings.rate,
        is_demo=is_demo,
        announced=wake.set,
    )


def _web(services: Services, database: Database, receiving: Receiving, health: Health) -> Web:
    return Web(
        languages={
            language: services.texts.in_(language).gettext for language in services.texts.languages
        },
        envelopes=Envelopes(database, machine_ms),
        ready=health.ready,
        registry=services.metrics.registry,
        measure=health.measure,
        webhook=receiving.route,
        chat_url=services.private_chat(),
        demo=services.is_demo,
    )


def _kept(services: Services, database: Database, inbox: Inbox) -> Kept:
    reminders = Reminders(database, services.texts.default)
    asking = Asking(database, services.texts.default)
    digests = Digests(database, services.texts.default)
    weeks = Weeks(database, services.texts.default)
    retention = Retention(database, services.supporters)
    return Kept(inbox, reminders, asking, digests, weeks, retention)


@asynccontextmanager
async def _carrying(
    settings: Settings,
    database: Database,
    telegram: Telegram,
    services: Services,
    wake: asyncio.Event,
) -> AsyncIterator[None]:
    """One courier, if no other process has one; what is in flight at the end is settled."""
    courier = Courier(
        database=database,
        send=sender(telegram.request),
        pace=telegram.pace,
        render=partial(render, services=services),
        editing=Editing(
            edit=editor(telegram.request), render=partial(render_edit, services=services)
        ),
        wake=wake,
        now=lambda: int(services.now().timestamp() * 1000),
        language=services.texts.default,
        zone=services.zone.key,
        flights=None if is_server(settings.database) else Path(settings.database + ".flights"),
        count=services.metrics.settled,
    )
    carrying = asyncio.create_task(courier.run())
    try:
        yield
    finally:
        carrying.cancel()
        await asyncio.wait([carrying])


def _exchanged(settings: Settings, database: Database, telegram: Telegram) -> list[Tick]:
    """Where several bots may run at once, each hears how much the others reply."""
    if not is_server(settings.database):
        return []
    others = Others(telegram.pace, RepliesTold(database, _replica(settings)))
    return [Tick("replies", EXCHANGED_EVERY, others.exchange)]


def _replica(settings: Settings) -> str:
    """On SQLite only one process runs, and a new one goes on where a dead one stood."""
    return secrets.token_hex(6) if is_server(settings.database) else "the only one"
