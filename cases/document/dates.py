"""Dates as people print them: `27 September, 2018`, `July 16, 2024`, `[December 2021]`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from cases.document.places import months
from cases.document.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_READ_AT_MOST = 4_000
_LONGEST_ALONE = 80
_MONTHS = 12
_NUMBERS = re.compile(r"\b(?P<day>\d{1,2})[./](?P<number>\d{1,2})[./](?P<year>(?:19|20)\d{2})\b")
_YEAR = re.compile(r"(?:19|20)\d{2}")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date found in a text; `day` is None where only a month and a year are printed."""

    year: int
    month: int
    day: int | None
    start: int
    end: int

    @property
    def date(self) -> date | None:
        """The whole date, or None where the day is missing."""
        return None if self.day is None else date(self.year, self.month, self.day)

    @property
    def year_month(self) -> str:
        """The month as `2021-12`."""
        return f"{self.year:04d}-{self.month:02d}"


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    month = rf"(?P<month>{names})\b\.?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|o|º|°|\.)?"
    year = r"(?P<year>(?:19|20)\d{2})(?!\d)"
    return (
        re.compile(rf"\b{day}\s*(?:(?:de|of)\s+)?{month}\s*,?\s*(?:(?:de|del|of)\s+)?{year}"),
        re.compile(rf"\b{month}\s+{day}\s*,?\s+{year}"),
        re.compile(r"\b(?P<year>(?:19|20)\d{2})-(?P<number>\d{1,2})-(?P<day>\d{1,2})\b"),
        _NUMBERS,
        re.compile(rf"\b{month}\s*,?\s*(?:(?:de|del|of)\s+)?{year}"),
    )


def dates_in(text: str) -> Iterator[PrintedDate]:
    """The dates printed in a text in their order; a month alone only where no day belongs to it.

    Numbers alone are read day first (`08.02.2010` is 8 February), as in UN practice, unless that
    gives no date (`02/19/2020`). Of a text
    longer than 4,000 characters only the start is read.
    """
    found: list[PrintedDate] = []
    if not _YEAR.search(text):
        return iter(found)
    plain = _same_length_fold(text[:_READ_AT_MOST])
    for pattern in _patterns():
        for match in pattern.finditer(plain):
            if not any(match.start() < other.end and other.start < match.end() for other in found):
                found.extend(_valid(match))
    return iter(sorted(found, key=lambda one: one.start))


def may_be_month_first(text: str) -> bool:
    """Whether a date in numbers gives another day where the month is read first (`5/12/2026`)."""
    return any(
        0 < int(found["number"]) <= _MONTHS >= int(found["day"]) != int(found["number"])
        for found in _NUMBERS.finditer(text[:_READ_AT_MOST])
    )


def _valid(match: re.Match[str]) -> Iterator[PrintedDate]:
    groups = match.groupdict()
    month = int(groups["number"]) if groups.get("number") else months()[groups["month"]]
    day = int(groups["day"]) if groups.get("day") else None
    if day is not None and month > _MONTHS >= day:
        day, month = month, day
    try:
        date(int(groups["year"]), month, day or 1)
    except ValueError:
        return
    yield PrintedDate(int(groups["year"]), month, day, match.start(), match.end())


def _same_length_fold(text: str) -> str:
    return "".join(map(_plain_letter, text))


@lru_cache(maxsize=4096)
def _plain_letter(char: str) -> str:
    return fold(char)[:1] or " "


def first_date(text: str) -> PrintedDate | None:
    """The first date printed in a text, or None."""
    return next(dates_in(text), None)


def is_only_a_date(text: str) -> bool:
    """Whether a line holds a date (a weekday before it is allowed) and nothing else."""
    found = first_date(text) if len(text) <= _LONGEST_ALONE else None
    if found is None:
        return False
    rest = text[: found.start] + text[found.end :]
    return re.fullmatch(r"\W*(?:[^\W\d_]{1,9}\W*)?", rest) is not None
