"""Where a supporter lives: the country they mean, and which of its time zones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global

from cases.document.places import country_code
from cases.document.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable


def _words(printed: str) -> frozenset[str]:
    return frozenset(printed.split())


_ZONES_OF = {"XK": ["Europe/Belgrade"]}  # CLDR has none for Kosovo
_MAIN = _words("""
    America/New_York America/Toronto America/Sao_Paulo America/Mexico_City America/Santiago
    America/Guayaquil America/Argentina/Buenos_Aires Asia/Almaty Asia/Jakarta Asia/Kuala_Lumpur
    Asia/Nicosia Asia/Shanghai Asia/Tashkent Asia/Ulaanbaatar Africa/Kinshasa Australia/Sydney
    Europe/Berlin Europe/Kyiv Europe/Lisbon Europe/Madrid Europe/Moscow Pacific/Auckland
    Pacific/Port_Moresby Pacific/Tarawa Pacific/Tahiti Pacific/Majuro Asia/Hebron
""")
"""The zones in which most people of their countries live."""
_KNOWN = _words("""
    America/Chicago America/Denver America/Phoenix America/Los_Angeles America/Anchorage
    America/Vancouver America/Edmonton America/Winnipeg America/Regina America/Halifax
    America/St_Johns America/Tijuana America/Hermosillo America/Cancun America/Manaus
    America/Rio_Branco Australia/Brisbane Australia/Adelaide Australia/Darwin Australia/Perth
    Europe/Samara Asia/Yekaterinburg Asia/Novosibirsk Asia/Krasnoyarsk Asia/Irkutsk Asia/Yakutsk
    Asia/Vladivostok Asia/Kamchatka
""")
"""Of zones with the same clock, those whose cities are known best."""
_WHERE_SPOKEN = {
    "en": ("GB", "US", "CA", "IE", "AU", "IN"),
    "es": ("ES", "MX", "AR", "CO", "CL", "PE"),
    "fr": ("FR", "BE", "CH", "CA", "SN", "CI"),
    "ar": ("EG", "MA", "TN", "JO", "LB", "DZ"),
}
"""Countries whose people are likely to ask for this language, the likeliest first."""
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_NOWHERE = _words("BV HM EU EZ UN QO XA XB AC CP CQ DG EA IC TA ZZ")
_CALLED = {
    "holland": "NL", "palestina": "PS", "inglaterra": "GB", "angleterre": "GB", "escocia": "GB",
    "scotland": "GB", "wales": "GB", "ecosse": "GB", "america": "US", "امريكا": "US",
    "بريطانيا": "GB",
}  # fmt: skip
_LETTERS = 2
_LIKENESS = 0.8


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone of a country: its IANA name, and what the clock shows there."""

    name: str
    now: datetime

    @property
    def ahead(self) -> timedelta:
        """How far its clock is ahead of UTC."""
        return self.now.utcoffset() or timedelta()

    @property
    def city(self) -> str:
        """The last part of its name, which is unique within a country: `New_York`."""
        return self.name.rpartition("/")[2]


def countries() -> frozenset[str]:
    """The ISO 3166 codes of every country and territory in which people live."""
    codes = map(str, Locale("en").territories)
    return frozenset(
        code for code in codes if len(code) == _LETTERS and code.isalpha() and code not in _NOWHERE
    )


def meant(typed: str, languages: Iterable[str]) -> str | None:
    """The code of the country that this names, or shows as a flag; None where it names none.

    Names are known in the languages of documents, in Arabic and in these; accents do not matter.
    """
    if _FLAG.fullmatch(typed.strip()):
        code = "".join(chr(ord(letter) - 0x1F1E6 + ord("A")) for letter in typed.strip())
    else:
        said = fold(typed).strip(" .,;:!?()")
        # A code counts in capitals only, or who says "no" would live in Norway.
        known = country_code(typed) or _names((*languages, "ar")).get(said) or _CALLED.get(said)
        code = known or typed.strip()
    return code if code in countries() else None


def resembling(typed: str, languages: Iterable[str]) -> tuple[str, ...]:
    """The codes of up to three countries whose names are nearly this."""
    names = _names((*languages, "en"))
    close = get_close_matches(fold(typed).strip(), names, n=6, cutoff=_LIKENESS)
    return tuple(dict.fromkeys(names[name] for name in close))[:3]


@lru_cache(maxsize=8)
def _names(languages: tuple[str, ...]) -> dict[str, str]:
    there = countries()
    return {
        fold(name): code
        for language in reversed(languages)
        for code, name in _territories(language)
        if code in there
    }


def _territories(language: str) -> list[tuple[str, str]]:
    return [(str(code), str(name)) for code, name in Locale.parse(language).territories.items()]


def suggested(app_language: str | None, language: str, home: str) -> tuple[str, ...]:
    """Up to six countries to offer first.

    Of the app's language (`es-MX`), of the bot's `home` zone, and where `language` is spoken.
    """
    subtags = (app_language or "").replace("_", "-").split("-")[1:]
    app = [part.upper() for part in subtags if len(part) == _LETTERS]
    at_home = get_global("zone_territories").get(home)
    likely = (*app, *((at_home,) if at_home else ()), *_WHERE_SPOKEN.get(language, ()))
    there = countries()
    return tuple(dict.fromkeys(code for code in likely if code in there))[:6]


def zones(country: str, now: datetime) -> tuple[Zone, ...]:
    """The zones of a country that differ, that of most people first and then the nearest to it.

    Two zones whose clocks agree now and half a year from now are one. `now` is aware.
    """
    names = _ZONES_OF.get(country) or get_global("territory_zones").get(country, [])
    later = now + timedelta(days=182)
    found: dict[tuple[object, object], Zone] = {}
    for name in sorted(names, key=_by_fame):
        there = ZoneInfo(name)
        clocks = now.astimezone(there).utcoffset(), later.astimezone(there).utcoffset()
        found.setdefault(clocks, Zone(name, now.astimezone(there)))
    clocks_of = list(found.values())
    return tuple(sorted(clocks_of, key=lambda one: abs(one.ahead - clocks_of[0].ahead)))


def _by_fame(zone: str) -> tuple[bool, bool, int, str]:
    return zone not in _MAIN, zone not in _KNOWN, zone.count("/"), zone


def zone_of(country: str, city: str) -> str | None:
    """The name of the country's zone with this city in it."""
    names = _ZONES_OF.get(country) or get_global("territory_zones").get(country, [])
    return next((name for name in names if name.rpartition("/")[2] == city), None)
