"""What a case is about, and in which part of the world: by this supporters choose."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from cases.document.places import country_code

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cases.case import Case


class Theme(StrEnum):
    """What a case is about. A theme keeps its place: it is the number of its bit in the store."""

    TORTURE = "torture"
    DEATH_PENALTY = "death_penalty"
    DISAPPEARANCE = "disappearance"
    DETENTION = "detention"
    DEFENDERS = "defenders"
    EXPRESSION = "expression"
    PROTEST = "protest"
    REFUGEES = "refugees"
    WOMEN = "women"
    LGBTI = "lgbti"
    INDIGENOUS = "indigenous"
    CHILDREN = "children"
    CONFLICT = "conflict"
    DISCRIMINATION = "discrimination"


class Region(StrEnum):
    """A part of the world; each country is in exactly one. A region keeps its place, as above."""

    AFRICA = "africa"
    AMERICAS = "americas"
    ASIA_PACIFIC = "asia_pacific"
    EUROPE = "europe"
    MIDDLE_EAST = "middle_east"


COUNTRIES = {
    Region.AFRICA: "AO BF BI BJ BW CD CF CG CI CM CV DJ ER ET GA GH GM GN GQ GW IO KE KM LR LS MG "
    "ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TF TG TZ UG YT ZA ZM ZW",
    Region.AMERICAS: "AG AI AR AW BB BL BM BO BQ BR BS BZ CA CL CO CR CU CW DM DO EC FK GD GF GL "
    "GP GS GT GY HN HT JM KN KY LC MF MQ MS MX NI PA PE PM PR PY SR SV SX TC TT UM US UY VC VE "
    "VG VI",
    Region.ASIA_PACIFIC: "AF AS AU BD BN BT CC CK CN CX FJ FM GU HK HM ID IN JP KH KI KP KR LA LK "
    "MH MM MN MO MP MV MY NC NF NP NR NU NZ PF PG PH PK PN PW SB SG TH TK TL TO TV TW VN VU WF WS",
    Region.EUROPE: "AD AL AM AT AX AZ BA BE BG BV BY CH CY CZ DE DK EE ES FI FO FR GB GE GG GI GR "
    "HR HU IE IM IS IT JE KG KZ LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM TJ "
    "TM TR UA UZ VA XK",
    Region.MIDDLE_EAST: "AE BH DZ EG EH IL IQ IR JO KW LB LY MA OM PS QA SA SY TN YE",
}
"""The ISO 3166 codes of each region's countries, in Europe those of Central Asia as well."""

K = TypeVar("K", Theme, Region)
WORLD, COUNTRY = "world", "country"
"""Where a case belongs that is for every region, and where one does that follows its country."""


@lru_cache(maxsize=1)
def _regions() -> dict[str, Region]:
    return {code: region for region, codes in COUNTRIES.items() for code in codes.split()}


def region_of(country: str) -> Region | None:
    """The region of a country, by its ISO code or by its name in any language that is read."""
    code = country if country in _regions() else country_code(country)
    return _regions().get(code or "")


def themes_of(case: Case) -> tuple[Theme, ...]:
    """The themes that a coordinator gave the case; words that are no theme are left out."""
    return tuple(theme for theme in Theme if theme in case.themes)


def regions_of(case: Case) -> tuple[Region, ...]:
    """The region that a coordinator set, else that of the country; none: it is for everybody.

    It is for everybody where that was set, or where it follows a country that is unknown.
    """
    where = placed(case)
    if where == WORLD:
        return ()
    region = region_of(case.country or "") if where == COUNTRY else Region(where)
    return (region,) if region else ()


def placed(case: Case) -> str:
    """What a coordinator set: a `Region`, `WORLD`, or `COUNTRY`, which any other word means."""
    known = (one for one in (*Region, WORLD) if one == case.region)
    return next(known, COUNTRY)


def with_region(case: Case, where: str) -> Case | None:
    """The case with this set, as `placed` says it; None for any other word."""
    if where not in {*Region, WORLD, COUNTRY}:
        return None
    return replace(case, region=None if where == COUNTRY else where)


def bits(chosen: Iterable[K]) -> int:
    """These themes, or regions, as the store keeps them: the sum of their bits."""
    return sum(1 << list(type(one)).index(one) for one in set(chosen))


def chosen(kind: type[K], bits: int) -> tuple[K, ...]:
    """What `bits` made, in the order of the enumeration."""
    return tuple(one for place, one in enumerate(kind) if bits >> place & 1)
