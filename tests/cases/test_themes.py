"""What a case is about and where: themes, and regions that hold every country once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from cases.case import Case
from cases.countries import countries
from cases.difference import differences
from cases.merging import kept, taken
from cases.themes import (
    COUNTRIES,
    COUNTRY,
    WORLD,
    Region,
    Theme,
    bits,
    chosen,
    placed,
    region_of,
    regions_of,
    themes_of,
    with_region,
)
from cases.versions import keep_choices

NOBODY_LIVES_THERE = {"AQ"}


def test_every_country_is_in_one_region() -> None:
    counted = Counter(code for codes in COUNTRIES.values() for code in codes.split())
    assert set(counted.values()) == {1}
    assert countries() - set(counted) == NOBODY_LIVES_THERE


@pytest.mark.parametrize(
    ("printed", "region"),
    [
        ("Mexico", Region.AMERICAS),
        ("MX", Region.AMERICAS),
        ("Arabie saoudite", Region.MIDDLE_EAST),
        ("Turquía", Region.EUROPE),
        ("Myanmar", Region.ASIA_PACIFIC),
        ("South Sudan", Region.AFRICA),
        ("Atlantis", None),
        ("<b>", None),
        ("", None),
    ],
)
def test_a_region_is_known_by_its_countries_however_they_are_printed(
    printed: str, region: Region | None
) -> None:
    assert region_of(printed) is region


def test_a_case_without_a_known_country_or_theme_is_for_everybody() -> None:
    case = Case(id=1, title="A case", country="Atlantis", themes=("witchcraft",))
    assert (themes_of(case), regions_of(case)) == ((), ())
    known = Case(id=1, title="A case", country="Mexico", themes=("women", "torture", "x"))
    assert (themes_of(known), regions_of(known)) == (
        (Theme.TORTURE, Theme.WOMEN),
        (Region.AMERICAS,),
    )


def test_what_was_chosen_is_kept_as_bits_that_no_later_theme_moves() -> None:
    assert bits(()) == 0
    assert (bits((Theme.TORTURE,)), bits((Theme.DISCRIMINATION,))) == (1, 1 << 13)
    assert [bits((region,)) for region in Region] == [1, 2, 4, 8, 16]
    assert chosen(Theme, bits(Theme)) == tuple(Theme)
    assert chosen(Region, bits(Region)) == tuple(Region)
    assert chosen(Theme, bits((Theme.WOMEN, Theme.WOMEN))) == (Theme.WOMEN,)


def test_a_region_that_was_set_counts_whatever_the_country_is() -> None:
    case = Case(id=1, title="A case", country="Mexico")
    africa = with_region(case, "africa")
    assert africa is not None
    assert (placed(africa), regions_of(africa)) == ("africa", (Region.AFRICA,))
    assert regions_of(replace(africa, country="Atlantis")) == (Region.AFRICA,)
    world = with_region(africa, WORLD)
    assert world is not None
    assert (placed(world), regions_of(world)) == (WORLD, ())
    assert with_region(world, COUNTRY) == case
    assert with_region(case, "mars") is None


def test_a_region_that_is_none_follows_the_country() -> None:
    case = Case(id=1, title="A case", country="Mexico", region="mars")
    assert (placed(case), regions_of(case)) == (COUNTRY, (Region.AMERICAS,))


def test_a_new_version_keeps_the_region_that_was_set() -> None:
    case = Case(id=1, title="A case", country="Mexico")
    last = replace(case, region=WORLD)
    assert keep_choices(last, replace(case, version=2)).region == WORLD
    assert keep_choices(case, replace(case, version=2)).region is None


def test_a_region_is_a_difference_and_none_that_loses_anything() -> None:
    case = Case(id=1, title="A case", country="Mexico")
    set_, unset = replace(case, region="africa"), replace(case, version=2)
    (found,) = differences(set_, unset)
    assert (found.field, found.before, found.after, found.is_loss) == (
        "region",
        "africa",
        None,
        False,
    )
    assert kept(unset, found, set_).region == "africa"
    assert taken(set_, found, unset).region is None
