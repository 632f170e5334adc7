"""The places in what is sent that are filled in for each supporter, and what only looks like one.

Places are `{name}`, `{city}` and `{country}`, spelled so. Nothing else in braces is understood.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cases.case import Case, SampleLetter

_PLACE = re.compile(r"\{(name|city|country)\}")
_LOOKS_LIKE_ONE = re.compile(r"\{[^{}\n]{1,40}\}")


def filled(text: str, given: Mapping[str, str]) -> str:
    """The text with its places filled in; what was not given leaves its place empty."""
    return _PLACE.sub(lambda found: given.get(found[1], ""), text)


def can_be_filled(text: str, given: Mapping[str, str]) -> bool:
    """Whether all that the text has a place for is given, and not blank."""
    return all(given.get(place, "").strip() for place in _PLACE.findall(text))


def not_filled(text: str) -> tuple[str, ...]:
    """What stands in braces and is sent as it stands, each once: `{foo}`, `{City}`."""
    return tuple(one for one in in_braces(text) if not _PLACE.fullmatch(one))


def in_braces(text: str) -> tuple[str, ...]:
    """All that stands in braces on one line, each once, the places too."""
    found = (one for one in _LOOKS_LIKE_ONE.findall(text) if one[1:-1].strip())
    return tuple(dict.fromkeys(found))


def in_letter(letter: SampleLetter) -> tuple[str, ...]:
    """What stands in braces in a letter and is not filled in; in its greeting nothing is."""
    told = (*letter.paragraphs, letter.closing or "", letter.subject or "")
    return _once((*map(not_filled, told), in_braces(letter.salutation or "")))


def in_case(case: Case) -> tuple[str, ...]:
    """The same in all that supporters send of a case; in greetings and posts nothing is filled."""
    return _once(_in_case(case))


def _in_case(case: Case) -> Iterator[tuple[str, ...]]:
    letters = (case.letter, *case.translations) if case.letter else case.translations
    yield from map(in_letter, letters)
    yield from map(not_filled, (case.title, *case.subjects, *case.openings, *case.asks))
    yield from map(in_braces, case.posts)
    yield from (in_braces(one.salutation or "") for one in case.targets)


def _once(found: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for some in found for one in some))
