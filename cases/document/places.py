"""Names of countries and languages, and the months, in the languages of the documents (CLDR)."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale

from cases.document.languages import LANGUAGES
from cases.document.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

READ_IN = tuple(one.code for one in LANGUAGES)
"""The languages whose country, language and month names are known."""
# The Arab countries name the months differently.
_ARABIC = ("ar", "ar_DZ", "ar_MA", "ar_SY")
_ROLES_IN = ("en", "es", "fr")
# Of all the words in countries' names, more would be found in people's names (`Costa`, `Leone`).

_COUNTRY_ALIASES = {
    "usa": "US", "u.s.a": "US", "u.s": "US", "us": "US", "united states of america": "US",
    "uk": "GB", "great britain": "GB", "england": "GB",
    "burma": "MM", "myanmar": "MM", "viet nam": "VN", "russian federation": "RU",
    "turkey": "TR", "czech republic": "CZ", "swaziland": "SZ", "ivory coast": "CI",
    "cape verde": "CV", "uae": "AE", "drc": "CD", "democratic republic of congo": "CD",
    "democratic republic of the congo": "CD", "republic of korea": "KR", "south korea": "KR",
    "north korea": "KP", "lao pdr": "LA", "laos": "LA", "syrian arab republic": "SY",
    "palestine": "PS", "occupied palestinian territories": "PS", "macedonia": "MK",
    "estados unidos mexicanos": "MX", "ee.uu": "US", "eeuu": "US", "etats-unis d'amerique": "US",
    "russische foderation": "RU", "federation de russie": "RU", "federacion rusa": "RU",
    "federacion de rusia": "RU", "federazione russa": "RU", "federacao russa": "RU",
    "people's republic of china": "CN", "republica popular china": "CN",
    "republique populaire de chine": "CN", "volksrepublik china": "CN",
    "hong kong": "HK", "macau": "MO", "timor-leste": "TL", "gambia": "GM",
}  # fmt: skip
_WORDS = re.compile(r"[^\W\d_][\w.’'-]*")
_MOST_WORDS = 6
_ISO = 2


def _named_in(languages: Iterable[str]) -> dict[str, str]:
    named = {
        fold(name): code
        for language in languages
        for code, name in Locale(language).territories.items()
        if len(code) == _ISO
        and code.isalpha()
        and code not in {"EU", "EZ", "UN", "QO", "XA", "XB"}
    }
    return named | _COUNTRY_ALIASES


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    return _named_in(reversed(READ_IN))


@lru_cache(maxsize=1)
def _in_english() -> dict[str, str]:
    return _named_in(["en"])


@lru_cache(maxsize=1)
def country_words() -> frozenset[str]:
    """Every word that is part of a country's name, folded."""
    # `Jan` of Jan Mayen is a first name.
    words = {word for name in _named_in(_ROLES_IN) for word in name.split()}
    return frozenset(words - {"jan"})


def country_code(name: str) -> str | None:
    """The ISO 3166 code of a country's name in any of the languages read, or None."""
    return _countries().get(fold(name).strip(" .,;:()"))


def country_named(printed: str, language: str) -> str:
    """A country in this language, however it is printed; what is none known stays as it is.

    English names stay in English: CLDR's own ("Congo - Kinshasa") are not those of the field.
    """
    code = country_code(printed)
    if code is None or (language == "en" and fold(printed) in _in_english()):
        return printed
    return str(Locale.parse(language).territories.get(code, printed))


def is_country(text: str) -> bool:
    """Whether the text is a country's name and nothing more."""
    return country_code(text) is not None


def countries_in(text: str) -> Iterator[tuple[str, str]]:
    """Each country named in the text, in order, as (ISO code, name as printed)."""
    words = list(_WORDS.finditer(text))
    skip_to = 0
    for index, first in enumerate(words):
        if index < skip_to or not first[0][0].isupper():
            continue
        for count in range(min(_MOST_WORDS, len(words) - index), 0, -1):
            printed = text[first.start() : words[index + count - 1].end()]
            code = _countries().get(fold(_without_genitive(printed)))
            if code is not None:
                yield code, _without_genitive(printed)
                skip_to = index + count
                break


def _without_genitive(name: str) -> str:
    return re.sub(r"[’'´]s$", "", name).rstrip(".-’'")


def most_named(texts: Iterable[str]) -> tuple[str, str] | None:
    """The country named most often in these texts, as (ISO code, its commonest spelling)."""
    named = [found for text in texts for found in countries_in(text)]
    if not named:
        return None
    code = Counter(code for code, _ in named).most_common(1)[0][0]
    return code, Counter(printed for other, printed in named if other == code).most_common(1)[0][0]


@lru_cache(maxsize=1)
def _languages() -> dict[str, str]:
    return {
        fold(name): code
        for language in reversed(READ_IN)
        for code, name in Locale(language).languages.items()
        if len(code) == _ISO
    }


def languages_in(text: str) -> tuple[str, ...]:
    """The ISO 639-1 codes of the languages named in the text, in order, each once."""
    known = _languages()
    named = (known.get(fold(found[0]).strip(".-'")) for found in _WORDS.finditer(text))
    return tuple(dict.fromkeys(code for code in named if code is not None))


@lru_cache(maxsize=1)
def months() -> dict[str, int]:
    """Month names, whole and short, folded and without dots; in Arabic too, as people write."""
    named: dict[str, int] = {"sept": 9, "sep": 9}
    for language in (*_ARABIC, *READ_IN):
        for width in ("wide", "abbreviated"):
            for number, name in Locale(language).months["format"][width].items():
                named[fold(name).rstrip(".")] = number
    return named
