"""The demo as a newcomer meets it: in a browser, without having read anything."""

from __future__ import annotations

from datetime import timedelta
from time import perf_counter
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from bot.demo import AMINA, BELA, DOCUMENT_DAYS
from tests.journeys.browser import PROGRAM, Window, chat_page, is_here, opened_by

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Page

    from bot.sandbox import Person
    from tests.journeys.conftest import Demo

pytestmark = pytest.mark.skipif(
    PROGRAM is None, reason="no Chromium on this machine: install Debian's chromium"
)
OWN_WORDS = "I have friends in Tapachula, and I follow what happens there."


@pytest.fixture
async def window(demo: Demo) -> AsyncIterator[Window]:
    """The demo's chat page; what leaves the machine and what the console complains of fails."""
    async with chat_page(demo.chat) as window:
        yield window
    assert window.complaints == []


async def test_a_newcomer_sends_an_email_and_is_offered_the_next_official(
    window: Window,
) -> None:
    await window.picks(AMINA)
    await window.page.get_by_test_id("start").click()
    await window.sees("Which language")
    await window.taps("English")
    await window.sees("4 cases need you now")
    await window.taps("9 days")
    await window.sees("Urgent Action 84.19", "walking along the road near Metapa", "9 days left")
    await window.taps("Take action")
    await window.sees("Whom will you write to?")
    await window.taps("Martha Bárcena Coqui")
    await window.sees("How will you reach them?")
    for channel in ("Letter by post", "E-mail", "Phone call", "Post on X"):
        await expect(window.page.get_by_role("button", name=channel)).to_be_visible()
    await window.taps("E-mail")
    await window.sees("With which name", "A signed letter counts for more", "Skip")
    await window.writes("Amina Example")
    await window.sees("which city")
    await window.writes("Toledo")
    await window.sees("Your e-mail to Martha Bárcena Coqui")
    await send_in_own_words(await window.follows("Open the e-mail"))
    await window.taps("I have sent it")
    await expect(window.page.get_by_test_id("toast")).to_contain_text("Thank you")
    await window.sees("Your appeal is counted", "fewer than 5 appeals have been reported")
    await window.taps("Next: Olga Sánchez Cordero")
    await expect(window.newest).to_contain_text("Olga Sánchez Cordero")
    await expect(window.newest).to_contain_text("How will you reach them?")


async def send_in_own_words(page: Page) -> None:
    """On the compose page: the letter is changed, and each button would send what was changed."""
    letter = page.get_by_label("Letter", exact=True)
    await expect(page.get_by_text("mexembusa@sre.gob.mx")).to_be_visible()
    text = await letter.input_value()
    assert text.startswith("Dear Ambassador,")
    assert text.endswith("Amina Example\nToledo")
    own = text.replace("Yours sincerely,", f"{OWN_WORDS}\n\nYours sincerely,")
    await letter.fill(own)
    for name, program in (("Open in my mail program", "Your mail program"), ("Gmail", "Gmail")):
        shown = await opened_by(page, page.get_by_role("link", name=name))
        await expect(shown.get_by_role("heading", level=1)).to_have_text("Nothing was sent")
        for part in (program, "mexembusa@sre.gob.mx", own):
            await expect(shown.get_by_text(part, exact=True)).to_be_visible()
        await shown.close()
    links = await page.eval_on_selector_all("a[href]", "all => all.map((one) => one.href)")
    assert all(is_here(link) for link in links)
    await page.close()


async def test_an_owner_announces_a_case_and_only_who_has_not_acted_is_reminded(
    window: Window, demo: Demo
) -> None:
    for person in (demo.amina, demo.chidi):
        await begins(person)
    deadline = (await demo.sandbox.now()).date() + timedelta(days=DOCUMENT_DAYS)
    await window.picks(BELA)
    await window.page.get_by_test_id("start").click()
    await window.taps("English")
    await window.sends(demo.document)
    await window.sees("What was read", "907.26", "BAKER HELD FOR FEEDING STRIKERS")
    await window.sees("Jane Roe", "governor@example.org", f"{deadline.day} {deadline:%B %Y}")
    await window.taps("Publish")
    await window.taps("Yes, publish it")
    await window.sees("Published, open until")
    await window.taps("Announce to")
    await window.sees("Announce this case?", "What has arrived cannot be called back")
    tapped = perf_counter()
    await window.taps("Yes, send it now")
    await demo.amina.waits_for("BAKER HELD")
    seconds = perf_counter() - tapped
    print(f"a supporter had it {seconds:.2f} s after the tap")  # noqa: T201 - shown by pytest -s
    await window.picks(AMINA)
    await window.sees("BAKER HELD FOR FEEDING STRIKERS", "Take action")

    await acts(demo.chidi)
    await window.jumps_to_next_reminder()

    await expect(window.newest).to_contain_text("A reminder")
    await expect(window.newest).to_contain_text("BAKER HELD FOR FEEDING STRIKERS")
    await demo.bela.waits_for("A reminder")
    known = await demo.bot.services.supporters.all_known(demo.chidi.id)
    assert len(known["deliveries"]) == 1
    assert not any("reminder" in message["text"] for message in await demo.chidi.reads())


async def begins(person: Person) -> None:
    await person.writes("/start")
    await person.taps("English")
    await person.waits_for("need you now")


async def acts(person: Person) -> None:
    """Write to the governor on X, and report it."""
    await person.waits_for("BAKER HELD")
    await person.taps("Take action")
    await person.taps("Jane Roe")
    await person.taps("Post on X")
    await person.taps("Skip")
    await person.taps("I have sent it")
    await person.waits_for("Your appeal is counted")
