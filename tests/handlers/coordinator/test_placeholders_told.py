"""Whoever writes `{foo}` is told at once, and again before it is published, that it stays so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cases.case import SampleLetter
from handlers.coordinator import edit_letters, edit_wordings, review_case
from handlers.draft_buttons import PutWritten
from handlers.letter_buttons import LetterLine, OpenLetter, OpenWordings
from handlers.team_buttons import ReviewDraft
from tests.handlers.coordinator.documents import draft_of
from tests.handlers.coordinator.editors import editor_of
from tests.handlers.coordinator.writing import draft_now, taps, writes
from tests.handlers.parts import BELA, key, seen, services_on

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from cases.case import Case

TOLD = "Not filled in, but sent as it stands: "
KNOWN = "Only {name}, {city} and {country} are filled in, and not in greetings or posts."


async def adds(services: Services, case: Case, what: str, text: str) -> str:
    button = OpenWordings(case.id, case.version, what)
    await taps(services, edit_wordings.open_wordings, button)
    shown = await writes(services, text)
    assert shown is not None
    return seen(shown)


async def reviewed(services: Services, case: Case) -> str:
    button = ReviewDraft(case.id, case.version, 1)
    return seen(await taps(services, review_case.review, button))


@pytest.mark.parametrize(
    ("what", "text", "odd"),
    [
        ("openings", "I {foo} read of it in {city}.", "{foo}"),
        ("subjects", "From a {Job}", "{Job}"),
        ("posts", "Here in {city} we read of it.", "{city}"),
        ("openings", "<b>{<i>}</b> {{ 7 * 7 }}", "{<i>}, { 7 * 7 }"),
        ("openings", "{a} {b} {c} {d}", "{a}, {b}, {c} …"),
    ],
)
async def test_a_place_that_is_not_filled_in_is_kept_and_told_of(
    database: Database, what: str, text: str, odd: str
) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    assert TOLD not in await reviewed(services, case)
    shown = await adds(services, case, what, text)
    assert "✅ Kept. It is in the list now.\n⚠️ " in shown
    assert f"{TOLD}{odd}. {KNOWN}" in shown
    assert getattr(await draft_now(services, case), what) == (text,), "a remark, no refusal"
    assert f"{TOLD}{odd}. {KNOWN}" in await reviewed(services, case)


async def test_places_that_are_filled_in_are_no_matter(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    text = "I am {name}, a baker from {city}, {country}."
    assert TOLD not in await adds(services, case, "openings", text)
    assert TOLD not in await adds(services, case, "subjects", text)
    assert TOLD not in await reviewed(services, case)


async def test_a_letter_says_it_of_its_greeting_too(database: Database) -> None:
    services = await services_on(database)
    letter = SampleLetter("es", ("Le {pido} eso desde {city}.",))
    case = replace(await draft_of(services), translations=(letter,))
    await services.drafts.reword(case, 0, str(BELA), 0)
    line = LetterLine(case.id, case.version, "es", "salutation")
    await taps(services, edit_letters.write_line, line)
    shown = await writes(services, "Excelencia {name}:")
    assert shown is not None
    assert f"✅ Kept.\n⚠️ {TOLD}{{pido}}, {{name}}. {KNOWN}" in seen(shown)


async def test_of_demands_it_is_said_when_they_are_put_there(database: Database) -> None:
    bela = await editor_of(await services_on(database), BELA)
    await bela.opens("asks")
    await bela.writes("Free the {who} of {city}.")
    assert f"{TOLD}{{who}}. {KNOWN}" in await bela.taps(key(bela.shown, PutWritten))
    assert (await bela.draft()).case.asks == ("Free the {who} of {city}.",)


async def test_a_greeting_for_everybody_leaves_nobody_greeted_otherwise(
    database: Database,
) -> None:
    services = await services_on(database)
    letter = SampleLetter("es", ("Le pido eso.",), "Estimado Gobernador:")
    case = replace(await draft_of(services), translations=(letter,))
    await services.drafts.reword(case, 0, str(BELA), 0)
    button = OpenLetter(case.id, case.version, "es")
    assert "greeted otherwise" in seen(await taps(services, edit_letters.open_letter, button))
    line = LetterLine(case.id, case.version, "es", "salutation")
    await taps(services, edit_letters.write_line, line)
    shown = await writes(services, "Estimadas autoridades:")
    assert shown is not None
    assert "greeted otherwise" not in seen(shown)
