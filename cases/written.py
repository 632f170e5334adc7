"""What a coordinator's own text means, field by field."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from babel import Locale

from cases.case import Kind, ua_key
from cases.countries import meant
from cases.document.dates import dates_in, may_be_month_first
from cases.document.places import country_code
from cases.edited import Amiss, Edited, Outcome, Refused, Remark
from cases.fitness import IN_A_CONTACT
from cases.languages import languages_named
from cases.links import is_link
from cases.own_text import paragraphs_of
from cases.paging import length
from cases.rewriting import asks_of, letter_of
from cases.versions import keep_asks

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from cases.case import Case
    from cases.edited import Written


# `20/12/26`: whether the year is 26 or 20 is not to be guessed.
_SHORT_YEAR = re.compile(r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{2}(?!\d)")


def _ua_number(case: Case, written: Written) -> Outcome:
    printed = _plain_digits(written.line)
    if ua_key(printed) is None:
        return Refused(Amiss.NO_NUMBER)
    return Edited(replace(case, ua_number=printed))


def _title(case: Case, written: Written) -> Outcome:
    return Edited(replace(case, title=written.line))


def _kind(case: Case, written: Written) -> Outcome:
    said = written.line
    return Edited(replace(case, kind=Kind(said))) if said in set(Kind) else Refused(Amiss.NO_KIND)


def _country(case: Case, written: Written) -> Outcome:
    """As it is written where every reader of a document knows it, else its English name."""
    said = written.line
    if country_code(said) is not None:
        return Edited(replace(case, country=said))
    code = meant(said, written.languages)
    if code is None:
        return Edited(replace(case, country=said), (Remark.UNKNOWN_COUNTRY,))
    return Edited(replace(case, country=str(Locale("en").territories[code])))


def _published(case: Case, written: Written) -> Outcome:
    day = _day(written.line)
    if isinstance(day, Refused):
        return day
    if (day - written.today).days > 1:  # where they are it may be tomorrow
        return Refused(Amiss.TO_COME, day=day)
    return Edited(replace(case, published=day), _as_read(written.line))


def _deadline(case: Case, written: Written) -> Outcome:
    day = _day(written.line)
    if isinstance(day, Refused):
        return day
    if day < written.today:
        return Refused(Amiss.PAST, day=day)
    return Edited(replace(case, deadline=day), _as_read(written.line))


def _day(said: str) -> date | Refused:
    plain = _plain_digits(said)
    found = list(dates_in(plain))
    days = {one.date for one in found if one.date is not None}
    if days:
        return days.pop() if len(days) == 1 else Refused(Amiss.TWO_DATES)
    if found:
        return Refused(Amiss.NO_DAY)
    return Refused(Amiss.SHORT_YEAR if _SHORT_YEAR.search(plain) else Amiss.NO_DATE)


def _as_read(said: str) -> tuple[Remark, ...]:
    """What to tell of numbers in which the month might stand first as well."""
    return (Remark.DAY_FIRST,) if may_be_month_first(_plain_digits(said)) else ()


def _languages(case: Case, written: Written) -> Outcome:
    found, unknown = languages_named("\n".join(written.messages), written.languages)
    if unknown or not found:
        return Refused(Amiss.NO_LANGUAGE, text=unknown)
    there = {one.language for one in (case.letter, *case.translations) if one is not None}
    is_missing = case.letter is not None and not there.issuperset(found)
    remarks = (Remark.LETTER_MISSING,) if is_missing else ()
    return Edited(replace(case, languages=found), remarks)


def _name_and_pronoun(case: Case, written: Written) -> Outcome:
    return Edited(replace(case, name_and_pronoun=written.line))


def _previous_ua_link(case: Case, written: Written) -> Outcome:
    said = written.line
    if length(said) > IN_A_CONTACT:
        return Refused(Amiss.LONG, length(said) - IN_A_CONTACT)
    return (
        Edited(replace(case, previous_ua_link=said)) if is_link(said) else Refused(Amiss.NO_LINK)
    )


def _summary(case: Case, written: Written) -> Outcome:
    return Edited(replace(case, summary=paragraphs_of(written.messages)))


def _background(case: Case, written: Written) -> Outcome:
    return Edited(replace(case, additional_information=paragraphs_of(written.messages)))


def _asks(case: Case, written: Written) -> Outcome:
    found = asks_of(written.messages)
    return Edited(keep_asks(case, replace(case, asks=found))) if found else Refused(Amiss.EMPTY)


def _letter(case: Case, written: Written) -> Outcome:
    letter = letter_of(written.messages, case)
    if letter is None:
        return Refused(Amiss.EMPTY)
    missing = [] if letter.salutation else [Remark.NO_GREETING]
    missing += [] if letter.closing else [Remark.NO_CLOSING]
    return Edited(replace(case, letter=letter), tuple(missing))


def _plain_digits(text: str) -> str:
    """Digits of any script as `0` to `9`."""
    return "".join(str(unicodedata.decimal(char, char)) for char in text)


READ: dict[str, Callable[[Case, Written], Outcome]] = {
    "ua_number": _ua_number,
    "title": _title,
    "kind": _kind,
    "country": _country,
    "published": _published,
    "deadline": _deadline,
    "languages": _languages,
    "name_and_pronoun": _name_and_pronoun,
    "previous_ua_link": _previous_ua_link,
    "summary": _summary,
    "additional_information": _background,
    "asks": _asks,
    "letter": _letter,
}
