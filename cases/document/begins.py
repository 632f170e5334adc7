"""How one sees, without a label, that an official's block or a list of asks begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cases.document.chunks import unfolded
from cases.document.contact_labels import Field, count_labels
from cases.document.contacts import Piece, has_contact, split_contacts
from cases.document.dates import is_only_a_date
from cases.document.labelled import label_of
from cases.document.languages import LANGUAGES
from cases.document.people import Person, person_of
from cases.document.places import is_country
from cases.document.roles import role_length
from cases.document.shapes import (
    bullet_of,
    is_prose,
    is_request,
    is_step,
    without_step_number,
)
from cases.document.words import is_office

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cases.document.lines import Line

_ONE_LINE_BLOCK = 2
_FEWEST_BULLET_WORDS = 3
_APPEALS = re.compile(
    "|".join(rf"\b(?:{one.appeals}|{one.asking})" for one in LANGUAGES), re.IGNORECASE
)


def unfolded_block(text: str) -> bool:
    """Whether a line is a whole official's block: a person with two contacts or an address."""
    first, *others = [*split_contacts(text), Piece(Field.REST, "")]
    if first.field is not Field.TEXT:
        return False
    found = unfolded(first.value)
    if found is None:
        return False
    person, address = found
    has_number = any(char.isdigit() for line in address for char in line)
    return len(others) > _ONE_LINE_BLOCK or (person.role is not None and has_number)


def official_listed(text: str) -> str | None:
    """The official behind `1)` or a bullet sign, or None where no sign or nobody stands there."""
    plain = bullet_of(text) or without_step_number(text)
    if plain == text or not plain:
        return None
    return plain if unfolded_block(plain) or _person_in(plain) is not None else None


def block_begins(lines: Sequence[Line]) -> bool:
    """Whether an official's block begins with these lines: a person, then an address."""
    first = lines[0].text
    if lines[1:] and _is_a_salutation(first):
        return block_begins(lines[1:])
    if unfolded_block(first):
        return True
    if bullet_of(first) is not None or first.endswith(":"):
        return False
    person = _person_in(first) or _leader_of(lines)
    if person is None:
        return False
    after = [line.text for line in _until_prose(lines[1:])]
    has_role = person.role is not None or any(role_length(text.split()) for text in after[:2])
    return any(_is_evidence(text) or (has_role and _has_office(text)) for text in after)


def _is_a_salutation(text: str) -> bool:
    """`Salutation: Dear Minister` above the official who is greeted so."""
    return [piece.field for piece in split_contacts(text)] == [Field.SALUTATION]


def block_or_contact(text: str) -> bool:
    """Whether a line can be one of an official's: a role, a contact, an address, a country."""
    has_place = any(char.isdigit() for char in text) or any(map(is_country, text.split(", ")))
    person = _person_in(text)
    has_role = person is not None and person.role is not None
    return has_place or has_role or has_contact(text) or _has_office(text)


def block_surely_begins(lines: Sequence[Line]) -> bool:
    """Whether these lines are an official's even in a story: a contact or an address is there."""
    if not block_begins(lines):
        return False
    after = [lines[0].text, *(line.text for line in _until_prose(lines[1:]))]
    has_role = any(role_length(text.split()) or _has_office(text) for text in after[:4])
    numbered = [text for text in after if any(char.isdigit() for char in text)]
    return has_role and (any(map(count_labels, after)) or len(numbered) > 1)


def asks_begin(line: Line, before: Line | None, after: Line | None) -> bool:
    """Whether a list of asks begins: its introduction, or its first bullet."""
    if without_step_number(line.text) != line.text and is_step(line.text):
        return True
    if bullet_of(line.text) is not None:
        return _is_first_bullet(line, before, after)
    if after is None or not line.text.endswith(":") or not _APPEALS.search(line.text):
        return False
    return bullet_of(after.text) is not None or is_request(after.text)


def _is_first_bullet(line: Line, before: Line | None, after: Line | None) -> bool:
    text = bullet_of(line.text) or ""
    if len(text.split()) < _FEWEST_BULLET_WORDS or label_of(text) is not None:
        return False
    introduced = before is not None and before.text.endswith(":")
    if introduced and before is not None and _APPEALS.search(before.text):
        return True
    goes_on = after is not None and bullet_of(after.text) is not None
    return is_request(text) and (introduced or goes_on)


def _person_in(text: str) -> Person | None:
    piece = next(split_contacts(text), None)
    return person_of(piece.value) if piece and piece.field is Field.TEXT else None


def _leader_of(lines: Sequence[Line]) -> Person | None:
    """The person right below the office that they lead."""
    if not lines[1:] or not _has_office(lines[0].text):
        return None
    person = person_of(lines[1].text)
    return person if person and person.role else None


def _until_prose(lines: Sequence[Line]) -> Iterator[Line]:
    for at, line in enumerate(lines):
        if bullet_of(line.text) or label_of(line.text):
            return
        if is_prose(line.text) and not is_note(line, lines[at + 1] if lines[at + 1 :] else None):
            return
        yield line


def is_note(line: Line, after: Line | None) -> bool:
    """A sentence among the lines of an official's block: contacts go on below it."""
    return after is not None and not line.text.endswith(":") and count_labels(after.text) > 0


def _is_evidence(text: str) -> bool:
    if is_only_a_date(text):
        return False
    return count_labels(text) > 0 or any(char.isdigit() for char in text)


def _has_office(text: str) -> bool:
    return any(is_office(token) for token in text.split())
