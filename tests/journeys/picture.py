"""Takes the guides' pictures from a demo: `.venv/bin/python -m tests.journeys.picture`.

For the README a desktop with Amina's chat, and a phone with Chidi's in Spanish, as they are after
a case was announced; for `handlers/README.md` the ten main screens, and for the coordinators'
guide beside it theirs. It needs Debian's chromium and fonts-noto-color-emoji.
"""

from __future__ import annotations

import asyncio
import base64
import sys
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bot.demo import AMINA, BELA, CHIDI, open_demo
from bot.sandbox import SandboxClient
from tests.journeys.browser import PROGRAM, chat_page
from tests.journeys.coordinator_screens import coordinator_screens
from tests.journeys.ten_screens import ten_screens

if TYPE_CHECKING:
    from tests.journeys.browser import Window

PICTURES = Path(__file__).parents[2] / "handlers" / "pictures"
DESKTOP = {"width": 1080, "height": 1080}
PHONE = {"width": 360, "height": 780}
SHEET = {"width": 1340, "height": 1140}
LAYOUT = """
<style>
  body { margin: 0; width: 1340px; height: 1140px; position: relative; background: #f4c20d; }
  img { position: absolute; display: block; box-shadow: 0 3px 8px #0005; }
  .desktop { left: 30px; top: 30px; width: 1080px; border-radius: 14px; }
  .phone { right: 30px; bottom: 30px; border: 9px solid; border-radius: 36px; }
  .phone { width: 360px; color: #10181f; background: #10181f; }
</style>
<img class="desktop" src="data:image/png;base64,%s">
<img class="phone" src="data:image/png;base64,%s">
"""


async def announce(sandbox: SandboxClient) -> None:
    """Everybody is there, and Bela announces a case to them."""
    amina, bela, chidi = (sandbox.person(id_) for id_ in (AMINA, BELA, CHIDI))
    for person, language in ((amina, "English"), (bela, "English"), (chidi, "Español")):
        await person.writes("/start")
        await person.taps(language)
    await amina.writes("/settings")
    await amina.taps("Name and city")
    await amina.taps("Sign as Amina")
    await amina.waits_for("which city")
    await amina.writes("Toledo")
    await bela.writes("/team")
    await bela.taps("84.19")
    await bela.taps("Announce to")
    await bela.taps("Yes, send it now")
    for person in (amina, bela, chidi):
        await person.waits_for("84.19")


async def writes_an_email(window: Window) -> bytes:
    """Amina, at a desktop, is about to send an e-mail."""
    await window.picks(AMINA)
    await window.taps("Take action")
    await window.taps("Martha Bárcena Coqui")
    await window.taps("E-mail")
    await window.sees("Your e-mail to Martha Bárcena Coqui")
    return await shot(window)


async def posts_on_x(window: Window) -> bytes:
    """Chidi, with a phone in the dark, has posted on X."""
    await window.picks(CHIDI)
    await window.taps("Actúa")
    await window.taps("Martha Bárcena Coqui")
    await window.taps("X ·")
    await window.sees("¿Con qué nombre")
    await window.taps("Saltar")
    await window.taps("Ya lo he enviado")
    await window.sees("Tu llamamiento ya cuenta")
    return await shot(window)


async def shot(window: Window) -> bytes:
    """The page at rest, without the hand that tapped."""
    await window.page.mouse.move(0, 0)
    await window.page.evaluate(AT_REST)
    return await window.page.screenshot(animations="disabled")


AT_REST = """async () => {
  document.activeElement.blur();
  document.querySelector("[data-testid=toast]")?.remove();
  document.getElementById("log").scrollTo({ top: 1e6, behavior: "instant" });
  await document.fonts.ready;
}"""


async def take(home: Path) -> bytes:
    """The whole picture, as PNG."""
    async with (
        open_demo(home, sandbox_port=0, web_port=0) as (chat, _, _),
        SandboxClient(chat) as sandbox,
    ):
        await announce(sandbox)
        async with chat_page(chat, viewport=DESKTOP) as window:
            desktop = await writes_an_email(window)
        dark = {"color_scheme": "dark", "is_mobile": True, "has_touch": True}
        async with chat_page(chat, viewport=PHONE, **dark) as window:
            phone = await posts_on_x(window)
    images = tuple(base64.b64encode(image).decode() for image in (desktop, phone))
    async with chat_page("about:blank", viewport=SHEET) as window:
        await window.page.set_content(LAYOUT % images)
        return await window.page.screenshot()


async def take_all(home: Path) -> dict[str, bytes]:
    """Every picture, as PNG, by its name."""
    taken = {"first_walk": await take(home / "demo")}
    opening = open_demo(home / "demo-2", sandbox_port=0, web_port=0)
    async with opening as (chat, _, document):
        async for name, picture in ten_screens(chat, shot):
            taken[name] = picture
        async for name, picture in coordinator_screens(chat, document, shot):
            taken[name] = picture
    return taken


def main() -> None:
    """Write the pictures to their place."""
    if PROGRAM is None:
        sys.exit("There is no chromium on this machine: install Debian's chromium.")
    # The chat page tells where the demo's document is: nobody's folders belong into a picture.
    with TemporaryDirectory() as home, chdir(home):
        pictures = asyncio.run(take_all(Path("data")))
    PICTURES.mkdir(exist_ok=True)
    for name, picture in pictures.items():
        (PICTURES / f"{name}.png").write_bytes(picture)


if __name__ == "__main__":
    main()
