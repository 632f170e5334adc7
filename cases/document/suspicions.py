"""Doubts about officials: what hints that one is missing, surplus, or holds another's lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cases.document.contact_labels import count_labels
from cases.document.contacts import has_contact
from cases.document.draft import Doubt
from cases.document.labels import Part
from cases.document.people import person_of
from cases.document.roles import role_length
from cases.document.words import HEADS, HONORIFICS, is_office, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cases.document.draft import Draft, DraftTarget
    from cases.document.stages import Stages

_MOST_LINES = 6
_STEM = 6
# `Presidente` greeted as `Mr. President` is the same.
_SALUTATION = re.compile(
    r"\b(?:salutation|tratamiento|formule d[’']appel|anrede)\s?:", re.IGNORECASE
)
_STORY = frozenset({Part.SUMMARY, Part.BACKGROUND, Part.UNPLACED, Part.SIGNATURE, Part.HEADING})


def doubts_about_officials(draft: Draft, stages: Stages) -> Iterator[Doubt]:
    """What a coordinator should compare with the document before anybody writes."""
    yield from _missing(draft, stages)
    yield from _surplus(draft, stages)
    for at, target in enumerate(draft.targets):
        path = f"targets[{at}]"
        yield from (Doubt(f"{path}.{field}", why) for field, why in _inside(target))


def _missing(draft: Draft, stages: Stages) -> Iterator[Doubt]:
    outside = [one.line for one in stages.placed if one.part in _STORY]
    lost = next((line for line in outside if has_contact(line.text)), None)
    if lost is not None and not (stages.is_open_letter or _is_of_the_section(lost.text)):
        why = f"a contact stands in line {lost.number}, outside of all officials"
        yield Doubt("targets", why, (lost.number, lost.number))
    printed = [
        one.line.number
        for one in stages.placed
        if one.part in {Part.TARGETS, Part.COPIES}
        for _ in _SALUTATION.findall(one.line.text)
    ]
    if len(printed) > len(draft.targets):
        why = "more salutations than officials are printed"
        yield Doubt("targets", why, (printed[0], printed[-1]))
    greeted = _greeted(draft)
    if draft.targets and greeted and not greeted & _known(draft):
        lines = stages.letter.salutation_lines if stages.letter else ()
        yield Doubt("targets", "the letter greets somebody who is not among the officials", lines)


def _is_of_the_section(text: str) -> bool:
    return "amnesty" in text.lower() or "aiusa" in text.lower()


def _greeted(draft: Draft) -> set[str]:
    """The words for roles in the letter's greeting: `minister`, `ambassador`."""
    greeting = (draft.letter.salutation or "") if draft.letter else ""
    tokens = (word(token) for token in re.split(r"[\s/,]+", greeting))
    return {token[:_STEM] for token in tokens if token in HEADS}


def _known(draft: Draft) -> set[str]:
    said = (f"{one.role or ''} {one.salutation or ''}" for one in draft.targets)
    return {word(token)[:_STEM] for text in said for token in re.split(r"[\s/,]+", text)}


def _surplus(draft: Draft, stages: Stages) -> Iterator[Doubt]:
    begins: dict[str, int] = {}
    for path, numbers in stages.officials.found:
        official = path.partition(".")[0]
        begins[official] = min(*numbers, begins.get(official, numbers[0]))
    for at, target in enumerate(draft.targets):
        first = begins.get(f"targets[{at}]")
        lines = () if first is None else (first, first)
        yield from (Doubt("targets", why, lines) for why in _surplus_of(target, at + 1))


def _surplus_of(target: DraftTarget, number: int) -> Iterator[str]:
    if not (target.copy or target.address_lines or _contacts(target)):
        yield f"nothing is printed to reach official {number} by"
    elif target.name is None and not target.copy:
        yield f"official {number} has no name"
    elif target.role is None and not target.copy and not is_an_embassys(target):
        yield f"official {number} has no role"
    if any(_is_somebody(line) for line in target.address_lines) or _is_woven(target):
        yield f"somebody else may be among the lines of official {number}"


def _inside(target: DraftTarget) -> Iterator[tuple[str, str]]:
    if len(target.address_lines) > _MOST_LINES:
        yield "address_lines", "these are many lines for one address"
    if any(_is_somebody(line) for line in target.address_lines):
        yield "address_lines", "one of these lines names a person"
    if any(count_labels(line) or "@" in line for line in target.address_lines):
        yield "address_lines", "a contact stands among these lines"
    if target.role is None and any(role_length(line.split()) for line in target.address_lines):
        yield "role", "no role was found, but one may be in the address"


def _is_woven(target: DraftTarget) -> bool:
    """An honorific behind the first word: two officials were read across as one."""
    lines = (target.name or "", *target.address_lines)
    tokens = (token for line in lines for token in line.split()[1:])
    return any("." in token and word(token) in HONORIFICS for token in tokens)


def _is_somebody(line: str) -> bool:
    person = person_of(line)
    return person is not None and bool(person.name) and bool(person.role or person.polite)


def is_an_embassys(target: DraftTarget) -> bool:
    """Whether an office heads the address: who is named there often has no role printed."""
    first = target.address_lines[0] if target.address_lines else ""
    return any(is_office(token) for token in first.split())


def _contacts(target: DraftTarget) -> tuple[str, ...]:
    return (
        *target.emails,
        *target.phones,
        *target.faxes,
        *target.twitter,
        *target.facebook,
        *target.instagram,
        *target.contact_forms,
    )
