"""The official named by the first lines of their block, and how many lines say so."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cases.document.blocks import Entry, is_office_of, only_name, only_role
from cases.document.chunks import address_lines
from cases.document.people import Person
from cases.document.words import CONNECTORS, STREETS, fold, is_office, word

if TYPE_CHECKING:
    from collections.abc import Sequence


_EMBASSY = re.compile(
    r"(?:[\w’']+ ){0,2}(?:embassy|embajada|ambassade|botschaft|ambasciata|embaixada|ambassade"
    r"|consulate|consulado|consulat|high commission)\b",
    re.IGNORECASE,
)
_CROWNS = frozenset(["king", "queen", "sultan", "emir", "rey", "reina", "roi", "reine"])
# A title that is part of the name, where the role has a line of its own.
_LONGEST_ROLE = 8
_STEM = 6


@dataclass(frozen=True, slots=True)
class Who:
    """An official, the lines of their address that stood beside the name, the entries used."""

    person: Person
    lines: tuple[str, ...]
    used: int


def read_person(entries: Sequence[Entry]) -> Who:
    """Who begins with these entries, the first of which opens their block."""
    first, *after = entries
    if first.person is None:
        return _unknown_or_office(first, after)
    if only_name(first.person):
        role, used = _role_in(after)
        rest = (after[0].person or first.person).rest if used else ""
        return _who(replace(first.person, role=role, rest=first.person.rest or rest), 1 + used)
    if only_role(first.person):
        return _role_first(first.person, entries)
    role, used = _fuller_role(first.person, after)
    return _who(replace(first.person, role=role), 1 + used)


def _who(person: Person, used: int) -> Who:
    return Who(person, (person.rest,) if person.rest else (), used)


def _role_first(person: Person, entries: Sequence[Entry]) -> Who:
    role, used = _role_in(entries)
    person = replace(person, role=role)
    below = entries[used].person if used < len(entries) else None
    if below is None or below.name is None:
        return _who(person, used)
    if below.role is None:
        return _who(replace(person, name=below.name), used + 1)
    if word(below.role) in _CROWNS:
        name = f"{below.role} {below.name}"
        return Who(replace(person, name=name), (below.rest,) if below.rest else (), used + 1)
    if _is_same_role(role or "", below.role):
        return _who(replace(person, name=below.name, rest=below.rest), used + 1)
    lines = tuple(line for line in (below.role, below.rest) if line)
    return Who(replace(person, name=below.name), lines, used + 1)


def _is_same_role(role: str, again: str) -> bool:
    """`Commissioner of Police` over `Jo Roe, Commissioner of Police`."""
    return fold(role)[:_STEM] == fold(again)[:_STEM]


def _role_in(entries: Sequence[Entry]) -> tuple[str | None, int]:
    """A role that begins with the first entry and may go on in the next line."""
    if not entries or not only_role(entries[0].person):
        return None, 0
    role = (entries[0].person or Person()).role or ""
    used = 1
    while used < len(entries) and _goes_on(role, entries[used].text):
        role = f"{role} {(entries[used].text or '').rstrip(' ,;')}"
        used += 1
    return role, used


def _goes_on(role: str, text: str | None) -> bool:
    if not text:
        return False
    first = text.split()[0]
    return (first[0].islower() and word(first) in CONNECTORS) or word(role.split()[-1]) in {
        "of", "and", "the", "de", "y", "et", "du", "la",
    }  # fmt: skip


def _fuller_role(person: Person, after: Sequence[Entry]) -> tuple[str | None, int]:
    """`President Ana Ruiz` over `President of the Republic`: the second is the role."""
    role, used = _role_in(after)
    bare = person.role is not None and len(person.role.split()) == 1
    next_is_name = used < len(after) and only_name(after[used].person)
    if bare and role and not next_is_name and fold(role).startswith(fold(person.role or "")):
        return role, used
    return person.role, 0


def _unknown_or_office(first: Entry, after: Sequence[Entry]) -> Who:
    text = (first.text or "").rstrip(" ,;")
    below = after[0].person if after else None
    if is_office_of(first, below) and below is not None:
        return Who(below, tuple(line for line in (text, below.rest) if line), 2)
    if below is not None and only_name(below) and _can_be_a_role(text):
        return Who(Person(below.name, text, below.rest, sure=False), (), 2)
    if _EMBASSY.match(text):
        return Who(Person(), (text.rstrip(" :.;,"),), 1)
    name, address = _organisation(text)
    return Who(Person(name=name, sure=False), address, 1)


def _organisation(text: str) -> tuple[str, tuple[str, ...]]:
    """A board or an office printed with its address in one line: the name ends at a comma."""
    name, comma, rest = text.partition(",")
    if not comma or not any(char.isdigit() for char in rest):
        return text.rstrip(" :.;,"), ()
    return name, tuple(address_lines(rest.split()))


def _can_be_a_role(text: str) -> bool:
    """Whether words that are not known may be the role of the one named below them."""
    tokens = text.split()
    known = any(is_office(token) or word(token) in STREETS for token in tokens)
    return len(tokens) <= _LONGEST_ROLE and not known and not any(one.isdigit() for one in text)
