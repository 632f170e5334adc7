"""What the guide tells an operator to paste fits what the program understands."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
import pytest

from bot.settings import Settings, read_settings
from bot.store.holding import BACKUP, Holding
from bot.web.server import open_web
from tests.bot.store.raw import select
from tests.bot.web.conftest import web

if TYPE_CHECKING:
    from bot.store.database import Database

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "bot" / "README.md").read_text()
GIVEN = {
    "BOT_TOKEN": "4711:abcdefghijklmnop",
    "DATABASE_PASSWORD": "s3cret",
    "DOMAIN": "appeals.example.org",
    "WEBHOOK_SECRET": "s3cret",
    "OWNERS": "1002",
    "CONTACT": "Appeals, appeals@example.org",
}
SETTING = re.compile(r"^ *(?:# )?(BOT_[A-Z_]+): \"?(.*?)\"?(?:  #.*)?$", re.MULTILINE)
VALUE = re.compile(r"\$\{([A-Z_]+)(?::([?-])([^}]*))?\}")


@pytest.fixture
def compose() -> str:
    (found,) = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    return str(found)


def filled_in(text: str) -> str:
    """As Compose fills in what the operator's file gives."""

    def value(match: re.Match[str]) -> str:
        name, kind, otherwise = match.groups()
        return GIVEN.get(name) or (otherwise if kind == "-" else "")

    return VALUE.sub(value, text)


def test_every_setting_in_the_table_is_one() -> None:
    told = set(re.findall(r"^\| `(BOT_[A-Z_]+)`", GUIDE, re.MULTILINE))
    assert told | {"BOT_PAID"} == {f"BOT_{name.upper()}" for name in Settings.model_fields}


def test_three_bots_start_with_the_settings_of_the_compose_file(compose: str) -> None:
    told = dict(SETTING.findall(filled_in(compose)))
    settings = read_settings(**{name.removeprefix("BOT_").lower(): told[name] for name in told})
    assert settings.webhook_secret
    assert settings.database.startswith("postgresql://")
    assert settings.address == ("0.0.0.0", 8080)  # noqa: S104 - inside its container
    assert (settings.rate, settings.paid, settings.owners) == (1000, True, (1002,))


def test_only_what_may_be_left_out_has_another_value(compose: str) -> None:
    asked = {name for name, kind, _ in VALUE.findall(compose) if kind != "-"}
    assert asked == GIVEN.keys() - {"OWNERS", "CONTACT"}


def test_updates_go_to_a_bot_that_is_ready_and_pages_to_one_that_lives(compose: str) -> None:
    bots = re.findall(r"^  (bot[0-9]+):(?: |\n    <<: )\*bot$", compose, re.MULTILINE)
    assert len(bots) == 3
    assert f"reverse_proxy {{args[0]}} {' '.join(f'{bot}:8080' for bot in bots)} {{" in compose
    assert "health_uri {args[1]}" in compose
    assert re.findall(r"import bots (.*)", compose) == ["/telegram /readyz", "* /healthz"]
    assert "127.0.0.1:8080/readyz" in compose
    assert "@inside path /healthz /readyz /metrics" in compose
    assert "\t" not in compose


def test_one_service_builds_the_image_that_all_bots_run(compose: str) -> None:
    # Two that write one name at the same moment are refused by a current builder.
    assert compose.count("build:") == 1
    assert compose.count("image: urgent-action-bot") == 1


async def test_the_balancer_keeps_inside_what_the_bot_tells_its_operator(compose: str) -> None:
    (inside,) = re.findall(r"@inside path (.*)", compose)
    async with open_web("127.0.0.1", 0, web()) as at, aiohttp.ClientSession(at.url) as session:
        for path in inside.split():
            async with session.get(path) as answer:
                assert answer.status == 200, path


def test_the_image_listens_where_it_is_asked_for_its_health() -> None:
    told = (ROOT / "Dockerfile").read_text()
    assert "BOT_LISTEN=0.0.0.0:8080" in told
    assert "EXPOSE 8080\n" in told
    assert "urlopen('http://127.0.0.1:8080/healthz'" in told


async def test_after_the_way_back_that_the_guide_shows_nothing_is_sent_unasked(
    database: Database, database_address: str
) -> None:
    (statement,) = re.findall(r'psql -U bot -c "(INSERT [^"]*)"', GUIDE)
    assert await Holding(database).look(0) is None
    await select(database_address, statement)
    held = await Holding(database).look(0)
    assert held is not None
    assert held.why == BACKUP
