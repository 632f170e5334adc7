"""Where lines run leftward, what stands behind a label keeps its own direction."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from handlers.coordinator.edit_screens import edit_screen
from handlers.coordinator.official_screens import official
from handlers.coordinator.reading import Line, what_was_read
from handlers.team_buttons import ReviewDraft
from tests.handlers.coordinator.documents import draft_of
from tests.handlers.parts import BELA, seen, services_on, tap

if TYPE_CHECKING:
    from bot.store.cases import StoredVersion
    from bot.store.database import Database
    from handlers.coming import Came

LEFT, RIGHT = "\u2068", "\u2069"


async def looked_at(database: Database, language: str) -> tuple[Came, StoredVersion]:
    services = await services_on(database)
    case = await draft_of(services)
    stored = await services.cases.version(case.id, case.version)
    assert stored is not None
    came = await tap(services, BELA, ReviewDraft(case.id, case.version, 1))
    return replace(came, words=services.texts.in_(language)), stored


def told(lines: list[Line]) -> str:
    return "\n".join(f"{one.label} {one.text}" for one in lines)


async def test_what_was_read_keeps_an_address_and_a_comma_in_their_order(
    database: Database,
) -> None:
    came, stored = await looked_at(database, "ar")
    read = told(what_was_read(came.words, stored))
    for value in (
        "12 Main Street, 90210 Capital City",
        "+1 202 728 1600",
        "Yours sincerely,",
        "TEACHER HELD FOR A POEM",
        "Governor of the Province",
        "84.26",
    ):
        assert f" {LEFT}{value}{RIGHT}" in read
    assert read.count(LEFT) == read.count(RIGHT)


async def test_an_official_and_the_list_of_fields_do_too(database: Database) -> None:
    came, stored = await looked_at(database, "ar")
    shown = seen(official(came, stored, stored.case.targets[0].id))
    assert f": {LEFT}12 Main Street, 90210 Capital City{RIGHT}" in shown
    assert f": {LEFT}TEACHER HELD FOR A POEM{RIGHT}" in seen(edit_screen(came, stored))


@pytest.mark.parametrize("language", ["en", "es", "fr"])
async def test_elsewhere_nothing_is_set_around_them(database: Database, language: str) -> None:
    came, stored = await looked_at(database, language)
    read = told(what_was_read(came.words, stored))
    shown = seen(official(came, stored, stored.case.targets[0].id))
    assert not {LEFT, RIGHT} & {*read, *shown}
