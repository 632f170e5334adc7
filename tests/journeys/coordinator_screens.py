"""A case from its document to its tally as a coordinator sees it on a phone, for the guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.demo import BELA
from bot.sandbox import SandboxClient
from tests.journeys.browser import chat_page
from tests.journeys.ten_screens import PHONE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.journeys.browser import Window
    from tests.journeys.ten_screens import Shoot

NUMBER = "907.26"


async def coordinator_screens(
    chat: str, document: Path, shoot: Shoot
) -> AsyncIterator[tuple[str, bytes]]:
    """Each screen's name and picture, in the order in which a coordinator meets them."""
    async with SandboxClient(chat) as sandbox, chat_page(chat, viewport=PHONE) as window:
        await sandbox.limits(None, None)
        await window.picks(BELA)
        await window.page.get_by_test_id("start").click()
        await window.taps("English")
        await window.sees("Where do you live?")
        await window.taps("Not now")
        await window.sends(document)
        await window.sees("What was read")
        yield "team_reading", await shoot(window)
        for name, step in STEPS:
            await step(window)
            yield name, await shoot(window)


async def _field(window: Window) -> None:
    await window.taps("Edit")
    await window.sees("Choose what you want to change")
    await window.taps("Deadline")
    await window.sees("Reply with")


async def _official(window: Window) -> None:
    await window.taps("All fields")
    await window.taps("Officials")
    await window.taps("Jane")
    await window.sees("Add a contact")


async def _lengths(window: Window) -> None:
    await window.taps("Officials")
    await window.taps("Back")
    await window.taps("Letters and posts")
    await window.taps("Lengths")
    await window.sees("No letter is ever cut")


async def _preview(window: Window) -> None:
    await window.taps("Letters and posts")
    await window.taps("Preview")
    await window.taps("español")
    await window.sees("Send to me")


async def _announce(window: Window) -> None:
    await window.taps("End the preview")
    await window.taps("Publish")
    await window.taps("Yes, publish it")
    await window.sees("Nobody has been told of this version yet")
    await window.taps("Announce to")
    await window.sees("Announce this case?")


async def _changes(window: Window) -> None:
    await window.taps("Back")
    await window.taps("Correct it")
    await window.sees("Supporters see nothing of it")
    await window.taps("Title")
    await window.sees("Reply with")
    await window.writes("Baker held for feeding strikers: an invented case")
    await window.sees("Kept.")
    await window.taps("All fields")
    await window.taps("What was read")
    await window.taps("What changes")
    await window.taps("Take the new")
    await window.sees("Everything is looked at")


async def _withdraw(window: Window) -> None:
    await window.writes("/team")
    await window.sees("For coordinators")
    await window.taps(f"🔴 {NUMBER}")
    await window.taps("Withdraw it")
    await window.sees("Withdraw this case, at once?")


STEPS = (
    ("team_field", _field),
    ("team_official", _official),
    ("team_lengths", _lengths),
    ("team_preview", _preview),
    ("team_announce", _announce),
    ("team_changes", _changes),
    ("team_withdraw", _withdraw),
)
