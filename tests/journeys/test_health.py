"""What an operator's machines see of a running bot: is it ready, and what does it count."""

from __future__ import annotations

import asyncio
import math
from contextlib import ExitStack, asynccontextmanager
from typing import TYPE_CHECKING

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.main import machine_ms, running
from bot.sandbox import open_sandbox
from bot.settings import read_settings
from bot.store import open_database
from bot.store.inbox import Inbox, RawUpdate
from tests import postgres

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.sandbox import Person, Sandbox
    from bot.settings import Settings
    from tests.journeys.conftest import Demo

LONG = 30.0  # seconds
PUBLISHED = "84.19"


class Operator:
    """Asks again and again, as a monitoring program does."""

    def __init__(self, web: aiohttp.ClientSession) -> None:
        self._web = web

    async def status(self, path: str) -> int:
        async with self._web.get(path) as answer:
            return answer.status

    async def checks(self) -> dict[str, bool]:
        async with self._web.get("/readyz") as answer:
            found: dict[str, bool] = await answer.json()
            assert answer.status == (200 if all(found.values()) else 503)
        return found

    async def sees_ready(self, **checks: bool) -> None:
        """Until `/readyz` says so."""
        async with asyncio.timeout(LONG):
            while not (await self.checks()).items() >= checks.items():
                pass

    async def counts(self) -> dict[str, float]:
        """Every number of `/metrics`, by its name, or by `name:label`."""
        async with self._web.get("/metrics") as answer:
            assert answer.status == 200
            families = text_string_to_metric_families(await answer.text())
        return {
            ":".join((sample.name, *sample.labels.values())): sample.value
            for family in families
            for sample in family.samples
        }

    async def sees(self, name: str, value: float) -> None:
        """Until this is counted."""
        async with asyncio.timeout(LONG):
            while (await self.counts()).get(name) != value:
                pass


@asynccontextmanager
async def operator_of(url: str) -> AsyncIterator[Operator]:
    async with aiohttp.ClientSession(url) as web:
        yield Operator(web)


async def alter(address: str, statement: str) -> None:
    async with open_database(address) as database, database.transaction() as tx:
        await tx.define(statement)


@pytest.fixture
async def operator(demo: Demo) -> AsyncIterator[Operator]:
    async with operator_of(demo.bot.web_url) as operator:
        yield operator


async def test_what_is_handled_reported_sent_waiting_and_set_aside_is_counted(
    demo: Demo, amina: Person, operator: Operator
) -> None:
    await amina.taps("9 days")
    await amina.taps("Take action")
    await amina.taps("Olga")
    await amina.taps("Post on X")
    await amina.taps("Skip")
    await amina.taps("I have sent it")
    await amina.waits_for("fewer than 5 appeals")
    await operator.sees("bot_inbox_open", 0)
    counts = await operator.counts()
    assert counts["bot_reports_total"] == 1
    assert counts["bot_updates_handled_total"] == counts["bot_tap_seconds_count"] == 8
    assert counts["bot_deliveries_waiting"] == counts["bot_updates_poison"] == 0

    await demo.sandbox.fails("sendMessage", chat_id=amina.id, delay=1, times=1)
    await demo.announces(PUBLISHED)
    await operator.sees("bot_deliveries_waiting", 1)
    await operator.sees("bot_deliveries_total:sent", 1)
    await operator.sees("bot_deliveries_waiting", 0)

    async with open_database(demo.database) as database:
        nonsense = RawUpdate(7, amina.id, '{"update_id": 7, "message": "Amina"}')
        assert await Inbox(database).receive([nonsense], machine_ms()) == 1
    await operator.sees("bot_updates_poison", 1)
    await operator.sees("bot_inbox_open", 0)


async def test_metrics_name_nobody_and_nothing(
    demo: Demo, amina: Person, operator: Operator
) -> None:
    await amina.writes("My <b>secret</b> {words}")
    await operator.sees("bot_inbox_open", 0)
    told = " ".join(await operator.counts())
    for name in (amina.name, str(amina.id), "secret", PUBLISHED, demo.chat, "1000:demo"):
        assert name not in told


async def test_while_polling_fails_the_bot_is_alive_and_not_ready(
    demo: Demo, amina: Person, operator: Operator
) -> None:
    await operator.sees_ready(database=True, updates=True)
    await demo.sandbox.fails("getUpdates", status=502, times=0)
    await amina.writes("/help")  # which ends the long poll that waits
    await operator.sees_ready(updates=False)
    assert await operator.status("/healthz") == 200
    await demo.sandbox.recovers()
    await operator.sees_ready(database=True, updates=True)


async def test_while_the_database_refuses_the_bot_is_not_ready_and_counts_nothing(
    demo: Demo, amina: Person, operator: Operator
) -> None:
    await alter(demo.database, "ALTER TABLE inbox RENAME TO elsewhere")
    await operator.sees_ready(database=False)
    assert await operator.status("/healthz") == 200
    assert math.isnan((await operator.counts())["bot_inbox_open"])
    await alter(demo.database, "ALTER TABLE elsewhere RENAME TO inbox")
    await operator.sees_ready(database=True, updates=True)
    await amina.writes("/id")
    await amina.waits_for(str(amina.id), LONG)


async def test_without_its_server_the_bot_is_not_ready_and_ends_well_all_the_same() -> None:
    programs = postgres.programs()
    if programs is None:
        pytest.skip("no PostgreSQL on this machine: install Debian's postgresql")
    with ExitStack() as server:
        address = server.enter_context(postgres.running(programs))
        async with open_sandbox(port=0) as sandbox, running(settings_of(sandbox, address)) as bot:
            server.close()
            async with operator_of(bot.web_url) as operator:
                await operator.sees_ready(database=False)
                assert await operator.status("/healthz") == 200
                assert math.isnan((await operator.counts())["bot_deliveries_waiting"])


def settings_of(sandbox: Sandbox, address: str) -> Settings:
    return read_settings(
        token="1:x",  # noqa: S106 - of no bot
        database=address.format("postgres"),
        api=sandbox.url,
        listen="127.0.0.1:0",
    )
