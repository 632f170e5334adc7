"""What changes is seen, however long the text around it is, in whichever direction it runs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cases.difference import differences
from handlers.coordinator.difference import see_difference, sum_up
from handlers.import_buttons import SeeDifference, SumUp
from tests.handlers.coordinator.comparing import Desk
from tests.handlers.coordinator.documents import URGENT_ACTION, published_case
from tests.handlers.parts import BELA, seen, services_on, tap

if TYPE_CHECKING:
    from bot.store.database import Database

POEM = "The poem is a hundred years old."
LONG = " ".join(f"Officers came on day {day}." for day in range(120)) + " "


async def desk_on(database: Database) -> Desk:
    services = await services_on(database)
    desk = Desk(services, await published_case(services, URGENT_ACTION.replace(POEM, LONG + POEM)))
    await desk.gets(URGENT_ACTION.replace(POEM, LONG + POEM.replace("hundred", "thousand")))
    return desk


async def test_a_sentence_that_changes_in_a_long_text_is_seen_on_both_screens(
    database: Database,
) -> None:
    desk = await desk_on(database)
    (one,) = differences(desk.before, await desk.draft())
    button = SeeDifference(desk.before.id, desk.version, one.mark)
    single = await see_difference(await tap(desk.services, BELA, button), desk.services)
    for text in (seen(await desk.sums_up()), seen(single)):
        assert "a hundred years old" in text
        assert "a thousand years old" in text


async def test_in_a_leftward_language_each_half_runs_in_its_own_direction(
    database: Database,
) -> None:
    desk = await desk_on(database)
    at = await tap(desk.services, BELA, SumUp(desk.before.id, desk.version, 1))
    words = desk.services.texts.in_("ar")
    shown = seen(await sum_up(replace(at, words=words), desk.services))
    assert "years old.\u2069 → \u2068…" in shown
