"""The totals of a case leave the bot: on the screen, as files, and in a letter to the official."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from zipfile import ZipFile

import aiohttp
import pypdfium2

from bot.store.appeals import Appeal, Told
from cases.document import read_text
from handlers.tally_buttons import ShareTally
from tests.journeys.conftest import BOTH
from tests.journeys.librarian import AMBASSADOR, DOCUMENT, NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.sandbox import Person
    from bot.sandbox.person import Json
    from cases.case import Case
    from tests.journeys.conftest import Demo

pytestmark = BOTH

HOSTILE = "=HYPERLINK(1)"  # an official's name, which a spreadsheet would execute
LONG = 30.0  # seconds: the first sheet takes the fonts along


async def report(demo: Demo, case: Case, name: str, people: Iterable[int], country: str) -> None:
    """These people have written to this official, every second one in words of their own."""
    services = demo.bot.services
    now = round(services.now().timestamp() * 1000)
    target = next(one for one in case.targets if name in one.name)
    contact = target.contacts[0]
    for person in people:
        await services.supporters.meet(person, now)
        appeal = Appeal(person, case.id, target.id, contact.channel, contact.id)
        told = Told(language="en", own_words=person % 2 == 0)
        today = services.now().date().isoformat()
        assert await services.appeals.report(appeal, now, today, country, told)


async def gets(bela: Person, label: str, after: int) -> tuple[Json, bytes]:
    """Tap this key of the totals; the message with the file, and what is in it."""
    await bela.taps(label)
    sent = await bela.waits_for(
        lambda one: one["message_id"] > after and ("document" in one or "photo" in one), LONG
    )
    address = (sent.get("document") or sent["photo"])["url"]
    async with aiohttp.ClientSession() as web, web.get(address) as answer:
        return sent, await answer.read()


async def is_out(demo: Demo) -> Case:
    """The librarian's case, whose minister has a name that does harm."""
    services = demo.bot.services
    now = round(services.now().timestamp() * 1000)
    draft = read_text(DOCUMENT)
    minister, *others = draft.targets
    targets = (replace(minister, name=HOSTILE), *others)
    deadline = services.now().date() + timedelta(days=20)
    draft = replace(draft, targets=targets, deadline=deadline)
    case = await services.cases.keep_draft(draft, str(demo.bela.id), now)
    await services.cases.publish(case.id, case.version, str(demo.bela.id), now)
    return case


async def opens_totals(bela: Person) -> Json:
    await bela.writes("/team")
    await bela.taps(NUMBER)
    await bela.taps("Tally")
    return await bela.waits_for("By official")


def in_lines(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


async def test_totals_are_given_as_picture_tables_and_letter_and_each_is_written_down(
    demo: Demo,
) -> None:
    await demo.sandbox.limits(None, None)
    bela, case = demo.bela, await is_out(demo)
    await report(demo, case, HOSTILE, range(5001, 5013), "ES")
    await report(demo, case, AMBASSADOR, range(5013, 5022), "MX")
    shown = await opens_totals(bela)
    assert "21 appeals reported" in shown["text"]
    assert "Shared" not in shown["text"]
    picture, data = await gets(bela, "Picture", shown["message_id"])
    assert data.startswith(b"\x89PNG")
    table, data = await gets(bela, "CSV", picture["message_id"])
    assert ["Appeals reported", "", "21"] in in_lines(data)
    (official,) = [line for line in in_lines(data) if HOSTILE in line[1]]
    assert not official[1].startswith("="), "no spreadsheet takes it for a formula"
    workbook, data = await gets(bela, "Excel", table["message_id"])
    with ZipFile(io.BytesIO(data)) as sheets:
        assert HOSTILE in sheets.read("xl/sharedStrings.xml").decode()
        assert "<f>" not in sheets.read("xl/worksheets/sheet1.xml").decode()
    await bela.taps("Letter to the official")
    _, data = await gets(bela, AMBASSADOR, workbook["message_id"])
    with pypdfium2.PdfDocument(data) as letter:
        text = letter[0].get_textpage().get_text_bounded()
    assert "21 appeals" in text
    assert "9 of them were addressed to you" in text
    log = await bela.waits_for(lambda one: AMBASSADOR in one["text"].partition("Shared")[2])
    assert "CSV" in log["text"].partition("Shared")[2]
    assert len(await demo.bot.services.tallies.shared(case.id, 9)) == 4, "the picture, too"
    await demo.has_no_trouble()


async def test_small_groups_are_told_nobody_and_no_stranger_is_told_anything(
    demo: Demo, amina: Person
) -> None:
    bela, case = demo.bela, await is_out(demo)
    await report(demo, case, HOSTILE, range(5001, 5013), "ES")
    await report(demo, case, AMBASSADOR, range(5013, 5016), "MX")
    await bela.writes("/team")
    await bela.taps(NUMBER)
    await bela.taps("Tally")
    shown = await bela.waits_for("15 appeals reported")
    _, data = await gets(bela, "CSV", shown["message_id"])
    for told in (shown["text"], data.decode("utf-8-sig")):
        assert AMBASSADOR not in told, "three people are no group"
        assert HOSTILE not in told, "or the three could be told by subtracting"
    forged = ShareTally(case.id, case.version, "csv").pack()
    answer = await amina.taps("Mine", await demo.puts_key(amina, forged, "Mine"))
    assert "does not work any more" in answer.toast
    assert not any("document" in one for one in await amina.reads())
    assert len(await demo.bot.services.tallies.shared(case.id, 9)) == 1
