"""What a draft is about and in which part of the world: set by keys, undone, and kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from bot.announcing import announcement, choice
from bot.store.team import Role
from bot.store.versions import case_json, case_of_json
from cases.case import Case
from cases.themes import WORLD, Region, Theme
from handlers.coordinator import edit_case, edit_themes
from handlers.coordinator.difference import see_changes
from handlers.import_buttons import SeeChanges
from handlers.letter_buttons import OpenThemes, SetRegion, SetTheme
from tests.handlers.coordinator.announcing import subscribe
from tests.handlers.coordinator.documents import URGENT_ACTION, draft_of
from tests.handlers.coordinator.writing import does, draft_now, taps
from tests.handlers.parts import BELA, DANA, keys, seen, services_on, tap

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from handlers.screen import Screen


async def opens(services: Services, case: Case) -> Screen:
    """The themes and the region of this draft."""
    return await taps(services, edit_themes.open_themes, OpenThemes(case.id, case.version))


async def sets(services: Services, does: Any, by: int = BELA) -> Screen:
    """Tap this key of a region."""
    assert isinstance(does, SetRegion)
    return await taps(services, edit_themes.set_region, does, by)


async def in_mexico(services: Services) -> Case:
    """A draft whose country is known."""
    case = await draft_of(services)
    await services.drafts.reword(replace(case, country="Mexico"), 0, str(BELA), 0)
    return await draft_now(services, case)


async def test_themes_are_set_by_state_and_guesses_are_shown_as_such(database: Database) -> None:
    services = await services_on(database)
    document = URGENT_ACTION.replace(
        "The poem is", "She was detained. Her detention is long. It is"
    )
    case = await draft_of(services, document)
    shown = await taps(services, edit_themes.open_themes, OpenThemes(case.id, case.version))
    assert "Guessed from the text, and not set" in seen(shown)
    guess = next(one for one in keys(shown) if one.label.startswith("💡"))
    assert isinstance(guess.does, SetTheme)
    assert guess.does.theme == Theme.DETENTION
    for _ in range(2):
        shown = await taps(services, edit_themes.set_theme, guess.does)
    assert (await draft_now(services, case)).themes == ("detention",)
    off = SetTheme(case.id, case.version, "detention", 0)
    await taps(services, edit_themes.set_theme, off)
    assert (await draft_now(services, case)).themes == ()


async def test_two_coordinators_who_set_themes_at_once_set_both(database: Database) -> None:
    services = await services_on(database)
    await services.team.appoint(DANA, Role.COORDINATOR, 0)
    case = await draft_of(services)
    of = (case.id, case.version)
    await taps(services, edit_themes.set_theme, SetTheme(*of, "women", 1))
    await taps(services, edit_themes.set_theme, SetTheme(*of, "children", 1), DANA)
    assert (await draft_now(services, case)).themes == ("women", "children")


async def test_a_region_follows_the_country_until_somebody_sets_it(database: Database) -> None:
    services = await services_on(database)
    case = await in_mexico(services)
    shown = await opens(services, case)
    assert "Region: 🌎 Americas, from the country (Mexico)." in seen(shown)
    assert [one.label for one in keys(shown) if "✓" in one.label] == [
        "✓ 🧭 As the country: 🌎 Americas"
    ]
    for _ in range(2):
        shown = await sets(services, does(shown, "🌍 Africa"))
        assert "It counts as a case of this region now: 🌍 Africa." in seen(shown)
    assert "Region: 🌍 Africa, set by the team, whatever the country is (Mexico)." in seen(shown)
    assert choice(await draft_now(services, case)).regions == (Region.AFRICA,)
    shown = await sets(services, does(shown, "The whole world"))
    assert "It counts as a case for every region now." in seen(shown)
    assert "the whole world, set by the team" in seen(shown)
    assert choice(await draft_now(services, case)).regions == ()
    shown = await sets(services, does(shown, "As the country"))
    assert "from the country (Mexico)" in seen(shown)
    assert (await draft_now(services, case)).region is None


async def test_a_region_that_was_set_is_undone_where_it_was_set(database: Database) -> None:
    services = await services_on(database)
    case = await in_mexico(services)
    shown = await sets(services, does(await opens(services, case), "🌍 Africa"))
    shown = await taps(services, edit_case.undo_change, does(shown, "Undo"))
    assert "Undone: this is how it was before." in seen(shown)
    assert "from the country (Mexico)" in seen(shown)
    shown = await taps(services, edit_case.undo_change, does(shown, "Undo"))
    assert "Africa, set by the team" in seen(shown)
    assert (await draft_now(services, case)).region == "africa"


async def test_two_who_set_different_regions_do_not_overwrite_each_other(
    database: Database,
) -> None:
    services = await services_on(database)
    await services.team.appoint(DANA, Role.COORDINATOR, 0)
    case = await in_mexico(services)
    seen_by_both = await opens(services, case)
    await sets(services, does(seen_by_both, "🌍 Africa"), DANA)
    shown = await sets(services, does(seen_by_both, "The whole world"))
    assert f"{DANA} has set another region meanwhile: 🌍 Africa." in seen(shown)
    assert (await draft_now(services, case)).region == "africa"
    await sets(services, does(shown, "The whole world"))
    assert (await draft_now(services, case)).region == WORLD


async def test_without_a_country_a_region_can_be_set_all_the_same(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    shown = await opens(services, case)
    assert "not known, for no country is given" in seen(shown)
    await sets(services, does(shown, "Europe"))
    assert choice(await draft_now(services, case)).regions == (Region.EUROPE,)


async def test_another_region_is_a_difference_to_what_is_out(database: Database) -> None:
    services = await services_on(database)
    case = await in_mexico(services)
    await services.cases.publish(case.id, case.version, str(BELA), 0)
    draft = await services.drafts.begin(case.id, str(BELA), 0)
    assert draft is not None
    await sets(services, does(await opens(services, draft), "🌍 Africa"))
    button = SeeChanges(draft.id, draft.version)
    shown = seen(await see_changes(await tap(services, BELA, button), services))
    assert "Region" in shown
    assert "As the country: 🌎 Americas" in shown
    assert "Africa" in shown


@pytest.mark.parametrize("button", [SetTheme(1, 1, "hack", 1), SetRegion(1, 1, "hack", "country")])
async def test_forged_themes_and_regions_change_nothing(
    database: Database, button: SetTheme | SetRegion
) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    step = edit_themes.set_theme if isinstance(button, SetTheme) else edit_themes.set_region
    assert keys(await taps(services, step, button))
    assert await draft_now(services, case) == case


def test_a_case_that_was_stored_before_regions_could_be_set_reads_as_before() -> None:
    case = Case(id=1, title="A case", country="Mexico")
    content = orjson.loads(case_json(case))
    del content["region"]
    assert case_of_json(orjson.dumps(content).decode()) == case
    assert choice(case).regions == (Region.AMERICAS,)


async def test_who_chose_the_region_that_was_set_is_among_those_who_are_sent_it(
    database: Database,
) -> None:
    services = await services_on(database)
    await subscribe(services, *range(2001, 2011))
    for id_ in range(2001, 2007):
        await services.supporters.choose_regions(id_, (Region.AFRICA,))
    case = await in_mexico(services)
    assert await services.broadcasts.audience(announcement(case, str(BELA))) == 4
    shown = await sets(services, does(await opens(services, case), "🌍 Africa"))
    now = announcement(await draft_now(services, case), str(BELA))
    assert await services.broadcasts.audience(now) == 10
    await sets(services, does(shown, "The whole world"))
    now = announcement(await draft_now(services, case), str(BELA))
    assert await services.broadcasts.audience(now) == 10
    await sets(services, does(await opens(services, case), "Europe"))
    now = announcement(await draft_now(services, case), str(BELA))
    assert await services.broadcasts.audience(now) == 4
