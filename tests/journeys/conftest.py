"""The whole demo in the test's process: the sandbox and the bot on it, over real HTTP."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bot.demo import AMINA, BELA, CHIDI, open_demo
from bot.sandbox import SandboxClient

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.main import Running
    from bot.sandbox import Person


@dataclass(frozen=True, slots=True)
class Demo:
    """A running demo, and its people."""

    chat: str
    bot: Running
    sandbox: SandboxClient
    amina: Person
    bela: Person
    chidi: Person


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[Demo]:
    """A demo of this test's own."""
    async with (
        open_demo(tmp_path / "demo", sandbox_port=0, web_port=0) as (chat, bot),
        SandboxClient(chat) as sandbox,
    ):
        yield Demo(
            chat,
            bot,
            sandbox,
            sandbox.person(AMINA, "Amina"),
            sandbox.person(BELA, "Bela"),
            sandbox.person(CHIDI, "Chidi"),
        )


@pytest.fixture
async def amina(demo: Demo) -> Person:
    """Amina, who supports, at the list of open cases, in English."""
    await demo.amina.writes("/start")
    await demo.amina.taps("English")
    await demo.amina.waits_for("need you now")
    return demo.amina
