"""The courier's process is killed outright, again and again, in the middle of a broadcast."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import sys
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING

from bot.delivery.shift import window
from bot.sandbox import SandboxClient, open_sandbox
from bot.store import open_database
from bot.store.broadcast import NewBroadcast
from bot.store.broadcasts import Broadcasts
from tests.bot.delivery.mortal import NOW, RATE, TOKEN
from tests.bot.delivery.office import Office

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = range(1001, 1251)
KILLS = 3


async def start(path: Path, url: str) -> asyncio.subprocess.Process:
    program = (sys.executable, "-m", "tests.bot.delivery.mortal", str(path), url)
    return await asyncio.create_subprocess_exec(*program)


async def announce(path: Path) -> int:
    async with open_database(str(path)) as database:
        await Office(database).subscribe(*PEOPLE)
        broadcasts = Broadcasts(database)
        id_ = (await broadcasts.draft(NewBroadcast("case 7", {}, "1002"), NOW)).id
        await broadcasts.start(id_, "1002", NOW)
        return id_


async def arrived(telegram: SandboxClient) -> Counter[int]:
    calls = await telegram.calls("sendMessage")
    return Counter(int(call["params"]["chat_id"]) for call in calls if call["ok"])


def rows(path: Path) -> list[tuple[int, str, int]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute("SELECT chat_id, state, repeated FROM deliveries").fetchall()


async def test_nothing_is_lost_and_exactly_what_is_marked_comes_twice(tmp_path: Path) -> None:
    path, chance = tmp_path / "bot.db", random.Random()  # noqa: S311 - moments, not secrets
    await announce(path)
    async with (
        open_sandbox(port=0, token=TOKEN) as sandbox,
        SandboxClient(sandbox.url) as telegram,
    ):
        await telegram.limits(per_second=None, per_chat_per_second=None)
        await telegram.adds_crowd(PEOPLE[0], len(PEOPLE))
        await asyncio.gather(*(telegram.person(one).writes("/start") for one in PEOPLE))
        for last in sorted(chance.sample(PEOPLE[20:-40], KILLS)):
            courier = await start(path, sandbox.url)
            await telegram.person(last).waits_for("An officer has answered.")
            courier.kill()
            await courier.wait()
        courier = await start(path, sandbox.url)
        for person in reversed(PEOPLE):
            await telegram.person(person).waits_for("An officer has answered.")
        courier.terminate()
        await courier.wait()
        seen = await arrived(telegram)
    twice = {chat for chat, count in seen.items() if count > 1}
    marked = {chat for chat, _, repeated in rows(path) if repeated}
    assert set(seen) == set(PEOPLE)
    assert twice == marked
    assert max(seen.values()) <= 2
    assert len(twice) <= KILLS * window(RATE)
