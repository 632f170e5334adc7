"""What comes of a coordinator's text for a field of a case: the case with it in, or why not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from cases.case import Case


class Amiss(StrEnum):
    """Why a text cannot stand there."""

    EMPTY = "empty"
    LONG = "long"
    NO_NUMBER = "no_number"
    NO_KIND = "no_kind"
    NO_DATE = "no_date"
    NO_DAY = "no_day"
    SHORT_YEAR = "short_year"
    TWO_DATES = "two_dates"
    PAST = "past"
    TO_COME = "to_come"
    NO_LANGUAGE = "no_language"
    NO_LINK = "no_link"
    NO_FIELD = "no_field"


class Remark(StrEnum):
    """What a coordinator should know of what now stands there."""

    UNKNOWN_COUNTRY = "unknown_country"
    NO_GREETING = "no_greeting"
    NO_CLOSING = "no_closing"
    OTHER_WORDINGS = "other_wordings"
    UNHIDDEN = "unhidden"
    ASKS_OF_ALL = "asks_of_all"
    DAY_FIRST = "day_first"
    LETTER_MISSING = "letter_missing"


OF_THE_TEXT = frozenset(
    {Remark.UNKNOWN_COUNTRY, Remark.NO_GREETING, Remark.NO_CLOSING, Remark.DAY_FIRST}
)
"""Remarks that another text in its place would answer."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A text that cannot stand there: why, by how many UTF-16 units too long, what of it.

    `day` is the date that it was taken for, where that is what is wrong with it.
    """

    why: Amiss
    over: int = 0
    text: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Edited:
    """The case with the text in it, and what there is to be said of it."""

    case: Case
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A text as it came, message by message; on which day, by one who reads these languages."""

    messages: tuple[str, ...]
    today: date
    languages: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """All of it on one line."""
        return " ".join(" ".join(self.messages).split())


Outcome = Edited | Refused
