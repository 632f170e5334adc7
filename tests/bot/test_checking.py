"""What an operator set up, tried before anybody depends on it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.checking import check
from bot.coordinating import NotDone
from bot.sandbox import open_sandbox
from bot.settings import Settings, read_settings
from tests.processes import command, refusal

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

TOKEN, OTHER = "4242:check", "7:other"


@pytest.fixture
async def api() -> AsyncIterator[str]:
    """A Telegram on this machine."""
    async with open_sandbox(port=0) as sandbox:
        yield sandbox.url


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the sandbox's web server tells the machine's time


async def told(settings: Settings, at: datetime | None = None) -> tuple[dict[str, str], list[str]]:
    """Each line by its name, with its mark; and what is wrong, but for this machine's fonts."""
    lines: list[str] = []
    wrong: list[str] = []
    try:
        await check(settings, at or now(), lines.append)
    except NotDone as error:
        wrong = str(error).removeprefix("wrong: ").split(", ")
    assert not [line for line in (*lines, *wrong) if TOKEN in line]
    named = {line[2:].partition(":")[0]: line[0] + line.partition(":")[2] for line in lines}
    return named, [one for one in wrong if one != "fonts"]


def is_empty(folder: Path) -> bool:
    return not any(folder.iterdir())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


async def test_a_bot_that_is_set_up_well_is_told_so_line_by_line(api: str, folder: Path) -> None:
    lines, wrong = await told(read_settings(token=TOKEN, api=api, database=str(folder / "bot.db")))
    assert wrong == []
    assert "✓ @urgent_sandbox_bot, 4242" in lines["token"]
    assert lines["clock"] == "✓ right"
    assert lines["inline mode"] == "✓ on"
    assert "as it polls; 0 updates wait" in lines["webhook"]
    assert "BOT_PUBLIC_URL is not set" in lines["public page"]
    assert "fonts" in lines
    assert "GB free" in lines["disk"]
    assert is_empty(folder), "trying changes nothing"


async def test_a_clock_that_is_wrong_is_named(api: str) -> None:
    lines, wrong = await told(read_settings(token=TOKEN, api=api), now() + timedelta(hours=1))
    assert wrong == ["clock"]
    assert "seconds from Telegram's" in lines["clock"]


async def test_a_token_that_telegram_refuses_is_named_and_never_shown(api: str) -> None:
    await told(read_settings(token=TOKEN, api=api))
    lines, wrong = await told(read_settings(token=OTHER, api=api))
    assert wrong == ["token"]
    assert "✗ Telegram says: Unauthorized" in lines["token"]


async def test_a_telegram_that_is_away_is_one_line(tmp_path: Path) -> None:
    ended = await command(tmp_path, "check", token=TOKEN, api="http://127.0.0.1:9")
    assert ended.status == 1
    assert "✗ token: Telegram does not answer" in ended.out
    assert ended.err.strip() == "uabot: wrong: token"
    assert TOKEN not in ended.out + ended.err


async def test_a_public_page_that_is_none_is_named(api: str) -> None:
    for url, said in ((api, "no compose page"), ("http://127.0.0.1:9", "is not reached")):
        lines, wrong = await told(read_settings(token=TOKEN, api=api, public_url=url))
        assert wrong == ["public page"]
        assert said in lines["public page"]


async def test_a_webhook_that_will_be_changed_is_told(api: str) -> None:
    lines, _ = await told(
        read_settings(token=TOKEN, api=api, public_url=api, webhook_secret=("a-secret",))
    )
    assert "not set yet" in lines["webhook"]


async def test_without_a_token_there_is_nothing_to_try(tmp_path: Path) -> None:
    assert "BOT_TOKEN is missing" in refusal(await command(tmp_path, "check"))
