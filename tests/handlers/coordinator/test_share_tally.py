"""The totals leave the bot: to whom, as what, and written down each time."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2

from bot.sandbox.html import parse_html
from bot.store.appeals import Appeal, Told
from handlers.audit_buttons import LookInAudit
from handlers.coordinator import share_tally, tally
from handlers.screen import File, Photo, Screen, Toast
from handlers.tally_buttons import ChooseOfficial, ShareTally, WriteToOfficial
from handlers.team_buttons import ReviewDraft, ShowTally
from tests.bot.store.lines import plain
from tests.handlers.coordinator.documents import draft_of, published_case
from tests.handlers.parts import BELA, CHIDI, key, keys, kinds, seen, services_on, tap

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from cases.case import Case
    from handlers.screen import Shown

DAY = "2026-03-10"
SHARED = {"picture": "picture", "csv": "CSV", "xlsx": "Excel"}


async def reported(services: Services, case: Case, *counts: int) -> None:
    """So many reports to each official, half of them in own words."""
    for target, many in zip(case.targets, counts, strict=True):
        contact = target.contacts[-1]
        for person in range(many):
            appeal = Appeal(3000 + person, case.id, target.id, contact.channel, contact.id)
            told = Told(language="en", own_words=person % 2 == 0)
            assert await services.appeals.report(appeal, 0, DAY, "ES", told)


async def share(services: Services, case: Case, file: str) -> Shown:
    button = ShareTally(case.id, case.version, file)
    return await share_tally.share_tally(await tap(services, BELA, button), services)


async def given(services: Services, case: Case, file: str) -> File | Photo:
    screen = await share(services, case, file)
    assert isinstance(screen, Screen)
    assert screen.is_new
    assert f"you · The totals were shared: {SHARED[file]}." in seen(screen)
    (part,) = screen.before
    assert isinstance(part, (File, Photo))
    return part


async def test_the_totals_are_shared_as_picture_csv_and_excel(database: Database) -> None:
    services = await services_on(database)
    case = await published_case(services)
    await reported(services, case, 12, 8)
    picture = await given(services, case, "picture")
    assert isinstance(picture, Photo)
    assert (picture.name, picture.data[:4]) == ("Totals-84.26.png", b"\x89PNG")
    table = await given(services, case, "csv")
    assert table.name == "Totals-84.26.csv"
    rows = list(csv.reader(io.StringIO(table.data.decode("utf-8-sig"))))
    assert ["Appeals reported", "", "20"] in rows
    assert ["By official", "Jane Roe", "12"] in rows
    assert ["Own words", "in own words", "10"] in rows
    workbook = await given(services, case, "xlsx")
    assert (workbook.name, workbook.data[:2]) == ("Totals-84.26.xlsx", b"PK")
    shared = await services.tallies.shared(case.id, 9)
    assert [(one.who, plain(one)) for one in shared] == [
        (str(BELA), "shared file xlsx"),
        (str(BELA), "shared file csv"),
        (str(BELA), "shared file picture"),
    ]


async def test_a_letter_goes_to_the_official_who_is_chosen(database: Database) -> None:
    services = replace(await services_on(database), contact="The Network\n<b>Main Street</b>")
    case = await published_case(services)
    await reported(services, case, 12, 8)
    asked = await share_tally.choose_official(
        await tap(services, BELA, ChooseOfficial(case.id, case.version)), services
    )
    assert kinds(asked) == [WriteToOfficial, WriteToOfficial, ShowTally]
    assert "It is signed by The Network" in seen(asked)
    governor = next(one.does for one in keys(asked) if "Jane Roe" in one.label)
    assert isinstance(governor, WriteToOfficial)
    letter = await share_tally.write_to_official(await tap(services, BELA, governor), services)
    assert isinstance(letter, Screen)
    (file,) = letter.before
    assert isinstance(file, File)
    with pypdfium2.PdfDocument(file.data) as document:
        text = document[0].get_textpage().get_text_bounded()
    for words in ("12 of them were addressed to you", "20 appeals", "<b>Main Street</b>"):
        assert words in text
    assert "letter to Jane Roe" in seen(letter)


async def test_every_output_hides_the_same_small_groups(database: Database) -> None:
    services = await services_on(database)
    case = await published_case(services)
    await reported(services, case, 12, 3)
    button = ShowTally(case.id, case.version)
    screen = await tally.show_tally(await tap(services, BELA, button), services)
    table = (await given(services, case, "csv")).data.decode("utf-8-sig")
    for name in ("Jane Roe", "Richard Doe", "Phone call", "E-mail"):
        assert name not in parse_html(screen.text)[0]
        assert name not in table
    for text in (parse_html(screen.text)[0], table):
        assert "with fewer than 5 reports" in text
        assert "and so could the next smallest" in text
    write = WriteToOfficial(case.id, case.version, case.targets[0].id)
    letter = await share_tally.write_to_official(await tap(services, BELA, write), services)
    assert isinstance(letter, Screen)
    (file,) = letter.before
    assert isinstance(file, File)
    with pypdfium2.PdfDocument(file.data) as document:
        text = document[0].get_textpage().get_text_bounded()
    assert "15 appeals" in text
    assert "addressed to you" not in text
    assert "not listed" in text


async def test_fewer_than_five_reports_are_shared_with_nobody(database: Database) -> None:
    services = await services_on(database)
    case = await published_case(services)
    await reported(services, case, 2, 2)
    screen = await tally.show_tally(
        await tap(services, BELA, ShowTally(case.id, case.version)), services
    )
    assert kinds(screen) == [ShowTally, LookInAudit, ReviewDraft]
    for shown in (
        await share(services, case, "csv"),
        await share_tally.choose_official(
            await tap(services, BELA, ChooseOfficial(case.id, 1)), services
        ),
        await share_tally.write_to_official(
            await tap(services, BELA, WriteToOfficial(case.id, 1, case.targets[0].id)), services
        ),
    ):
        assert isinstance(shown, Toast)
        assert "Fewer than 5" in shown.text
    assert await services.tallies.shared(case.id, 9) == []


async def test_a_reviewer_sees_the_totals_and_no_way_to_share_them(database: Database) -> None:
    services = await services_on(database)
    case = await published_case(services)
    await reported(services, case, 12, 8)
    button = ShowTally(case.id, case.version)
    shown = await tally.show_tally(await tap(services, CHIDI, button), services)
    assert "20 appeals reported" in seen(shown)
    assert kinds(shown) == [ShowTally, LookInAudit, ReviewDraft]
    shown = await tally.show_tally(await tap(services, BELA, button), services)
    assert key(shown, ChooseOfficial) == ChooseOfficial(case.id, case.version)
    assert "Own words · 50 %" in seen(shown)


async def test_made_up_files_officials_and_cases_share_nothing(database: Database) -> None:
    services = await services_on(database)
    case = await published_case(services)
    await reported(services, case, 12, 8)
    assert isinstance(await share(services, case, "exe"), Toast)
    nobody = WriteToOfficial(case.id, case.version, 999)
    shown = await share_tally.write_to_official(await tap(services, BELA, nobody), services)
    assert isinstance(shown, Toast)
    draft = await draft_of(services, "URGENT ACTION\n\nSOMETHING ELSE")
    elsewhere = await share(services, draft, "csv")
    assert isinstance(elsewhere, Screen)
    assert elsewhere.before == ()
    assert await services.tallies.shared(case.id, 9) == []
