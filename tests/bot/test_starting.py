"""The start: whose database this is, who owns it, and what stops it with one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.store import open_database
from bot.store.facts import Facts
from bot.store.team import Role, Team
from tests.bot.operating import AMINA, BELA, Operator, free_port, operating
from tests.processes import Ended, bot_process

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

LONG = 30.0  # seconds: processes start on a machine that may be busy


@pytest.fixture
async def operator(tmp_path: Path) -> AsyncIterator[Operator]:
    async with operating(tmp_path) as operator:
        yield operator


def refusal(ended: Ended) -> str:
    """The one line with which it did not start."""
    assert ended.status == 1
    assert ended.out == ""
    (line,) = [line for line in ended.err.splitlines() if not line.startswith("{")]
    return line


async def test_another_bots_token_is_refused_unless_it_replaces_that_bot(
    operator: Operator,
) -> None:
    async with open_database(operator.database) as database:
        await Facts(database).set("bot_id", "4711")
    line = refusal(await operator.tells("run"))
    assert "belongs to the bot 4711" in line
    assert "--adopt" in line
    async with operator.runs("run", "--adopt") as bot:
        assert await bot.stops() == 0
    async with operator.runs() as bot:
        assert await bot.stops() == 0


async def test_a_token_that_telegram_does_not_know_stops_the_start(operator: Operator) -> None:
    line = refusal(await operator.tells("run", token="1000:another"))  # noqa: S106 - of nobody
    assert line == "uabot: BOT_TOKEN is not a token that Telegram knows"


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("token", "", "BOT_TOKEN is missing"),
        ("rate", "31", "BOT_PAID"),
        ("database", "mysql://x", "BOT_DATABASE"),
    ],
)
async def test_a_setting_that_is_wrong_stops_the_start_with_one_line(
    operator: Operator, setting: str, value: str, said: str
) -> None:
    assert said in refusal(await operator.tells("run", **{setting: value}))


async def test_a_database_of_a_newer_program_stops_the_start(operator: Operator) -> None:
    async with open_database(operator.database) as database, database.transaction() as tx:
        await tx.run("keep_schema_step", step=99)
    assert "run the newer program" in refusal(await operator.tells("run"))


async def test_while_telegram_is_away_the_bot_waits_until_it_is_stopped(
    operator: Operator,
) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}"
    settings = operator.settings | {"api": nowhere}
    async with bot_process(operator.home, **settings) as bot:
        await bot.says("telegram does not answer")
        assert await bot.stops() == 0
        operator.said.append(bot.said)
    assert "Traceback" not in bot.said


async def test_the_first_owner_comes_in_by_a_link_that_works_once(operator: Operator) -> None:
    amina = await operator.telegram.adds(AMINA, "Amina", "en")
    bela = await operator.telegram.adds(BELA, "Bela", "en")
    operator.settings["owners"] = ""
    async with operator.runs() as bot:
        old = await bot.says("?start=owner_")
        assert await bot.stops() == 0
    async with operator.runs() as bot:
        link = await bot.says("?start=owner_")
        assert link != old
        await amina.follows(old)
        await amina.waits_for("Which language", LONG)
        await bela.follows(link)
        await bela.waits_for("owner", LONG)
        await amina.follows(link)
        await amina.waits_for(
            lambda _: sum("language" in m["text"] for m in amina.messages) == 2, LONG
        )
        assert await bot.stops() == 0
    async with open_database(operator.database) as database:
        assert await Team(database).members() == {BELA: Role.OWNER}
    async with operator.runs() as bot:
        assert "start=owner_" not in bot.said


async def test_owners_of_the_settings_are_owners_and_no_link_is_made(operator: Operator) -> None:
    async with operator.runs() as bot:
        assert "start=owner_" not in bot.said
        assert await bot.stops() == 0
    async with open_database(operator.database) as database:
        assert await Team(database).members() == {BELA: Role.OWNER}
