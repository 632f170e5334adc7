"""Who did what: read in the reader's words, of one case or person too, and taken along."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.store.audit import Action, Only
from bot.store.team import Role
from handlers.audit_buttons import ChooseWhose, DownloadAudit, LookInAudit
from handlers.coordinator import audit
from handlers.screen import File, Screen
from handlers.team_buttons import ShowAudit
from tests.bot.store.raw import select
from tests.handlers.coordinator.documents import URGENT_ACTION, draft_of, published_case
from tests.handlers.parts import BELA, CHIDI, DANA, key, keys, kinds, said, seen, services_on, tap

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database

HOSTILE = '=HYPERLINK("http://example.org";"1") <b>&'


async def shown(services: Services, by: int = BELA, number: str = "") -> str:
    return seen(await audit.newest(await said(services, by, number), services))


async def looked(services: Services, button: LookInAudit, by: int = BELA) -> Screen:
    return await audit.look(await tap(services, by, button), services)


def said_of(text: str, what: str) -> list[str]:
    """The lines with this in them, without their time."""
    return [one.partition(" · ")[2] for one in text.splitlines() if what in one]


async def test_the_record_is_read_from_the_newest_to_the_oldest(database: Database) -> None:
    services = await services_on(database)
    for number in range(40):
        await services.team.appoint(DANA, Role.REVIEWER, number, by=BELA)
    screen: Screen = await audit.newest(await said(services, CHIDI, ""), services)
    count = 0
    while True:
        count += seen(screen).count("was made")
        older = [
            one.does
            for one in keys(screen)
            if isinstance(one.does, LookInAudit) and one.does.before
        ]
        if not older:
            break
        screen = await looked(services, older[0], CHIDI)
    assert count == 42


async def test_it_says_in_a_sentence_who_did_what_in_which_case(database: Database) -> None:
    services = await services_on(database)
    await draft_of(services)
    gone = await draft_of(services, URGENT_ACTION.replace("84.26", "85.26"))
    await services.cases.discard(gone.id, 1, "command line", 0)
    told = await shown(services)
    assert said_of(told, "version 1") == [
        f"the command line · #{gone.id} · The draft of version 1 was thrown away.",
        f"you · #{gone.id} · A document came in as version 1.",
        "you · 84.26 · A document came in as version 1.",
    ]
    assert "the start of the bot · Bela was made an owner." in told
    assert "Bela · 84.26 · A document came in" in await shown(services, CHIDI)


async def test_what_older_versions_wrote_down_stands_as_they_wrote_it(
    database: Database, database_address: str
) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    for id_, what, detail in ((900, "closed", "NULL"), (901, "remarked on version 1", "'Why?'")):
        values = f"{id_}, 1, '{BELA}', '{what}', {case.id}, {detail}"
        await select(
            database_address,
            f"INSERT INTO audit (id, at, who, what, case_id, detail) VALUES ({values})",  # noqa: S608 - our own values
        )
    told = await shown(services)
    assert said_of(told, "closed") == ["you · 84.26 · closed"]
    assert said_of(told, "Why?") == ["you · 84.26 · remarked on version 1 · Why?"]
    assert [one.text for one in await services.remarks.of(case.id, 1)] == ["Why?"]
    await services.remarks.add(case.id, 1, str(CHIDI), "So.", 5)
    await services.remarks.add(case.id, 2, str(CHIDI), "Not here.", 5)
    assert {one.text for one in await services.remarks.of(case.id, 1)} == {"Why?", "So."}


async def test_it_is_of_one_case_by_its_number_also_of_a_draft(database: Database) -> None:
    services = await services_on(database)
    await published_case(services)
    draft = await draft_of(services, URGENT_ACTION.replace("84.26", "85.26"))
    told = await shown(services, number="085/26")
    assert "Only case 85.26" in told
    assert said_of(told, "you") == ["you · A document came in as version 1."]
    assert "owner" not in told
    assert "Nothing yet." in seen(await looked(services, LookInAudit(99, "", 0)))
    unknown = await shown(services, number="<b>99.99</b>")
    assert "No case has the number <b>99.99</b>: here is everything." in unknown
    assert "was published" in unknown
    other = await looked(services, LookInAudit(draft.id, str(CHIDI), 0))
    assert "Only what Chidi did" in seen(other)
    assert "Nothing yet." in seen(other)


async def test_it_is_of_one_person_also_of_one_who_left(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    await services.remarks.add(case.id, 1, str(CHIDI), "Whose is this?", 5)
    await services.team.appoint(DANA, Role.COORDINATOR, 6, by=BELA)
    await services.cases.discard(case.id, 1, "command line", 7)
    await services.remarks.add(case.id, 1, str(DANA), "Mine.", 8)
    await services.team.remove(DANA, 9, by=DANA)
    asked = await tap(services, BELA, ChooseWhose(0))
    screen = await audit.choose_whose(asked, services)
    named = {one.label: one.does for one in keys(screen) if isinstance(one.does, LookInAudit)}
    left = f"{DANA} (no longer in the team)"
    assert list(named)[:4] == [left, "the command line", "you", "Chidi"]
    of_chidi = seen(await looked(services, named["Chidi"]))
    assert said_of(of_chidi, "version 1") == [
        f"Chidi · #{case.id} · Remark on version 1: Whose is this?"
    ]
    of_dana = seen(await looked(services, named[left]))
    assert said_of(of_dana, "Left the team.") == [f"{left} · Left the team."]
    of_line = seen(await looked(services, named["the command line"]))
    assert len(said_of(of_line, " · the command line")) == 1


async def test_two_of_one_name_are_told_apart(database: Database) -> None:
    class Same:
        async def of(self, ids: object) -> dict[int, str]:
            return {BELA: "Bela", CHIDI: "BELA"}

    services = replace(await services_on(database), names=Same())
    assert f"Bela ({BELA}) was made an owner." in await shown(services, CHIDI)


async def test_times_are_the_readers(database: Database) -> None:
    services = await services_on(database)
    came = await said(services, CHIDI, "")
    there = replace(came, by=replace(came.by, zone="Asia/Tokyo"))
    assert "21:00 · " in seen(await audit.newest(there, services))
    assert "12:00 · " in seen(await audit.newest(came, services))


async def test_it_is_taken_along_as_a_table_whose_cells_are_no_formulas(
    database: Database,
) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    await services.remarks.add(case.id, 1, str(CHIDI), HOSTILE, 5)
    first = await audit.newest(await said(services, BELA, "84.26"), services)
    screen = await audit.download(await tap(services, BELA, key(first, DownloadAudit)), services)
    (file,) = screen.before
    assert isinstance(file, File)
    assert file.name == "Who-did-what.csv"
    rows = list(csv.reader(io.StringIO(file.data.decode("utf-8-sig"))))
    assert rows[0][:5] == ["When", "Who", "Telegram id", "Case", "What was done"]
    assert [row[5] for row in rows[1:]] == ["imported", "remarked"]
    assert rows[2][1:5] == ["Chidi", "1003", "84.26", f"Remark on version 1: {HOSTILE}"]
    (last,) = await services.audit.newest(1)
    assert (last.who, last.action, last.case_id) == (str(BELA), Action.DOWNLOADED, case.id)
    assert "This record was downloaded." in seen(screen)


async def test_a_reviewer_reads_all_and_takes_nothing_along(database: Database) -> None:
    services = await services_on(database)
    screen = await audit.newest(await said(services, CHIDI, ""), services)
    assert DownloadAudit not in kinds(screen)
    assert DownloadAudit in kinds(await audit.newest(await said(services, BELA, ""), services))
    assert ShowAudit in kinds(await looked(services, LookInAudit(1, "", 0), CHIDI))
    assert len(await services.audit.all(Only(who="nobody"))) == 0


async def test_it_says_with_how_many_doubts_a_version_was_published(database: Database) -> None:
    services = await services_on(database)
    doubtful = URGENT_ACTION.replace("30 March 2026", "March").replace(
        "TEACHER HELD FOR A POEM", ""
    )
    case = await draft_of(services, doubtful)
    stored = await services.cases.version(case.id, case.version)
    assert stored is not None
    fields = {field for field, _ in stored.doubts}
    assert len(fields) > 1
    assert await services.cases.publish(case.id, case.version, str(BELA), 0)
    told = f"Version 1 was published with {len(fields)} doubtful fields."
    assert told in await shown(services)
    await published_case(services, URGENT_ACTION.replace("84.26", "85.26"))
    assert "Version 1 was published." in await shown(services)
