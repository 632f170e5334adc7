"""What the guide tells an operator to paste fits what the program understands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.settings import Settings, read_settings

GUIDE = (Path(__file__).parents[2] / "bot" / "README.md").read_text()
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


def test_the_balancer_asks_each_bot_whether_it_is_ready(compose: str) -> None:
    bots = re.findall(r"^  (bot[0-9]+): \*bot$", compose, re.MULTILINE)
    assert len(bots) == 3
    assert f"reverse_proxy {' '.join(f'{bot}:8080' for bot in bots)} {{" in compose
    assert "health_uri /readyz" in compose
    assert "127.0.0.1:8080/readyz" in compose
    assert "@inside path /healthz /readyz /metrics" in compose
    assert "\t" not in compose
