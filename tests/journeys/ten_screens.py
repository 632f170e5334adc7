"""Ten screens as a supporter sees them on a phone, for `handlers/README.md`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.demo import AMINA
from bot.sandbox import SandboxClient
from tests.journeys.browser import chat_page

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from tests.journeys.browser import Window

    Shoot = Callable[[Window], Awaitable[bytes]]

PHONE = {"width": 390, "height": 960}
OFFICIAL = "Martha Bárcena Coqui"


async def ten_screens(chat: str, shoot: Shoot) -> AsyncIterator[tuple[str, bytes]]:
    """Each screen's name and picture, in the order in which a newcomer meets them."""
    async with SandboxClient(chat) as sandbox, chat_page(chat, viewport=PHONE) as window:
        await sandbox.limits(None, None)
        await window.picks(AMINA)
        for name, step in STEPS:
            await step(window)
            yield name, await shoot(window)


async def _welcome(window: Window) -> None:
    await window.page.get_by_test_id("start").click()
    await window.sees("Which language")


async def _country(window: Window) -> None:
    await window.taps("English")
    await window.sees("4 cases need you now", "Where do you live?")


async def _themes(window: Window) -> None:
    await window.taps("Ireland")
    await window.sees("How often may I write to you")
    await window.taps("At most 4 a month")
    await window.sees("What moves you most?")
    for chosen, shown in (("Torture", "On: Torture"), ("Americas", "From:")):
        await window.taps(chosen)
        await window.sees(shown)


async def _card(window: Window) -> None:
    await window.taps("Done")
    await window.sees("that was all")
    await window.taps("Open cases")
    await window.taps("9 days")
    await window.sees("Urgent Action 84.19", "9 days left")


async def _officials(window: Window) -> None:
    await window.taps("Take action")
    await window.sees("Whom will you write to?")


async def _channels(window: Window) -> None:
    await window.taps(OFFICIAL)
    await window.sees("How will you reach them?")


async def _letter(window: Window) -> None:
    await window.taps("Letter by post")
    await window.sees("With which name")
    await window.writes("Amina Example")
    await window.sees("which city")
    await window.writes("Galway")
    await window.sees(f"Your letter to {OFFICIAL}")


async def _thanks(window: Window) -> None:
    await window.taps("I have sent it")
    await window.sees("is counted")


async def _share(window: Window) -> None:
    await window.page.evaluate("document.querySelector('[data-testid=toast]')?.remove()")
    await window.writes("/start case_84_19")
    await window.sees("Share")
    await window.taps("Share")
    await window.sees("Pass it on.")


async def _settings(window: Window) -> None:
    await window.writes("/settings")
    await window.sees("Reminders come at")


STEPS = (
    ("welcome", _welcome),
    ("country", _country),
    ("themes", _themes),
    ("card", _card),
    ("officials", _officials),
    ("channels", _channels),
    ("letter", _letter),
    ("thanks", _thanks),
    ("share", _share),
    ("settings", _settings),
)
