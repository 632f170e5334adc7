"""What is counted beside the reports, and who shared the totals."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.store.appeals import Appeal, Appeals, Told
from bot.store.supporters import Supporters
from bot.store.tallies import Part, Share, Tallies
from cases.case import Channel
from cases.report import Outcome
from tests.bot.store.lines import plain
from tests.bot.store.raw import put, select

if TYPE_CHECKING:
    from bot.store.database import Database

AMINA, BELA = 1001, 1002
NOW, DAY, NEXT_DAY = 1_700_000_000_000, "2026-11-22", "2026-11-23"
EMAIL = Appeal(AMINA, 7, 1, Channel.EMAIL, 11)
OWN_FRENCH = Told(language="fr", own_words=True)
PRINTED = Told(language="es")


def counted(language: str, words: str, reminded: str = "0", count: int = 1) -> dict[Part, object]:
    return {
        Part.LANGUAGE: {language: count},
        Part.WORDS: {words: count},
        Part.REMINDED: {reminded: count},
    }


async def test_language_and_words_survive_who_reported(database: Database) -> None:
    appeals, tallies = Appeals(database), Tallies(database)
    for _ in range(2):
        await appeals.report(EMAIL, NOW, DAY, "ES", OWN_FRENCH)
    assert await tallies.parts(7) == counted("fr", "own")
    await Supporters(database).forget(AMINA)
    assert await tallies.parts(7) == counted("fr", "own")
    assert not any((await tallies.parts(8)).values())


async def test_a_report_taken_back_is_taken_back_there_too(database: Database) -> None:
    appeals, tallies = Appeals(database), Tallies(database)
    await appeals.report(EMAIL, NOW, DAY, "ES", OWN_FRENCH)
    await appeals.report(replace(EMAIL, supporter_id=BELA), NOW, DAY, "ES", PRINTED)
    await asyncio.gather(*(appeals.take_back(EMAIL) for _ in range(5)))
    assert await tallies.parts(7) == counted("es", "printed")
    await appeals.fail(replace(EMAIL, supporter_id=BELA), Outcome.FAILED, NOW)
    assert not any((await tallies.parts(7)).values())
    await appeals.report(EMAIL, NOW, NEXT_DAY, "ES")
    assert await tallies.parts(7) == counted("", "")


async def test_a_report_that_changes_its_words_at_once_is_counted_as_it_ends(
    database: Database,
) -> None:
    appeals, tallies = Appeals(database), Tallies(database)
    for told in (OWN_FRENCH, PRINTED) * 3:
        await asyncio.gather(
            *(appeals.report(EMAIL, NOW, DAY, "ES", told) for _ in range(3)),
            *(appeals.take_back(EMAIL) for _ in range(3)),
        )
    await appeals.take_back(EMAIL)
    assert not any((await tallies.parts(7)).values())


async def test_only_a_reminder_that_arrived_counts_as_one(
    database: Database, database_address: str
) -> None:
    appeals, tallies = Appeals(database), Tallies(database)
    states = {AMINA: "sent", BELA: "waiting", 1003: "gone"}
    for id_, state in states.items():
        await put(database_address, "deliveries", chat_id=id_, broadcast_id=4, state=state)
        await put(database_address, "reminded", supporter_id=id_, case_id=7, broadcast_id=4)
    for id_ in (*states, 1004):
        await appeals.report(replace(EMAIL, supporter_id=id_), NOW, DAY, None, PRINTED)
    assert (await tallies.parts(7))[Part.REMINDED] == {"1": 1, "0": 3}
    await appeals.take_back(EMAIL)
    assert (await tallies.parts(7))[Part.REMINDED] == {"0": 3}


async def test_what_came_back_is_counted(database: Database, database_address: str) -> None:
    appeals, tallies = Appeals(database), Tallies(database)
    for id_, answer in ((AMINA, "yes"), (BELA, "no"), (1003, "no"), (1004, None)):
        await appeals.report(replace(EMAIL, supporter_id=id_), NOW, DAY, None)
        if answer:
            row = f"answer = '{answer}' WHERE supporter_id = {id_}"
            await select(database_address, f"UPDATE appeals SET {row}")  # noqa: S608 - our own values
    assert await tallies.answers(7) == {"yes": 1, "no": 2}


async def test_who_was_given_what_is_kept_newest_first(database: Database) -> None:
    tallies = Tallies(database)
    await tallies.share(7, Share("csv"), "1002", NOW)
    await tallies.share(7, Share("letter", "Jane Roe"), "command line", NOW + 1)
    await tallies.share(8, Share("picture"), "1002", NOW)
    shared = await tallies.shared(7, 5)
    assert [(one.at, one.who, plain(one)) for one in shared] == [
        (NOW + 1, "command line", "shared file letter official Jane Roe"),
        (NOW, "1002", "shared file csv"),
    ]
    assert len(await tallies.shared(7, 1)) == 1
