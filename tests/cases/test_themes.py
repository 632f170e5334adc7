"""What a case is about and where: themes, and regions that hold every country once."""

from __future__ import annotations

from collections import Counter

import pytest

from cases.case import Case
from cases.countries import countries
from cases.themes import COUNTRIES, Region, Theme, bits, chosen, region_of, regions_of, themes_of

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
