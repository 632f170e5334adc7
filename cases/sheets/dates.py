"""Place and date at the head of a letter, as its language writes them (CLDR)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

if TYPE_CHECKING:
    from datetime import date

_PLACED = {
    "ar": "{place}، {date}",
    "de": "{place}, den {date}",
    "fa": "{place}، {date}",
    "fr": "{place}, le {date}",
    "ja": "{place} {date}",
    "ur": "{place}، {date}",
    "zh": "{place}，{date}",
}
"""Where it is not `{place}, {date}`."""
_FALLBACK = "en_GB"  # plain "en" would mean the order of the United States


def dated(day: date, language: str, *, place: str = "", territory: str | None = None) -> str:
    """`Toledo, le 10 mars 2026`; English as it is written in this territory."""
    written = format_date(day, "long", locale=_locale(language, territory))
    if language == "fr" and day.day == 1:
        written = written.replace("1 ", "1er ", 1)
    return (
        _PLACED.get(language, "{place}, {date}").format(place=place, date=written)
        if place
        else written
    )


def _locale(language: str, territory: str | None) -> Locale:
    regional = f"{language}_{territory}" if territory else ""
    plain = _FALLBACK if language == "en" else language
    for name in (regional, plain, _FALLBACK):
        try:
            return Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError("Babel has British English")
