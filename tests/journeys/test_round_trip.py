"""A database is saved while the bot runs on it, put elsewhere, and moved: nothing is lost."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.store import is_server
from tests.bot.operating import AMINA, BELA, operating
from tests.bot.store.raw import select
from tests.bot.store.test_moving import kept
from tests.journeys.network import CROWD, FIRST, LONG, SENT_IT, Network
from tests.journeys.steps import begins, goes_on, says
from tests.processes import Ended, refusal

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.sandbox import Person
    from tests.bot.operating import Operator
    from tests.processes import BotProcess

EARLY, LATE = range(FIRST, FIRST + 8), range(FIRST + 8, FIRST + 16)
STOPPED = "a bot runs on this database: stop it first"
PATIENT = {"status": 429, "retry_after": 1, "times": 0}


@pytest.fixture
async def operator(tmp_path: Path) -> AsyncIterator[Operator]:
    async with operating(tmp_path) as operator:
        yield operator


async def another(server: str, home: Path) -> str:
    """An empty database on this server."""
    name = f"elsewhere_{abs(hash(home))}"
    await select(server.format("postgres"), f"CREATE DATABASE {name}")
    return server.format(name)


async def is_saved_midway(network: Network, bot: BotProcess, copy: str) -> set[int]:
    """In the middle of a broadcast, and while people report; who was confirmed before."""
    operator = network.operator
    await network.gives_letters(range(EARLY.start, LATE.stop))
    assert (await operator.tells("announce", network.number)).status == 0
    await network.person(FIRST + 9).waits_for(f"Urgent Action {network.number}", LONG)
    await operator.telegram.fails("sendMessage", **PATIENT)
    await network.report(EARLY)
    before = set(network.confirmed)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(network.report(LATE))
        saved = tasks.create_task(operator.tells("backup", copy))
    assert saved.result() == Ended(0, f"written: {copy}\n", "")
    assert refusal(await operator.tells("restore", copy)) == f"uabot: {STOPPED}"
    await operator.telegram.recovers()
    await bot.says("broadcast ended")
    return before


async def lets_go(bela: Person) -> None:
    """Bela cancels what was half sent, and lets everything else go out."""
    told = await bela.waits_for("A backup was put in the place of the database", LONG)
    await bela.taps("📊", told["message_id"], LONG)
    await bela.taps("Cancel", told["message_id"], LONG)
    await bela.writes("/team")
    await bela.taps("Nothing is sent: see why", seconds=LONG)
    await bela.taps("Let messages go out again", seconds=LONG)


async def is_right(network: Network, before: set[int]) -> None:
    """What stands in the restored database, before anybody looks at it."""
    assert before <= await network.reported() <= network.confirmed
    assert await network.tallied() == len(await network.reported())
    asked = "SELECT count(*) FROM deliveries WHERE state = 'sent'"
    ((sent,),) = await select(network.address, asked)
    assert 0 < sent < CROWD, "it knows of some cards, and not of those that came afterwards"


async def is_announced(network: Network) -> str:
    """Another case, to everybody; its number."""
    number = await another_case(network)
    assert (await network.operator.tells("announce", number)).status == 0
    for id_ in (FIRST, FIRST + CROWD - 1):
        await network.person(id_).waits_for(f"Urgent Action {number}", LONG)
    return number


async def test_what_was_confirmed_is_in_the_backup_and_nothing_is_sent_twice_from_it(
    operator: Operator, database_address: str, request: pytest.FixtureRequest
) -> None:
    network, copy = Network(operator, database_address), str(operator.home / "copy")
    await network.begins()
    async with operator.runs() as bot:
        bela = await operator.welcomes(BELA, "Bela")
        before = await is_saved_midway(network, bot, copy)
        assert await bot.stops() == 0
    assert set((await network.cards()).values()) == {1}

    network.address = str(operator.home / "new" / "bot.db")
    if is_server(database_address):
        server = request.getfixturevalue("postgres_server")
        network.address = await another(server, operator.home)
    operator.settings["database"] = network.address
    restored = await operator.tells("restore", copy)
    assert (restored.status, restored.err) == (0, "")
    await is_right(network, before)

    async with operator.runs() as bot:
        await bela.waits_for("A backup was put in the place of the database", LONG)
        amina = await operator.welcomes(AMINA, "Amina")
        await amina.waits_for("Choose one", LONG)
        assert set((await network.cards()).values()) == {1}
        await lets_go(bela)
        await bot.says("broadcast ended")
        number = await is_announced(network)
        assert await bot.stops() == 0
    assert set((await network.cards()).values()) == {1}
    assert set((await network.cards(number)).values()) == {1}


async def another_case(network: Network) -> str:
    """The same document under another number, published."""
    home = network.operator.home
    document = (home / "case.txt").read_text().replace(network.number, "77.26")
    (home / "other.txt").write_text(document)
    ended = await network.operator.tells("import", "other.txt", "--publish", "--accept-doubts")
    assert ended.out == "other.txt: published Urgent Action 77.26, version 1\n"
    return "77.26"


async def test_a_moved_bot_goes_on_where_everybody_stood(
    operator: Operator, postgres_server: str
) -> None:
    network = Network(operator, str(operator.home / "bot.db"))
    server = await another(postgres_server, operator.home)
    await network.begins()
    async with operator.runs() as bot:
        bela = await operator.welcomes(BELA, "Bela")
        amina = await operator.welcomes(AMINA, "Amina")
        await network.gives_letters(range(EARLY.start, LATE.stop))
        await network.report(EARLY)
        await operator.tells("announce", network.number)
        await bot.says("broadcast ended")
        await is_asked_for_her_name(amina, network.number)
        assert refusal(await operator.tells("move", "--to", server)) == f"uabot: {STOPPED}"
        assert await bot.stops() == 0

    await moves(network, server)
    async with operator.runs() as bot:
        await goes_on_with_her_letter(amina)
        await network.report(LATE)
        assert await network.reported() == network.confirmed | {AMINA}
        assert await network.tallied() == len(network.confirmed) + 1
        log = await says(bela, "/audit", "Who did what")
        assert "command line" in log["text"]
        assert "was made an owner." in log["text"]
        number = await is_announced(network)
        await bot.says("broadcast ended")
        assert await bot.stops() == 0
    assert set((await network.cards(number)).values()) == {1}
    assert set((await network.cards()).values()) == {1}


async def moves(network: Network, server: str) -> None:
    """Every row, whatever it is of; and the old place is left for good."""
    operator = network.operator
    before = {table.name: rows for table, rows in (await kept(network.address)).items()}
    moved = await operator.tells("move", "--to", server)
    assert (moved.status, moved.err) == (0, "")
    assert "questions: " in moved.out
    assert {table.name: rows for table, rows in (await kept(server)).items()} == before
    stays = refusal(await operator.tells("run"))
    assert "was moved away on" in stays
    assert "set BOT_DATABASE" in stays
    network.address = operator.settings["database"] = server


async def is_asked_for_her_name(amina: Person, number: str) -> None:
    """In the middle of a walk."""
    walk = await begins(amina, number)
    await amina.taps(amina.labels[0], walk)
    await goes_on(amina, walk, "Letter by post", "With which name")


async def goes_on_with_her_letter(amina: Person) -> None:
    """As if nothing had happened."""
    await says(amina, "Amina Example", "which city")
    letter = await says(amina, "Toledo", "Your letter to")
    assert "\nAmina Example\nToledo\n" in letter["text"]
    await amina.taps(SENT_IT, letter["message_id"], seconds=LONG)
    await amina.waits_for("counted", LONG)
